using System.Globalization;
using System.Text.Json;
using Azure;
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

    public static ServiceError Of(RequestFailedException exception) => new(exception.Status, exception.ErrorCode ?? "", exception.Message);

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
