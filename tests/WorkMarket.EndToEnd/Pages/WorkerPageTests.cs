using System.Net;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Pages;

/// <summary>What a worker's pages say is to be done next, and what they show before one applies or escalates.</summary>
public sealed class WorkerPageTests(HostFixture fixture) : HostTests(fixture)
{
    private const string Primary = "class=\"primary\"";

    private static readonly (string Name, object? Value) Unconfirmed = ("confirmation", new { required = false });

    [Fact]
    public async Task What_was_sent_back_is_submitted_again_and_to_stand_by_it_is_the_second_choice()
    {
        var id = await Offers.PendingApproval();
        (await Nora.Post($"assignments/{id}/send-back", new { reason = "The label is on the wrong side." })).Expect(200);
        var page = await See($"/assignments/{id}");
        Assert.Contains($"class=\"button primary\" href=\"/assignments/{id}/actions/complete\">Submit the work again</a>", page);
        Assert.Contains("<button>Stand by it</button>", page);
        Assert.Contains("To stand by it is to change nothing", page);
        Assert.Contains($"<a href=\"/assignments/{id}/actions/standBy\">Stand by it</a>", page);
        Assert.DoesNotContain(Primary, page);
    }

    [Fact]
    public async Task After_the_visit_the_missing_files_come_next_and_they_are_due_by_the_end_of_a_day()
    {
        var id = await Offers.InProgress(
            Unconfirmed, Soon, ("deliverables", new object[] { new { type = "photo", number = 2, dueDays = 0 } }));
        Assert.Contains($"<button {Primary}>Check out now</button>", await See($"/assignments/{id}"));
        (await Wanda.Post($"assignments/{id}/visits/check-out")).Expect(200);
        var page = await See($"/assignments/{id}");
        Assert.Contains($"class=\"button primary\" href=\"/assignments/{id}#deliverables\">Upload 2 missing files</a>", page);
        Assert.DoesNotContain(Primary, page);
        Assert.Matches("<td><time [^>]*>\\d\\d:\\d\\d E[SD]T</time></td>", page); // on the same day the time alone
        Assert.Matches("By <time [^>]*>the end of [A-Z][a-z]{2} \\d", page);
    }

    [Fact]
    public async Task Where_nobody_asks_for_a_check_in_the_work_is_submitted()
    {
        var id = await Offers.Assigned(
            Unconfirmed, ("checkIn", new { required = false }),
            ("schedule", new { start = Offers.In(4 / 3600d), end = Offers.In(2), timeZone = "America/New_York" }));
        var page = await Eventually(() => See($"/assignments/{id}"), page => page.Contains("In progress", StringComparison.Ordinal));
        Assert.Contains("Submit the work for approval</a></p>", page);
        Assert.DoesNotContain(Primary, page);
    }

    [Fact]
    public async Task Before_its_time_a_check_in_is_possible_and_the_page_says_that_it_does_not_count()
    {
        var id = await Offers.Assigned(("schedule", new { start = Offers.In(72), end = Offers.In(74), timeZone = "America/New_York" }));
        var page = await See($"/assignments/{id}");
        Assert.Contains("Nothing to do until <time", page);
        Assert.Contains("It can be confirmed from <time", page);
        Assert.Contains("It counts from <time", page);
        Assert.Contains("Who checks in before <time", page);
        Assert.DoesNotContain(Primary, page);
        Assert.DoesNotContain("button primary", page);
        Assert.Contains("<button>Check in now</button>", page);
        (await Wanda.Post($"assignments/{id}/visits/check-in")).Expect(201);
        (await Wanda.Post($"assignments/{id}/visits/check-out")).Expect(200);
        Assert.Contains("began too early to count as being in", await See($"/assignments/{id}"));
    }

