using WorkMarket.Demo.Http;
using WorkMarket.Demo.Telling;

namespace WorkMarket.Demo.Story;

/// <summary>Where all of them stand, and the main assignment's timeline.</summary>
internal static class Epilogue
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task WhereTheyStand(Scene scene)
    {
        scene.Tell.Chapter("Where they stand");
        var number = 0;
        foreach (var id in scene.Told)
        {
            var client = scene.ClientOf(id);
            var now = await Scene.Look(client, id);
            var listed = await Listed(client, now);
            scene.Tell.Row(
                ($"{++number,2}", 2), (now.Title, 42), (Narrator.Words(listed.Status), 16), (now.Worker ?? "", 6),
                (now.Price.ToString(), 11), (now.Company, 10));
        }
    }

    public static async Task Timeline(Scene scene, Assignment main)
    {
        scene.Tell.Chapter($"The timeline of {main.Title} {scene.Mark(main)}");
        var timeline = (await scene.Nora.Get($"assignments/{main.Id}/timeline?limit=200")).Expect(200).As<Timeline>();
        Scene.Must(timeline.Chain is { Verified: true, BrokenAt: null }, "The chain over the timeline verifies.");
        Scene.Must(timeline.Next is null && timeline.Entries.Count == timeline.Chain.Events, "The client's timeline holds every event.");
        Scene.Must(
            timeline.Entries[^1] is { Type: "paid/1" } last && last.Hash == timeline.Chain.Hash,
            "The last thing that happened is the payment.");
        var workers = (await scene.Wanda.Get($"assignments/{main.Id}/timeline?limit=200")).Expect(200).As<Timeline>();
        Scene.Must(workers.Entries.Count == timeline.Entries.Count - 1, "The worker's timeline lacks the private note, and nothing else.");
        scene.Tell.Timeline(main, timeline);
    }

    // Lists are brought up to date by effects, soon after; what the clock does on an escalation changes nothing there.
    private static Task<ListedAssignment> Listed(Portal client, Assignment assignment) => Scene.Eventually(
        async () => await Find(client, assignment.Id) ?? new(assignment.Id, 0, "", "", "", null, default),
        listed => listed.Version > 0 && listed.Status == assignment.Status && listed.Worker == assignment.Worker,
        Patience, $"'{assignment.Title}' is on the company's list as it is.");

    private static async Task<ListedAssignment?> Find(Portal client, string id)
    {
        for (string? after = null; ;)
        {
            var page = (await client.Get($"assignments?limit=200{(after is null ? "" : $"&after={after}")}")).Expect(200)
                .As<AssignmentList>();
            if (page.Assignments.FirstOrDefault(listed => listed.Id == id) is { } found)
                return found;
            if (page.Next is null)
                return null;
            after = page.Next;
        }
    }
}
