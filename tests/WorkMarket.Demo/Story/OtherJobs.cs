using WorkMarket.Demo.Files;
using WorkMarket.Demo.Http;

namespace WorkMarket.Demo.Story;

/// <summary>The assignments beside the main one, each for a rule of its own.</summary>
internal static class OtherJobs
{
    private const string Pin = "407193";

    private static readonly Dictionary<string, object?> OnTrust = new()
    {
        ["confirmation"] = new { required = false },
        ["checkIn"] = new { required = false },
        ["deliverables"] = Array.Empty<object>(),
    };

    /// <summary>Offered to all; two apply, one is chosen.</summary>
    public static async Task TwoApplicants(Scene scene)
    {
        scene.Tell.Chapter("Who gets it");
        var job = await scene.Draft(scene.Nick, "Hang six posters in store 12", "60.00");
        await Scene.Send(scene.Nick, job);
        var (walt, wes) = (await Scene.Apply(scene.Walt, job, "Tomorrow would suit me"), await Scene.Apply(scene.Wes, job));
        Scene.Must((await Scene.Look(scene.Walt, job.Id)).Applications is [{ Worker: "walt" }], "A worker sees no other worker's application.");
        Scene.Must((await Scene.Look(scene.Nick, job.Id)).Applications is { Count: 2 } && walt != wes, "The client sees every application.");
        job = await Scene.Accept(scene.Nick, job, wes);
        Scene.Must(job.Worker == "wes", "The chosen worker has the assignment.");
        (await scene.Walt.Get($"assignments/{job.Id}")).ExpectProblem(404, "notFound");
        (await scene.Fiona.Get($"assignments/{job.Id}")).ExpectProblem(404, "notFound");
        scene.Tell.Says("Nick", "offers six posters to everybody. Walt and Wes apply, Wes is chosen, Walt loses access. (assignment\u00a03)");

        var left = await scene.Draft(scene.Nick, "Clean the window of store 12", "40.00");
        await Scene.Do(scene.Nick, left, "void", null, "voided");
        scene.Tell.Says("Nick", "drafts a cleaning of the window and drops it: void. (assignment\u00a04)");

        var waiting = await scene.Draft(scene.Nick, "Measure the shelves of store 12", "45.00");
        await Scene.Send(scene.Nick, waiting, "walt", "wes");
        Scene.Must((await Scene.Look(scene.Walt, waiting.Id)).AllowedActions.Contains("apply"), "Who is named may apply.");
        (await scene.Wanda.Get($"assignments/{waiting.Id}")).ExpectProblem(404, "notFound");
        scene.Tell.Says("Nick", "asks Walt and Wes to measure shelves. Nobody has answered yet: it stays sent. (assignment\u00a05)");

        var draft = await scene.Draft(scene.Fiona, "Splice a cable in Toronto", "250", currency: "JPY");
        (await scene.Wanda.Get($"assignments/{draft.Id}")).ExpectProblem(404, "notFound");
        scene.Tell.Says("Fiona", "has a draft in yen, which has no cents, and thinks about it. (assignment\u00a06)");
    }

    /// <summary>No check-in, nothing to hand in: the work starts with the clock and waits for approval.</summary>
    public static async Task OnTheClock(Scene scene)
    {
        scene.Tell.Chapter("Work that needs no check-in");
        var besides = new Dictionary<string, object?>(OnTrust)
        {
            ["schedule"] = new { start = Scene.In(TimeSpan.FromMinutes(-10)), end = Scene.In(TimeSpan.FromHours(2)), timeZone = "America/Chicago" },
        };
        var job = await scene.Draft(scene.Nora, "Watch the delivery at store 30", "80.00", besides);
        job = await Scene.Staff(scene.Nora, scene.Walt, "walt", job, "inProgress");
        Scene.Must(job.Checklist.All(item => item.Status == "notRequired"), "What the settings do not ask for is not required.");
        job = await Scene.Do(scene.Walt, job, "complete", new { resolution = "Eleven pallets, all whole." }, "pendingApproval");
        (await scene.Walt.Post($"assignments/{job.Id}/approve")).ExpectProblem(403, "forbidden");
        scene.Tell.Says("Walt", "is assigned after the scheduled start, so the work is in progress at once. He completes; it waits for approval. (assignment\u00a07)");
    }

    /// <summary>A company that requires the phone.</summary>
    public static async Task ByPhone(Scene scene)
    {
        scene.Tell.Chapter("Fabrikam: check in by phone");
        var job = await scene.Draft(scene.Fiona, "Swap an access point at the depot", "95.50");
        job = await Scene.Staff(scene.Fiona, scene.Wes, "wes", job);
        (await scene.Wes.Post($"assignments/{job.Id}/confirm")).ExpectRefusal(409, "confirmationNotRequired");
        var refused = (await scene.Wes.Post($"assignments/{job.Id}/visits/check-in")).ExpectRefusal(409, "phoneRequired");
        scene.Tell.Refused("Wes", "checks in with the app. (assignment\u00a08)", refused);
        (await scene.Wes.Send(HttpMethod.Put, "me/phone-pin", new { pin = Pin })).Expect(200);
        var number = (await scene.Wes.Get($"assignments/{job.Id}/phone")).Expect(200).Json.GetProperty("assignmentNumber").GetString()!;
        var heard = await Telephone.Dial(scene.Market, number, Pin, "1");
        Scene.Must(heard.StartsWith("You are checked in", StringComparison.Ordinal), heard);
        scene.Tell.Says("Wes", $"calls {refused.Detail[refused.Detail.IndexOf('+', StringComparison.Ordinal)..].TrimEnd('.')} instead, enters {number}, his PIN and 1. He hears: {heard}");
        await Handover.Deliver(scene.Wes, scene.Fiona, job.Id, "access point.png", "photo", SampleFiles.Png(90));
        heard = await Telephone.Dial(scene.Market, number, Pin, "2");
        Scene.Must(heard.StartsWith("You are checked out", StringComparison.Ordinal), heard);
        job = (await scene.Wes.Get($"assignments/{job.Id}")).Expect(200).As<Assignment>();
        Scene.Must(job.Visits is [{ CheckIn.By.Channel: "phone", CheckOut.By.Channel: "phone" }], "The channel comes from the call.");
        scene.Tell.Says("Wes", "hands in a photo with the app and calls once more to check out.");
        await Scene.Do(scene.Wes, job, "complete", new { resolution = "Swapped, signal is good." }, "pendingApproval");
        job = await Scene.Do(scene.Fiona, job, "approve", null, "invoiced");
        Scene.Must((job.Invoice!.DueAt - job.Invoice.ApprovedAt).TotalDays is > 14.9 and < 15.1, "Fabrikam's invoices are due after 15 days.");
        scene.Tell.Says("Fiona", $"approves {job.Invoice.Amount}; Fabrikam pays within 15 days.");
    }
}
