using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Course;

/// <summary>What keeps an assignment from running straight through (domain.md §2), over HTTP.</summary>
public sealed class CourseTests(HostFixture fixture) : HostTests(fixture)
{
    private static object Tomorrow => new { start = Offers.In(27), end = Offers.In(29), timeZone = "Europe/Berlin" };

    [Fact]
    public async Task A_hold_is_released_into_a_schedule_that_the_worker_agrees_to()
    {
        var id = await Offers.OnHold();
        Assert.Equal("Flooded", (await Nora.Get($"assignments/{id}")).Json.GetProperty("hold").GetProperty("reason").GetString());
        Assert.Equal("onHold", (await Act(Nora, id, "release", new { schedule = Tomorrow })).Status);
        Assert.Equal("client", (await Wanda.Get($"assignments/{id}")).Json.GetProperty("rescheduleRequest").GetProperty("by").GetString());
        Assert.Equal("inProgress", (await Act(Wanda, id, "reschedule/approve")).Status);
        Assert.Equal("Europe/Berlin", (await Look(id)).Schedule.TimeZone);
    }

    [Fact]
    public async Task A_worker_who_declines_the_release_has_it_no_more()
    {
        var id = await Offers.OnHold();
        await Act(Nora, id, "release", new { schedule = Tomorrow });
        Assert.Equal("sent", (await Act(Wanda, id, "reschedule/decline", new { reason = "Away" })).Status);
        var former = (await Nora.Get($"assignments/{id}")).Json.GetProperty("former");
        Assert.Equal("unassigned", former[0].GetProperty("end").GetString());
    }

    [Fact]
    public async Task Each_side_asks_for_another_schedule_and_the_other_decides()
    {
        var id = await Offers.Assigned();
        await Act(Wanda, id, "reschedule", new { schedule = Tomorrow, reason = "Car" });
        await Refused(id, () => Wanda.Post($"assignments/{id}/reschedule/approve"), 409, "noRescheduleRequest");
        await Refused(id, () => Nora.Post($"assignments/{id}/reschedule", new { schedule = Tomorrow }), 409, "rescheduleUndecided");
        await Act(Nora, id, "reschedule/decline");
        await Act(Nora, id, "reschedule", new { schedule = Tomorrow });
        await Act(Nora, id, "reschedule/withdraw");
        await Act(Nora, id, "reschedule", new { schedule = Tomorrow });
        await Act(Wanda, id, "reschedule/approve");
        Assert.Equal("Europe/Berlin", (await Look(id)).Schedule.TimeZone);
    }

    [Theory]
    [InlineData("nora", "unassign", "unassigned")]
    [InlineData("wanda", "cancel-by-worker", "givenBack")]
    public async Task It_goes_back_to_those_to_whom_it_was_offered(string who, string action, string end)
    {
        var id = await Offers.Assigned();
        await Refused(id, () => Market.As(who).Post($"assignments/{id}/{action}", new { reason = "" }), 400, "textRequired");
        Assert.Equal("sent", (await Act(Market.As(who), id, action, new { reason = "Ill" })).Status);
        Assert.Equal(end, (await Nora.Get($"assignments/{id}")).Json.GetProperty("former")[0].GetProperty("end").GetString());
        await Refused(id, () => Wanda.Post($"assignments/{id}/applications"), 409, "closedToApplications");
        Assert.Contains(
            "closedToApplications",
            (await Wanda.Get($"assignments/{id}")).Expect(200).Json.GetProperty("notAllowed").EnumerateArray()
                .Single(one => one.GetProperty("action").GetString() == "apply").GetProperty("refusals").EnumerateArray()
                .Select(refusal => refusal.GetProperty("rule").GetString()));
        string[] including = who == "wanda" ? ["wanda"] : [];
        await Act(Nora, id, "offer-again", new { to = "sameAudience", schedule = Tomorrow, price = "original", including });
        var termsVersion = (await Wanda.Get($"assignments/{id}")).Expect(200).Json.GetProperty("termsVersion").GetInt32();
        (await Wanda.Post($"assignments/{id}/applications", new { termsVersion })).Expect(201);
    }

