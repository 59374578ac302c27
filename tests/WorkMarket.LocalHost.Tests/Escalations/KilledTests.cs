using System.Diagnostics;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.LocalHost.Tests.Escalations;

/// <summary>A silent escalation whose host is killed, as by power cuts, at up to six random moments on the way.</summary>
public sealed class KilledTests
{
    private const int Month = 100;
    private const int Kills = 6;

    [Fact]
    public async Task It_comes_to_the_same_end_and_every_mail_is_there()
    {
        var seed = Environment.TickCount;
        try
        {
            await Told(new Random(seed));
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            throw new InvalidOperationException($"With seed {seed}: {failure.Message}", failure);
        }
    }

    private static async Task Told(Random random)
    {
        using var town = new Town(Azurite.Shared);
        LocalHostProcess? host = null;
        var on = new Seconds(settings => host = town.Start(settings));
        await on.Start(Month);
        var id = await on.AtImpasse();
        var promised = (await on.Wanda.Get($"assignments/{id}/escalation/forecast")).Expect(200).Json.GetProperty("steps").EnumerateArray()
            .Select(step => (step.GetProperty("kind").GetString()!, step.GetProperty("at").GetDateTimeOffset())).ToList();
        // On a machine on which a start takes long there are fewer kills, so that the last host lives through half of the month.
        var alive = Stopwatch.StartNew();
        for (var kill = 0; kill < Kills && (kill == 0 || alive.Elapsed.TotalSeconds < Month / 2); kill++)
        {
            await Task.Delay(random.Next(0, 2500));
            host!.Kill9();
            await on.Start(Month);
        }
        await on.Until(id, "closed: arbitration");

        // The same steps at the same instants, whenever they were recorded.
        Assert.Equal(["messages", "projectManager", "accountManager", "closed: arbitration"], await on.Course(id));
        var came = (await Town.Timeline(on.Wanda, id))
            .Select(entry => (Type: entry.GetProperty("type").GetString()!.Split('/')[0], At: entry.GetProperty("at").GetDateTimeOffset()))
            .Where(entry => entry.Type is "escalationUpdateDue" or "escalationStageEntered" or "escalationClosed")
            .Select(entry => (entry.Type == "escalationUpdateDue" ? "update" : "stage", entry.At));
        Assert.Equal(promised, came.Skip(1));

        foreach (var person in new[] { "nora", "wanda", "ada" })
            await Seconds.Awaited(id, person, Seconds.IsLast);
        await Town.Eventually(
            async () => (await on.Wanda.Get("notifications?limit=200")).Expect(200).Json.GetProperty("notifications").EnumerateArray()
                .Where(notice => notice.GetProperty("category").GetString() == "escalations")
                .All(notice => notice.TryGetProperty("mail", out var mail) && mail.GetString() is "sent" or "overtaken"),
            "What became of each mail is known.");
        // Where no host lived during the whole stage, what was to be asked in it is overtaken.
        var asked = (await on.Nora.Get("notifications?limit=200")).Expect(200).Json.GetProperty("notifications").EnumerateArray().Any(
            notice => notice.GetProperty("kind").GetString() == "escalationRequest" && notice.GetProperty("assignment").GetString() == id
                && notice.GetProperty("mail").GetString() == "sent");
        Assert.Equal(asked, (await Seconds.Mails(id, "nora")).Any(
            mail => mail.Text.Contains("/escalation-updates/", StringComparison.Ordinal)));
        Assert.Contains(await Seconds.Mails(id, "wanda"), mail => mail.Enclosed.Count == 2);
        Assert.Empty((await town.Storage.Poison.PeekMessagesAsync(32)).Value);
        Assert.Empty((await town.Storage.MailPoison.PeekMessagesAsync(32)).Value);

        // A mail that came again is the same one: it has the same Message-ID, and nothing else has.
        foreach (var person in new[] { "nora", "wanda", "ada" })
        {
            var mails = await Seconds.Mails(id, person);
            Assert.All(
                mails.GroupBy(mail => mail.Header("message-id")), same => Assert.Single(same.Select(mail => mail.Subject).Distinct()));
        }
    }
}
