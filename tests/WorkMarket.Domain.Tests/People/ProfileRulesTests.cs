using System.Collections.Immutable;

namespace WorkMarket.Domain.Tests.People;

[Rule("§1 A worker's profile: skills, certifications, licences, tools, insurance")]
public sealed class ProfileRulesTests
{
    public static TheoryData<WorkerProfile, string, string> Wrong => new()
    {
        { new() { About = new('x', 2_001) }, "about", "textTooLong" },
        { new() { About = "bell\a" }, "about", "textControlCharacters" },
        { new() { Skills = [""] }, "skills", "textRequired" },
        { new() { Skills = ["Cabling", "CABLING "] }, "skills", "entryTwice" },
        { new() { Skills = [.. Enumerable.Range(0, 101).Select(number => $"s{number}")] }, "skills", "tooManyEntries" },
        { new() { Tools = ["drill\ndriver"] }, "tools", "oneLine" },
        { new() { Certifications = [new("")] }, "certifications.name", "textRequired" },
        { new() { Certifications = [new("A", Issuer: " ")] }, "certifications.issuer", "textRequired" },
        { new() { Licences = [new("A", Number: new('7', 61))] }, "licences.number", "textTooLong" },
        { new() { Licences = [new("A", Number: "7"), new("a", Number: " 7")] }, "licences", "entryTwice" },
        { new() { Insurance = [new(new('x', 101))] }, "insurance.kind", "textTooLong" },
        { new() { Insurance = [new("A", Insurer: "x\u202Ey")] }, "insurance.insurer", "oneLine" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Each_wrong_field_is_named(WorkerProfile profile, string field, string rule) =>
        Assert.Equal([(field, rule)], Check(profile));

    [Fact]
    public void All_that_is_wrong_is_named_at_once() => Assert.Equal(
        [("skills", "textRequired"), ("licences.name", "textRequired")],
        Check(new() { Skills = [" "], Licences = [new(" ")] }));

    [Fact]
    public void A_full_profile_an_empty_one_and_the_same_licence_of_two_states_are_fine()
    {
        Assert.Empty(Check(WorkerProfile.Empty));
        Assert.Empty(Check(new()
        {
            About = "Cabling since 2009.\nOwn van.",
            Skills = ["Cabling"],
            Certifications = [new("OSHA 10", "OSHA", "1-2", new(2027, 1, 1))],
            Licences = [new("Low voltage", Number: "TX-1"), new("Low voltage", Number: "NM-1")],
            Tools = ["Ladder"],
            Insurance = [new("General liability", "Acme", "P-1", new(2020, 1, 1))],
        }));
    }

    private static ImmutableList<(string?, string)> Check(WorkerProfile profile) =>
        ProfileRules.Check(profile, Policy.Default.Profiles).ConvertAll(refusal => (refusal.Field, refusal.Rule));

    [Theory]
    [InlineData("US", "80202", null, null, 25, null)]
    [InlineData(null, null, 39.7, -104.9, null, null)]
    [InlineData("US", "802", null, null, null, "home.postalCode zipCodeInvalid")]
    [InlineData("XX", "80202", null, null, null, "home.country countryUnknown")]
    [InlineData(null, "80202", null, null, null, "home.country countryRequired")]
    [InlineData("US", null, null, null, 25, "home.postalCode homeRequired")]
    [InlineData("US", "80202", 91.0, 0.0, null, "home.coordinates.latitude latitudeOutOfRange")]
    [InlineData("US", "80202", null, null, 0, "home.radius radiusOutOfRange")]
    public void A_home_is_a_postal_code_or_coordinates_and_a_radius(
        string? country, string? code, double? latitude, double? longitude, int? radius, string? refusal) => Assert.Equal(
        refusal,
        ProfileRules.Check(
                WorkerProfile.Empty with
                {
                    Home = new(country, code, latitude is { } north ? new(north, longitude!.Value) : null, radius),
                }, new())
            .Select(wrong => $"{wrong.Field} {wrong.Rule}").SingleOrDefault());
}
