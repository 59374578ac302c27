using WorkMarket.Demo.Http;

namespace WorkMarket.Demo.Story;

/// <summary>The assignments beside the main one, each for a rule of its own.</summary>
internal static class OtherJobs
{
    /// <summary>Offered to all; two apply, one is chosen.</summary>
    /// <returns>What nobody has answered.</returns>
    public static async Task<Assignment> TwoApplicants(Scene scene)
    {
        scene.Tell.Chapter("Who gets it");
        var job = await scene.Draft(scene.Nick, "Hang six posters in store 12", "60.00");
        await Scene.Send(scene.Nick, job);
        var (walt, wes) = (await Scene.Apply(scene.Walt, job, "Tomorrow would suit me"), await Scene.Apply(scene.Wes, job));
        Scene.Must(
            (await Scene.Look(scene.Walt, job.Id)).Applications is [{ Worker: "walt" }], "A worker sees no other worker's application.");
        Scene.Must(
            (await Scene.Look(scene.Nick, job.Id)).Applications is { Count: 2 } && walt != wes, "The client sees every application.");
        job = await Scene.Accept(scene.Nick, job, wes);
        Scene.Must(job.Worker == "wes", "The chosen worker has the assignment.");
        (await scene.Walt.Get($"assignments/{job.Id}")).ExpectProblem(404, "notFound");
        (await scene.Fiona.Get($"assignments/{job.Id}")).ExpectProblem(404, "notFound");
        scene.Tell.Says(
            "Nick", $"offers six posters to everybody. Walt and Wes apply, Wes is chosen, Walt loses access. {scene.Mark(job)}");

        var left = await scene.Draft(scene.Nick, "Clean the window of store 12", "40.00");
        await Scene.Do(scene.Nick, left, "void", null, "voided");
        scene.Tell.Says("Nick", $"drafts a cleaning of the window and drops it: void. {scene.Mark(left)}");

        var waiting = await scene.Draft(scene.Nick, "Measure the shelves of store 12", "45.00");
        await Scene.Send(scene.Nick, waiting, "walt", "wes");
        Scene.Must((await Scene.Look(scene.Walt, waiting.Id)).AllowedActions.Contains("apply"), "Who is named may apply.");
        (await scene.Wanda.Get($"assignments/{waiting.Id}")).ExpectProblem(404, "notFound");
        scene.Tell.Says("Nick", $"asks Walt and Wes to measure shelves. Nobody has answered yet: it stays sent. {scene.Mark(waiting)}");

        var draft = await scene.Draft(scene.Fiona, "Splice a cable in Toronto", "250", currency: "JPY");
        (await scene.Wanda.Get($"assignments/{draft.Id}")).ExpectProblem(404, "notFound");
        scene.Tell.Says("Fiona", $"has a draft in yen, which has no cents, and thinks about it. {scene.Mark(draft)}");
        return waiting;
    }

    /// <summary>Walt gets work that begins shortly.</summary>
    public static async Task<Assignment> AgreeOnTheClock(Scene scene) => await Scene.Staff(
        scene.Nora, scene.Walt, "walt", await scene.Draft(scene.Nora, "Watch the delivery at store 30", "80.00", Scene.OnTrust()));

    /// <summary>No check-in, nothing to hand in: the work starts with the clock and waits for approval.</summary>
    public static async Task OnTheClock(Scene scene, Assignment job)
    {
        scene.Tell.Chapter("Work that needs no check-in");
        job = await Scene.Begun(scene.Nora, job);
        Scene.Must(job.Checklist.All(item => item.Status == "notRequired"), "What the settings do not ask for is not required.");
        job = await Scene.Do(scene.Walt, job, "complete", new { resolution = "Eleven pallets, all whole." }, "pendingApproval");
        (await scene.Walt.Post($"assignments/{job.Id}/approve")).ExpectProblem(403, "forbidden");
        scene.Tell.Says(
            "Walt",
            $"need not check in: at the scheduled start the work is in progress by itself. He completes; it waits for approval. "
                + $"{scene.Mark(job)}");
    }
}
