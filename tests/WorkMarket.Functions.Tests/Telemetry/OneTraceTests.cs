using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Trace;
using WorkMarket.Api.Telemetry;
using WorkMarket.Application.Escalations;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Functions.Tests.Telemetry;

/// <summary>One trace shows a message becoming a mail: from the HTTP request over both queues to SMTP.</summary>
public sealed class OneTraceTests
{
    private const string Written = "The key is under the mat.";

    [Fact]
    public async Task A_message_over_HTTP_becomes_a_mail_in_one_trace_that_names_nobody()
    {
        var spans = new List<Activity>();
        using var tracer = Sdk.CreateTracerProviderBuilder().AddWorkMarket().AddInMemoryExporter(spans).Build();
        await using var host = await TracedHost.Start();
        var (nora, walt) = (await host.SignIn("nora"), await host.SignIn("walt"));
        var id = await Assigned(host, nora, walt);
        var trace = ActivityTraceId.CreateRandom();
        await host.Post(nora, $"assignments/{id}/messages", new { text = Written }, $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        var until = DateTime.UtcNow.AddMinutes(5);
        while (!(await MailDev.Shared.About(id)).Any(mail => mail.Text.Contains(Written, StringComparison.Ordinal)))
        {
            Assert.True(DateTime.UtcNow < until, "There is no mail.");
            await host.Trigger();
            await Task.Delay(100);
        }
        // The mail is there before the span of its sending has ended.
        while (spans.ToArray().Count(span => span.TraceId == trace && (span.OperationName is "mail" or "smtp")) < 2)
        {
            Assert.True(DateTime.UtcNow < until, "The sending has no span.");
            await Task.Delay(20);
        }
        tracer.Dispose(); // Other tests trace beside this one: nothing is added from here on.

        var ours = spans.Where(span => span.TraceId == trace).ToDictionary(span => span.OperationName);
        var (http, action, effects, mail, smtp) = (ours.Values.Single(span => span.Kind == ActivityKind.Server), ours["PostMessage"],
            ours["effects"], ours["mail"], ours["smtp"]);
        Assert.Equal(
            [http.SpanId, action.SpanId, effects.SpanId, mail.SpanId],
            new[] { action, effects, mail, smtp }.Select(span => span.ParentSpanId));
        Assert.All([action, effects, mail, smtp], span => Assert.Equal(id, span.GetTagItem("workmarket.case")));
        Assert.Equal(ActivityStatusCode.Unset, smtp.Status);
        var said = string.Join(
            '\n',
            spans.SelectMany(span => span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}").Append(span.DisplayName)
                .Append(span.StatusDescription)));
        foreach (var personal in new[] { Written, "Replace a switch", "Jensen", "Quinn", "example.com", "Wandas-phone" })
            Assert.DoesNotContain(personal, said, StringComparison.OrdinalIgnoreCase);
    }

    // The orchestration is started from the signal, in its trace, and its activities are in the orchestration's (seen on the Functions
    // host).
    [Fact]
    public async Task A_signal_to_an_orchestration_goes_on_with_the_trace_of_what_happened()
    {
        using var tracer = Sdk.CreateTracerProviderBuilder().AddWorkMarket().Build();
        await using var host = await TracedHost.Start();
        var (nora, walt) = (await host.SignIn("nora"), await host.SignIn("walt"));
        var id = await Assigned(host, nora, walt);
        foreach (var step in new[] { "visits/check-in", "visits/check-out" })
            await host.Post(walt, $"assignments/{id}/{step}");
        await host.Post(walt, $"assignments/{id}/complete", new { resolution = "Replaced." });
        await host.Post(walt, $"assignments/{id}/messages", new { text = "Two more hours.", marked = "attempt" });
        await host.Post(nora, $"assignments/{id}/messages", new { text = "No." });
        var trace = ActivityTraceId.CreateRandom();
        await host.Post(
            walt, $"assignments/{id}/escalation", new { cause = "impasse", statement = "We do not agree." },
            $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        var until = DateTime.UtcNow.AddMinutes(5);
        string? seen;
        while ((seen = (await host.Storage.Signals.Queue.PeekMessageAsync()).Value?.Body.ToString()) is null)
        {
            Assert.True(DateTime.UtcNow < until, "There is no signal.");
            await Task.Delay(100);
        }
        Assert.Equal(trace.ToString(), EscalationSignal.Parse(seen).Trace?.Split('-')[1]);
    }

    private static async Task<string> Assigned(TracedHost host, string nora, string walt)
    {
        foreach (var document in new[] { "termsOfService", "communityViolationGuideline" })
            await host.Post(walt, $"terms/{document}/acceptance", new { version = "2026-01" });
        var id = (await host.Post(nora, "assignments", new
        {
            title = "Replace a switch",
            description = "The switch by the counter.",
            schedule = new
            {
                start = DateTimeOffset.UtcNow.AddHours(12),
                end = DateTimeOffset.UtcNow.AddHours(15),
                timeZone = "America/New_York",
            },
            price = new { amount = "125.00", currency = "USD" },
            deliverables = Array.Empty<object>(),
            confirmation = new { required = false },
        })).GetProperty("id").GetString()!;
        await host.Post(nora, $"assignments/{id}/send", new { open = true });
        await host.Post(walt, $"assignments/{id}/applications");
        await host.Post(nora, $"assignments/{id}/applications/a1/accept");
        return id;
    }
}
