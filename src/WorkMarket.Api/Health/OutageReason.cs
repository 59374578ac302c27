using WorkMarket.Application.Storage;

namespace WorkMarket.Api.Health;

/// <summary>Why storage does not answer, in one line for whoever reads the log.</summary>
internal static class OutageReason
{
    /// <summary>What the first of all attempts met: it names the address, which what lies under it does not.</summary>
    public static string Of(Exception failure) => failure switch
    {
        AggregateException { InnerExceptions: [var first, ..] } => Of(first),
        StorageUnavailableException { InnerException: { } met } => Of(met),
        OperationCanceledException => "There was no answer in time.",
        _ => failure.Message.Split('\n')[0].Trim(),
    };
}