    [Fact]
    public async Task Who_gave_it_back_does_not_see_it_offered_again()
    {
        var id = await Offers.Assigned();
        await Act(Wanda, id, "cancel-by-worker", new { reason = "Ill" });
        await Eventually(() => Lists(Walt, id), lists => !lists);
        var body = new { to = "sameAudience", schedule = Tomorrow, price = "original" };
        await Act(Nora, id, "offer-again", body);
        await Refused(id, () => Nora.Post($"assignments/{id}/offer-again", body), 409, "notClosed");
        (await Wanda.Get($"assignments/{id}")).ExpectProblem(404, "notFound");
        await Eventually(() => Lists(Walt, id), lists => lists);
        Assert.False(await Lists(Wanda, id));
    }

    private static async Task<bool> Lists(Portal worker, string id) =>
        (await worker.Get("assignments?status=sent&limit=100")).Expect(200).Text.Contains(id, StringComparison.Ordinal);

    [Fact]
    public async Task What_has_not_begun_was_not_abandoned()
    {
        var id = await Offers.Assigned();
        var refused = await Refused(
            id, () => Nora.Post($"assignments/{id}/report-abandonment", new { reason = "Left" }), 409, "notAbandonedYet");
        Assert.NotNull(refused.Refusals![0].HoldsFrom);
    }

    [Fact]
    public async Task What_is_paid_for_a_cancellation_is_invoiced_and_shown_as_its_line()
    {
        var id = await Offers.InProgress();
        var cancelled = await Act(
            Nora, id, "cancel",
            new { reason = "workNotNeeded", amount = new { amount = "40.00", currency = "USD" }, clarification = "They moved." });
        Assert.Equal("invoiced", cancelled.Status);
        var view = (await Wanda.Get($"assignments/{id}")).Json;
        Assert.Equal("They moved.", view.GetProperty("cancellation").GetProperty("clarification").GetString());
        Assert.Equal("40.00", view.GetProperty("invoice").GetProperty("amount").GetProperty("amount").GetString());
        var line = Assert.Single(view.GetProperty("total").GetProperty("lines").EnumerateArray());
        Assert.Equal("cancellation", line.GetProperty("item").GetString());
        Assert.Equal("paid", (await Act(Nora, id, "pay")).Status);
    }

    [Fact]
    public async Task A_draft_is_deleted_and_what_was_sent_is_not()
    {
        var sent = await Offers.Sent();
        await Refused(sent, () => Nora.Delete($"assignments/{sent}"), 409, "statusNotAllowed");
        var id = await Offers.Draft();
        (await Nora.Delete($"assignments/{id}")).Expect(200);
        (await Nora.Get($"assignments/{id}")).ExpectProblem(404, "notFound");
        (await Nora.Post($"assignments/{id}/send", new { open = true })).ExpectProblem(404, "notFound");
        await Eventually(
            async () => (await Nora.Get("assignments?limit=200")).As<AssignmentList>().Assignments,
            shown => !shown.Any(row => row.Id == id));
    }

    [Fact]
    public async Task An_offer_is_cancelled_with_nothing_to_pay()
    {
        var id = await Offers.Sent();
        await Refused(
            id, () => Nora.Post($"assignments/{id}/cancel", new { reason = "other", amount = new { amount = "1.00", currency = "USD" } }),
            400, "nobodyToPay");
        await Problem(id, () => Nora.Post($"assignments/{id}/cancel", new { reason = "noReason" }), 400, "invalidRequest");
        Assert.Equal("cancelled", (await Act(Nora, id, "cancel", new { reason = "other" })).Status);
        (await Wanda.Get($"assignments/{id}")).Expect(404);
    }

