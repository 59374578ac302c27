using WorkMarket.Domain;
using WorkMarket.Domain.Documents;

namespace WorkMarket.Application.Words;

/// <summary>Documents of the client's.</summary>
internal static class DocumentWords
{
    public static Sentences? Find(Event @event) => @event switch
    {
        DocumentAdded { Version: 1 } added => new(
            $"The client added document {added.Document}, {Wording.InWords(added.Audience)}: {EventWords.File(added.File)}.",
            to => new("A document was added", $"It is “{added.File.Name}”. {Next(to)}")),
        DocumentAdded added => new(
            $"The client replaced document {added.Document}, {Wording.InWords(added.Audience)}, with version {added.Version}: "
                + $"{EventWords.File(added.File)}.",
            to => new("A document was replaced", $"Version {added.Version} is “{added.File.Name}”. {Next(to)}")),
        DocumentRemoved removed => new(
            $"The client took document {removed.Document} away, {Wording.InWords(removed.Audience)}: “{removed.FileName}”.",
            to => new("A document was taken away", $"It was “{removed.FileName}”. {Next(to)}")),
        _ => null,
    };

    private static string Next(Reading to) => to.For(
        "It clarifies what is asked for; what was agreed stays as it is. If it asks for more than that, write to the client.",
        "The worker is told, and what was agreed stays as it is.");
}
