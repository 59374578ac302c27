namespace WorkMarket.Application.Dossiers;

/// <summary>What dossiers say besides the case.</summary>
public sealed record DossierOptions
{
    /// <summary>Who arbitrates where the sides find no agreement (domain.md §6), as dossiers name it.</summary>
    public string Arbitrator { get; init; } = "American Arbitration Association";

    /// <summary>The arbitrator's address, as dossiers name it.</summary>
    public string ArbitratorAddress { get; init; } = "120 Broadway, Floor 21, New York, NY 10271";

    /// <summary>The arbitrator's site, as dossiers name it.</summary>
    public string ArbitratorSite { get; init; } = "www.adr.org";
}
