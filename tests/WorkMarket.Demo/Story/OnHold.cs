using WorkMarket.Demo.Http;
using WorkMarket.Demo.Telling;

namespace WorkMarket.Demo.Story;

/// <summary>Work that is put on hold, and released to another day that the worker agrees to.</summary>
internal static class OnHold
{
    public static async Task<Assignment> Tell(Scene scene)
    {
        scene.Tell.Chapter("On hold, and on another day");
        var job = await scene.Draft(
            scene.Nick, "Paint the wall of store 8", "120.00",
            new() { ["place"] = Site("1600 Larimer Street", "80202", 39.7508, -104.9966) });
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
        return await Elsewhere(scene, job);
    }

    private static async Task<Assignment> Elsewhere(Scene scene, Assignment job)
    {
        Scene.Must((await Scene.Look(scene.Wes, job.Id)).Place?.Site?.Line1 == "1600 Larimer Street",
            "The assigned worker sees the street.");
        job = await Scene.Do(
            scene.Nick, job, "place", new
            {
                place = Site("2100 South Colorado Boulevard", "80222", 39.6781, -104.9408),
                reason = "The wall is in the other store",
                travel = new { amount = "15.00", currency = "USD" },
            }, "assigned");
        Scene.Must(job.Place?.Site?.Line1 == "1600 Larimer Street", "Until the worker agrees the old place holds.");
        var wess = await Scene.Look(scene.Wes, job.Id);
        Scene.Must(wess.NeedsAction.Any(need => need.Reason == "decidePlace"), "The worker is the one to decide on another place.");
        job = await Scene.Do(scene.Wes, job, "place/approve", null, "assigned");
        Scene.Must(job.Place?.Site?.Line1 == "2100 South Colorado Boulevard", "Agreed, the other place counts.");
        Scene.Must(job.Funds is [{ Status: "approved" }], "What was offered for the way is added with the consent.");
        scene.Tell.Says(
            "Nick", "asks for another place, five miles away, with 15.00 USD for the way. The old one holds until Wes "
                + "agrees, and he does.");
        return job;
    }

    private static object Site(string street, string zip, double latitude, double longitude) => new
    {
        site = new
        {
            name = "Store 8",
            line1 = street,
            city = "Denver",
            region = "CO",
            postalCode = zip,
            country = "US",
            coordinates = new { latitude, longitude },
        },
    };
}
