using WorkMarket.Demo.Http;
using WorkMarket.Demo.Telling;

namespace WorkMarket.Demo.Story;

/// <summary>Assignments that end early: by the client, and by their worker.</summary>
internal static class Cancelling
{
    /// <summary>The client cancels what a worker has, for some money, and what nobody has, for none.</summary>
    public static async Task ByClient(Scene scene, Assignment job, Assignment unanswered)
    {
        scene.Tell.Chapter("Cancelled by the client");
        job = await Scene.Do(
            scene.Nora, job, "cancel",
            new { reason = "customerCancelled", amount = Scene.Usd("35.00"), clarification = "The landlord sent somebody; for your way" },
            "invoiced");
        Scene.Must(
            job.Cancellation is { Reason: "customerCancelled", Amount.Amount: "35.00" } && job.Completion is null,
            "A cancellation says why and how much.");
        Scene.Must(
            job.Invoice!.Amount == job.Cancellation!.Amount && job.Total is { Lines: [{ Item: "cancellation" }] },
            "What is paid for a cancelled assignment is invoiced.");
        scene.Tell.Says(
            "Nora",
            $"cancels the door: her customer has cancelled, and {job.Cancellation.Amount} are for Wanda's way, and invoiced. "
                + $"{scene.Mark(job)}");
        scene.Tell.Total(job.Total!);
        await Scene.Do(scene.Nora, job, "pay", null, "paid");
        scene.Tell.Says("Nora", "pays.");

        var refused = (await scene.Nick.Post(
            $"assignments/{unanswered.Id}/cancel", new { reason = "workNotNeeded", amount = Scene.Usd("10.00") }))
            .ExpectRefusal(400, "nobodyToPay");
        scene.Tell.Refused("Nick", $"cancels the shelves, which nobody has yet, for 10.00. {scene.Mark(unanswered)}", refused);
        await Scene.Do(scene.Nick, unanswered, "cancel", new { reason = "workNotNeeded" }, "cancelled");
        scene.Tell.Says("Nick", "cancels them for nothing.");
    }

    /// <summary>The worker gives it back: it is offered again, and another who had applied gets it.</summary>
    public static async Task ByWorker(Scene scene, Assignment job)
    {
        scene.Tell.Chapter("Cancelled by its worker");
        job = await Scene.Do(scene.Wes, job, "cancel-by-worker", new { reason = "My van broke down" }, "sent");
        Scene.Must(job.Worker is null, "A worker who cancels has it no more.");
        job = await Scene.Look(scene.Nick, job.Id);
        Scene.Must(job.Former is [{ Worker: "wes", End: "givenBack" }], "Who had it before stays on record.");
        Scene.Must(job.NeedsAction.Any(need => need.Reason == "offerAgain"), "Whoever can offer it again is asked to.");
        scene.Tell.Says("Wes", $"gives the wall back: his van broke down. Nobody can apply until it is offered again. {scene.Mark(job)}");
        var body = new { to = "applicants", schedule = Scene.Between(TimeSpan.FromHours(5), TimeSpan.FromHours(8)), price = "original" };
        (await scene.Nick.Post($"assignments/{job.Id}/offer-again", body)).Expect(200);
        scene.Tell.Says("Nick", "offers it again to those who had applied, later in the day and at the original price. Wes is left out.");
        (await scene.Wes.Get($"assignments/{job.Id}")).ExpectProblem(404, "notFound");
        job = await Scene.Look(scene.Nick, job.Id);
        var terms = (await scene.Walt.Get($"assignments/{job.Id}")).Expect(200).Json.GetProperty("termsVersion").GetInt32();
        (await scene.Walt.Post(
            $"assignments/{job.Id}/applications/{job.Applications!.Single(application => application.Worker == "walt").Id}/renew",
            new { termsVersion = terms })).Expect(200);
        scene.Tell.Says("Walt", "reads what has changed since he applied, and renews his application.");
        job = await Scene.Accept(scene.Nick, job, job.Applications!.Single(application => application.Worker == "walt").Id);
        Scene.Must(job.Worker == "walt", "The chosen worker has the assignment.");
        scene.Tell.Says(
            "Nick", "accepts Walt. Wes gave it back within an hour and before its start: that does not count on his scorecard.");
    }
}
