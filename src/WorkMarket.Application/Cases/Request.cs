using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Cases;

/// <summary>A change that was decided: what the case is now, and what happened.</summary>
public sealed record Change(Assignment State, long Version, ImmutableList<Happened> Happened);

/// <summary>What a request brings with it, whatever it asks for.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Key">What makes a repeat recognisable; null without an Idempotency-Key.</param>
/// <param name="BodyHash">SHA-256 of the body.</param>
/// <param name="IfMatch">The versions one of which it must have, as the asker has seen it; null where that does not matter.</param>
public sealed record Request(Actor By, CommandKey? Key, string BodyHash, ImmutableArray<long>? IfMatch);

/// <summary>What came of a request.</summary>
public abstract record RequestOutcome
{
    private RequestOutcome() { }

    /// <summary>It is done, now or by an earlier request that this one repeats.</summary>
    public sealed record Done(Answer Answer, bool Repeated) : RequestOutcome;

    /// <summary>The rules speak against it. Nothing has changed.</summary>
    public sealed record Refused(ImmutableList<Refusal> Refusals) : RequestOutcome;

    /// <summary>There is no such case for this asker.</summary>
    public sealed record NotFound : RequestOutcome;

    /// <summary>The case has moved on from the version that was seen.</summary>
    public sealed record Stale(long Version) : RequestOutcome;

    /// <summary>The Idempotency-Key was used with another body.</summary>
    public sealed record KeyReused : RequestOutcome;

    /// <summary>Too many others are writing. Nothing has changed.</summary>
    public sealed record Busy : RequestOutcome;

    /// <summary>The case has outgrown what can be kept. Nothing has changed.</summary>
    public sealed record TooLarge(string Why) : RequestOutcome;
}

/// <summary>What makes two requests the same one: caller, method and concrete path, and the caller's Idempotency-Key.</summary>
public sealed record CommandKey
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    private readonly byte[] hash;

    private CommandKey(byte[] hash) => this.hash = hash;

    /// <summary>The key's hash, lower-case hexadecimal.</summary>
    public string Hash => Convert.ToHexStringLower(hash);

    /// <summary>The key of a request.</summary>
    public static CommandKey ForRequest(PersonId caller, string method, string path, string idempotencyKey) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{caller}\n{method} {path}\n{idempotencyKey}")));

    /// <summary>The id of the case that this request creates: a repeated create meets itself.</summary>
    public AssignmentId NewCase() => new(string.Create(AssignmentId.Length, hash, static (letters, hash) =>
    {
        for (var index = 0; index < letters.Length; index++)
            letters[index] = Alphabet[hash[index] & 31];
    }));

    /// <summary>Whether a text can be the id of a case. Hardly a word of a language has its letters alone.</summary>
    public static bool CouldBeCase(string text) =>
        text.Length == AssignmentId.Length && text.All(letter => Alphabet.Contains(letter, StringComparison.Ordinal));

    /// <inheritdoc/>
    public bool Equals(CommandKey? other) => other is not null && hash.AsSpan().SequenceEqual(other.hash);

    /// <inheritdoc/>
    public override int GetHashCode() => BitConverter.ToInt32(hash);
}

/// <summary>A request that was written, and its answer.</summary>
/// <param name="Key">Which request.</param>
/// <param name="BodyHash">SHA-256 of the body it had.</param>
/// <param name="Answer">What was answered.</param>
public sealed record CommandRecord(CommandKey Key, string BodyHash, Answer Answer);

/// <summary>An answer as it went out, so that a repeat gets the very same.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The JSON body, UTF-8.</param>
/// <param name="Version">The version that its ETag names: the case's, or at a visit's address the visit's own.</param>
/// <param name="Location">Where the created thing is, if one was created.</param>
public sealed record Answer(int Status, ReadOnlyMemory<byte> Body, long Version, string? Location = null);
