using Microsoft.Extensions.Configuration;
using WorkMarket.Application.Dossiers;

namespace WorkMarket.Api.Dossiers;

/// <summary>What dossiers say besides the case, as it is set under <c>WorkMarket:Dossier:</c> in configuration.</summary>
public static class DossierSettings
{
    /// <summary>Reads it.</summary>
    public static DossierOptions Read(IConfiguration configuration)
    {
        var (section, usual) = (configuration.GetSection("WorkMarket:Dossier"), new DossierOptions());
        return new()
        {
            Arbitrator = Part("Arbitrator", usual.Arbitrator),
            ArbitratorAddress = Part("Address", usual.ArbitratorAddress),
            ArbitratorSite = Part("Site", usual.ArbitratorSite),
        };

        string Part(string name, string fallback) => section[name] is { Length: > 0 } text ? text : fallback;
    }
}
