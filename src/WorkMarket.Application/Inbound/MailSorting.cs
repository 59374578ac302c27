using System.Collections.Immutable;
using System.Net.Mail;
using WorkMarket.Application.Mail;

namespace WorkMarket.Application.Inbound;

/// <summary>What a mail is, whatever it is about.</summary>
public enum MailNature
{
    /// <summary>A person wrote it.</summary>
    Written,

    /// <summary>A machine answered for a person: out of office, or a receipt.</summary>
    Automatic,

    /// <summary>A mail server says that a mail was not delivered.</summary>
    Bounce,

    /// <summary>It is one of our own, come back.</summary>
    Ours,
}

/// <summary>Tells what people wrote from bounces and automatic replies, which are no response (domain.md §6), by RFC 3834 and what servers do.</summary>
public static class MailSorting
{
    private static readonly ImmutableArray<string> Daemons = ["mailer-daemon", "postmaster"];
    private static readonly ImmutableArray<string> ByMachines = ["bulk", "auto_reply", "junk"];
    private static readonly ImmutableArray<string> OfResponders = ["X-Autoreply", "X-Autorespond", "X-Auto-Response-Suppress"];
    private static readonly ImmutableArray<string> OfAbsence =
    [
        "automatic reply", "auto reply", "auto-reply", "autoreply", "out of office", "automatische antwort", "réponse automatique", "respuesta automática",
        "resposta automática", "risposta automatica", "automatisch antwoord",
    ];

    /// <summary>What a mail is.</summary>
    public static MailNature Of(ReceivedMail mail, MailOptions options)
    {
        if (IsOurs(mail, new MailAddress(options.From)))
            return MailNature.Ours;
        if (mail["X-Failed-Recipients"] is not null || IsReport(mail, "delivery-status") || Daemons.Contains(mail.From.Split('@')[0], StringComparer.OrdinalIgnoreCase))
            return MailNature.Bounce;
        // Some gateways hand over no headers: what answers for a person says so at the beginning of the subject, too.
        if (IsAutomatic(mail) || OfAbsence.Any(words => mail.Subject.StartsWith(words + ":", StringComparison.OrdinalIgnoreCase)))
            return MailNature.Automatic;
        // Nobody is to answer it: else it is a mail server.
        if (mail.ReturnTo is "" || mail["Return-Path"]?.Trim() == "<>")
            return OfAbsence.Any(words => mail.Subject.StartsWith(words, StringComparison.OrdinalIgnoreCase)) ? MailNature.Automatic : MailNature.Bounce;
        return MailNature.Written;
    }

    private static bool IsOurs(ReceivedMail mail, MailAddress from) =>
        mail["X-WorkMarket-Case"] is not null
        || mail.From.Equals(from.Address, StringComparison.OrdinalIgnoreCase)
        || mail.MessageId?.EndsWith($"@{from.Host}", StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsAutomatic(ReceivedMail mail) =>
        FirstWord(mail["Auto-Submitted"]) is { Length: > 0 } submitted && !submitted.Equals("no", StringComparison.OrdinalIgnoreCase)
        || ByMachines.Contains(FirstWord(mail["Precedence"]), StringComparer.OrdinalIgnoreCase)
        || OfResponders.Any(name => mail[name] is not null)
        || IsReport(mail, "");

    private static bool IsReport(ReceivedMail mail, string type) => mail["Content-Type"] is { } content
        && FirstWord(content).Equals("multipart/report", StringComparison.OrdinalIgnoreCase)
        && content.Contains(type, StringComparison.OrdinalIgnoreCase);

    // The value without parameters and comments.
    private static string FirstWord(string? value) => value?.Split([';', '(', ' '], 2, StringSplitOptions.TrimEntries)[0] ?? "";
}
