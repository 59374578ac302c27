using System.Collections.Immutable;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Mail;

/// <summary>
/// A mail as it is handed to the mail server. Its texts are as people wrote them: who makes a mail of it must encode them.
/// </summary>
public sealed record Letter
{
    /// <summary>
    /// Names the mail: the same for every attempt at it, as in <c>42.0123abcd.9f86d081</c>. The sender's domain is put behind it.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>The addressee's address.</summary>
    public required string Address { get; init; }

    /// <summary>The addressee's name.</summary>
    public required string Name { get; init; }

    /// <summary>What happened, in a line.</summary>
    public required string Line { get; init; }

    /// <summary>Its facts and what the reader can do, or null where sections say that.</summary>
    public string? Then { get; init; }

    /// <summary>What else happened at once, a line each.</summary>
    public ImmutableList<string> Also { get; init; } = [];

    /// <summary>The assignment's title.</summary>
    public required string Title { get; init; }

    /// <summary>The number by which people name the assignment; null where it has none yet.</summary>
    public string? Number { get; init; }

    /// <summary>The number of its invoice; null where there is none.</summary>
    public string? Invoice { get; init; }

    /// <summary>When the work is to be done, in words; null where it is not said.</summary>
    public string? Schedule { get; init; }

    /// <summary>Where the work is to be done, as far as the reader may know it; null where it is not said.</summary>
    public string? Place { get; init; }

    /// <summary>What somebody wrote with it, cut to a length, or null.</summary>
    public string? Written { get; init; }

    /// <summary>The page on which the reader finds it all and can act; null where there is none.</summary>
    public Uri? Page { get; init; }

    /// <summary>How WorkMarket Support is reached, in words; null in a mail to it.</summary>
    public string? Support { get; init; }

    /// <summary>The case's id; empty in a letter about people, which belongs to none.</summary>
    public required string Case { get; init; }

    /// <summary>The case's version.</summary>
    public required long Version { get; init; }

    /// <summary>The hash of the case's latest event.</summary>
    public required string Hash { get; init; }

    /// <summary>What it says besides, each in words of its own kind.</summary>
    public ImmutableList<LetterSection> Sections { get; init; } = [];

    /// <summary>The address that an answer goes to, or null where mail is not answered.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Names what the mails of one matter have in common, as in <c>e1.0123abcd</c>; null where a mail stands alone.</summary>
    public string? Thread { get; init; }

    /// <summary>Whether it goes out whatever mail the addressee prefers.</summary>
    public bool IgnoresPreferences { get; init; }

    /// <summary>Who is to get the dossier with it, as that person may read it; null where it goes without.</summary>
    public Actor? DossierFor { get; init; }

    /// <summary>What goes with it. Whoever opened them closes them.</summary>
    public ImmutableList<Enclosure> Enclosures { get; init; } = [];
}

/// <summary>Hands mail to a mail server.</summary>
public interface IMailer
{
    /// <summary>Sends a mail.</summary>
    /// <exception cref="MailRefusedException">The server will never take it.</exception>
    /// <exception cref="MailUnavailableException">It may take it later.</exception>
    Task Send(Letter letter, CancellationToken cancellation);

    /// <summary>What a letter says, as plain text.</summary>
    string Text(Letter letter) => "";
}

/// <summary>A mail that the server will never take.</summary>
public sealed class MailRefusedException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The mail server does not answer, or takes no mail now.</summary>
public sealed class MailUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A part of a letter, in words of its own kind. The texts in it are as people wrote them.</summary>
/// <param name="Form">Names those words, as in <c>worker-update</c>.</param>
/// <param name="Values">What they are filled in with, a line each; empty where there is nothing to say of it.</param>
public sealed record LetterSection(string Form, ImmutableDictionary<string, string> Values)
{
    /// <summary>What people wrote, each cut to a length.</summary>
    public ImmutableList<Quote> Quotes { get; init; } = [];

    /// <summary>What comes if nobody acts.</summary>
    public ImmutableList<LetterStep> Steps { get; init; } = [];
}

/// <summary>What somebody wrote, and a line that says who or when.</summary>
public sealed record Quote(string Head, string Text);

/// <summary>What happens, and when in words.</summary>
public sealed record LetterStep(string At, string What);

/// <summary>A file that goes with a letter.</summary>
public sealed record Enclosure(string Name, string MediaType, Stream Content);
