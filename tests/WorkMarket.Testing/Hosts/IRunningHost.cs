namespace WorkMarket.Testing.Hosts;

/// <summary>A host that runs for a test, in whichever process.</summary>
public interface IRunningHost : IDisposable
{
    /// <summary>Where it listens, without a slash at the end.</summary>
    string Url { get; }

    /// <summary>What it has said until now.</summary>
    string Output { get; }

    /// <summary>Stops it and waits until what it has in hand is done.</summary>
    void Stop();
}
