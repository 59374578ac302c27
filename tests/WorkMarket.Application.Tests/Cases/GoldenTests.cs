using System.Text;
using System.Text.Json;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Json;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using Xunit;

namespace WorkMarket.Application.Tests.Cases;

/// <summary>What was stored yesterday still reads, and means the same.</summary>
public sealed class GoldenTests
{
    public static TheoryData<int> EventNumbers => [.. Enumerable.Range(0, Samples.Events.Count)];

    public static TheoryData<int> HeadNumbers => [.. Enumerable.Range(0, Samples.Heads.Count)];

    public static TheoryData<string> LaterEvents => [.. LaterSamples.Events.Keys];

    public static TheoryData<string> LaterHeads => [.. LaterSamples.Heads.Keys];

    [Theory, MemberData(nameof(EventNumbers))]
    public void An_event_written_yesterday_reads_as_the_same_and_is_written_alike(int number) =>
        AnEvent(NameOf(Samples.Events[number]), Samples.Events[number]);

    [Theory, MemberData(nameof(LaterEvents))]
    public void So_does_an_event_with_what_came_later(string name) => AnEvent(name, LaterSamples.Events[name]);

    [Theory, MemberData(nameof(HeadNumbers))]
    public void A_head_written_yesterday_reads_as_the_same_and_is_written_alike(int number) =>
        Head(NameOf(Samples.Heads[number]), Samples.Heads[number]);

    [Theory, MemberData(nameof(LaterHeads))]
    public void So_does_a_head_with_what_came_later(string name) => Head(name, LaterSamples.Heads[name]);

    [Fact]
    public void Every_type_of_event_has_a_name_a_sample_and_a_golden_file()
    {
        var types = typeof(Event).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Event))).Select(type => type.Name).Order().ToList();
        Assert.Equal(types, EventJson.Names.Keys.Select(type => type.Name).Order());
        Assert.Equal(types, Samples.Events.Select(sample => sample.Event.GetType().Name).Order());
        Assert.Equal(EventJson.Names.Count, EventJson.Names.Values.Distinct().Count());
        Assert.Empty(Samples.Events.Select(NameOf).Except(GoldenFile.Names));
    }

    [Fact]
    public void Every_state_has_a_sample_and_a_golden_file()
    {
        var states = typeof(Assignment).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Assignment)) && !type.IsAbstract);
        Assert.Equal(states.Select(type => type.Name).Order(), Samples.Heads.Select(sample => sample.GetType().Name).Order());
        Assert.Empty(Samples.Heads.Select(NameOf).Except(GoldenFile.Names));
    }

    [Fact]
    public void No_golden_file_is_without_a_reader()
    {
        var known = Samples.Events.Select(NameOf).Concat(Samples.Heads.Select(NameOf)).Concat(LaterSamples.Heads.Keys)
            .Concat(LaterSamples.Events.Keys).ToHashSet();
        Assert.Empty(GoldenFile.Names.Except(known));
    }

    private static void AnEvent(string name, Happened sample)
    {
        var today = Samples.BeforeSalt(42, sample);
        var golden = GoldenFile.Read(name, today);
        Assert.Equal(Encoding.UTF8.GetString(golden), Encoding.UTF8.GetString(today));
        Same(sample, EventJson.Read(golden));
    }

    private static void Head(string name, Assignment sample)
    {
        var today = JsonSerializer.SerializeToUtf8Bytes(sample, DomainJson.Stored);
        var golden = GoldenFile.Read(name, today);
        Assert.Equal(Encoding.UTF8.GetString(golden), Encoding.UTF8.GetString(today));
        Same(sample, JsonSerializer.Deserialize<Assignment>(golden, DomainJson.Stored)!);
    }

    private static string NameOf(Happened sample) => "event-" + EventJson.Names[sample.Event.GetType()].Replace('/', '-');

    private static string NameOf(Assignment sample) => "head-" + JsonNamingPolicy.CamelCase.ConvertName(sample.GetType().Name);

    // Records compare lists by reference, so every member is compared by what is in it.
    private static void Same<T>(T expected, T read) => Assert.Equivalent(expected, read, strict: true);
}
