using System.ComponentModel.DataAnnotations;
using NodaTime;

namespace WorkMarket.Application.Dossiers;

/// <summary>What dossiers say besides the case.</summary>
public sealed record DossierOptions
{
    /// <summary>How many dossiers a process makes at once; of one case it makes one after the other.</summary>
    [Range(1, 64)]
    public int AtOnce { get; init; } = 2;

    /// <summary>How long who asks for a dossier waits for its turn, before <c>503 busy</c>.</summary>
    [Range(typeof(Duration), "PT1S", "PT2M")]
    public Duration LongestWait { get; init; } = Duration.FromSeconds(20);

    /// <summary>Who arbitrates where the sides find no agreement (domain.md §6), as dossiers name it.</summary>
    public string Arbitrator { get; init; } = "American Arbitration Association";

    /// <summary>The arbitrator's address, as dossiers name it.</summary>
    public string ArbitratorAddress { get; init; } = "120 Broadway, Floor 21, New York, NY 10271";

    /// <summary>The arbitrator's site, as dossiers name it.</summary>
    public string ArbitratorSite { get; init; } = "www.adr.org";
}
