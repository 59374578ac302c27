using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Refusals;

/// <summary>Checking in and out, and changing visits (domain.md §3).</summary>
public sealed class VisitTests(HostFixture fixture) : HostTests(fixture)
{
    [Fact]
    public async Task No_check_out_without_a_check_in_and_no_second_check_in()
    {
        var id = await Offers.Assigned();
        await Refused(id, () => Wanda.Post($"assignments/{id}/visits/check-out"), 409, "notCheckedIn");
        (await Wanda.Post($"assignments/{id}/visits/check-in")).Expect(201);
        await Refused(id, () => Wanda.Post($"assignments/{id}/visits/check-in"), 409, "visitOpen");
        await Refused(id, () => Wanda.Post($"assignments/{id}/visits/check-out", new { visit = "v9" }), 404, "unknownVisit");
    }

    [Fact]
    public async Task Checking_out_of_a_visit_that_was_closed_meanwhile_says_its_times_and_who_set_them()
    {
        var id = await Offers.InProgress();
        (await Wanda.Post($"assignments/{id}/visits/check-out")).Expect(200);
        var before = await Look(id);
        var answer = await Wanda.Post($"assignments/{id}/visits/check-out", new { visit = "v1" });
        answer.ExpectRefusal(409, "visitClosed");
        var closed = answer.Json.GetProperty("refusals")[0].GetProperty("visit");
        Assert.Equal("wanda", closed.GetProperty("checkOut").GetProperty("by").GetProperty("id").GetString());
        Assert.Equal(before.Visits![0].CheckOut!.At, closed.GetProperty("checkOut").GetProperty("at").GetDateTimeOffset());
        Assert.Equal(before.Version, (await Look(id)).Version);
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z", "beforeAssignment")]
    [InlineData("9999-12-31T23:59:59.999999999Z", "tooFarAhead")]
    public async Task A_visit_lies_neither_before_the_assignment_nor_ahead(string at, string rule)
    {
        var id = await Offers.Assigned();
        await Refused(id, () => Wanda.Post($"assignments/{id}/visits/check-in", new { at }), 400, rule);
        (await Wanda.Post($"assignments/{id}/visits/check-in")).Expect(201);
        var ruleOut = rule == "beforeAssignment" ? "checkOutBeforeCheckIn" : rule;
        await Refused(id, () => Wanda.Post($"assignments/{id}/visits/check-out", new { at }), 400, ruleOut);
    }

    [Fact]
    public async Task A_time_two_minutes_ahead_is_taken_and_three_are_not()
    {
        var id = await Offers.Assigned();
        await Refused(id, () => Wanda.Post($"assignments/{id}/visits/check-in", new { at = Offers.In(3 / 60.0) }), 400, "tooFarAhead");
        (await Wanda.Post($"assignments/{id}/visits/check-in", new { at = Offers.In(1.5 / 60) })).Expect(201);
    }

    [Fact]
    public async Task Visits_never_overlap()
    {
        var id = await Offers.InProgress();
        (await Wanda.Post($"assignments/{id}/visits/check-out", new { at = Offers.In(0.5 / 60) })).Expect(200);
        var first = (await Look(id)).Visits![0];
        await Refused(id, () => Wanda.Post($"assignments/{id}/visits/check-in", new { at = first.CheckIn.At }), 409, "visitsOverlap");
        (await Wanda.Post($"assignments/{id}/visits/check-in", new { at = first.CheckOut!.At })).Expect(201);
        await Refused(
            id, () => Wanda.Patch($"assignments/{id}/visits/v2", new { checkIn = first.CheckIn.At, reason = "Earlier" }, IfMatch(1)), 409,
            "visitsOverlap");
    }

    [Fact]
    public async Task An_edit_names_the_version_that_was_seen()
    {
        var id = await Offers.InProgress();
        var visit = $"assignments/{id}/visits/v1";
        var edit = new { checkOut = Offers.In(1 / 60.0), reason = "Left" };
        await Refused(id, () => Wanda.Patch(visit, edit), 428, "versionRequired");
        await Refused(id, () => Wanda.Patch(visit, edit, ("If-Match", "*")), 428, "versionRequired");
        await Refused(id, () => Wanda.Delete(visit, new { reason = "Wrong" }), 428, "versionRequired");
        foreach (var malformed in new[] { "1", "\"x\"", "\"-1\"", "\"99999999999999999999\"", "\"\"" })
            await Refused(id, () => Wanda.Patch(visit, edit, ("If-Match", malformed)), 400, "versionInvalid");
        // Of several versions the newest counts, and a weak one never matches.
        foreach (var other in new[] { "W/\"1\"", "\"1\", \"2\"" })
            await Refused(id, () => Wanda.Patch(visit, edit, ("If-Match", other)), 412, "visitChanged");
        await Refused(id, () => Wanda.Patch(visit, edit, IfMatch(2)), 412, "visitChanged");
        await Refused(id, () => Wanda.Patch(visit, edit, IfMatch(long.MaxValue)), 412, "visitChanged");
        Assert.Equal(2, (await Wanda.Patch(visit, edit, IfMatch(1))).Expect(200).As<Done>().Visit!.Version);
        await Refused(id, () => Nora.Patch(visit, edit, IfMatch(1)), 412, "visitChanged");
        await Refused(id, () => Nora.Delete(visit, new { reason = "Wrong" }, IfMatch(1)), 412, "visitChanged");
        await Refused(id, () => Wanda.Patch($"assignments/{id}/visits/v7", edit, IfMatch(1)), 404, "unknownVisit");
    }

    [Fact]
    public async Task An_edit_names_a_time_and_a_reason_and_support_says_who_asked()
    {
        var id = await Offers.InProgress();
        var visit = $"assignments/{id}/visits/v1";
        var at = Offers.In(1 / 60.0);
        await Refused(id, () => Wanda.Patch(visit, new { reason = "Nothing" }, IfMatch(1)), 400, "timeRequired");
        await Refused(id, () => Wanda.Patch(visit, new { checkOut = at, reason = " " }, IfMatch(1)), 400, "textRequired");
        await Refused(
            id, () => Wanda.Patch(visit, new { checkOut = at, reason = "Left", askedBy = "worker" }, IfMatch(1)), 400, "askedByForSupport");
        await Refused(id, () => Sam.Patch(visit, new { checkOut = at, reason = "Left" }, IfMatch(1)), 400, "askedByRequired");
        await Refused(
            id, () => Nora.Patch(visit, new { checkOut = "2020-01-01T00:00:00Z", reason = "Left" }, IfMatch(1)), 400,
            "checkOutBeforeCheckIn");
        await Refused(
            id, () => Nora.Patch(visit, new { checkIn = "2020-01-01T00:00:00Z", reason = "Came" }, IfMatch(1)), 400, "beforeAssignment");
    }

    [Fact]
    public async Task There_is_nothing_to_edit_before_the_first_check_in()
    {
        var id = await Offers.Assigned();
        await Refused(
            id, () => Wanda.Patch($"assignments/{id}/visits/v1", new { checkOut = Offers.In(0), reason = "Left" }, IfMatch(1)), 404,
            "nothingThere");
    }

    [Fact]
    public async Task A_visit_is_removed_on_the_desktop_site_only()
    {
        var id = await Offers.InProgress();
        await Refused(
            id, () => Market.As("wanda", "mobile").Delete($"assignments/{id}/visits/v1", new { reason = "Wrong" }, IfMatch(1)), 409,
            "desktopRequired");
        (await Wanda.Delete($"assignments/{id}/visits/v1", new { reason = "Wrong" }, IfMatch(1))).Expect(200);
        Assert.Empty((await Look(id)).Visits!);
    }

    [Fact]
    public async Task A_submitted_assignment_keeps_its_last_visit()
    {
        var id = await Offers.PendingApproval();
        await Refused(id, () => Nora.Delete($"assignments/{id}/visits/v1", new { reason = "Wrong" }, IfMatch(2)), 409, "visitRequired");
    }

    [Theory]
    [InlineData("desktop")]
    [InlineData("mobile")]
    public async Task Where_the_phone_is_required_only_the_phone_checks_in(string channel)
    {
        var id = await Offers.Assigned(("checkIn", new { required = true, phoneNumber = "+1 212-555-0147" }));
        var problem = await Refused(id, () => Market.As("wanda", channel).Post($"assignments/{id}/visits/check-in"), 409, "phoneRequired");
        Assert.Contains("+1 212-555-0147", problem.Detail, StringComparison.Ordinal);
        (await Wanda.Send(HttpMethod.Put, "me/phone-pin", new { pin = "407193" })).Expect(200);
        var number = (await Wanda.Get($"assignments/{id}/phone")).Expect(200).Json.GetProperty("assignmentNumber").GetString()!;
        Assert.StartsWith("You are checked in", await Telephone.Dial(Market, number, "407193", "1"), StringComparison.Ordinal);
        await Refused(id, () => Market.As("wanda", channel).Post($"assignments/{id}/visits/check-out"), 409, "phoneRequired");
        (await Market.As("wanda", channel)
            .Patch($"assignments/{id}/visits/v1", new { checkOut = Offers.In(1 / 60.0), reason = "Left" }, IfMatch(1))).Expect(200);
    }

    [Fact]
    public async Task The_channel_cannot_be_said_in_a_body()
    {
        var id = await Offers.Assigned(("checkIn", new { required = true, phoneNumber = "+1 212-555-0147" }));
        await Refused(id, () => Wanda.Post($"assignments/{id}/visits/check-in", new { channel = "phone" }), 400, "jsonInvalid");
    }
}
