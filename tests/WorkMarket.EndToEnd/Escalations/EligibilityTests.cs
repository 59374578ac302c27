using System.Text.Json;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Escalations;

/// <summary>Whether the worker could escalate (domain.md §6).</summary>
public sealed class EligibilityTests(HostFixture fixture) : HostTests(fixture)
{
    [Fact]
    public async Task Every_cause_is_answered_criterion_by_criterion()
    {
        var id = await Offers.PendingApproval();
        (await Wanda.Post($"assignments/{id}/messages", new { text = "Please approve.", marked = "attempt" })).Expect(201);
        (await Wanda.Post($"assignments/{id}/attempts", new { through = "call", at = Offers.In(0), text = "Nobody picked up." }))
            .Expect(200);
        var causes = (await Wanda.Get($"assignments/{id}/escalation/eligibility")).Expect(200).Json.GetProperty("causes");
        Assert.Equal(
            ["approvalOverdue", "paymentPastDue", "paymentDispute", "cancelledWithoutClarification", "cancelledAfterWork",
                "clientUnresponsive", "impasse"],
            causes.EnumerateArray().Select(cause => cause.GetProperty("cause").GetString()));

        var overdue = causes[0].GetProperty("criteria").EnumerateArray()
            .ToDictionary(criterion => criterion.GetProperty("kind").GetString()!);
        Assert.False(causes[0].GetProperty("eligible").GetBoolean());
        Assert.Equal(overdue["causeTrue"].GetProperty("holdsFrom").GetString(), causes[0].GetProperty("eligibleFrom").GetString());
        Assert.True(overdue["attempted"].GetProperty("holds").GetBoolean());
        Assert.Equal(["markedAttempt", "workerMessage", "outsideAttempt"], Facts(overdue["attempted"]));
    }

    [Fact]
    public async Task What_the_client_marks_as_its_justification_shows()
    {
        var id = await Offers.InProgress();
        await Refused(
            id, () => Wanda.Post($"assignments/{id}/messages", new { text = "Hm", marked = "justification" }), 400,
            "justificationForClients");
        await Refused(
            id, () => Nora.Post($"assignments/{id}/cancel", new { reason = "other", statesJustification = true }), 400, "textRequired");
        (await Nora.Post($"assignments/{id}/cancel", new { reason = "other", clarification = "It was bad.", statesJustification = true }))
            .Expect(200);
        var causes = (await Sam.Get($"assignments/{id}/escalation/eligibility")).Expect(200).Json.GetProperty("causes");
        Assert.Equal(["justification"], Facts(causes[4].GetProperty("criteria")[2]));
    }

    [Fact]
    public async Task A_justification_names_a_change_that_was_made()
    {
        var id = await Offers.InProgress();
        foreach (var amount in new[] { "20.00", "30.00" })
            (await Wanda.Post(
                $"assignments/{id}/funds",
                new { kind = "bonus", amount = new { amount, currency = "USD" }, reason = "More." })).Expect(201);
        object justification = new { text = "It was not agreed.", marked = "justification", justifies = new { change = "declinedFunds" } };
        await Refused(id, () => Nora.Post($"assignments/{id}/messages", justification), 409, "noChangeToJustify");
        foreach (var request in new[] { "f1", "f2" })
            (await Nora.Post($"assignments/{id}/funds/{request}/decline", new { reason = "Not agreed." })).Expect(200);
        await Refused(id, () => Nora.Post($"assignments/{id}/messages", justification), 409, "changeNotNamed");
        await Refused(
            id, () => Nora.Post($"assignments/{id}/messages", new { text = "No.", justifies = new { change = "declinedFunds" } }), 400,
            "justifiesUnmarked");
        foreach (var wrong in new object[] { new { }, new { change = "x" }, new { change = "sendBack", request = 1 } })
            await Problem(
                id, () => Nora.Post($"assignments/{id}/messages", new { text = "No.", marked = "justification", justifies = wrong }), 400,
                "invalidRequest");

        var posted = (await Nora.Post($"assignments/{id}/messages", new
        {
            text = "It was not agreed.",
            marked = "justification",
            justifies = new { change = "declinedFunds", request = "f1" },
        })).Expect(201).Json.GetProperty("message").GetProperty("justifies");
        Assert.Equal(
            ("declinedFunds", "f1"), (posted.GetProperty("change").GetString(), posted.GetProperty("request").GetString()));
        var dispute = (await Wanda.Get($"assignments/{id}/escalation/eligibility")).Expect(200).Json.GetProperty("causes")[2];
        var justified = dispute.GetProperty("criteria")[2];
        Assert.True(justified.GetProperty("holds").GetBoolean());
        Assert.Equal(posted.ToString(), justified.GetProperty("facts")[0].GetProperty("justifies").ToString());
    }

    [Fact]
    public async Task It_is_for_the_worker_and_support()
    {
        var id = await Offers.Assigned();
        (await Nora.Get($"assignments/{id}/escalation/eligibility")).ExpectProblem(403, "forbidden");
        (await Walt.Get($"assignments/{id}/escalation/eligibility")).ExpectProblem(404, "notFound");
        var offered = await Offers.Sent();
        await Refused(offered, () => Wanda.Get($"assignments/{offered}/escalation/eligibility"), 403, "notAParty");
    }

    private static IEnumerable<string?> Facts(JsonElement criterion) =>
        criterion.GetProperty("facts").EnumerateArray().Select(fact => fact.GetProperty("what").GetString());
}
