using WorkMarket.Demo.Http;

namespace WorkMarket.Demo.Story;

/// <summary>Both sides rate, neither reads the other before it is paid.</summary>
internal static class BothSidesRate
{
    public static async Task Tell(Scene scene, Assignment job)
    {
        scene.Tell.Chapter("Ratings by both sides");
        await Rate(scene.Nora, job, new { overall = "satisfied", comment = "Tidy work." });
        await Rate(
            scene.Nora, job,
            new { overall = "excellent", quality = "excellent", communication = "satisfied", comment = "Tidy work, on the first day." });
        await Rate(scene.Wes, job, new { overall = "satisfied", comment = "Clear scope, quick answers." });
        Scene.Must(
            (await Scene.Look(scene.Wes, job.Id)).Ratings is { ByClient: null, ByWorker.Overall: "satisfied" },
            "Neither side sees the other's rating before it is paid.");
        Scene.Must(
            (await Scene.Look(scene.Nora, job.Id)).Ratings is { ByClient.Overall: "excellent", ByWorker: null },
            "A rating may be changed until it is paid.");
        scene.Tell.Says(
            "Nora",
            $"rates Wes satisfied, and then excellent after all. Wes rates Northwind satisfied. Neither reads the other's yet. "
                + $"{scene.Mark(job)}");

        await Scene.Do(scene.Nora, job, "pay", new { reference = "ACH 2042" }, "paid");
        foreach (var side in new[] { scene.Nora, scene.Wes })
            Scene.Must(
                (await Scene.Look(side, job.Id)).Ratings is { ByClient.Overall: "excellent", ByWorker.Overall: "satisfied" },
                "Once it is paid both read both.");
        var late = (await scene.Nora.Put($"assignments/{job.Id}/rating", new { overall = "unsatisfied" }))
            .ExpectRefusal(409, "statusNotAllowed");
        scene.Tell.Says("Nora", "pays. Now both read both, and the ratings are final.");
        scene.Tell.Refused("Nora", "would change hers once more.", late);
    }

    private static async Task Rate(Portal by, Assignment job, object rating) =>
        (await by.Put($"assignments/{job.Id}/rating", rating)).Expect(200);
}
