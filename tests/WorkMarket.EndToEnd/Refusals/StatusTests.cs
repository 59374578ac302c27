using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Refusals;

/// <summary>What is not possible in a status (domain.md §2).</summary>
public sealed class StatusTests(HostFixture fixture) : HostTests(fixture)
{
    private static readonly Dictionary<string, (string Who, object? Body, string[] Statuses)> Actions = new()
    {
        ["send"] = ("nora", new { open = true }, ["draft"]),
        ["void"] = ("nora", null, ["draft", "sent"]),
        ["applications/a1/accept"] = ("nora", null, ["sent"]),
        ["send-back"] = ("nora", new { reason = "Again" }, ["pendingApproval"]),
        ["approve"] = ("nora", null, ["pendingApproval"]),
        ["lower-amounts"] = ("nora", new { lines = Array.Empty<object>() }, ["pendingApproval"]),
        ["lower-amounts/p1/accept"] = ("wanda", null, ["pendingApproval"]),
        ["lower-amounts/p1/decline"] = ("wanda", null, ["pendingApproval"]),
        ["pay"] = ("nora", null, ["invoiced"]),
        ["payment/confirm"] = ("wanda", null, ["invoiced", "paid"]),
        ["payment/not-received"] = ("wanda", null, ["invoiced", "paid"]),
        ["confirm"] = ("wanda", null, ["assigned", "inProgress"]),
        ["visits/check-in"] = ("wanda", null, ["assigned", "inProgress"]),
        ["visits/check-out"] = ("wanda", null, ["assigned", "inProgress", "onHold"]),
        ["complete"] = ("wanda", new { resolution = "Done" }, ["inProgress", "onHold"]),
        ["stand-by"] = ("wanda", null, ["inProgress"]),
        ["uploads"] = ("wanda", null, ["assigned", "inProgress", "onHold"]),
        ["hold"] = ("nora", new { reason = "Flooded" }, ["assigned", "inProgress", "onHold"]),
        ["hold/approve"] = ("wanda", null, ["assigned", "inProgress", "onHold"]),
        ["hold/decline"] = ("wanda", null, ["assigned", "inProgress", "onHold"]),
        ["hold/withdraw"] = ("nora", null, ["assigned", "inProgress", "onHold"]),
        ["release"] = ("nora", null, ["onHold"]),
        ["reschedule"] = ("nora", new { schedule = new { start = Host.Offers.In(30), end = Host.Offers.In(32), timeZone = "UTC" } },
            ["assigned", "inProgress"]),
        ["reschedule/approve"] = ("wanda", null, ["assigned", "inProgress", "onHold"]),
        ["reschedule/decline"] = ("wanda", null, ["assigned", "inProgress", "onHold"]),
        ["reschedule/withdraw"] = ("nora", null, ["assigned", "inProgress", "onHold"]),
        ["unassign"] = ("nora", new { reason = "Nearer" }, ["assigned", "inProgress"]),
        ["cancel-by-worker"] = ("wanda", new { reason = "Ill" }, ["assigned", "inProgress", "onHold"]),
        ["report-abandonment"] = ("nora", new { reason = "Left" }, ["assigned", "inProgress"]),
        ["cancel"] = ("nora", new { reason = "workNotNeeded" }, ["sent", "assigned", "inProgress", "onHold", "pendingApproval"]),
        ["subcontracts"] = ("wanda", new { subcontractor = "Bob", reason = "Ill" }, ["assigned", "inProgress"]),
        ["subcontracts/s1/grant"] = ("nora", null, ["assigned", "inProgress", "onHold"]),
    };

    [Theory]
    [InlineData("draft")]
    [InlineData("sent")]
    [InlineData("assigned")]
    [InlineData("inProgress")]
    [InlineData("pendingApproval")]
    [InlineData("invoiced")]
    [InlineData("paid")]
    [InlineData("voided")]
    [InlineData("onHold")]
    [InlineData("cancelled")]
    public async Task Every_action_out_of_its_status_is_refused_and_changes_nothing(string status)
    {
        var id = await Offers.In(status);
        var isStaffed = status is not ("draft" or "sent" or "voided");
        foreach (var (action, (who, body, statuses)) in Actions)
        {
            if (statuses.Contains(status))
                continue;
            Func<Task<Answer>> ask = () => Market.As(who).Post($"assignments/{id}/{action}", body);
            if (who == "nora" || isStaffed)
                await Refused(id, ask, 409, "statusNotAllowed");
            else if (status == "sent")
                await Refused(id, ask, 403, "notAParty");
            else
                await Problem(id, ask, 404, "notFound");
        }
        if (isStaffed)
            await Refused(id, () => Wanda.Post($"assignments/{id}/applications"), 409, "statusNotAllowed");
    }

    [Theory]
    [InlineData("invoiced")]
    [InlineData("paid")]
    public async Task Visits_and_deliverables_stay_as_they_are_once_approved(string status)
    {
        var id = await Offers.In(status);
        var visit = $"assignments/{id}/visits/v1";
        foreach (var portal in new[] { Nora, Wanda })
        {
            await Refused(
                id, () => portal.Patch(visit, new { checkOut = Offers.In(0), reason = "Late" }, IfMatch(2)), 409, "statusNotAllowed");
            await Refused(id, () => portal.Delete(visit, new { reason = "Late" }, IfMatch(2)), 409, "statusNotAllowed");
        }
        await Refused(id, () => Wanda.Delete($"assignments/{id}/deliverables/d1"), 409, "statusNotAllowed");
    }

    [Fact]
    public async Task What_a_reader_is_shown_as_allowed_is_what_the_rules_allow()
    {
        var id = await Offers.Sent();
        Assert.Contains("void", (await Look(id)).AllowedActions);
        Assert.DoesNotContain("acceptApplication", (await Look(id)).AllowedActions);
        var shown = (await Wanda.Get($"assignments/{id}")).As<Assignment>().AllowedActions;
        Assert.Equal(["apply", "counteroffer", "askQuestion"], shown);
    }

    [Fact]
    public async Task What_is_not_allowed_says_why_and_from_when_it_would_be()
    {
        var id = await Offers.InProgress();
        var shown = (await Wanda.Get($"assignments/{id}")).As<Assignment>();
        Assert.Empty(shown.AllowedActions.Intersect(shown.NotAllowed.Select(action => action.Action)));
        Assert.All(shown.NotAllowed, action => Assert.NotEmpty(action.Refusals));
        Assert.Equal(["statusNotAllowed"], Rules("rate"));
        // What is shown is what the action itself is refused with.
        (await Wanda.Post($"assignments/{id}/visits/check-in")).ExpectRefusal(409, Rules("checkIn"));
        // Another side's actions are not shown, and neither are those of who takes no part.
        Assert.DoesNotContain(shown.NotAllowed, action => action.Action is "approve" or "pay");
        var offered = (await Wes.Get($"assignments/{await Offers.Sent()}")).As<Assignment>();
        Assert.DoesNotContain(offered.NotAllowed, action => action.Action is "checkIn" or "postMessage");

        string[] Rules(string name) =>
            [.. shown.NotAllowed.Single(action => action.Action == name).Refusals.Select(refusal => refusal.Rule)];
    }
}
