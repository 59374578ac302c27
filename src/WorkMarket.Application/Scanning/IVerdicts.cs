using WorkMarket.Application.Storage;
using WorkMarket.Domain.Scanning;

namespace WorkMarket.Application.Scanning;

/// <summary>
/// Keeps scanners' verdicts with the files that they are on. Who uploads a file cannot write there. Every method throws
/// <see cref="StorageUnavailableException"/> when the store cannot be reached or fails.
/// </summary>
public interface IVerdicts
{
    /// <summary>The verdict on a file; null where there is none, or no file. One request.</summary>
    Task<Verdict?> Find(string path, CancellationToken cancellation);

    /// <summary>Keeps a verdict in place of an earlier one; does nothing where there is no such file. One request.</summary>
    Task Keep(string path, Verdict verdict, CancellationToken cancellation);
}
