using WorkMarket.Demo.Http;
using WorkMarket.Demo.Telling;

namespace WorkMarket.Demo.Story;

/// <summary>
/// A client who says No once and then nothing: an escalation. On a host whose windows are seconds it is told to arbitration, while the rest
/// of the story goes on; elsewhere as far as it is by then, and taken back.
/// </summary>
internal static class Silence
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Walt gets the work that it is about.</summary>
    public static async Task<Assignment> Agree(Scene scene) => await Scene.Staff(
        scene.Nora, scene.Walt, "walt", await scene.Draft(scene.Nora, "Hang a door at store 52", "95.00", Scene.OnTrust()));

    /// <summary>The worker escalates.</summary>
    public static async Task<Assignment> Begin(Scene scene, Assignment job)
    {
        scene.Tell.Chapter("A client who says No and then nothing");
        job = await Scene.Begun(scene.Nora, job);
        (await scene.Walt.Post($"assignments/{job.Id}/messages", new { text = "The frame is crooked. Two more hours, or another frame?" }))
            .Expect(201);
        var before = (await scene.Walt.Get($"assignments/{job.Id}/escalation/eligibility")).Expect(200).As<Eligibility>();
        var unresponsive = before.Causes.Single(one => one.Cause == "clientUnresponsive");
        Scene.Must(
            !unresponsive.Eligible && unresponsive.EligibleFrom > before.At,
            "A client counts as unresponsive after a time, and from when is said.");
        scene.Tell.Says(
            "Walt",
            $"asks for two more hours. Could he escalate already? Not yet: Nora counts as unresponsive from "
                + $"{Narrator.Time(unresponsive.EligibleFrom!.Value, job).Trim()} on. {scene.Mark(job)}");
        (await scene.Walt.Post($"assignments/{job.Id}/escalation", new { cause = "impasse", statement = "We do not agree." }))
            .ExpectRefusal(409, "causeNotTrue");
        (await scene.Nora.Post($"assignments/{job.Id}/messages", new { text = "No." })).Expect(201);
        var opened = (await scene.Walt.Post(
            $"assignments/{job.Id}/escalation",
            new { cause = "impasse", statement = "It cannot be done in the time, and nobody decides." })).Expect(201).As<EscalationDone>();
        Scene.Must(
            opened.Escalation is { Stage: "messages", Reason: "opened", Next.Stage: "projectManager" },
            "It begins with the assignment's messages, and says what comes next.");
        scene.Tell.Says(
            "Walt", "hears No, and nothing else. Both have spoken and do not agree: he escalates. What happens if nobody acts:");
        foreach (var step in await Coming(scene, job))
            scene.Tell.Row(
                ("", 9), (Narrator.Time(step.At, job), 19),
                (step.Kind == "update" ? "an update for Walt" : Narrator.Words(step.Stage), 30));
        return job;
    }

    /// <summary>What came of it.</summary>
    /// <param name="scene">The people.</param>
    /// <param name="job">What was escalated.</param>
    /// <param name="mail">Where mail can be read, if anywhere.</param>
    /// <param name="folder">Where the dossiers are to be left, if anywhere.</param>
    public static async Task End(Scene scene, Assignment job, Uri? mail, DirectoryInfo? folder)
    {
        scene.Tell.Chapter("What became of the silence");
        var now = await Now(scene, job);
        if (now.ClosedAt is null && (await Coming(scene, job)) is var steps && steps[^1].At - DateTimeOffset.UtcNow > Soon)
        {
            scene.Tell.Says(
                "Walt",
                $"has had {now.Updates} updates. Here the windows are those of real life: the next step is on "
                    + $"{Narrator.Time(now.Next!.At, job).Trim()}, arbitration on {Narrator.Time(steps[^1].At, job).Trim()}.");
            await Dossiers(scene, job, folder);
            var back = (await scene.Walt.Post($"assignments/{job.Id}/escalation/withdraw", new { reason = "It was a demonstration." }))
                .Expect(200).As<EscalationDone>();
            Scene.Must(back.Escalation is { Stage: "withdrawn", ClosedAt: not null }, "The worker can take it back at any time.");
            scene.Tell.Says("Walt", "does not want to wait that long, and takes it back.");
            return;
        }
        now = await Scene.Eventually(
            () => Now(scene, job), seen => seen.ClosedAt is not null, Soon + Patience, "A month without a response ends.");
        Scene.Must(now is { Stage: "arbitration", Responses: 0, Updates: > 0 }, "A month without a response ends in arbitration.");
        await Happened(scene, job);
        if (mail is not null)
            await Mails(scene, job, mail, now);
        await Dossiers(scene, job, folder);
        scene.Tell.Says("Nora", "answers now, too late.");
        (await scene.Nora.Post($"assignments/{job.Id}/escalation/update", new { text = "Sorry, what was it about?" }))
            .ExpectRefusal(404, "nothingThere");
    }

    private static async Task Happened(Scene scene, Assignment job)
    {
        var timeline = (await scene.Walt.Get($"assignments/{job.Id}/escalation/timeline?limit=200")).Expect(200).As<EscalationTimeline>();
        var stages = timeline.Entries.Where(entry => entry.Type.StartsWith("escalationStageEntered", StringComparison.Ordinal))
            .Select(entry => entry.Data.GetProperty("stage").GetString());
        Scene.Must(stages.SequenceEqual(["messages", "projectManager", "accountManager"]), "No stage is skipped.");
        scene.Tell.Says("Time", "went by, and nobody answered:");
        foreach (var entry in timeline.Entries)
            scene.Tell.Row(
                ("", 9), (Narrator.Time(entry.At, job), 19), (Narrator.Words(entry.Type.Split('/')[0]), 24), (Gist.Describe(entry), 40));
    }

    private static async Task Mails(Scene scene, Assignment job, Uri mail, Escalation now)
    {
        var letters = await Scene.Eventually(
            () => Letters.About(scene.Market.Stranger(), mail, job.Id, "walt@example.com"),
            found => found.Any(letter => letter.Text.Contains("American Arbitration Association", StringComparison.Ordinal)),
            Patience, "The worker is told of the arbitration by mail, with the arbitrator's address.");
        Scene.Must(
            letters.Any(letter => letter.Subject.Contains("update", StringComparison.OrdinalIgnoreCase)),
            "The worker's updates go out by mail.");
        scene.Tell.Says("Walt", $"got {now.Updates} updates and {letters.Count} mails about it. The last, as the mail server took it:");
        scene.Tell.Letter(letters[^1]);
    }

    private static async Task Dossiers(Scene scene, Assignment job, DirectoryInfo? folder)
    {
        var paper = (await scene.Walt.Get($"assignments/{job.Id}/dossier.pdf")).Expect(200);
        var archive = (await scene.Walt.Get($"assignments/{job.Id}/dossier.zip")).Expect(200);
        Scene.Must(
            paper.Text.StartsWith("%PDF-", StringComparison.Ordinal) && archive.Text.StartsWith("PK", StringComparison.Ordinal),
            "The dossier is a document for a person and an archive for a machine.");
        scene.Tell.Says(
            "Walt",
            $"fetches the dossier: {paper.Body.Length} bytes of PDF, and {archive.Body.Length} bytes of ZIP with every event and how to "
                + $"check the chain over them.");
        if (folder is null)
            return;
        folder.Create();
        foreach (var (answer, ending) in new[] { (paper, "pdf"), (archive, "zip") })
        {
            var file = Path.Combine(folder.FullName, $"assignment-{job.Id}-dossier.{ending}");
            await File.WriteAllBytesAsync(file, answer.Body);
            scene.Tell.Left(file);
        }
    }

    private static async Task<Escalation> Now(Scene scene, Assignment job) =>
        (await scene.Walt.Get($"assignments/{job.Id}/escalation")).Expect(200).As<Escalation>();

    private static async Task<IReadOnlyList<Step>> Coming(Scene scene, Assignment job)
    {
        var steps = (await scene.Walt.Get($"assignments/{job.Id}/escalation/forecast")).Expect(200).As<Forecast>().Steps;
        Scene.Must(steps is [.., { Stage: "arbitration" }], "If nobody acts it comes to arbitration.");
        return steps;
    }
}
