using System.Globalization;
using System.Text.Json;
using WorkMarket.Application.Cases;

namespace WorkMarket.Api.Http;

/// <summary>Answers in JSON.</summary>
public static class Answers
{
    /// <summary>A value.</summary>
    public static IResult Json<T>(T value, long? version = null, int status = StatusCodes.Status200OK) =>
        new JsonResult(status, JsonSerializer.SerializeToUtf8Bytes(value, ApiJson.Answers), version) { Value = value };

    /// <summary>The answer of an action, to be kept with it so that a repeat gets the very same.</summary>
    public static Answer ToAnswer<T>(T value, long version, int status = StatusCodes.Status200OK, string? location = null) =>
        new(status, JsonSerializer.SerializeToUtf8Bytes(value, ApiJson.Answers), version, location);

    /// <summary>What came of an action.</summary>
    public static IResult ToResult(RequestOutcome outcome) => outcome switch
    {
        RequestOutcome.Done done => new JsonResult(done.Answer.Status, done.Answer.Body, done.Answer.Version, done.Answer.Location),
        RequestOutcome.Refused refused => Problems.FromRefusals(refused.Refusals),
        RequestOutcome.Stale stale =>
            Problems.Create(
                StatusCodes.Status412PreconditionFailed, "stale", $"The assignment has changed: its version is {stale.Version} now."),
        RequestOutcome.KeyReused =>
            Problems.Create(
                StatusCodes.Status422UnprocessableEntity, "idempotencyKeyReused", "This Idempotency-Key was used with another body."),
        RequestOutcome.Busy => Problems.Busy("caseBusy", "Too many others are writing to this assignment. Nothing has changed."),
        RequestOutcome.TooLarge large => Problems.Create(StatusCodes.Status409Conflict, "caseTooLarge", large.Why),
        _ => Problems.NotFound(),
    };
}

/// <summary>Writes JSON that is there already, and keeps the value that it says for a page to show.</summary>
internal sealed class JsonResult(
    int status, ReadOnlyMemory<byte> body, long? version, string? location = null) : IResult, IStatusCodeHttpResult, IValueHttpResult
{
    public int? StatusCode => status;

    public object? Value { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "application/json";
        if (version is { } number)
            response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{number}\"");
        if (location is not null)
            response.Headers.Location = location;
        await response.Body.WriteAsync(body, httpContext.RequestAborted);
    }
}
