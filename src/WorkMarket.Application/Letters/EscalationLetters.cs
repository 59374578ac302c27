using System.Collections.Immutable;
using System.Globalization;
using WorkMarket.Application.Dossiers;
using WorkMarket.Application.Escalations;
using WorkMarket.Application.Mail;
using WorkMarket.Application.Notifications;
using WorkMarket.Application.People;
using WorkMarket.Application.Words;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;
using static WorkMarket.Application.Letters.EscalationValues;

namespace WorkMarket.Application.Letters;

/// <summary>
/// What letters say of escalations (domain.md §6 and §7): a section for each thing that happened, then where it stands, how to answer and
/// what comes next.
/// </summary>
public sealed class EscalationLetters(
    ClientWords words, ReplyTokens tokens, IDirectory directory, DossierOptions dossier, MailOptions options, Policy policy)
{
    private readonly SupportAnswers support = new(tokens, options, policy);

    /// <summary>Completes a letter; one that is about no escalation, nor answers a mail about one, is returned as it is.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="state">The assignment with what fell due.</param>
    /// <param name="told">What it is about.</param>
    /// <param name="reader">Who gets it; null is the desk.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Letter> Complete(
        Letter letter, Assignment state, ImmutableList<EventNotice> told, Person? reader, CancellationToken cancellation)
    {
        var about = told.FindAll(one => EscalationRecord.FindFor(state, one.Happened.Event) is not null);
        if (about.IsEmpty)
            return await support.Complete(letter, state, told, cancellation);
        var last = EscalationRecord.FindFor(state, about[^1].Happened.Event)!;
        var replyTo = await ReplyTo(state, last, reader, cancellation);
        var sections = ImmutableList.CreateBuilder<LetterSection>();
        foreach (var one in about)
            sections.Add(await Section(state, one, reader, replyTo, cancellation));
        if (last.IsOpen)
            sections.Add(Tail(EndedEngagements.About(state, about[^1].Happened), last.Id, about, reader, replyTo));
        return letter with
        {
            Thread = $"{last.Id}.{state.Id}",
            ReplyTo = replyTo,
            Sections = sections.ToImmutable(),
            DossierFor = sections.Any(section => section.Form == EscalationForms.Arbitration) ? reader!.As(Channel.Api) : null,
        };
    }

    // Instants are said in the assignment's zone, and in UTC.
    private static MailTimes Times(Assignment state) => new(state.Brief.Schedule.Zone);

    private async Task<LetterSection> Section(
        Assignment state, EventNotice told, Person? reader, string? replyTo, CancellationToken cancellation)
    {
        var @event = told.Happened.Event;
        // Of an engagement that ended it is said how that stands.
        var about = EndedEngagements.About(state, told.Happened);
        var escalation = EscalationRecord.FindFor(about, @event)!;
        var form = EscalationForms.ForEvent(reader, @event);
        var quotes = await Quotes(state, escalation, told, reader, cancellation);
        var values = EscalationValues.ForEscalation(about, escalation, Times(state))
            .AddRange(EscalationValues.ForEvent(escalation, @event))
            .AddRange(EscalationValues.ForArbitrator(dossier))
            .Add("support", policy.Support.InWords)
            .Add("reply", If(replyTo is not null))
            .Add("more", quotes.Count > options.QuotedResponses ? (quotes.Count - options.QuotedResponses).ToString(
                CultureInfo.InvariantCulture) : "");
        if (form == EscalationForms.Request)
            values = values.Add("page", await Page(state, escalation, reader!, cancellation));
        if (form == EscalationForms.Task)
            values = values.AddRange(await Client(state, cancellation));
        return new(form, values)
        {
            Quotes = [.. quotes.TakeLast(options.QuotedResponses).Select(
                quote => quote with { Text = Excerpt.Cut(quote.Text, options.ExcerptLength) })],
        };
    }

    // What comes next is told by running the rules ahead: after the month's end there is no update.
    private LetterSection Tail(Assignment state, EscalationId id, ImmutableList<EventNotice> about, Person? reader, string? replyTo)
    {
        var escalation = state.Core.Escalations.Find(one => one.Id == id)!;
        var coming = Forecast.Predict(escalation, policy);
        return new(EscalationForms.Tail, EscalationValues.ForEscalation(state, escalation, Times(state)).AddRange(Values(
            ("reply", If(replyTo is not null)),
            ("updateAt", Times(state).Write(coming.Find(step => step.Kind == StepKind.Update)?.At)),
            ("forWorker", If(reader?.Role == Role.Worker)),
            ("forClient", If(reader?.Role == Role.Client && !about.Exists(told => told.Notice.Kind == NoticeKind.EscalationRequest))),
            ("paused", If(escalation.Pause is not null && !about.Exists(told => told.Happened.Event
                is EscalationAnswered { Pauses: true } or EscalationUpdateDue { WithWorker: true }))),
            ("suspended", If(
                escalation.Suspension is not null && !about.Exists(told => told.Notice.Kind == NoticeKind.EscalationSuspended))))))
        {
            Steps = [.. coming.Where(step => step.Kind == StepKind.Stage).Select(
                step => new LetterStep(Times(state).Write(step.At), EscalationWords.Coming(step.Stage)))],
        };
    }

    private async Task<ImmutableList<Quote>> Quotes(
        Assignment state, Escalation escalation, EventNotice told, Person? reader, CancellationToken cancellation)
    {
        var by = reader?.As(Channel.Api) ?? new Actor.System();
        return told.Happened.Event switch
        {
            EscalationOpened opened => [new("The worker wrote:", opened.Statement)],
            EscalationAnswered => Said(state, await words.With(state, by, told.Numbered, cancellation)),
            // Without a response there is nothing to look for.
            EscalationUpdateDue when escalation.LastResponse is not null =>
                Said(state, await words.Since(state, escalation, told.Numbered, by, cancellation)),
            EscalationClosed { End: EscalationStage.Withdrawn, Reason: { } reason } => [new("The worker wrote:", reason)],
            EscalationClosed { Reason: { } reason } => [new("WorkMarket's support wrote:", reason)],
            _ => [],
        };
    }

    private static ImmutableList<Quote> Said(Assignment state, ImmutableList<Said> said) =>
        said.ConvertAll(one => new Quote($"{Times(state).Write(one.At)}, by {Wording.InWords(one.Channel)}:", one.Text));

    // Every mail of an escalation to the client carries it (domain.md §6).
    private async Task<string?> ReplyTo(Assignment state, Escalation escalation, Person? reader, CancellationToken cancellation) =>
        options.InboundDomain is { } domain && reader is { Role: Role.Client, Id: var id }
            ? new ReplyAddress(
                state.Id, escalation.Id, await tokens.Compute(TokenUse.Reply, new(state.Id, escalation.Id, id), cancellation))
                .At(domain)
            : null;

    private async Task<string> Page(Assignment state, Escalation escalation, Person reader, CancellationToken cancellation)
    {
        var bearer = new TokenBearer(state.Id, escalation.Id, reader.Id);
        return UpdateLink.Create(options.BaseUrl, bearer, await tokens.Compute(TokenUse.Link, bearer, cancellation)).AbsoluteUri;
    }

    // Whom the account manager is to reach.
    private async Task<ImmutableDictionary<string, string>> Client(Assignment state, CancellationToken cancellation)
    {
        var company = await directory.FindCompany(state.Brief.Company, cancellation);
        var manager = await directory.FindPerson(state.Brief.ProjectManager, cancellation);
        return Values(
            ("company", company?.Name ?? state.Brief.Company.Value),
            ("projectManager", manager?.Name ?? state.Brief.ProjectManager.Value),
            ("projectManagerMail", manager?.Email ?? ""));
    }
}
