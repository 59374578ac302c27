using System.Text.Json.Nodes;
using WorkMarket.Demo.Http;

namespace WorkMarket.Demo.Story;

/// <summary>A worker who is not checked in in time: the label comes by itself and goes when the time is put in.</summary>
internal static class LateWorker
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>Wanda gets work that begins shortly, with little grace.</summary>
    public static async Task<Assignment> Agree(Scene scene)
    {
        var job = await UnderShortGrace(scene, () => scene.Draft(scene.Nora, "Repair the door of store 41", "90.00", new()
        {
            ["schedule"] = Scene.Between(Scene.Shortly, TimeSpan.FromHours(2)),
            ["deliverables"] = Array.Empty<object>(),
        }));
        return await Scene.Staff(scene.Nora, scene.Wanda, "wanda", job);
    }

    /// <summary>She is late, and then she was not.</summary>
    public static async Task<Assignment> Tell(Scene scene, Assignment job)
    {
        scene.Tell.Chapter("A late worker");
        job = await Scene.Eventually(
            () => Scene.Look(scene.Nora, job.Id), seen => seen.Labels.Contains("workerLate"),
            Scene.Shortly + Grace + TimeSpan.FromSeconds(60),
            "Who is not checked in after the grace is late.");
        scene.Tell.Says(
            "Wanda",
            $"has a door to repair; Northwind gives {Grace.TotalSeconds} seconds of grace today. No check-in: the assignment is labelled "
                + $"worker late. {scene.Mark(job)}");

        var arrived = job.Schedule.Start + TimeSpan.FromSeconds(1);
        job = await Scene.Do(scene.Wanda, job, "visits/check-in", new { at = arrived, note = "No signal in the cellar" }, "inProgress");
        Scene.Must(
            job.Labels is [] && job.Visits is [{ CheckIn: var checkIn }] && checkIn.At == arrived,
            "The label goes when the time is put in.");
        var labels = (await scene.Nora.Get($"assignments/{job.Id}/timeline")).Expect(200).As<Timeline>().Entries
            .Where(entry => entry.Type.StartsWith("label", StringComparison.Ordinal))
            .Select(entry => $"{entry.Type} {entry.Data.GetProperty("label").GetString()}");
        Scene.Must(labels.SequenceEqual(["labelAdded/1 workerLate", "labelRemoved/1 workerLate"]), "A label that was on stays on record.");
        scene.Tell.Says(
            "Wanda",
            "was there in time, without a signal: her phone sends the true time now. The label goes; that it was on stays on record.");
        return job;
    }

    // Fifteen minutes would be a long story. Only drafts that are written meanwhile inherit it.
    private static async Task<Assignment> UnderShortGrace(Scene scene, Func<Task<Assignment>> draft)
    {
        var (usual, version) = await Settings(scene.Nora);
        var strict = usual.DeepClone();
        strict["checkIn"]!["grace"] = $"PT{Grace.TotalSeconds}S";
        await Put(scene.Nora, strict, version);
        try
        {
            return await draft();
        }
        finally
        {
            await Put(scene.Nora, usual, version + 1);
        }
    }

    private static async Task<(JsonNode Settings, long Version)> Settings(Portal client)
    {
        var view = JsonNode.Parse((await client.Get("company/settings")).Expect(200).Body)!;
        return (view["settings"]!, view["version"]!.GetValue<long>());
    }

    private static async Task Put(Portal client, JsonNode settings, long version) =>
        (await client.Put("company/settings", settings, ("If-Match", $"\"{version}\""))).Expect(200);
}
