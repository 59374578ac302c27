using System.Collections.Immutable;

namespace WorkMarket.Domain.People;

/// <summary>What a profile may hold. What it says is the worker's word; only its form is checked here.</summary>
public static class ProfileRules
{
    /// <summary>What is wrong with a profile: every field that is.</summary>
    public static ImmutableList<Refusal> Check(WorkerProfile profile, ProfilePolicy limits) =>
    [
        .. Text.Optional(profile.About, "about", limits.AboutLength),
        .. Names(profile.Skills, "skills", limits),
        .. Credentials(profile.Certifications, "certifications", limits),
        .. Credentials(profile.Licences, "licences", limits),
        .. Names(profile.Tools, "tools", limits),
        .. Entries(
            profile.Insurance.ConvertAll(
                insurance => (insurance.Kind, insurance.Insurer, insurance.Number)), "insurance", "kind", "insurer", limits),
        .. profile.Home is { } home ? Home(home, limits) : [],
    ];

    private static ImmutableList<Refusal> Home(WorkerHome home, ProfilePolicy limits)
    {
        ImmutableList<Refusal> refusals =
        [
            .. home.Country is { } country ? Geography.Country(country, "home.country") : [],
            .. Geography.PostalCode(home.PostalCode, home.Country ?? "", "home.postalCode", limits.PostalCodeLength),
            .. home.Coordinates is { } point ? Geography.Point(point, "home.coordinates") : [],
        ];
        if (home is { PostalCode: null, Coordinates: null })
            refusals = refusals.Add(new InvalidField(
                "home.postalCode", "homeRequired", "Name the postal code or the coordinates that you set out from."));
        if (home is { PostalCode: not null, Country: null })
            refusals = refusals.Add(new InvalidField("home.country", "countryRequired", "Name the country of the postal code."));
        return home.Radius is not { } radius || radius >= 1 && radius <= limits.LargestRadius
            ? refusals
            : refusals.Add(new InvalidField("home.radius", "radiusOutOfRange", $"A radius is between 1 and {limits.LargestRadius}."));
    }

    /// <summary>What is wrong with a list of names.</summary>
    internal static IEnumerable<Refusal> Names(ImmutableList<string> names, string field, ProfilePolicy limits)
    {
        var refusals = Count(names.Count, field, limits).Concat(names.SelectMany(name => Text.Line(name, field, limits.NameLength)));
        return ProfileName.AnyTwice(names) ? refusals.Append(Twice(field)) : refusals;
    }

    private static IEnumerable<Refusal> Credentials(ImmutableList<Credential> credentials, string field, ProfilePolicy limits) =>
        Entries(
            credentials.ConvertAll(credential => (credential.Name, credential.Issuer, credential.Number)), field, "name", "issuer", limits);

    private static IEnumerable<Refusal> Entries(
        ImmutableList<(string Name, string? By, string? Number)> entries, string field, string nameField, string byField,
        ProfilePolicy limits)
    {
        var refusals = Count(entries.Count, field, limits).Concat(entries.SelectMany(entry => (IEnumerable<Refusal>)
        [
            .. Text.Line(entry.Name, $"{field}.{nameField}", limits.NameLength),
            .. entry.By is null ? [] : Text.Line(entry.By, $"{field}.{byField}", limits.NameLength),
            .. entry.Number is null ? [] : Text.Line(entry.Number, $"{field}.number", limits.NumberLength),
        ]));
        // The same licence can be held in two states: licences are the same only with the same number.
        var same = entries.Select(
            entry => (entry.Name.Trim().ToUpperInvariant(), entry.Number?.Trim().ToUpperInvariant())).Distinct().Count();
        return same < entries.Count ? refusals.Append(Twice(field)) : refusals;
    }

    private static IEnumerable<Refusal> Count(int count, string field, ProfilePolicy limits)
    {
        if (count > limits.Entries)
            yield return new InvalidField(
                field, "tooManyEntries", $"At most {limits.Entries} entries are allowed for {Wording.Field(field)}; these are {count}.");
    }

    private static InvalidField Twice(string field) => new(field, "entryTwice", $"Name each of {Wording.Field(field)} once.");
}
