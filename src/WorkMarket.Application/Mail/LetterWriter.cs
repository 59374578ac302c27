using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Notifications;
using WorkMarket.Application.People;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Notifications;

namespace WorkMarket.Application.Mail;

/// <summary>A notice's letter, or null where no mail is wanted or there is no address.</summary>
public sealed record FoundLetter(NoticeId Notice, Letter? Letter);

/// <summary>Writes the letter for a ticket, from the event and the case as they are when it is sent.</summary>
public sealed class LetterWriter(ICaseStore cases, INotices notices, IDirectory directory, MailOptions options)
{
    /// <summary>The letter, or null where there is nothing more to do: it is sent, or there is no such notice.</summary>
    public async Task<FoundLetter?> Find(MailTicket ticket, CancellationToken cancellation)
    {
        if (await ReadEvent(ticket, cancellation) is not { } happened)
            return null;
        var id = NoticeId.Of(ticket.Case, ticket.Sequence, happened.At);
        if (await notices.Find(ticket.To, id, cancellation) is not { Mail: null, Notice: var notice })
            return null;
        if (await Address(ticket.To, notice.Kind.Category(), cancellation) is not var (address, name))
            return new(id, null);
        var stored = await cases.Read(ticket.Case, cancellation);
        return stored is null ? null : new(id, new()
        {
            Id = LetterId(ticket),
            Address = address,
            Name = Cut(name, options.SubjectTitleLength),
            Line = notice.Text,
            Title = Cut(notice.Title, options.SubjectTitleLength),
            Written = Wording.Written(happened.Event) is { } written ? Cut(written, options.ExcerptLength) : null,
            Case = ticket.Case.Value,
            Version = stored.Version,
            Hash = stored.Hash,
            Link = new(options.BaseUrl, $"/api/assignments/{Uri.EscapeDataString(ticket.Case.Value)}"),
        });
    }

    /// <summary>What names a mail: event and addressee, and nothing that changes.</summary>
    public static string LetterId(MailTicket ticket)
    {
        var to = ticket.To is Addressee.Person person ? $"person-{person.Id}" : "desk";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(to)))[..16];
        return string.Create(CultureInfo.InvariantCulture, $"{ticket.Sequence}.{ticket.Case}.{hash}");
    }

    private async Task<Happened?> ReadEvent(MailTicket ticket, CancellationToken cancellation)
    {
        await foreach (var item in cases.ReadEvents(ticket.Case, ticket.Sequence - 1, ticket.Sequence, cancellation))
        {
            return EventJson.Read(item.Bytes.Span);
        }
        return null;
    }

    private async Task<(string Address, string Name)?> Address(Addressee to, NoticeCategory category, CancellationToken cancellation)
    {
        if (to is not Addressee.Person { Id: var id })
            return options.Desk is { } desk ? (desk, "WorkMarket Support") : null;
        return await directory.FindPerson(id, cancellation) is { Email: { } email, Name: var name }
            && (await directory.FindMailPreference(id, cancellation)).Wants(category)
            ? (email, name)
            : null;
    }

    // Never through the middle of a character.
    private static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var end = length - 1;
        if (char.IsHighSurrogate(text[end - 1]))
            end--;
        return text[..end] + "…";
    }
}
