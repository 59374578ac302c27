using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Escalations;

/// <summary>What a token lets its bearer do. A token for one use does not work for the other.</summary>
public enum TokenUse
{
    /// <summary>To answer a mail.</summary>
    Reply,

    /// <summary>To give an update on the page behind a link.</summary>
    Link,

    /// <summary>To open an escalation with a mail to support, on the page behind a link.</summary>
    Open,
}

/// <summary>Whom a token was given to, and in which escalation.</summary>
public sealed record TokenBearer(AssignmentId Case, EscalationId Escalation, PersonId Person);

/// <summary>What tokens are made with: 256 bits that are the storage account's own, the same for every host.</summary>
public interface IReplySecret
{
    /// <summary>The secret, made where there is none yet. A few requests the first time, none after it.</summary>
    Task<ReadOnlyMemory<byte>> Read(CancellationToken cancellation);
}

/// <summary>
/// Unguessable tokens for answers to an escalation that come without a login (domain.md §6, Lifecycle). Nothing is kept of them: each is
/// told from what it stands for. Whether the escalation is still open, its case says.
/// </summary>
public sealed class ReplyTokens(IReplySecret secret)
{
    /// <summary>How many characters a token has.</summary>
    public const int Length = SignedTokens.Length;

    /// <summary>The token; always the same.</summary>
    public Task<string> Compute(TokenUse use, TokenBearer bearer, CancellationToken cancellation) => secret.Sign(
        [Name(use), bearer.Case.Value, bearer.Escalation.Value, bearer.Person.Value], cancellation);

    /// <summary>Whether a token is the one, in capitals or not: mail servers change that. Takes the same time either way.</summary>
    public async Task<bool> Fits(TokenUse use, TokenBearer bearer, string token, CancellationToken cancellation) =>
        SignedTokens.AreSame(token.ToLowerInvariant(), await Compute(use, bearer, cancellation));

    private static string Name(TokenUse use) => use switch
    {
        TokenUse.Reply => "reply",
        TokenUse.Link => "link",
        TokenUse.Open => "open",
        _ => throw new ArgumentOutOfRangeException(nameof(use), use, null),
    };
}

/// <summary>Tokens that follow from what they stand for and the account's secret: nothing is kept of them.</summary>
internal static class SignedTokens
{
    /// <summary>How many characters one has: small hexadecimal digits, 128 bits.</summary>
    public const int Length = 32;

    /// <summary>The token of some words; always the same.</summary>
    public static async Task<string> Sign(this IReplySecret secret, string[] words, CancellationToken cancellation)
    {
        var key = await secret.Read(cancellation);
        // As JSON, so that no word can pretend to be two.
        return Convert.ToHexStringLower(HMACSHA256.HashData(key.Span, JsonSerializer.SerializeToUtf8Bytes(words)))[..Length];
    }

    /// <summary>Whether two tokens are the same. Takes the same time either way.</summary>
    public static bool AreSame(string token, string right) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(right));
}
