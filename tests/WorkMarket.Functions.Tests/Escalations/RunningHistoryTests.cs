using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using WorkMarket.Functions.Escalations;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Functions.Tests.Escalations;

/// <summary>
/// A history that an earlier version of the program began is gone on with by this one: it asks for the same, in the same order and by the
/// same numbers, whatever instants its timers were for, and comes to the end (architecture.md, *What is stored has a shape of its own*).
/// </summary>
public sealed class RunningHistoryTests
{
    /// <summary>The histories of the golden store, each from its beginning to the middle of a month.</summary>
    public static TheoryData<string> Stored => ["silent", "answered"];

    [Theory, MemberData(nameof(Stored))]
    public async Task One_that_was_recorded_by_an_earlier_version_replays_and_goes_on_to_the_end(string name)
    {
        var history = Read(name);
        var replay = Replay.Over(EscalationOrchestration.Run, history.Input, history.Episodes);
        Assert.Equal(history.Asked, replay.Asked.Select(asked => (asked.Id, asked.Row)));
        Assert.False(replay.Running!.IsCompleted);
        Assert.Equal(1, replay.Timers);
        // The one timer that it waits for fires when the earlier version had asked for it.
        var over = JsonSerializer.Serialize(new EscalationSnapshot("Arbitration", IsOpen: false));
        var last = replay.Asked[^1].Id;
        ImmutableList<Episode> end = [.. history.Episodes, new(history.FiresAt, [new Heard.Fired(last)]),
            new(history.FiresAt, [new Heard.Completed(last + 1, over)])];
        var ended = Replay.Over(EscalationOrchestration.Run, history.Input, end);
        Assert.Equal("Arbitration", await ended.Running!);
        Assert.Equal(history.Asked.Count + 1, ended.Asked.Count);
    }

    private static (string Input, ImmutableList<Episode> Episodes, ImmutableList<(int Id, string Row)> Asked, Instant FiresAt) Read(
        string name)
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(
            Path.Combine(Repository.Root, "tests", "WorkMarket.Functions.Tests", "Golden", $"history-{name}.json")));
        var episodes = file.RootElement.GetProperty("episodes").EnumerateArray().Select(episode => new Episode(
            At(episode), [.. episode.GetProperty("heard").EnumerateArray().Select(Heard)]));
        var asked = file.RootElement.GetProperty("asked").EnumerateArray().ToList();
        return (file.RootElement.GetProperty("input").GetString()!, [.. episodes],
            [.. asked.Select(one => (one.GetProperty("id").GetInt32(), one.GetProperty("row").GetString()!))], At(asked[^1]));
    }

    private static Instant At(JsonElement of) => InstantPattern.ExtendedIso.Parse(of.GetProperty("at").GetString()!).Value;

    private static Heard Heard(JsonElement row) => row.GetProperty("row").GetString() switch
    {
        "ExecutionStarted" => new Heard.Started(),
        "TimerFired" => new Heard.Fired(row.GetProperty("id").GetInt32()),
        "TaskCompleted" => new Heard.Completed(row.GetProperty("id").GetInt32(), row.GetProperty("result").GetString()!),
        "EventRaised" => new Heard.Raised(),
        var other => throw new InvalidOperationException($"No row '{other}' was recorded."),
    };
}
