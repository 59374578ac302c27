using System.Collections.Immutable;

namespace WorkMarket.Application.Inbound;

/// <summary>A mail in parts, as a mail gateway that has read it hands it on.</summary>
/// <param name="From">Whom it says it is from: an address, with a name or without.</param>
/// <param name="To">The addresses that it names or went to, likewise.</param>
public sealed record MailParts(string From, ImmutableList<string> To)
{
    /// <summary>The envelope's sender: empty for none, null where that is not known.</summary>
    public string? ReturnTo { get; init; }

    /// <summary>The subject.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The headers.</summary>
    public ImmutableList<MailHeader> Headers { get; init; } = [];

    /// <summary>The text as plain text, or null.</summary>
    public string? Text { get; init; }

    /// <summary>The text as HTML, or null.</summary>
    public string? Html { get; init; }
}

/// <summary>
/// Reads mail. Whatever is wrong with it, it is read as far as it goes: in a charset that is unknown or not the one that is named, with
/// headers that are broken, cut off in the middle. What would take too long is not read, and says so.
/// </summary>
public interface IMailReader
{
    /// <summary>Reads a mail in parts.</summary>
    ReceivedMail Read(MailParts parts);

    /// <summary>Reads the fields of a form of SendGrid's Inbound Parse, parsed or raw. Fields that are missing count as empty.</summary>
    ReceivedMail Read(IReadOnlyDictionary<string, byte[]> form);
}
