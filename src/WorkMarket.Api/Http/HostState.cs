namespace WorkMarket.Api.Http;

/// <summary>Asks whether what the product stands on answers.</summary>
public interface IReadiness
{
    /// <summary>Whether all has been created that requests need.</summary>
    bool IsPrepared { get; }

    /// <summary>Returns when all answer.</summary>
    /// <exception cref="Exception">Something does not.</exception>
    Task Check(CancellationToken cancellation);
}

/// <summary>Whether demo people are there: in Development, on an emulator on the same machine, and nowhere else.</summary>
public sealed record DemoMode(bool IsOn);
