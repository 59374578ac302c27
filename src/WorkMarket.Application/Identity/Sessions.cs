using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Identity;

/// <summary>How long people stay signed in on the pages.</summary>
public sealed record SessionSettings
{
    /// <summary>How long a sign-in on somebody's own phone holds after it was last used.</summary>
    [Range(typeof(Duration), "PT1M", "P365D")]
    public Duration OnPhone { get; init; } = Duration.FromDays(30);

    /// <summary>How long a sign-in on a computer holds after it was last used.</summary>
    [Range(typeof(Duration), "PT1M", "P365D")]
    public Duration OnComputer { get; init; } = Duration.FromHours(12);
}

/// <summary>A sign-in on the pages. It fixes the channel of all that is done there (domain.md §3).</summary>
/// <param name="Person">Who signed in.</param>
/// <param name="Channel">Whether on a phone of one's own or on a computer.</param>
/// <param name="Since">When it was.</param>
/// <param name="Until">Until when it holds, unless it is used before.</param>
public sealed record Session(PersonId Person, Channel Channel, Instant Since, Instant Until);

/// <summary>Names a session as its cookie does: whose it is, and a secret of 256 bits, of which storage has only the hash.</summary>
public sealed record SessionKey(PersonId Person, string Secret)
{
    private const int SecretLength = 32;

    /// <summary>What the session's row is called: the SHA-256 of the secret.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Secret)));

    /// <summary>A new one for a person.</summary>
    public static SessionKey ForPerson(PersonId person) =>
        new(person, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretLength)));

    /// <summary>Reads what a cookie says; null where it is none of ours.</summary>
    public static SessionKey? Parse(string? cookie) =>
        cookie?.Split('.') is [{ Length: > 0 and < 300 } person, { Length: > 0 and < 100 } secret] && Base64Url.IsValid(person)
            ? new(new(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(person))), secret)
            : null;

    /// <summary>The cookie's value.</summary>
    public string ToCookie() => $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Person.Value))}.{Secret}";
}

/// <summary>Keeps sessions, a row each. Each member is one storage request.</summary>
public interface ISessions
{
    /// <summary>Keeps a session, or what it is now.</summary>
    Task Put(SessionKey key, Session session, CancellationToken cancellation);

    /// <summary>A session, or null where there is none.</summary>
    Task<Session?> Find(SessionKey key, CancellationToken cancellation);

    /// <summary>Ends a session; where there is none, nothing changes.</summary>
    Task End(SessionKey key, CancellationToken cancellation);

    /// <summary>Ends all sessions of a person. One request, and one for every hundred sessions.</summary>
    Task EndAll(PersonId person, CancellationToken cancellation);
}

/// <summary>Signs people in and out of the pages.</summary>
public sealed class SessionDesk(ISessions sessions, IClock clock, SessionSettings options, Duration keep)
{
    // How much of its life a session has to lose before its use is written down.
    private const int PartsOfLife = 24;
    private readonly Cached kept = new(clock, keep);

    /// <summary>How long a session on a channel holds after it was last used.</summary>
    public Duration LifeOn(Channel channel) => channel == Channel.Mobile ? options.OnPhone : options.OnComputer;

    /// <summary>Begins a session.</summary>
    public async Task<SessionKey> Begin(PersonId person, Channel channel, CancellationToken cancellation)
    {
        var (key, now) = (SessionKey.ForPerson(person), clock.GetCurrentInstant());
        await sessions.Put(key, new(person, channel, now, now + LifeOn(channel)), cancellation);
        return key;
    }

    /// <summary>The session that holds now, or null. One that ended elsewhere is remembered for a short while at the most.</summary>
    public async Task<Session?> Find(SessionKey key, CancellationToken cancellation)
    {
        var session = await kept.Get(key, () => sessions.Find(key, cancellation));
        var now = clock.GetCurrentInstant();
        if (session is null || session.Until <= now)
            return null;
        var life = LifeOn(session.Channel);
        if (session.Until > now + life - life / PartsOfLife)
            return session;
        var used = session with { Until = now + life };
        await sessions.Put(key, used, cancellation);
        kept.Forget(key);
        return used;
    }

    /// <summary>Ends a session.</summary>
    public async Task End(SessionKey key, CancellationToken cancellation)
    {
        await sessions.End(key, cancellation);
        kept.Forget(key);
    }

    /// <summary>Ends all sessions of a person; hosts that remember one forget it within 30 seconds.</summary>
    public Task EndAll(PersonId person, CancellationToken cancellation) => sessions.EndAll(person, cancellation);
}
