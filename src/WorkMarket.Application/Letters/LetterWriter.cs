using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Mail;
using WorkMarket.Application.Notifications;
using WorkMarket.Application.People;
using WorkMarket.Application.Words;
using WorkMarket.Domain;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Places;

namespace WorkMarket.Application.Letters;

/// <summary>A letter, or null where none is to be sent.</summary>
/// <param name="Letter">The letter.</param>
/// <param name="Otherwise">Why there is none: it is not wanted, or there is no address, or what it would say is overtaken.</param>
public sealed record LetterOrNot(Letter? Letter, MailState Otherwise = MailState.NotWanted);

/// <summary>Writes the letter of what somebody is told, from the events and the case as they are when it is sent.</summary>
/// <param name="directory">Says who has which address; it may be a little old. What mail somebody wants it says as it is.</param>
/// <param name="escalations">Says what there is to say of escalations.</param>
/// <param name="options">How mail goes out.</param>
/// <param name="policy">The platform's limits.</param>
/// <param name="clock">Tells what fell due by now.</param>
public sealed class LetterWriter(IDirectory directory, EscalationLetters escalations, MailOptions options, Policy policy, IClock clock)
{
    /// <summary>The letter. Two requests at the most, but for what letters about escalations look up.</summary>
    /// <param name="stored">The case as it is now.</param>
    /// <param name="first">The first event of the commit that it tells of.</param>
    /// <param name="telling">What is told of that commit, and to whom.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<LetterOrNot> Write(StoredCase stored, long first, NoticesTo telling, CancellationToken cancellation)
    {
        // With what fell due, though it is not recorded yet: an escalation may be over by it.
        var state = stored.State.Evolve(Clock.Tick(stored.State, policy, clock.GetCurrentInstant()))!;
        var valid = telling.What.FindAll(told => !EscalationEvents.IsOvertaken(state, told.Happened.Event));
        if (valid.IsEmpty)
            return new(null, MailState.Overtaken);
        if (await Address(telling.To, valid, cancellation) is not var (address, reader, wanted))
            return new(null);
        var main = wanted.Find(IsOfEscalation) ?? wanted[0];
        var about = EndedEngagements.About(state, main.Happened);
        var letter = new Letter
        {
            Id = LetterId(state.Id, first, telling.To),
            Address = address,
            Name = Excerpt.Cut(reader?.Name ?? "WorkMarket Support", options.SubjectTitleLength),
            Line = main.Said.What,
            Then = IsOfEscalation(main) ? null : main.Said.Then,
            Also = wanted.FindAll(told => told.Said.What != main.Said.What).ConvertAll(InALine).Distinct().ToImmutableList(),
            Title = Excerpt.Cut(main.Notice.Title, options.SubjectTitleLength),
            Number = state.Core.Number?.Value,
            Invoice = Parts.InvoiceNumberOf(about)?.ToString(),
            Schedule = Reading.At(about.Brief.Schedule),
            Place = PlaceFor(reader, about)?.InFull(),
            Written = wanted.Select(told => Written(told, wanted)).FirstOrDefault(text => text is not null) is { } written
                ? Excerpt.Cut(written, options.ExcerptLength)
                : null,
            Page = new(options.BaseUrl, $"assignments/{state.Id}{(IsOnEscalationPage(main, reader) ? "/escalation" : "")}"),
            Support = reader is null ? null : policy.Support.InWords,
            Case = state.Id.Value,
            Version = stored.Version,
            Hash = stored.Hash,
            IgnoresPreferences = wanted.Exists(told => told.Notice.Kind.IgnoresPreferences()),
        };
        return new(WithTimesApart(await escalations.Complete(letter, state, wanted, reader, cancellation), state, wanted));
    }

    private static Place? PlaceFor(Person? reader, Assignment about) => reader?.Role == Role.Worker
        ? PlaceRules.ForReader(about, reader.As(Channel.Desktop), about.Brief.Place)
        : about.Brief.Place;

    // Who is to approve what was submitted, and whose work it is, need not look for what is to be seen apart.
    private Letter WithTimesApart(Letter letter, Assignment state, ImmutableList<EventNotice> told) =>
        told.Exists(one => one.Happened.Event is Completed or StoodBy) && TimesApart.FromCase(state, policy) is { } apart
            ? letter with
            {
                Sections = letter.Sections.Add(new("times-apart", ImmutableDictionary<string, string>.Empty)
                {
                    Steps = [.. ApartWords.Lines(apart).Select(line => new LetterStep(line.What, line.How))],
                }),
            }
            : letter;

    /// <summary>
    /// What names a mail: the first event of its commit and the addressee, and nothing that changes. What it tells of that commit can: an
    /// update that a later one swallows is told no more.
    /// </summary>
    public static string LetterId(AssignmentId id, long first, Addressee addressee)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(addressee.Key)))[..16];
        return string.Create(CultureInfo.InvariantCulture, $"{first}.{id}.{hash}");
    }

    // Of a message that is a response the letter's part about the escalation quotes by itself.
    private static string? Written(EventNotice told, ImmutableList<EventNotice> wanted) =>
        told.Happened.Event.Inner() is MessagePosted posted
        && wanted.Exists(other => other.Happened.Event is EscalationAnswered answered && answered.Message == posted.Message)
            ? null
            : told.Written;

    // WorkMarket's people work on the escalation's page, and read no other of the case.
    private static bool IsOnEscalationPage(EventNotice main, Person? reader) =>
        IsOfEscalation(main) || reader is null or { Role: Role.AccountManager or Role.Support };

    private static bool IsOfEscalation(EventNotice told) => told.Notice.Kind.Category() == NoticeCategory.Escalations;

    private static string InALine(EventNotice told) => IsOfEscalation(told) ? $"{told.Said.What}." : told.Said.Text;

    private async Task<(string Address, Person? Reader, ImmutableList<EventNotice> Wanted)?> Address(
        Addressee to, ImmutableList<EventNotice> valid, CancellationToken cancellation)
    {
        if (to is not Addressee.Person { Id: var id })
            return options.Desk is { } desk ? (desk, null, valid) : null;
        if (await directory.FindPerson(id, cancellation) is not { Email: { } email } reader)
            return null;
        // Nobody's preference is asked for where the mail goes out anyway: then it says all there is.
        if (valid.Exists(told => told.Notice.Kind.IgnoresPreferences()))
            return (email, reader, valid);
        var preference = await directory.FindMailPreference(id, cancellation);
        var wanted = valid.FindAll(told => preference.Wants(told.Notice.Kind));
        return wanted.IsEmpty ? null : (email, reader, wanted);
    }
}
