using Azure;
using Azure.Identity;
using WorkMarket.Application.Storage;

namespace WorkMarket.Storage.Tables;

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
        RequestFailedException failed => ServiceError.Of(failed).ToException(failed),
        // The pipeline's way to say that every retry failed.
        AggregateException => Unavailable("cannot be reached", exception),
        InvalidDataException => Unavailable("gave an answer that cannot be read", exception),
        _ => null,
    };

    private static StorageUnavailableException Unavailable(string what, Exception exception) =>
        new($"The table service {what}: {exception.Message}", exception);
}
