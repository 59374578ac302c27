using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Documents;
using WorkMarket.Domain.Requirements;

namespace WorkMarket.Application.Words;

/// <summary>What was before and after, in words: facts in a line, and what people wrote below it.</summary>
public static class ChangeWords
{
    /// <summary>The fields that changed, as in <c>the title and the price</c>.</summary>
    public static string Fields(BriefChanges changes) => Wording.All(changes.Names().Select(Wording.Field));

    /// <summary>The fields that changed, with old and new value of those that hold facts.</summary>
    public static string Facts(BriefChanges changes, Func<Schedule, string> write) => Wording.All(changes.Names().Select(name => name switch
    {
        nameof(changes.Schedule) => FromTo(name, changes.Schedule!, write),
        nameof(changes.Place) when changes.Place!.Old?.InWords() == changes.Place.New?.InWords() => "the address of the place",
        nameof(changes.Place) => FromTo(name, changes.Place!, place => place.InWords()),
        nameof(changes.Price) => FromTo(name, changes.Price!, price => price.ToString()!),
        nameof(changes.Confirmation) => FromTo(name, changes.Confirmation!, Confirmation),
        nameof(changes.CheckIn) => FromTo(name, changes.CheckIn!, CheckIn),
        nameof(changes.Deliverables) => FromTo(name, changes.Deliverables!, Deliverables),
        nameof(changes.CounteroffersOff) => changes.CounteroffersOff!.New
            ? "that counteroffers are off now" : "that counteroffers are on now",
        nameof(changes.PaymentTerms) => FromTo(name, changes.PaymentTerms!, Wording.InWords),
        nameof(changes.Documents) => FromTo(name, changes.Documents!, Documents),
        _ => Wording.Field(name),
    }));

    /// <summary>What people wrote, before and after; null where none of that changed.</summary>
    public static string? Texts(BriefChanges changes)
    {
        var texts = new (string Name, Change<string>? Change)[]
        {
            (nameof(changes.Title), changes.Title),
            (nameof(changes.Description), changes.Description),
            (nameof(changes.Instructions), changes.Instructions),
            (nameof(changes.Requirements), changes.Requirements is { } required
                ? new(Required(required.Old), Required(required.New))
                : null),
        }.SelectMany(text => text.Change is { } change ? Lines(Wording.Subject(text.Name), change) : []).ToList();
        return texts.Count == 0 ? null : string.Join('\n', texts);
    }

    private static IEnumerable<string> Lines(string field, Change<string> change) =>
        [$"{field} before: {change.Old ?? "(none)"}", $"{field} now: {change.New ?? "(none)"}"];

    private static string FromTo<T>(string name, Change<T> change, Func<T, string> write)
        where T : class =>
        $"{Wording.Field(name)} from {(change.Old is { } old ? write(old) : "none")} to {(change.New is { } now ? write(now) : "none")}";

    private static string Confirmation(ConfirmationWindow window) =>
        $"{Wording.InWords(window.OpensBefore)} to {Wording.InWords(window.ClosesBefore)} before the start";

    private static string CheckIn(CheckInSettings checkIn) => (checkIn.Required ? "required" : "not required")
        + (checkIn.PhoneNumber is { } number ? $" by phone ({number})" : "")
        + (checkIn.Required ? $", late after {Wording.InWords(checkIn.Grace)}" : "");

    private static string Deliverables(ImmutableList<DeliverableRequirement> required) => required.IsEmpty ? "none"
        : Wording.All(required.Select(one =>
            string.Create(CultureInfo.InvariantCulture, $"{one.Number} of the type {Wording.InWords(one.Type)}")
            + (one.DueDays is { } days ? $" due after {Wording.InWords(Period.FromDays(days))}" : "")));

    private static string Documents(ImmutableList<OfferedDocument> documents) => documents.IsEmpty ? "none"
        : Wording.All(documents.Select(one => $"“{one.FileName}”"
            + (one.Version > 1 ? string.Create(CultureInfo.InvariantCulture, $" (version {one.Version})") : "")));

    private static string? Required(WorkRequirements? required) => required is null ? null : string.Join("; ", new[]
    {
        Named("skills", required.Skills), Named("certifications", required.Certifications), Named("licences", required.Licences),
        Named("insurance", required.Insurance), Counted("on time at least", required.MinimumOnTime, " %"),
        Counted("cancelled at most", required.MaximumCancelled, ""), Counted("abandoned at most", required.MaximumAbandoned, ""),
    }.OfType<string>());

    private static string? Named(string what, ImmutableList<string> names) => names.IsEmpty ? null : $"{what} {string.Join(", ", names)}";

    private static string? Counted(string what, decimal? number, string unit) =>
        number is { } there ? string.Create(CultureInfo.InvariantCulture, $"{what} {there}{unit}") : null;
}
