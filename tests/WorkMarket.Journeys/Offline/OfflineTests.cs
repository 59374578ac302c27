using System.Text.Json;
using Microsoft.Playwright;
using WorkMarket.EndToEnd.Host;
using WorkMarket.Journeys.Browsing;
using Xunit;

namespace WorkMarket.Journeys.Offline;

/// <summary>What a worker does where there is no network, and what becomes of it.</summary>
[Collection(BrowserCollection.Name)]
public sealed class OfflineTests(BrowserFixture fixture) : IDisposable
{
    private const string Name = "Wanda Ortiz";

    private const string Waiting = "Waiting to be sent";

    // The clock of pages, and not that of what keeps them: without it, then.
    private const string WrongClock = """
        delete Navigator.prototype.serviceWorker;
        const Right = Date;
        window.Date = class extends Right {
          constructor(...given) { given.length ? super(...given) : super(Right.now() + OFF); }
          static now() { return Right.now() + OFF; }
        };
        """;

    private readonly Line line = new(fixture.Url);

    public void Dispose() => line.Dispose();

    [Fact]
    public async Task A_visit_without_a_network_keeps_its_times_over_a_closed_tab_and_counts_once()
    {
        var id = await Assigned();
        await using var wanda = await AtWork(id);
        line.IsCut = true;
        var from = DateTimeOffset.UtcNow.AddSeconds(-2);
        await wanda.Press("Check in now");
        await wanda.Sees(Waiting);
        await wanda.Reopen($"/assignments/{id}");
        await wanda.Sees("WorkMarket can’t be reached.");
        await wanda.Counts("1 waiting");
        await wanda.Press("Send now");
        await wanda.Counts("1 waiting");
        await wanda.Press("Check out now");
        await wanda.Counts("2 waiting");
        var to = DateTimeOffset.UtcNow.AddSeconds(2);
        await wanda.Go("/");
        await wanda.Counts("2 waiting");
        wanda.IsBrief = false;
        await wanda.Go("/outbox");
        await wanda.Counts("2 waiting");
        // As the pages write it, and not as an hour's difference.
        Assert.Matches("[0-9]{2}:[0-9]{2} E[DS]T", await wanda.Page.Locator("main time").First.InnerTextAsync());
        wanda.IsBrief = true;

        line.IsCut = false;
        await wanda.OpenAnother("/outbox");
        await Visit.Eventually(async () =>
            (await Read(id)).GetProperty("visits").EnumerateArray().Any(one => one.TryGetProperty("checkOut", out _)));
        await wanda.Go($"/assignments/{id}");
        await wanda.CountsNothing();
        var visit = Assert.Single((await Read(id)).GetProperty("visits").EnumerateArray());
        Assert.InRange(visit.GetProperty("checkIn").GetProperty("at").GetDateTimeOffset(), from, to);
        Assert.InRange(visit.GetProperty("checkOut").GetProperty("at").GetDateTimeOffset(), from, to);
    }

    [Fact]
    public async Task What_the_host_took_though_its_answer_was_lost_counts_once()
    {
        var id = await Assigned();
        await using var wanda = await AtWork(id);
        line.LosesAnswersTo = "POST /do/";
        await wanda.Press("Check in now");
        await wanda.Sees(Waiting);
        await wanda.Write("Write to Northwind Retail", Hostile);
        await wanda.Press("Post message");
        await wanda.Counts("2 waiting");
        Assert.InRange(line.Losses, 1, int.MaxValue);
        line.LosesAnswersTo = null;
        await wanda.IsOnline();
        await wanda.CountsNothing();
        Assert.Single((await Read(id)).GetProperty("visits").EnumerateArray());
        Assert.Equal([Hostile], await Messages(id));
        await wanda.Go($"/assignments/{id}");
        await wanda.Sees("In progress");
    }

