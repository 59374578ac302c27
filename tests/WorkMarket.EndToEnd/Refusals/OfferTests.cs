using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Refusals;

/// <summary>Applying, accepting and confirming (domain.md §1–§3).</summary>
public sealed class OfferTests(HostFixture fixture) : HostTests(fixture)
{
    [Fact]
    public async Task Without_the_current_terms_nobody_applies()
    {
        Fixture.AppliedWithoutTerms?.ExpectRefusal(409, "termsNotAccepted", "termsNotAccepted");
        var terms = (await Wanda.Get("terms")).As<TermsList>().Terms;
        Assert.Equal(2, terms.Count);
        Assert.All(terms, document => Assert.True(document.Accepted));
    }

    [Fact]
    public async Task Only_the_version_in_force_is_accepted_and_again_changes_nothing()
    {
        var terms = (await Wanda.Get("terms")).As<TermsList>().Terms[0];
        (await Wanda.Post($"terms/{terms.Document}/acceptance", new { version = "1999-01" })).ExpectProblem(409, "termsVersionNotInForce");
        (await Wanda.Post($"terms/{terms.Document}/acceptance", new { version = terms.Version })).Expect(200);
        (await Wanda.Post("terms/nonsense/acceptance", new { version = terms.Version })).ExpectProblem(404, "notFound");
        (await Nora.Post($"terms/{terms.Document}/acceptance", new { version = terms.Version })).ExpectProblem(403, "forbidden");
    }

    [Fact]
    public async Task A_worker_applies_once()
    {
        var id = await Offers.Sent();
        (await Wanda.Post($"assignments/{id}/applications")).Expect(201);
        await Refused(id, () => Wanda.Post($"assignments/{id}/applications"), 409, "alreadyApplied");
    }

    [Fact]
    public async Task A_note_is_no_longer_than_the_rules_say()
    {
        var id = await Offers.Sent();
        await Refused(id, () => Wanda.Post($"assignments/{id}/applications", new { note = new string('x', 10_001) }), 400, "textTooLong");
        await Refused(id, () => Wanda.Post($"assignments/{id}/applications", new { note = "a\0b" }), 400, "textControlCharacters");
        await Refused(id, () => Nora.Post($"assignments/{id}/void", new { note = new string('x', 10_001) }), 400, "textTooLong");
    }

    [Fact]
    public async Task Only_an_application_that_is_there_is_accepted()
    {
        var id = await Offers.Sent();
        await Refused(id, () => Nora.Post($"assignments/{id}/applications/a1/accept"), 404, "nothingThere");
        (await Wanda.Post($"assignments/{id}/applications")).Expect(201);
        await Refused(id, () => Nora.Post($"assignments/{id}/applications/a2/accept"), 404, "unknownApplication");
        await Refused(id, () => Nora.Post($"assignments/{id}/applications/%F0%9F%98%80/accept"), 404, "unknownApplication");
    }

    [Fact]
    public async Task What_should_have_begun_is_accepted_with_another_schedule_alone()
    {
        var id = await Offers.Sent(("schedule", new { start = Offers.In(-1), end = Offers.In(5), timeZone = "UTC" }));
        (await Wanda.Post($"assignments/{id}/applications")).Expect(201);
        Assert.DoesNotContain("acceptApplication", (await Nora.Get($"assignments/{id}")).As<Assignment>().AllowedActions);
        Assert.Equal(
            "startPassed",
            (await Nora.Get($"assignments/{id}")).Json.GetProperty("applications")[0].GetProperty("outdated")[0].GetString());
        await Refused(id, () => Nora.Post($"assignments/{id}/applications/a1/accept"), 409, "applicationOutdated");
        (await Wanda.Post(
            $"assignments/{id}/counteroffers",
            new { schedule = new { start = Offers.In(2), end = Offers.In(5), timeZone = "UTC" } })).Expect(201);
        (await Nora.Post($"assignments/{id}/applications/a2/accept")).Expect(200);
    }

    [Fact]
    public async Task The_schedule_is_confirmed_once_inside_its_window_and_only_where_it_is_asked_for()
    {
        var notAsked = await Offers.Assigned(("confirmation", new { required = false }));
        await Refused(notAsked, () => Wanda.Post($"assignments/{notAsked}/confirm"), 409, "confirmationNotRequired");

        var later = await Offers.Assigned(("schedule", new { start = Offers.In(48), end = Offers.In(50), timeZone = "Europe/Berlin" }));
        var problem = await Refused(later, () => Wanda.Post($"assignments/{later}/confirm"), 409, "confirmationNotOpen");
        Assert.InRange((problem.Refusals![0].HoldsFrom!.Value - DateTimeOffset.UtcNow).TotalHours, 23.9, 24.1);

        var now = await Offers.Assigned();
        (await Wanda.Post($"assignments/{now}/confirm")).Expect(200);
        await Refused(now, () => Wanda.Post($"assignments/{now}/confirm"), 409, "alreadyConfirmed");
    }

    [Fact]
    public async Task Who_is_assigned_after_the_window_closed_has_nothing_to_confirm()
    {
        var id = await Offers.Assigned(("schedule", new { start = Offers.In(1), end = Offers.In(2), timeZone = "UTC" }));
        Assert.Equal("notRequired", (await Look(id)).Checklist.Single(item => item.Task == "confirmSchedule").Status);
        await Refused(id, () => Wanda.Post($"assignments/{id}/confirm"), 409, "confirmationNotRequired");
    }
}
