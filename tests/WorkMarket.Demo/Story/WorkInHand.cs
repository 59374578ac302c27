using WorkMarket.Demo.Http;
using WorkMarket.Demo.Telling;

namespace WorkMarket.Demo.Story;

/// <summary>What each side has to do, as counts and as a list that says why.</summary>
internal static class WorkInHand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task Tell(Scene scene)
    {
        scene.Tell.Chapter("Work in hand");
        scene.Tell.Row(("", 9), ("needs action", 12), ("starting", 8), ("late", 4), ("pending approval", 16), ("past due", 8));
        await Show(scene, "Nora", scene.Nora, "approve");
        await Show(scene, "Fiona", scene.Fiona, "pay", "rate");
        await Show(scene, "Walt", scene.Walt, "confirmSchedule", "rate");
        await Show(scene, "Wanda", scene.Wanda, "deliver");
    }

    // Lists are brought up to date by effects, soon after.
    private static async Task Show(Scene scene, string name, Portal reader, params string[] expected)
    {
        var needs = await Scene.Eventually(
            () => Needs(scene, reader),
            found => expected.All(reason => found.Any(listed => listed.NeedsAction!.Any(need => need.Reason == reason))),
            Patience, $"What waits for {name} is on the list: {string.Join(", ", expected.Select(Narrator.Words))}.");
        var counts = (await reader.Get("assignments/counts")).Expect(200).As<Counts>();
        Scene.Must(counts.NeedsAction >= needs.Count, "The list and the counts tell the same.");
        scene.Tell.Row(
            ($"{name}", 9), ($"{counts.NeedsAction,12}", 12), ($"{counts.Starting,8}", 8), ($"{counts.Late,4}", 4),
            ($"{counts.PendingApproval,16}", 16), ($"{counts.PastDue,8}", 8));
        foreach (var listed in needs)
            scene.Tell.Row(
                ("", 9), (listed.Title, 42), (string.Join(", ", listed.NeedsAction!.Select(need => Narrator.Words(need.Reason))), 44));
    }

    private static async Task<List<ListedAssignment>> Needs(Scene scene, Portal reader)
    {
        var found = new List<ListedAssignment>();
        for (var after = ""; ;)
        {
            var page = (await reader.Get($"assignments?view=needsAction&limit=200{after}")).Expect(200).As<AssignmentList>();
            found.AddRange(page.Assignments.Where(listed => scene.Told.Contains(listed.Id)));
            if (page.Next is null)
                return found;
            after = $"&after={page.Next}";
        }
    }
}