    [Fact]
    public async Task A_form_whose_answer_is_lost_is_asked_again_and_counts_once()
    {
        var id = await new Offers(fixture.Market).InProgress();
        await using var wanda = await AtWork(id);
        await wanda.Go($"/assignments/{id}/actions/requestBonus");
        await wanda.Write("Reason", "Stairs");
        await wanda.Write("Amount", "12.00");
        line.LosesAnswersTo = "POST /do/";
        await wanda.Press("Ask for a bonus");
        await wanda.Sees("No answer yet.");
        Assert.InRange(line.Losses, 1, int.MaxValue);
        line.LosesAnswersTo = null;
        await wanda.Sees("Stairs");
        Assert.Single((await Read(id)).GetProperty("funds").EnumerateArray());
    }

    [Fact]
    public async Task Whoever_was_signed_out_meanwhile_loses_nothing_and_nobody_else_sends_it()
    {
        var id = await Assigned();
        await using var wanda = await AtWork(id);
        line.IsCut = true;
        await wanda.Press("Check in now");
        await wanda.Sees(Waiting);
        await wanda.SignOutElsewhere();
        line.IsCut = false;
        await wanda.IsOnline();
        await wanda.Sees("once you have signed in again");

        await wanda.SignIn("Walt Jensen", onPhone: true);
        await wanda.CountsNothing();
        await wanda.SignOutElsewhere();
        Assert.Empty((await Read(id)).GetProperty("visits").EnumerateArray());

        await wanda.SignIn(Name, onPhone: true);
        await wanda.Go("/outbox");
        await wanda.CountsNothing();
        Assert.Single((await Read(id)).GetProperty("visits").EnumerateArray());
    }

    [Fact]
    public async Task What_is_refused_afterwards_says_why_until_it_is_read()
    {
        var id = await Assigned();
        await using var wanda = await AtWork(id);
        line.IsCut = true;
        await wanda.Press("Check in now");
        await wanda.Sees(Waiting);
        (await fixture.Market.As("nora").Post($"assignments/{id}/cancel", new { reason = "customerCancelled" })).Expect(200);
        line.IsCut = false;
        await wanda.IsOnline();
        wanda.IsBrief = false;
        await wanda.Counts("1 refused");
        wanda.IsBrief = true;
        await wanda.Sees("Refused, because: ");
        await wanda.Press("I have read it");
        await wanda.CountsNothing();
        Assert.Empty((await Read(id)).GetProperty("visits").EnumerateArray());
    }

