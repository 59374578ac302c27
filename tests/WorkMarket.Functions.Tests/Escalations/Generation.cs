using System.Collections.Immutable;
using Microsoft.DurableTask;
using NodaTime;
using Xunit;

namespace WorkMarket.Functions.Tests.Escalations;

/// <summary>
/// One history of an instance, from a beginning to its end or to where it begins anew, with the rows that Durable Functions keep of it on
/// Azure Storage.
/// </summary>
/// <param name="orchestrator">The orchestrator.</param>
/// <param name="input">What it begins with.</param>
/// <param name="anew">Whether another history was before it.</param>
internal sealed class Generation(Func<TaskOrchestrationContext, Task<string>> orchestrator, string? input, bool anew)
{
    private readonly List<Episode> episodes = [];
    private readonly List<string> rows = [];

    /// <summary>How it stands after the latest episode.</summary>
    public Replay Latest { get; private set; } = Replay.Over(orchestrator, input, []);

    /// <summary>What it was told, episode by episode.</summary>
    public IReadOnlyList<Episode> Episodes => episodes;

    /// <summary>The kinds of its rows, in order.</summary>
    public IReadOnlyList<string> Rows => rows;

    /// <summary>
    /// Replays it with one episode more; it has to ask for all that it asked for before, and then for something new, or nothing.
    /// </summary>
    public ImmutableList<Asked> Hear(Instant at, ImmutableList<Heard> heard)
    {
        episodes.Add(new(at, heard));
        var before = Latest.Asked;
        Latest = Replay.Over(orchestrator, input, episodes);
        Assert.Equal(before, Latest.Asked.Take(before.Count));
        // A timer that loses is cancelled, so that nothing is waited for when it ends.
        Assert.InRange(Latest.Timers, 0, Latest.Running!.IsCompleted ? 0 : 1);
        var fresh = Latest.Asked.RemoveRange(0, before.Count);
        // Where it begins anew, the next history is kept in place of its last episode.
        if (Latest.Next is null)
            Keep(heard, fresh);
        return fresh;
    }

    /// <summary>The whole history once more: it asks for the same, shows the same and comes to the same.</summary>
    public void Again()
    {
        var again = Replay.Over(orchestrator, input, episodes);
        Assert.Equal(Latest.Asked, again.Asked);
        Assert.Equal(Latest.Shown, again.Shown);
        Assert.Equal(
            (Latest.Calls, Latest.Next, Latest.Untaken, Latest.Running?.Status),
            (again.Calls, again.Next, again.Untaken, again.Running?.Status));
        if (Latest.Running is { IsCompletedSuccessfully: true } done)
            Assert.Equal(done.Result, again.Running!.Result);
    }

    private void Keep(ImmutableList<Heard> heard, ImmutableList<Asked> fresh)
    {
        rows.Add("OrchestratorStarted");
        rows.AddRange(heard.Select(one => one.Row));
        if (anew && episodes.Count == 1)
            rows.Add("OrchestratorCompleted");
        rows.AddRange(fresh.Select(one => one.Row));
        if (Latest.Running!.IsCompleted)
            rows.Add("ExecutionCompleted");
        rows.Add("OrchestratorCompleted");
    }
}