    [Fact]
    public async Task An_offer_shows_what_it_asks_for_and_why_one_cannot_apply()
    {
        var id = await Offers.Sent(
            ("deliverables", new object[] { new { type = "photo", number = 2 } }),
            ("requirements", new { skills = new[] { "Fiber splicing" }, minimumOnTime = "80" }));
        var page = await See($"/assignments/{id}");
        Assert.Contains("<a href=\"/companies/northwind/scorecard\"><bdi>Northwind Retail</bdi></a>", page);
        Assert.Contains("<dt>Skills</dt><dd>Fiber splicing</dd>", page);
        Assert.Contains("<dt>On time</dt><dd>at least 80 %</dd>", page);
        Assert.Contains("You can’t apply now", page);
        Assert.Contains("<p>The skill 'Fiber splicing' is required and not in your profile.</p>", page);
        Assert.Contains("<a href=\"/me/profile\">Add to your profile</a>", page);
        Assert.Contains("Due 30 days after approval", page);
        Assert.Contains("Photo: 2</strong>", page);
        Assert.DoesNotContain("Missing", page);
        Assert.Contains("<a href=\"/me/profile\">", await See($"/assignments/{id}/actions/apply"));
        using var nora = await Browser.SignIn(Fixture.Url, "nora");
        var draft = await Offers.Draft(("deliverables", new object[] { new { type = "photo", number = 2 } }));
        Assert.DoesNotContain("Missing", (await nora.Get($"/assignments/{draft}")).Expect(200).Html);
    }

    [Fact]
    public async Task Whoever_applies_sees_the_pay_the_time_and_the_client_and_in_which_zone_times_are()
    {
        var id = await Offers.Sent();
        var page = await See($"/assignments/{id}/actions/apply");
        Assert.Contains("<dt>Pay</dt><dd>$100.00 flat, due 30 days after approval</dd>", page);
        Assert.Contains("<dt>When</dt>", page);
        Assert.Contains("<dt>Client</dt><dd><a href=\"/companies/northwind/scorecard\">Northwind Retail</a></dd>", page);
        Assert.Contains(
            "Times are in the zone of the assignment (America/New_York).", await See($"/assignments/{id}/actions/counteroffer"));
    }

    [Fact]
    public async Task Whether_one_may_escalate_and_from_when_stands_first_and_what_is_said_of_all_stands_once()
    {
        var id = await Offers.Invoiced();
        var page = await See($"/assignments/{id}/escalation");
        Assert.Contains("<strong>Not now.</strong> You can from <time", page);
        Assert.Contains("payment past due.", page);
        Assert.Equal(2, page.Split("Write to the client about it in the").Length);
        var agreed = await Offers.Assigned();
        Assert.Contains("<strong>No.</strong>", await See($"/assignments/{agreed}/escalation"));
        var impasse = await Offers.AtImpasse();
        Assert.Contains("<strong>Yes, now:</strong> impasse.", await See($"/assignments/{impasse}/escalation"));
    }

    [Fact]
    public async Task No_grade_is_chosen_before_somebody_chooses_it()
    {
        var id = await Offers.Invoiced();
        var page = await See($"/assignments/{id}/actions/rate");
        Assert.Matches("name=\"overall\"[^>]* required[^>]*>\\s*<option value>Choose</option>", page);
        Assert.DoesNotContain("selected>Excellent", page);
    }

    [Fact]
    public async Task Of_offers_whose_distance_is_not_known_the_way_to_see_them_is_shown()
    {
        await Offers.Sent(("place", new { site = new { name = "Store 3", line1 = "1 Centre Street", city = "Calgary", country = "CA" } }));
        var left = await See("/offers?status=sent&sort=distance&within=10mi");
        Assert.Contains("<a href=\"/offers?status=sent&sort=distance&within=10mi&unknown=include\">Show them too</a>", left);
        Assert.Contains("<a href=\"/me/profile\">Say where you set out from</a>", left);
        Assert.DoesNotContain("Show them too", await See("/offers?status=sent&sort=distance&within=10mi&unknown=include"));
    }

    [Fact]
    public async Task What_is_unread_is_told_at_its_title()
    {
        var mark = $"m{Guid.NewGuid():N}"[..12];
        await Offers.Assigned(("title", mark));
        var page = await Eventually(() => See("/inbox"), page => page.Contains(mark, StringComparison.Ordinal));
        Assert.Matches($"<strong>{mark}</strong>\\s*</a>\\s+<span class=\"badge approval\">Unread</span>", page);
    }

    [Fact]
    public async Task Nobody_is_told_that_support_checks_in_for_one()
    {
        foreach (var path in new[] { "/help", "/today" })
        {
            var words = string.Join(' ', (await See(path)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            Assert.Contains("Support can change the times of a visit", words);
            Assert.DoesNotContain("enter", words, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static (string Name, object? Value) Soon =>
        ("schedule", new { start = Offers.In(0.2), end = Offers.In(2), timeZone = "America/New_York" });

    private async Task<string> See(string path)
    {
        using var wanda = await Browser.SignIn(Fixture.Url, "wanda");
        return WebUtility.HtmlDecode((await wanda.Get(path)).Expect(200).Html);
    }
}