    [Fact]
    public async Task Submitted_work_is_cancelled_for_less_with_a_reason_and_the_total_shows_what_is_withheld()
    {
        var id = await Offers.PendingApproval();
        await Refused(id, () => Nora.Post($"assignments/{id}/cancel", new { reason = "other" }), 400, "withheldWithoutReason");
        await Refused(
            id, () => Nora.Post($"assignments/{id}/cancel", new { reason = "workNotAsAgreed", clarification = "-" }), 400,
            "blameWithoutWords", "withheldWithoutReason");
        var cancelled = await Act(Nora, id, "cancel", new
        {
            reason = "workNotAsAgreed",
            amount = new { amount = "40.00", currency = "USD" },
            clarification = "It does not print.",
        });
        Assert.Equal("invoiced", cancelled.Status);
        var total = (await Wanda.Get($"assignments/{id}")).Expect(200).Json.GetProperty("total");
        Assert.Equal(
            ["100.00", "40.00", "60.00"],
            new[] { "submitted", "sum", "withheld" }.Select(part => total.GetProperty(part).GetProperty("amount").GetString()));
        Assert.Equal("It does not print.", total.GetProperty("lines")[1].GetProperty("description").GetString());
    }

    [Fact]
    public async Task Subcontracting_is_asked_for_and_granted_or_refused()
    {
        var id = await Offers.Assigned();
        await Act(Wanda, id, "subcontracts", new { subcontractor = "Bob Lee", reason = "Ill" });
        await Refused(id, () => Nora.Post($"assignments/{id}/subcontracts/s9/grant"), 404, "unknownSubcontract");
        await Act(Nora, id, "subcontracts/s1/refuse", new { reason = "Only you" });
        await Act(Wanda, id, "subcontracts", new { subcontractor = "Bob Lee", reason = "Still ill" });
        await Act(Nora, id, "subcontracts/s2/grant");
        var granted = (await Wanda.Get($"assignments/{id}")).Json.GetProperty("subcontracts").EnumerateArray()
            .Select(asked => asked.GetProperty("granted").GetBoolean());
        Assert.Equal([false, true], granted);
    }

    [Fact]
    public async Task Another_of_the_company_is_the_project_manager_in_whatever_status_and_both_are_told()
    {
        var id = await Offers.Paid();
        var path = $"assignments/{id}/project-manager";
        await Refused(id, () => Nora.Post(path, new { projectManager = "wanda" }), 400, "unknownProjectManager");
        await Refused(id, () => Nora.Post(path, new { projectManager = "nora" }), 409, "alreadyProjectManager");
        await Problem(id, () => Nora.Post(path, new { }), 400, "invalidRequest");
        await Problem(id, () => Wanda.Post(path, new { projectManager = "nick" }), 403, "forbidden");
        Assert.Equal("paid", (await Act(Nora, id, "project-manager", new { projectManager = "nick" })).Status);
        Assert.Equal("nick", (await Wanda.Get($"assignments/{id}")).Json.GetProperty("projectManager").GetString());
        var changed = (await Wanda.Get($"assignments/{id}/timeline?limit=200")).Json.GetProperty("entries").EnumerateArray().Last();
        Assert.Equal("projectManagerChanged/1", changed.GetProperty("type").GetString());
        Assert.Equal("nora", changed.GetProperty("data").GetProperty("from").GetString());
        Assert.Equal("nick", changed.GetProperty("data").GetProperty("to").GetString());
        await Eventually(
            async () => (await Market.As("nick").Get("notifications?limit=200")).Json.GetProperty("notifications").EnumerateArray()
                .Where(notice => notice.GetProperty("assignment").GetString() == id)
                .Select(notice => notice.GetProperty("kind").GetString()),
            kinds => kinds.Contains("becameProjectManager"));
    }

    private static async Task<Done> Act(Portal by, string id, string action, object? body = null) =>
        (await by.Post($"assignments/{id}/{action}", body)).Expect(200).As<Done>();
}
