using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Identity;
using WorkMarket.Application.Storage;

namespace WorkMarket.Storage.Tables;

/// <summary>The service's own word for what went wrong, and what that means to a caller.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The service's code; empty if it gave none.</param>
/// <param name="Message">The service's message.</param>
internal sealed record ServiceError(int Status, string Code, string Message)
{
    /// <summary>The outcome of a write that this is; null if it is none of those.</summary>
    public TransactionFailure? Failure => (Status, Code) switch
    {
        (409, "EntityAlreadyExists") => TransactionFailure.AlreadyExists,
        (412, _) => TransactionFailure.PreconditionFailed,
        (404, not "TableNotFound") => TransactionFailure.NotFound,
        _ => null,
    };

    /// <summary>The operation of a transaction that failed, from 0; −1 if the service does not say. Its message begins with it.</summary>
    public int OperationIndex =>
        Message.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
        && int.TryParse(Message.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : -1;

    public static ServiceError FromException(RequestFailedException exception) =>
        new(exception.Status, exception.ErrorCode ?? "", exception.Message);

    /// <summary>Reads an error's body; one that is no OData error is taken as the message.</summary>
    public static ServiceError Parse(int status, ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind is JsonValueKind.Object && json.RootElement.TryGetProperty("odata.error", out var error))
            {
                var message = error.TryGetProperty("message", out var texts) && texts.TryGetProperty("value", out var text)
                    ? text.GetString()
                    : null;
                return new ServiceError(status, error.GetProperty("code").GetString() ?? "", message ?? "");
            }
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // Proxies and some refusals answer in other forms: the status alone decides then.
        }
        return new ServiceError(status, "", System.Text.Encoding.UTF8.GetString(body.Span[..Math.Min(body.Length, 500)]));
    }

    /// <summary>To be thrown where it is no outcome of a write.</summary>
    public Exception ToException(Exception? inner = null) =>
        Status is 0 or 408 or 429 or >= 500 || Code is "TableBeingDeleted" or "AccountIsBeingCreated"
            ? new StorageUnavailableException($"The table service fails with {Status} {Code}: {Message}", inner)
            : new TableRefusedException(Status, Code, Message, inner);
}

/// <summary>What the pipeline throws, as a <see cref="Table"/> throws it.</summary>
internal static class TransportFaults
{
    /// <summary>The exception to throw instead; null if this one is to pass.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="cancellationToken">The caller's: its own cancellation passes.</param>
    public static Exception? Map(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        OperationCanceledException when cancellationToken.IsCancellationRequested => null,
        OperationCanceledException => Unavailable("did not answer in time", exception),
        AuthenticationFailedException => Unavailable("gets no token to be asked with", exception),
        RequestFailedException { Status: 0 } or IOException or HttpRequestException => Unavailable("cannot be reached", exception),
        RequestFailedException failed => ServiceError.FromException(failed).ToException(failed),
        // The pipeline's way to say that every retry failed.
        AggregateException => Unavailable("cannot be reached", exception),
        InvalidDataException => Unavailable("gave an answer that cannot be read", exception),
        _ => null,
    };

    private static StorageUnavailableException Unavailable(string what, Exception exception) =>
        new($"The table service {what}: {exception.Message}", exception);
}

/// <summary>
/// The service refuses the request itself, and would refuse it again: wrong credentials, a missing table, malformed input.
/// Nothing was changed. It is a fault of the program or its configuration, not of its caller.
/// </summary>
/// <param name="status">The HTTP status.</param>
/// <param name="code">The service's own code, for instance <c>AuthenticationFailed</c> or <c>TableNotFound</c>.</param>
/// <param name="message">What the service says.</param>
/// <param name="innerException">What was thrown underneath, if anything.</param>
public sealed class TableRefusedException(int status, string code, string message, Exception? innerException = null)
    : InvalidOperationException($"The table service refuses the request with {status} {code}: {message}", innerException)
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>The service's own code, for instance <c>AuthenticationFailed</c> or <c>TableNotFound</c>.</summary>
    public string Code { get; } = code;
}
