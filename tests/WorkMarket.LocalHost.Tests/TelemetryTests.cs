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
        var (nora, wanda, sam) = (await Town.SignIn(host.Url, "nora"), await Town.SignIn(host.Url, "wanda"), await Town.SignIn(host.Url, "sam"));
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
        var expected = new[] { "workmarket.actions", "workmarket.refusals", "visitOpen", "workmarket.effects.lag", "workmarket.mails", "workmarket.queue.poisoned", "workmarket.escalations.open", "workmarket.due.late", "workmarket.storage.requests" };
        await Town.Eventually(() => Task.FromResult(expected.All(name => collector.Text("/v1/metrics").Contains(name, StringComparison.Ordinal))), "The metrics are there.");
        foreach (var personal in new[] { Written, "Replace a switch", "Ortiz", "Quinn", "example.com" })
            Assert.DoesNotContain(personal, collector.Text("/v1/traces") + collector.Text("/v1/metrics") + collector.Text("/v1/logs"), StringComparison.OrdinalIgnoreCase);
    }

    // Each under a trace of its own, at once, so that their effects may be seen to together.
    private static async Task<string> Post(Portal by, string id, string text)
    {
        var trace = ActivityTraceId.CreateRandom().ToString();
        (await by.Send(HttpMethod.Post, $"assignments/{id}/messages", new { text }, trace: $"00-{trace}-{ActivitySpanId.CreateRandom()}-01")).Expect(201);
        return trace;
    }
}
