using WorkMarket.Application.Cases;
using WorkMarket.Application.Dossiers;
using WorkMarket.Application.People;
using WorkMarket.Domain;
using WorkMarket.Printing.Dossiers;

namespace WorkMarket.Testing.Dossiers;

/// <summary>Desks that make dossiers, outside of a host.</summary>
internal static class Desks
{
    public static DossierDesk Open(ICaseStore store, IDirectory directory, DossierOptions? options = null) =>
        new(store, directory, options ?? new(), Policy.Default, PaperDossier.Printer(directory, options ?? new()));
}
