using WorkMarket.Demo.Http;
using WorkMarket.Demo.Telling;

namespace WorkMarket.Demo.Story;

/// <summary>Work that is put on hold, and released to another day that the worker agrees to.</summary>
internal static class OnHold
{
    public static async Task<Assignment> Tell(Scene scene)
    {
        scene.Tell.Chapter("On hold, and on another day");
        var job = await scene.Draft(scene.Nick, "Paint the wall of store 8", "120.00");
        await Scene.Send(scene.Nick, job, "walt", "wes");
        await Scene.Apply(scene.Walt, job);
        job = await Scene.Accept(scene.Nick, job, await Scene.Apply(scene.Wes, job));
        job = await Scene.Do(scene.Nick, job, "hold",
            new { reason = "The paint has not come", until = Scene.In(TimeSpan.FromDays(1)) }, "onHold");
        Scene.Must(job.Hold?.Reason == "The paint has not come", "A hold says why.");
        var refused = (await scene.Wes.Post($"assignments/{job.Id}/visits/check-in")).ExpectRefusal(409, "statusNotAllowed");
        scene.Tell.Says("Nick", $"puts a wall on hold that Wes is to paint: the paint has not come. {scene.Mark(job)}");
        scene.Tell.Refused("Wes", "checks in nevertheless.", refused);

        var before = job.Schedule;
        job = await Scene.Do(
            scene.Nick, job, "release", new { schedule = Scene.Between(TimeSpan.FromHours(6), TimeSpan.FromHours(9)) }, "onHold");
        Scene.Must(
            job.RescheduleRequest is { By: "client" } && job.Schedule == before, "A release to another schedule waits for the worker.");
        var wess = await Scene.Look(scene.Wes, job.Id);
        Scene.Must(wess.NeedsAction.Any(need => need.Reason == "decideRelease"), "The worker is the one to decide.");
        job = await Scene.Do(scene.Wes, job, "reschedule/approve", null, "assigned");
        Scene.Must(job.Schedule == wess.RescheduleRequest!.Schedule && job.Hold is null, "Approved, it goes on with the new schedule.");
        scene.Tell.Says(
            "Nick",
            $"releases it to another time. Wes approves: it is assigned again, now for {Narrator.Time(job.Schedule.Start, job)
                .TrimEnd()}.");
        return job;
    }
}
