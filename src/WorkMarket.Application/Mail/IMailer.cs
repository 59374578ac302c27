using System.Collections.Immutable;

namespace WorkMarket.Application.Mail;

/// <summary>A mail as it is handed to the mail server. Its texts are as people wrote them: who makes a mail of it must encode them.</summary>
public sealed record Letter
{
    /// <summary>Names the mail: the same for every attempt at it, as in <c>42.0123abcd.9f86d081</c>. The sender's domain is put behind it.</summary>
    public required string Id { get; init; }

    /// <summary>The addressee's address.</summary>
    public required string Address { get; init; }

    /// <summary>The addressee's name.</summary>
    public required string Name { get; init; }

    /// <summary>What happened, in a line.</summary>
    public required string Line { get; init; }

    /// <summary>What else happened at once, a line each.</summary>
    public ImmutableList<string> Also { get; init; } = [];

    /// <summary>The assignment's title.</summary>
    public required string Title { get; init; }

    /// <summary>What somebody wrote with it, cut to a length, or null.</summary>
    public string? Written { get; init; }

    /// <summary>The case's id.</summary>
    public required string Case { get; init; }

    /// <summary>The case's version.</summary>
    public required long Version { get; init; }

    /// <summary>The hash of the case's latest event.</summary>
    public required string Hash { get; init; }

    /// <summary>Where to read on.</summary>
    public required Uri Link { get; init; }
}

/// <summary>Hands mail to a mail server.</summary>
public interface IMailer
{
    /// <summary>Sends a mail.</summary>
    /// <exception cref="MailRefusedException">The server will never take it.</exception>
    /// <exception cref="MailUnavailableException">It may take it later.</exception>
    Task Send(Letter letter, CancellationToken cancellation);
}

/// <summary>A mail that the server will never take.</summary>
public sealed class MailRefusedException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The mail server does not answer, or takes no mail now.</summary>
public sealed class MailUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
