using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Notifications;
using WorkMarket.Application.People;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Notifications;

namespace WorkMarket.Application.Mail;

/// <summary>Writes the letter of what somebody is told, from the events and the case as they are when it is sent.</summary>
public sealed class LetterWriter(IDirectory directory, MailOptions options)
{
    /// <summary>The letter, or null where no mail is wanted or there is no address. Two requests at the most.</summary>
    public async Task<Letter?> Write(StoredCase stored, Telling telling, CancellationToken cancellation)
    {
        if (await Address(telling, cancellation) is not var (address, name, wanted))
            return null;
        var (notice, happened) = wanted[0];
        return new()
        {
            Id = LetterId(stored.State.Id, telling.Notices[0].Sequence, telling.To),
            Address = address,
            Name = Excerpt.Of(name, options.SubjectTitleLength),
            Line = notice.Text,
            Also = wanted.Skip(1).Select(told => told.Notice.Text).Distinct().Where(line => line != notice.Text).ToImmutableList(),
            Title = Excerpt.Of(notice.Title, options.SubjectTitleLength),
            Written = Wording.Written(happened.Event) is { } written ? Excerpt.Of(written, options.ExcerptLength) : null,
            Case = stored.State.Id.Value,
            Version = stored.Version,
            Hash = stored.Hash,
            Link = new(options.BaseUrl, $"/api/assignments/{Uri.EscapeDataString(stored.State.Id.Value)}"),
        };
    }

    /// <summary>What names a mail: the first event that it tells of and the addressee, and nothing that changes.</summary>
    public static string LetterId(AssignmentId id, long sequence, Addressee addressee)
    {
        var to = addressee is Addressee.Person person ? $"person-{person.Id}" : "desk";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(to)))[..16];
        return string.Create(CultureInfo.InvariantCulture, $"{sequence}.{id}.{hash}");
    }

    private async Task<(string Address, string Name, ImmutableList<ToldNotice> Wanted)?> Address(Telling telling, CancellationToken cancellation)
    {
        if (telling.To is not Addressee.Person { Id: var id })
            return options.Desk is { } desk ? (desk, "WorkMarket Support", telling.What) : null;
        if (await directory.FindPerson(id, cancellation) is not { Email: { } email, Name: var name })
            return null;
        var preference = await directory.FindMailPreference(id, cancellation);
        var wanted = telling.What.FindAll(told => preference.Wants(told.Notice.Kind.Category()));
        return wanted.IsEmpty ? null : (email, name, wanted);
    }
}
