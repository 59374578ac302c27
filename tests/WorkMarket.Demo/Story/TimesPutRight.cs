using WorkMarket.Demo.Http;

namespace WorkMarket.Demo.Story;

/// <summary>Times that are put in late: by support, and by a worker who confirms after the window closed.</summary>
internal static class TimesPutRight
{
    private static readonly TimeSpan WindowLeft = TimeSpan.FromSeconds(12);

    /// <summary>The worker forgets to check out; support is asked to help.</summary>
    public static async Task BySupport(Scene scene)
    {
        scene.Tell.Chapter("A forgotten check-out");
        var job = await scene.Draft(scene.Nora, "Test the alarm of store 61", "70.00");
        job = await Scene.Staff(scene.Nora, scene.Wanda, "wanda", job);
        job = await Scene.Do(scene.Wanda, job, "visits/check-in", null, "inProgress");
        var visit = job.Visits![0];
        var path = $"assignments/{job.Id}/visits/{visit.Id}";
        var left = visit.CheckIn.At + TimeSpan.FromSeconds(1);

        (await scene.Sam.Patch(path, new { checkOut = left, reason = "She left at once" })).ExpectRefusal(428, "versionRequired");
        (await scene.Sam.Patch(path, new { checkOut = left, reason = "She left at once" }, ("If-Match", "\"1\"")))
            .ExpectRefusal(400, "askedByRequired");
        var edited = (await scene.Sam.Patch(
            path, new { checkOut = left, reason = "Forgotten; she wrote to us", askedBy = "worker" }, ("If-Match", "\"1\"")))
            .Expect(200).As<Done>();
        Scene.Must(
            edited.Visit is { Version: 2, CheckOut.By.Role: "support" } && edited.Visit.CheckOut.At == left,
            "An edited time says who put it in.");
        scene.Tell.Says("Wanda", $"tests an alarm, leaves and forgets to check out. {scene.Mark(job)}");
        scene.Tell.Says("Sam", "puts the time in when Wanda asks; support has to say who asked. Old and new are kept.");

        var stale = (await scene.Nora.Patch(path, new { checkOut = left, reason = "Mine is right" }, ("If-Match", "\"1\"")))
            .ExpectRefusal(412, "visitChanged");
        scene.Tell.Refused("Nora", "edits the visit as she saw it before.", stale);
        var remove = (await scene.Wanda.Delete(path, new { reason = "By mistake" }, ("If-Match", "\"2\"")))
            .ExpectRefusal(409, "desktopRequired");
        scene.Tell.Refused("Wanda", "tries to remove the visit in the app.", remove);
        var timeline = (await scene.Wanda.Get($"assignments/{job.Id}/timeline")).Expect(200).As<Timeline>();
        Scene.Must(
            timeline.Entries.Any(entry => entry.Type == "visitEdited/1" && entry.By.Role == "support"),
            "That a time was edited stays on record.");
    }

    /// <summary>A confirmation window that is about to close.</summary>
    public static async Task<Assignment> BeginLateConfirmation(Scene scene)
    {
        var closes = $"PT2H59M{60 - (int)WindowLeft.TotalSeconds}S";
        var job = await scene.Draft(scene.Nora, "Open store 77 for the electrician", "50.00", new()
        {
            ["confirmation"] = new { required = true, closesBefore = closes },
        });
        job = await Scene.Staff(scene.Nora, scene.Walt, "walt", job);
        Scene.Must(
            job.Checklist[0] is { Task: "confirmSchedule", Status: "due" }, "Who is assigned before the window closes has to confirm.");
        return job;
    }

    /// <summary>It has closed: the label comes, and goes when he confirms.</summary>
    public static async Task EndLateConfirmation(Scene scene, Assignment job)
    {
        scene.Tell.Chapter("Not confirmed in time");
        job = await Scene.Eventually(
            () => Scene.Look(scene.Nora, job.Id), seen => seen.Labels.Contains("workerNotConfirmed"), WindowLeft + TimeSpan.FromSeconds(60),
            "Unconfirmed when the window closes: the label Worker Not Confirmed.");
        Scene.Must(job.Checklist[0].Status == "late", "What was not done in time is late.");
        scene.Tell.Says(
            "Walt", $"has not confirmed when the window closes: the assignment is labelled worker not confirmed. {scene.Mark(job)}");
        job = await Scene.Do(scene.Walt, job, "confirm", null, "assigned");
        Scene.Must(job.Labels is [], "The label goes when the schedule is confirmed late.");
        scene.Tell.Says("Walt", "confirms late, and the label goes. That it was there stays in the timeline.");
        var events = (await scene.Nora.Get($"assignments/{job.Id}/timeline")).As<Timeline>().Entries.Select(entry => entry.Type).ToList();
        Scene.Must(events.Contains("labelAdded/1") && events.Contains("labelRemoved/1"), "A label that was on stays on record.");
    }
}
