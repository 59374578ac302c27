using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Negotiation;

/// <summary>What a worker has to have before applying (domain.md §2).</summary>
public sealed class RequirementTests(HostFixture fixture) : HostTests(fixture)
{
    [Fact]
    public async Task Every_unmet_requirement_is_shown_and_named()
    {
        var id = await Offers.Sent(("requirements",
            new { skills = new[] { "Juggling" }, insurance = new[] { "Falling clubs" }, minimumOnTime = "90" }));
        var view = (await Wanda.Get($"assignments/{id}")).Expect(200);
        Assert.Equal(["skillMissing", "insuranceMissing"], Unmet(view));
        Assert.DoesNotContain("apply", view.As<Assignment>().AllowedActions);
        await Refused(id, () => Wanda.Post($"assignments/{id}/applications"), 409, "skillMissing", "insuranceMissing");
        await Refused(
            id, () => Wanda.Post($"assignments/{id}/counteroffers", new { price = new { amount = "150.00", currency = "USD" } }), 409,
            "skillMissing", "insuranceMissing");
        Assert.Equal(
            "Juggling", (await Nora.Get($"assignments/{id}")).Json.GetProperty("requirements").GetProperty("skills")[0].GetString());
        Assert.False((await Nora.Get($"assignments/{id}")).Json.TryGetProperty("unmetRequirements", out _));
    }

    [Fact]
    public async Task Who_puts_it_into_the_profile_applies()
    {
        var id = await Offers.Sent(("requirements", new { skills = new[] { "Juggling" } }));
        await Refused(id, () => Wes.Post($"assignments/{id}/applications"), 409, "skillMissing");
        var version = (await Wes.Get("me/profile")).Expect(200).Json.GetProperty("version").GetInt64();
        (await Wes.Put("me/profile", new { skills = new[] { "juggling" } }, IfMatch(version))).Expect(200);
        (await Wes.Post($"assignments/{id}/applications")).Expect(201);
    }

    [Fact]
    public async Task A_requirement_that_is_no_longer_met_makes_an_application_outdated()
    {
        var id = await Offers.Sent(("requirements", new { skills = new[] { "Stilt walking" } }));
        await Skills("Stilt walking");
        (await Wes.Post($"assignments/{id}/applications")).Expect(201);
        await Skills("Juggling");
        await Refused(id, () => Nora.Post($"assignments/{id}/applications/a1/accept"), 409, "applicationOutdated");
        var refusal = (await Nora.Post($"assignments/{id}/applications/a1/accept")).Json.GetProperty("refusals")[0];
        Assert.Equal("requirement", Assert.Single(refusal.GetProperty("reasons").EnumerateArray()).GetString());
        Assert.DoesNotContain("Stilt", refusal.GetProperty("message").GetString(), StringComparison.Ordinal);
        // The client is not shown beforehand what is the worker's, who reads why.
        Assert.False((await Nora.Get($"assignments/{id}")).Json.GetProperty("applications")[0].TryGetProperty("outdated", out _));
        var own = await Wes.Get($"assignments/{id}");
        Assert.Equal("requirement", own.Json.GetProperty("applications")[0].GetProperty("outdated")[0].GetString());
        Assert.Equal(["skillMissing"], Unmet(own));

        await Skills("Stilt walking");
        (await Nora.Post($"assignments/{id}/applications/a1/accept")).Expect(200);

        async Task Skills(string skill)
        {
            var version = (await Wes.Get("me/profile")).Expect(200).Json.GetProperty("version").GetInt64();
            (await Wes.Put("me/profile", new { skills = new[] { skill } }, IfMatch(version))).Expect(200);
        }
    }

    [Fact]
    public async Task The_companys_scorecard_is_shown_before_applying_to_workers_alone()
    {
        var id = await Offers.Sent();
        var scorecard = (await Wanda.Get($"assignments/{id}")).Expect(200).Json.GetProperty("companyScorecard");
        Assert.Equal("northwind", scorecard.GetProperty("company").GetString());
        Assert.True(scorecard.TryGetProperty("warnings", out _));
        Assert.False((await Nora.Get($"assignments/{id}")).Json.TryGetProperty("companyScorecard", out _));
        (await Wanda.Post($"assignments/{id}/applications", new { confirmCompanyScorecard = true })).Expect(201);
    }

    [Fact]
    public async Task What_cannot_be_required_is_refused()
    {
        (await Nora.Post("assignments", Offers.Body(("requirements", new { minimumOnTime = "101" }))))
            .ExpectRefusal(400, "percentOutOfRange");
        (await Nora.Post("assignments", Offers.Body(("requirements", new { skills = new string?[] { null } }))))
            .ExpectProblem(400, "invalidRequest");
        (await Nora.Post("assignments", Offers.Body(("requirements", new { beauty = true })))).ExpectProblem(400, "invalidRequest");
    }

    private static IEnumerable<string?> Unmet(Answer view) =>
        view.Json.GetProperty("unmetRequirements").EnumerateArray().Select(unmet => unmet.GetProperty("rule").GetString());
}
