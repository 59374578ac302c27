using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;

namespace WorkMarket.Application.Inbound;

/// <summary>What makes a mail the same one, however often it is delivered: 32 small hexadecimal digits.</summary>
public readonly record struct MailId(string Value)
{
    private const int Length = 32;

    /// <summary>The id of a mail: from its Message-ID, else from sender, date and text.</summary>
    public static MailId FromMail(ReceivedMail mail)
    {
        string[] words = mail.MessageId is { } id ? ["id", id] : ["mail", mail.From, mail["Date"] ?? "", mail.Subject, mail.Body];
        return new(Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(words)))[..Length]);
    }

    /// <summary>Whether a text has the form of an id.</summary>
    public static bool IsId(string text) => text.Length == Length && text.All(char.IsAsciiHexDigitLower);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A header of a mail, decoded.</summary>
public sealed record MailHeader(string Name, string Value);

/// <summary>
/// A mail as it was received and read. All in it is its sender's word but for the envelope, and all of it is fit to be shown: without
/// control characters, and in lines that end with a line feed.
/// </summary>
public sealed record ReceivedMail
{
    /// <summary>Its Message-ID without brackets, or null where it has none.</summary>
    public string? MessageId { get; init; }

    /// <summary>The bare address that it says it is from; empty where there is none.</summary>
    public string From { get; init; } = "";

    /// <summary>The address to which its server returns what cannot be delivered: empty for none, null where that is not known.</summary>
    public string? ReturnTo { get; init; }

    /// <summary>The bare addresses that it went to: those it names, then those of the envelope.</summary>
    public ImmutableList<string> To { get; init; } = [];

    /// <summary>Its subject, in one line.</summary>
    public string Subject { get; init; } = "";

    /// <summary>All of its headers that are known.</summary>
    public ImmutableList<MailHeader> Headers { get; init; } = [];

    /// <summary>Its text, or as much of it as is kept.</summary>
    public string Body { get; init; } = "";

    /// <summary>What its sender wrote: the text without what is quoted, and without a signature. Empty where nothing is left.</summary>
    public string Written { get; init; } = "";

    /// <summary>
    /// The whole text in which our line to write above stands, as plain text or as HTML shows it; null where it stands in neither. What was
    /// written is told from it by what we sent (<see cref="Quotation"/>).
    /// </summary>
    public string? Marked { get; init; }

    /// <summary>
    /// Whether the gateway found that it is not from whom it says it is from: SPF, DKIM or DMARC failed. False also where it found nothing.
    /// </summary>
    public bool IsForged { get; init; }

    /// <summary>Whether reading it was given up, as it would take too long: its text is then how it begins, as it came.</summary>
    public bool IsUnread { get; init; }

    /// <summary>The value of the first header of a name, in capitals or not; null where there is none.</summary>
    public string? this[string name] => Headers.Find(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;
}

/// <summary>A mail in parts, as a mail gateway that has read it hands it on.</summary>
/// <param name="From">Whom it says it is from: an address, with a name or without.</param>
/// <param name="To">The addresses that it names or went to, likewise.</param>
public sealed record MailParts(string From, ImmutableList<string> To)
{
    /// <summary>The envelope's sender: empty for none, null where that is not known.</summary>
    public string? ReturnTo { get; init; }

    /// <summary>What the gateway found by SPF, DKIM and DMARC, as in <c>pass</c>; empty where it says nothing.</summary>
    public ImmutableList<string> Findings { get; init; } = [];

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
