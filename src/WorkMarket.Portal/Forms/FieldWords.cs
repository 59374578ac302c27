using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace WorkMarket.Portal.Forms;

/// <summary>
/// What fields and their groups are called where people fill them in. The API's own words hold wherever these say nothing, without what is
/// meant for those who write JSON.
/// </summary>
internal static partial class FieldWords
{
    // By the last two parts of a path, or the last alone. A hint that is empty is none; one that is left out is the API's.
    private static readonly FrozenDictionary<string, (string Label, string? Hint)> Fields = new Dictionary<string, (string, string?)>
    {
        ["line1"] = ("Street and number", ""),
        ["line2"] = ("Floor, door, or the like", ""),
        ["region"] = ("State", "Or province, or county, where addresses have one"),
        ["postalCode"] = ("Postal code", "In the United States a ZIP code"),
        ["country"] = ("Country", "Two letters, as in US"),
        ["place.remote"] = ("Done from anywhere (remote)", ""),
        ["site.name"] = ("Name of the site", ""),
        ["latitude"] = ("Latitude", "Degrees north; may be left out"),
        ["longitude"] = ("Longitude", "Degrees east; may be left out"),
        ["schedule.start"] = ("Start", ""),
        ["schedule.end"] = ("End", ""),
        ["timeZone"] = ("Time zone", "A place in it, as in Denver or America/New_York. Times are meant there."),
        ["externalId"] = ("Your own number for it", "At most 100 characters; no other of your assignments has it"),
        ["contact.name"] = ("Contact on site: name", ""),
        ["contact.phone"] = ("Contact on site: phone", "With its country, as in +13035550100"),
        ["contact.email"] = ("Contact on site: email", ""),
        ["siteAccess.notes"] = ("How to get in", "Door codes, parking, where to ring"),
        ["notes"] = ("How to get in", "Door codes, parking, where to ring"),
        ["confirmation.required"] = ("The worker confirms the schedule", ""),
        ["opensBefore"] = ("Can be confirmed from, before the start", ""),
        ["closesBefore"] = ("Has to be confirmed until, before the start", ""),
        ["checkIn.required"] = ("The worker checks in and out", ""),
        ["phoneNumber"] = ("Number to call for that", "Where it has to be by telephone"),
        ["grace"] = ("Late after", "So long after the scheduled start or end without a time"),
        ["earlyIn"] = ("Early at most", "So long before the scheduled start a visit may begin"),
        ["deliverables.type"] = ("kind of file", ""),
        ["deliverables.number"] = ("how many", ""),
        ["deliverables.dueDays"] = ("due after, in days", "0 to 7 days after the last check-out; left empty, there is no due date"),
        ["paymentTerms"] = ("Payment is due after", "Counted from the approval"),
        ["counteroffersOff"] = ("Counteroffers are off", "Workers can then apply as offered only, and cannot ask for a budget increase"),
        ["requirements.skills"] = ("Skills", "All of them are asked for. One a line, or with commas between"),
        ["requirements.certifications"] = ("Certifications", "All of them, and valid. One a line"),
        ["requirements.licences"] = ("Licences", "All of them, and valid. One a line"),
        ["requirements.insurance"] = ("Insurance", "All kinds that are asked for, and valid. One a line"),
        ["minimumOnTime"] = ("On time at least, in percent", ""),
        ["maximumCancelled"] = ("Cancelled at most", "Assignments that the worker has cancelled"),
        ["maximumAbandoned"] = ("Abandoned at most", "Assignments that the worker has abandoned"),
        ["skills"] = ("Skills", "What you can do. One a line, or with commas between"),
        ["tools"] = ("Tools", "What you bring. One a line, or with commas between"),
        ["about"] = ("About you", "You and your business, in your own words"),
        ["certifications.name"] = ("name", ""),
        ["certifications.issuer"] = ("issued by", ""),
        ["certifications.number"] = ("number", "For you and WorkMarket alone"),
        ["certifications.expires"] = ("valid until", ""),
        ["licences.name"] = ("name", ""),
        ["licences.issuer"] = ("issued by", ""),
        ["licences.number"] = ("number", "For you and WorkMarket alone"),
        ["licences.expires"] = ("valid until", ""),
        ["insurance.kind"] = ("against what", "As in general liability"),
        ["insurance.insurer"] = ("insurer", ""),
        ["insurance.number"] = ("number of the policy", "For you and WorkMarket alone"),
        ["insurance.expires"] = ("valid until", ""),
        ["home.radius"] = ("How far you go", ""),
        ["home.unit"] = ("In", ""),
        ["statesJustification"] = ("This is our justification of the change", ""),
        ["lapse"] = ("Requests for funds that are not decided lapse", "The worker is told which"),
        ["reasonCode"] = ("Kind of reason", null),
        ["overlaps"] = ("Earlier assignment at the same time", "Its number, where that is why. Then it does not count"),
        ["month"] = ("Month", "One that is over, as in 2026-11"),
        ["open"] = ("All workers see it and may apply", ""),
        ["askedBy"] = ("Asked by", null),
        ["confirmCompanyScorecard"] = ("I know the company’s scorecard, and go on", ""),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, (string Group, string One)> Groups = new Dictionary<string, (string, string)>
    {
        ["schedule"] = ("When", ""),
        ["place"] = ("Where", ""),
        ["price"] = ("Pay", ""),
        ["siteAccess"] = ("Contact and access on site", ""),
        ["confirmation"] = ("Confirmation of the schedule", ""),
        ["checkIn"] = ("Check-in and check-out", ""),
        ["deliverables"] = ("Files to deliver", "Files"),
        ["requirements"] = ("What a worker has to have", ""),
        ["certifications"] = ("Certifications", "Certification"),
        ["licences"] = ("Licences", "Licence"),
        ["insurance"] = ("Insurance", "Insurance"),
        ["home"] = ("Where you set out from", ""),
        ["payments"] = ("Payments", "Payment"),
        ["lines"] = ("Lines", "Line"),
    }.ToFrozenDictionary();

    /// <summary>What a field is called, alone or in its group.</summary>
    public static string Label(string path)
    {
        var steps = Steps(path);
        var label = Find(path)?.Label ?? Named(steps[^1]);
        return Row().Match(path) is { Success: true } row
            ? $"{One(row.Groups[1].Value)} {int.Parse(row.Groups[2].Value) + 1}: {char.ToLowerInvariant(label[0])}{label[1..]}"
            : label;
    }

    /// <summary>What is said of a field beside its label; null where nothing is.</summary>
    /// <param name="path">The path in the body.</param>
    /// <param name="api">What the API says of it.</param>
    /// <param name="isLines">Whether it is a list, an item a line.</param>
    public static string? Hint(string path, string? api, bool isLines)
    {
        if (Find(path)?.Hint is { } hint)
            return hint.Length == 0 ? null : hint;
        var plain = api is null ? "" : Code().Replace(ForJson().Replace(api, ""), "$1");
        return isLines ? $"{plain} One a line.".Trim() : plain.Length == 0 ? null : plain;
    }

    /// <summary>What a group of fields is called: those of one member of the body.</summary>
    public static string Group(string member) =>
        Groups.TryGetValue(member, out var said) ? said.Group : Named(member);

    /// <summary>A member of the body by its own name, as in <c>Due at</c>.</summary>
    public static string Named(string member) => Wording.Sentence(Wording.Field(member)["the ".Length..]);

    private static string One(string list) => Groups.TryGetValue(list, out var said) ? said.One : Named(list);

    private static (string Label, string? Hint)? Find(string path) => Steps(path) is var steps
        && steps.Length > 1 && Fields.TryGetValue($"{steps[^2]}.{steps[^1]}", out var said) || Fields.TryGetValue(steps[^1], out said)
        ? said
        : null;

    // An amount of money is a number on a page.
    private static string[] Steps(string path)
    {
        var steps = Index().Replace(path, "").Split('.');
        return steps is [.., _, "amount"] ? steps[..^1] : steps;
    }

    [GeneratedRegex(@"(\w+)\[(\d+)\]\.")]
    private static partial Regex Row();

    [GeneratedRegex(@"\[\d*\]")]
    private static partial Regex Index();

    // Spans in the form of the standard, what null means, and the names of standards.
    [GeneratedRegex(@",? as an ISO 8601 (period|duration)( such as `[^`]*`)?|; null [^.;]*|, else null| \(E\.164\)|; not empty")]
    private static partial Regex ForJson();

    [GeneratedRegex("`([^`]*)`")]
    private static partial Regex Code();
}
