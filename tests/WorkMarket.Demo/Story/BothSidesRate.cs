using WorkMarket.Demo.Http;

namespace WorkMarket.Demo.Story;

/// <summary>Both sides rate, and neither reads the other before both have.</summary>
internal static class BothSidesRate
{
    public static async Task Tell(Scene scene, Assignment job)
    {
        scene.Tell.Chapter("Ratings by both sides");
        await Rate(scene.Nora, job, new { overall = "satisfied", comment = "Tidy work." });
        await Rate(
            scene.Nora, job,
            new { overall = "excellent", quality = "excellent", communication = "satisfied", comment = "Tidy work, on the first day." });
        Scene.Must((await Scene.Look(scene.Wes, job.Id)).Ratings is null, "While it is sealed neither side sees the other's rating.");
        Scene.Must(
            (await Scene.Look(scene.Nora, job.Id)).Ratings is { ByClient.Overall: "excellent", ByWorker: null },
            "A rating may be changed until the other side has rated.");
        scene.Tell.Says(
            "Nora", $"rates Wes satisfied, and then excellent after all. It is sealed: Wes does not read it yet. {scene.Mark(job)}");

        await Rate(scene.Wes, job, new { overall = "satisfied", comment = "Clear scope, quick answers." });
        foreach (var side in new[] { scene.Nora, scene.Wes })
            Scene.Must(
                (await Scene.Look(side, job.Id)).Ratings is { ByClient.Overall: "excellent", ByWorker.Overall: "satisfied" },
                "Once both have rated both read both.");
        var late = (await scene.Nora.Put($"assignments/{job.Id}/rating", new { overall = "unsatisfied" }))
            .ExpectRefusal(409, "ratingsFinal");
        scene.Tell.Says("Wes", "rates Northwind satisfied. Now both read both, and the ratings are final, though nothing is paid yet.");
        scene.Tell.Refused("Nora", "would change hers once more.", late);
        await Scene.Do(scene.Nora, job, "pay", new { reference = "ACH 2042" }, "paid");
    }

    private static async Task Rate(Portal by, Assignment job, object rating) =>
        (await by.Put($"assignments/{job.Id}/rating", rating)).Expect(200);
}
