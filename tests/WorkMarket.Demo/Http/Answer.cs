using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace WorkMarket.Demo.Http;

/// <summary>What the host answered.</summary>
public sealed record Answer(string Request, int Status, HttpResponseHeaders Headers, string? ContentType, byte[] Body)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public HttpContentHeaders? ContentHeaders { get; init; }

    public string Text => Encoding.UTF8.GetString(Body);

    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);

    public string? ETag => Headers.ETag?.ToString();

    /// <summary>The problem, where it is one.</summary>
    public Problem? Problem => ContentType == "application/problem+json" ? JsonSerializer.Deserialize<Problem>(Body, Web) : null;

    /// <summary>Reads the body of a success.</summary>
    /// <exception cref="UnexpectedAnswerException">It is none.</exception>
    public T As<T>() => Status is >= 200 and < 300
        ? JsonSerializer.Deserialize<T>(Body, Web) ?? throw new UnexpectedAnswerException(this, "a body")
        : throw new UnexpectedAnswerException(this, "a success");

    /// <summary>Goes on if the status is the expected one.</summary>
    /// <exception cref="UnexpectedAnswerException">It is another.</exception>
    public Answer Expect(int status) => Status == status ? this : throw new UnexpectedAnswerException(this, $"status {status}");

    /// <summary>Goes on if it is a problem of this status that names these rules and no others.</summary>
    /// <exception cref="UnexpectedAnswerException">It is something else.</exception>
    public Problem ExpectRefusal(int status, params string[] rules) =>
        Status == status && Problem is { } problem
            && problem.Rules.Order(StringComparer.Ordinal).SequenceEqual(rules.Order(StringComparer.Ordinal))
            ? problem
            : throw new UnexpectedAnswerException(this, $"status {status}, refused by {string.Join(", ", rules)}");

    /// <summary>Goes on if it is a problem of this status and code.</summary>
    /// <exception cref="UnexpectedAnswerException">It is something else.</exception>
    public Problem ExpectProblem(int status, string code) => Status == status && Problem is { } problem && problem.Code == code
        ? problem
        : throw new UnexpectedAnswerException(this, $"status {status} with code {code}");

    public override string ToString() => $"{Request} → {Status} {Text}";
}

/// <summary>An RFC 9457 problem.</summary>
public sealed record Problem(
    string Type, string Title, int Status, string Code, string Detail, IReadOnlyList<Refusal>? Refusals, IReadOnlyList<FieldError>? Errors)
{
    /// <summary>The rules that stand in the way, or that the form breaks.</summary>
    public IEnumerable<string> Rules => (Refusals ?? []).Select(refusal => refusal.Rule).Concat((Errors ?? []).Select(error => error.Rule));
}

/// <summary>A rule that stands in the way.</summary>
public sealed record Refusal(string Rule, string Message, string? Field, DateTimeOffset? HoldsFrom);

/// <summary>A field that is wrong in form.</summary>
public sealed record FieldError(string Field, string Rule, string Message);

/// <summary>The host answered something else than the rules say.</summary>
public sealed class UnexpectedAnswerException(Answer answer, string expected) : Exception($"Expected {expected}, but: {answer}");
