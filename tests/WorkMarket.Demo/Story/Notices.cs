using WorkMarket.Demo.Http;
using WorkMarket.Demo.Telling;

namespace WorkMarket.Demo.Story;

/// <summary>What somebody was told: in the application, and by e-mail.</summary>
internal static class Notices
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task Tell(Scene scene, Assignment job, Uri? mail)
    {
        scene.Tell.Chapter("What Wes was told");
        var told = await Scene.Eventually(
            () => About(scene.Wes, job), found => found.Any(notice => notice.Kind == "paid"), Patience,
            "Who has to know is told, in the application.");
        Scene.Must(
            new[] { "assigned", "fundsDeclined", "fundsApproved", "fundsAdded", "approved",
                "paid" }.All(kind => told.Any(notice => notice.Kind == kind)), "The worker is told what the client did.");
        Scene.Must(told.All(notice => notice.Kind != "fundsAsked"), "Nobody is told of what was one's own doing.");
        foreach (var notice in told)
            scene.Tell.Row(("", 9), (Narrator.Time(notice.At, job), 19), (notice.ReadAt is null ? "unread" : "read", 6), (notice.Text, 60));

        Scene.Must(
            (await scene.Wes.Post($"notifications/{told[0].Id}/read")).Expect(200).As<Notification>().ReadAt is not null,
            "A notification that is read says when.");
        // Others may come meanwhile, so that they are not counted.
        var unread = (await scene.Wes.Get("notifications?unread=true&limit=200")).Expect(200).As<NotificationList>();
        Scene.Must(unread.Notifications.All(notice => notice.Id != told[0].Id), "What was read is unread no more.");
        scene.Tell.Says("Wes", $"reads the newest in the application: {unread.Unread} of all his are still unread.");
        if (mail is not null)
            await Mail(scene, job, mail);
    }

    private static async Task Mail(Scene scene, Assignment job, Uri mail)
    {
        var letters = await Scene.Eventually(
            () => Letters.About(scene.Market.Stranger(), mail, job.Id, "wes@example.com"),
            found => found.Any(letter => letter.Subject.Contains("paid", StringComparison.Ordinal)),
            Patience, "What stands in the application also goes out by e-mail.");
        Scene.Must(
            letters.Select(letter => letter.MessageId).Distinct().Count() == letters.Count, "Each mail has a Message-ID of its own.");
        scene.Tell.Says("Wes", $"got {letters.Count} mails about it too. The last, as the mail server took it:");
        scene.Tell.Letter(letters.Last(letter => letter.Subject.Contains("paid", StringComparison.Ordinal)));
    }

    private static async Task<List<Notification>> About(Portal reader, Assignment job) =>
        [.. (await reader.Get("notifications?limit=200")).Expect(200).As<NotificationList>().Notifications
            .Where(notice => notice.Assignment == job.Id)];
}
