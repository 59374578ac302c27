using Microsoft.Extensions.DependencyInjection;
using WorkMarket.Application.Dossiers;
using WorkMarket.Application.People;
using WorkMarket.Printing.Dossiers;
using WorkMarket.Printing.Payables;

namespace WorkMarket.Printing;

/// <summary>Printing, for any host.</summary>
public static class PrintingServices
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddWorkMarketPrinting(this IServiceCollection services) => services
        .AddSingleton(services => PaperDossier.Printer(
            services.GetRequiredService<CachedDirectory>(), services.GetRequiredService<DossierOptions>()))
        .AddSingleton(services => PaperStatement.Printer(services.GetRequiredService<CachedDirectory>()));
}
