using Azure;
using Azure.Identity;
using WorkMarket.Application.Storage;

namespace WorkMarket.Storage;

/// <summary>Tells a Blob or Queue service that does not answer from one whose answer is no.</summary>
internal static class StorageCall
{
    /// <summary>Makes a call to the service, retries included.</summary>
    /// <exception cref="StorageUnavailableException">There was no answer, or one that says the service failed.</exception>
    public static async Task<T> Answer<T>(string doing, Func<Task<T>> call, CancellationToken cancellation)
    {
        try
        {
            return await call();
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested && IsNoAnswer(failure))
        {
            throw new StorageUnavailableException($"Storage did not answer while {doing}.", failure);
        }
    }

    private static bool IsNoAnswer(Exception failure) => failure switch
    {
        RequestFailedException { Status: 0 or 408 or 429 or >= 500 } => true,
        // A pipeline's own timeout cancels; the caller's cancellation was excluded before.
        IOException or OperationCanceledException => true,
        // No token was issued for the identity that asks, so the service was not reached.
        AuthenticationFailedException => true,
        // The retries were used up; the exception holds what each attempt met.
        AggregateException tries => tries.InnerExceptions.All(IsNoAnswer),
        _ => false,
    };
}
