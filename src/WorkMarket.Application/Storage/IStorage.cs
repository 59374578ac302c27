namespace WorkMarket.Application.Storage;

/// <summary>The storage account that the product stands on, as a whole.</summary>
public interface IStorage
{
    /// <summary>Whether it is an emulator on this very machine.</summary>
    bool IsEmulator { get; }

    /// <summary>Creates what is not there yet; doing it again changes nothing.</summary>
    /// <exception cref="Exception">It does not answer.</exception>
    Task Prepare(CancellationToken cancellation);

    /// <summary>Returns when all of it answers.</summary>
    /// <exception cref="Exception">Some of it does not.</exception>
    Task Check(CancellationToken cancellation);
}
