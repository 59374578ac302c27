using System.Diagnostics;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.LocalHost.Tests;

/// <summary>What the host tells an OTLP collector.</summary>
public sealed class TelemetryTests
{
    private const string Written = "The key is under the mat.";

    [Fact]
    public async Task A_message_s_trace_reaches_from_the_request_to_its_mail_and_metrics_say_how_the_whole_is()
    {
        using var collector = new Collector();
        using var town = new Town(Azurite.Shared);
        var host = town.Start([.. MailDev.Shared.Settings, .. collector.Settings]);
        var (nora, wanda, sam) = (await Town.SignIn(host.Url, "nora"), await Town.SignIn(host.Url, "wanda"),
            await Town.SignIn(host.Url, "sam"));
        var id = await Town.InProgress(nora, wanda);
        var (one, other) = (await Post(nora, id, Written), await Post(wanda, id, "I found it."));
        foreach (var trace in new[] { one, other })
        {
            await Town.Eventually(() => Task.FromResult(collector.Spans(trace).Contains("smtp")), "The mail is in the message's trace.");
            Assert.Superset(new HashSet<string> { "PostMessage", "effects", "mail", "smtp" }, collector.Spans(trace).ToHashSet());
        }
        (await wanda.Post($"assignments/{id}/approve")).Expect(403);
        (await wanda.Post($"assignments/{id}/visits/check-in")).Expect(409);
        (await sam.Get("ops")).Expect(200);
        var expected = new[] { "workmarket.actions", "workmarket.refusals", "visitOpen", "workmarket.effects.lag", "workmarket.mails",
            "workmarket.queue.poisoned", "workmarket.escalations.open", "workmarket.due.late", "workmarket.storage.requests" };
        await Town.Eventually(
            () => Task.FromResult(expected.All(name => collector.Text("/v1/metrics").Contains(name, StringComparison.Ordinal))),
            "The metrics are there.");
        foreach (var personal in new[] { Written, "Replace a switch", "Ortiz", "Quinn", "example.com" })
            Assert.DoesNotContain(
                personal, collector.Text("/v1/traces") + collector.Text("/v1/metrics") + collector.Text("/v1/logs"),
                StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// A signed link signs its reader in: its token is neither in spans nor in logs nor in metrics, and the page sends no Referer.
    /// </summary>
    [Fact, Rule("§6 ProjectManager: signed link")]
    public async Task The_token_of_a_signed_link_is_in_nothing_that_the_host_tells()
    {
        const string token = "00112233445566778899aabbccddeeff";
        using var collector = new Collector();
        using var town = new Town(Azurite.Shared);
        var host = town.Start([.. collector.Settings, ("Logging__LogLevel__Default", "Debug"), ("Logging__LogLevel__Microsoft", "Debug")]);
        using var http = new HttpClient { BaseAddress = new(host.Url) };
        foreach (var path in new[] { $"/api/escalation-updates/0123456789abcdef/e1/nora/{token}",
            $"/api/escalation-updates/0123456789abcdef/e1/nora/{token}/more" })
        {
            using var got = await http.GetAsync(path);
            using var posted = await http.PostAsync(path, new FormUrlEncodedContent([new("text", "Soon.")]));
            Assert.All([got, posted], answer => Assert.InRange((int)answer.StatusCode, 400, 499));
            if (!path.EndsWith("more", StringComparison.Ordinal))
                Assert.Equal("no-referrer", Assert.Single(got.Headers.GetValues("Referrer-Policy")));
        }
        await Town.Eventually(
            () => Task.FromResult(collector.Text("/v1/traces").Contains("escalation-updates/\u00e2", StringComparison.Ordinal)),
            "The spans are there.");
        await Town.Eventually(
            () => Task.FromResult(collector.Text("/v1/metrics").Contains("ShowEscalationUpdate", StringComparison.Ordinal)),
            "The metrics are there.");
        foreach (var told in new[] { collector.Text("/v1/traces"), collector.Text("/v1/metrics"), collector.Text("/v1/logs"), host.Output })
            Assert.DoesNotContain(token, told, StringComparison.OrdinalIgnoreCase);
    }

    // Each under a trace of its own, at once, so that their effects may be seen to together.
    private static async Task<string> Post(Portal by, string id, string text)
    {
        var trace = ActivityTraceId.CreateRandom().ToString();
        (await by.Send(
            HttpMethod.Post, $"assignments/{id}/messages", new { text }, trace: $"00-{trace}-{ActivitySpanId.CreateRandom()}-01"))
            .Expect(201);
        return trace;
    }
}