    [Theory, InlineData(1), InlineData(-1)]
    public async Task A_wrong_clock_is_put_right_once_and_what_it_said_is_noted(int hours)
    {
        var id = await Assigned();
        await using var wanda = await AtWork(id, WrongClock.Replace("OFF", $"{hours * 3_600_000}", StringComparison.Ordinal));
        line.IsCut = true;
        var from = DateTimeOffset.UtcNow.AddSeconds(-3);
        await wanda.Press("Check in now");
        await wanda.Sees(Waiting);
        var to = DateTimeOffset.UtcNow.AddSeconds(3);
        line.IsCut = false;
        line.LosesAnswersTo = "POST /do/";
        await wanda.IsOnline();
        await Visit.Eventually(() => Task.FromResult(line.Losses > 0));
        line.LosesAnswersTo = null;
        await wanda.IsOnline();
        await wanda.CountsNothing();
        var visit = Assert.Single((await Read(id)).GetProperty("visits").EnumerateArray());
        Assert.InRange(visit.GetProperty("checkIn").GetProperty("at").GetDateTimeOffset(), from, to);
        var timeline = (await fixture.Market.As("nora").Get($"assignments/{id}/timeline?limit=200")).Expect(200);
        Assert.Contains("clock said ", timeline.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_that_is_seconds_slow_lets_nothing_happen_before_it_was_possible()
    {
        var id = await Assigned();
        await using var wanda = await AtWork(id, WrongClock.Replace("OFF", "-4_500", StringComparison.Ordinal));
        await wanda.Write("Write to Northwind Retail", "I am at the");
        await wanda.Press("Check in now");
        await wanda.Sees("Check out now");
        await wanda.CountsNothing();
        Assert.Single((await Read(id)).GetProperty("visits").EnumerateArray());
        // What was half written stays, as another form was sent.
        Assert.Equal("I am at the", await wanda.Page.GetByLabel("Write to Northwind Retail").InputValueAsync());
        await wanda.Press("Post message");
        await wanda.Sees("I am at the");
        Assert.Equal("", await wanda.Page.GetByLabel("Write to Northwind Retail").InputValueAsync());
    }

    [Fact]
    public async Task A_page_that_was_kept_before_a_release_has_the_style_sheet_and_the_script_of_today()
    {
        await using var wanda = await AtWork(await Assigned());
        line.IsCut = true;
        foreach (var name in new[] { "portal.000000000000.css", "portal.000000000000.js" })
            Assert.True(await wanda.Page.EvaluateAsync<bool>("name => fetch('/assets/' + name).then(answer => answer.ok)", name), name);
        line.IsCut = false;
        Assert.True(await wanda.Page.EvaluateAsync<bool>("fetch('/assets/portal.000000000000.css').then(answer => answer.ok)"));
        Assert.False(await wanda.Page.EvaluateAsync<bool>("fetch('/assets/other.000000000000.css').then(answer => answer.ok)"));
    }

    [Fact]
    public async Task Where_there_is_no_room_the_page_says_so_and_keeps_what_was_written()
    {
        var id = await Assigned();
        await using var wanda = await AtWork(
            id, "IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError'); };");
        await wanda.Write("Write to Northwind Retail", "Which door?");
        line.IsCut = true;
        await wanda.Press("Post message");
        await wanda.Sees("Neither kept nor sent: there is no room on this device (QuotaExceededError)");
        Assert.Equal("Which door?", await wanda.Page.GetByLabel("Write to Northwind Retail").InputValueAsync());
        Assert.Empty(await Messages(id));
        line.IsCut = false;
        await wanda.Press("Post message");
        await Assertions.Expect(wanda.Page.Locator(".said")).ToHaveTextAsync("Which door?");
        Assert.Single(await Messages(id));
    }

    [Fact]
    public async Task Who_signs_out_is_asked_first_where_something_waits_and_leaves_no_page_behind()
    {
        var id = await Assigned();
        await using var wanda = await AtWork(id);
        line.LosesAnswersTo = "POST /do/assignments";
        await wanda.Press("Check in now");
        await wanda.Sees(Waiting);
        await wanda.Page.GetByText(Name).ClickAsync();
        await wanda.Press("Sign out");
        await Assertions.Expect(wanda.Page.GetByText("1 waiting to be sent: kept on this device")).ToBeVisibleAsync();
        await wanda.Press("Sign out");
        await wanda.Sees("Sign in");
        line.IsCut = true;
        await wanda.Go($"/assignments/{id}", 503);
        await wanda.Sees("There is no network");
    }

    private const string Hostile = "<img src=x onerror=canary()> \"'</textarea><script>canary()</script>";

    private Task<string> Assigned() => new Offers(fixture.Market).Assigned(("confirmation", new { required = false }));

    // At the assignment, with all of it kept on the phone.
    private async Task<Visit> AtWork(string id, string? script = null)
    {
        var wanda = await Visit.Begin(fixture, onPhone: true, at: line.Url, script: script);
        wanda.IsBrief = true;
        await wanda.SignIn(Name, onPhone: true);
        await wanda.Go($"/assignments/{id}");
        if (script is null)
        {
            await wanda.Keeps($"/assignments/{id}");
            await wanda.Keeps("/outbox");
        }
        return wanda;
    }

    private async Task<JsonElement> Read(string id) => (await fixture.Market.As("nora").Get($"assignments/{id}")).Expect(200).Json;

    private async Task<IEnumerable<string?>> Messages(string id) =>
        (await fixture.Market.As("nora").Get($"assignments/{id}/messages")).Expect(200).Json.GetProperty("messages").EnumerateArray()
            .Select(message => message.GetProperty("text").GetString());
}
