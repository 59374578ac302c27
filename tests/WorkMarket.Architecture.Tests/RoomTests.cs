using System.Text.RegularExpressions;
using Xunit;

namespace WorkMarket.Architecture.Tests;

/// <summary>The rooms of the house, and that arrows between them point one way.</summary>
public sealed partial class RoomTests
{
    private static readonly string[] KindsOfClass = ["Models", "Helpers", "Services", "Interfaces", "Utils", "Utilities", "Common",
        "Managers"];

    private static readonly Dictionary<string, string[]> MayKnow = new()
    {
        ["Domain"] = [],
        ["Application"] = ["Domain"],
        ["Storage"] = ["Application", "Domain"],
        ["Mail"] = ["Application", "Domain"],
        ["Printing"] = ["Application", "Domain"],
        ["Api"] = ["Application", "Domain"],
        ["Portal"] = ["Api", "Application", "Domain"],
        ["Functions"] = ["Storage", "Mail", "Printing", "Api", "Portal", "Application", "Domain"],
        ["LocalHost"] = ["Storage", "Mail", "Printing", "Api", "Portal", "Application", "Domain"],
    };

    [Fact]
    public void There_are_these_rooms_and_no_others() => Assert.Equal(MayKnow.Keys.Order(), Room.All.Select(room => room.Name).Order());

    [Fact]
    public void Arrows_point_one_way() => Assert.All(Room.All, room =>
        Assert.Empty(room.Rooms.Except(MayKnow[room.Name])));

    [Fact]
    public void The_domain_stands_on_NodaTime_alone() => Assert.Equal(["NodaTime"], Room.All.Single(room => room.Name == "Domain").Outside);

    [Fact]
    public void Only_storage_and_the_hosts_know_Azure_but_for_the_attributes_that_make_an_endpoint_a_function() => Assert.All(
        Room.All.Where(room => room.Name is "Domain" or "Application" or "Mail" or "Printing" or "Api" or "Portal"),
        room => Assert.DoesNotContain(
            room.Outside.Where(name => room.Name is not ("Api" or "Portal")
                || !name.StartsWith("Microsoft.Azure.Functions.Worker", StringComparison.Ordinal)),
            name => name.Contains("Azure", StringComparison.Ordinal)));

    [Fact]
    public void Sources_name_only_rooms_that_theirs_may_know()
    {
        foreach (var room in Room.All)
        {
            var others = MayKnow.Keys.Except(MayKnow[room.Name]).Where(name => name != room.Name).ToHashSet();
            Assert.All(room.Sources(), source => Assert.DoesNotContain(
                Namespaces().Matches(source.Code).Select(match => match.Groups["room"].Value), others.Contains));
        }
    }

    [Fact]
    public void Folders_are_subjects_and_never_kinds_of_class() => Assert.All(
        Room.All.SelectMany(room => room.Folders()), folder => Assert.DoesNotContain(Path.GetFileName(folder), KindsOfClass));

    [Fact]
    public void Nobody_reads_the_machine_s_clock() => Assert.All(
        Room.All.SelectMany(room => room.Sources()), source => Assert.DoesNotMatch(MachineClock(), source.Code));

    [Fact]
    public void The_domain_waits_for_nothing() => Assert.All(
        Room.All.Single(room => room.Name == "Domain").Sources(), source => Assert.DoesNotMatch(Waiting(), source.Code));

    [GeneratedRegex(@"\bWorkMarket\.(?<room>Domain|Application|Storage|Mail|Printing|Api|Functions|LocalHost)\b")]
    private static partial Regex Namespaces();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b|\bTimeProvider\.System\b")]
    private static partial Regex MachineClock();

    [GeneratedRegex(@"\bawait\b|\basync\b|\bTask<|\bSystemClock\b|\bSystem\.IO\b")]
    private static partial Regex Waiting();
}
