using WorkMarket.Demo.Http;
using WorkMarket.Demo.Telling;

namespace WorkMarket.Demo.Story;

/// <summary>Both scorecards, each figure with what it counts and the assignments behind it.</summary>
internal static class Scorecards
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>After an assignment that was done, rated and paid.</summary>
    public static async Task Tell(Scene scene, Assignment done)
    {
        scene.Tell.Chapter("Both scorecards explained");
        scene.Tell.Says(
            "Nora",
            "reads Wes's scorecard, of the last three months; each figure with this story's assignments behind it, those of its numerator "
                + "with a star:");
        await Explained(
            scene, scene.Nora, "workers/wes/scorecard", card => card.Recent!,
            ("satisfaction", done, "ratedExcellent"), ("onTime", done, "completed"));
        scene.Tell.Says("Wes", "reads Northwind's, of the last 90 days:");
        await Explained(
            scene, scene.Wes, "companies/northwind/scorecard", card => card.OfCompany,
            ("satisfaction", done, "ratedSatisfied"), ("approval", done, "approved"), ("paymentLateness", done, "paid"));
    }

    // Scorecards are brought up to date by effects, soon after.
    private static async Task Explained(
        Scene scene, Portal reader, string path, Func<Scorecard, IReadOnlyDictionary<string, Figure>> figures,
        params (string Figure, Assignment Assignment, string As)[] expected)
    {
        var card = await Scene.Eventually(
            async () => figures((await reader.Get($"{path}?explain=true&limit=200")).Expect(200).As<Scorecard>()),
            read => expected.All(one => read[one.Figure].Behind!.Assignments
                .Any(behind => behind.Assignment == one.Assignment.Id && behind.As == one.As))
                && read.Values.All(AddsUp),
            Patience, "Behind a figure are the assignments that count, and they add up to it.");
        foreach (var (name, figure) in card)
            scene.Tell.Figure(name, figure, assignment => scene.Told.ToList().IndexOf(assignment) + 1);
    }

    // Where there are more than a page holds, a demo does not count them.
    private static bool AddsUp(Figure figure) => figure.Behind is { Next: not null } || (
        figure.Denominator == figure.Behind!.Assignments.Sum(behind => behind.Count) &&
        (figure.Numerator is null
            || figure.Numerator == figure.Behind.Assignments.Where(behind => behind.InNumerator).Sum(behind => behind.Count)));
}
