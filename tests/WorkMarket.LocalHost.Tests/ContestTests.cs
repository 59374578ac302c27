using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.LocalHost.Tests;

/// <summary>A reported abandonment that the worker contests, and what support finds, where it can be reported at once.</summary>
[Rule("§2 ◆ The worker may contest an abandonment; support decides as on a violation, and it counts only when upheld")]
public sealed class ContestTests
{
    [Fact]
    public async Task Support_decides_on_an_abandonment_that_the_worker_contests()
    {
        using var town = new Town(Azurite.Shared);
        var host = town.StartHere(("WorkMarket__Policy__AbandonedAfter", "PT0S"));
        var (client, worker, support) =
            (await Town.SignIn(host.Url, "nora"), await Town.SignIn(host.Url, "wanda"), await Town.SignIn(host.Url, "sam"));
        var id = await Town.InProgress(client, worker);
        (await client.Post($"assignments/{id}/reschedule", new
        {
            schedule = new
            {
                start = DateTimeOffset.UtcNow.AddMinutes(-1),
                end = DateTimeOffset.UtcNow.AddHours(1),
                timeZone = "America/New_York",
            },
        })).Expect(200);
        (await worker.Post($"assignments/{id}/reschedule/approve")).Expect(200);
        (await client.Post(
            $"assignments/{id}/report-abandonment",
            new { reason = "She left.", amount = new { amount = "0.00", currency = "USD" } })).Expect(200);

        var contestable = (await worker.Get($"assignments/{id}/violations")).Expect(200).Json.GetProperty("contestable");
        Assert.True(contestable.GetProperty("until").GetDateTimeOffset() > DateTimeOffset.UtcNow.AddDays(4));
        (await worker.Post($"assignments/{id}/contest-abandonment", new { text = "!" })).Expect(400);
        var contested = (await worker.Post($"assignments/{id}/contest-abandonment", new { text = "I was there all day." })).Expect(201).Json
            .GetProperty("violation");
        Assert.Equal(("abandonment", "open"), (contested.GetProperty("category").GetString(), contested.GetProperty("status").GetString()));
        Assert.Equal(
            "alreadyContested",
            (await worker.Post($"assignments/{id}/contest-abandonment", new { text = "I was." })).Expect(409).Json
                .GetProperty("refusals")[0].GetProperty("rule").GetString());

        var listed = (await support.Get($"assignments/{id}/violations")).Expect(200).Json.GetProperty("violations")[0];
        Assert.Equal("I was there all day.", listed.GetProperty("text").GetString());
        (await support.Post($"assignments/{id}/violations/n1/dismiss", new { reasons = "The log shows it." })).Expect(200);
        var decided = (await worker.Get($"assignments/{id}/violations")).Expect(200).Json;
        Assert.Equal("dismissed", decided.GetProperty("violations")[0].GetProperty("status").GetString());
        Assert.False(decided.TryGetProperty("contestable", out _));
    }
}
