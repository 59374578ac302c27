using WorkMarket.EndToEnd.Host;
using WorkMarket.Journeys.Browsing;
using Xunit;

namespace WorkMarket.Journeys.Assignments;

/// <summary>What people write stands on pages as they wrote it, and never runs nor breaks one.</summary>
[Collection(BrowserCollection.Name)]
public sealed class HostileTextTests(BrowserFixture fixture)
{
    private static readonly string[] Texts =
    [
        "<script>canary()</script>",
        "\"><img src=x onerror=canary()>",
        "'--></title></style></script></textarea></select></details><svg onload=canary()>",
        "<a href=\"javascript:canary()\">Press me</a><iframe srcdoc=\"<script>parent.canary()</script>\"></iframe>",
        "&lt;script&gt;canary()&lt;/script&gt; {{canary()}} ${canary()}",
        "<base href=\"https://evil.example/\"><form action=\"https://evil.example/\"><button>Check in now</button></form>",
    ];

    [Fact]
    public async Task The_canary_fires_where_nothing_holds_it_back()
    {
        await using var nobody = await Visit.Begin(fixture);
        foreach (var text in Texts.Take(3))
        {
            await nobody.Page.GotoAsync("about:blank");
            await nobody.Page.SetContentAsync($"<!doctype html><title>Bare</title><main>{text}</main>");
            await nobody.Page.WaitForFunctionAsync("window.fired > 0");
        }
    }

    [Fact]
    public async Task Where_a_text_gets_onto_a_page_as_markup_the_page_s_restrictions_hold_it_back_and_it_is_counted()
    {
        await using var nobody = await Visit.Begin(fixture);
        await nobody.Go("/sign-in");
        await nobody.Page.EvaluateAsync("html => { document.querySelector('main').innerHTML += html; }", Texts[1]);
        await nobody.Page.WaitForFunctionAsync("window.violations.length > 0");
        Assert.Equal(0, await nobody.Page.EvaluateAsync<int>("window.fired"));
    }

    [Fact]
    public async Task Hostile_texts_in_every_field_never_run_and_never_break_a_page()
    {
        var ids = new List<string>();
        foreach (var text in Texts)
            ids.Add(await Told(text));
        foreach (var (person, onPhone) in new[] { ("Wanda Ortiz", true), ("Nora Quinn", false) })
        {
            await using var visit = await Visit.SignIn(fixture, person, onPhone: onPhone);
            await visit.Go("/assignments");
            visit.IsBrief = true;
            foreach (var (id, text) in ids.Zip(Texts))
            {
                await visit.Go($"/assignments/{id}");
                Assert.Contains(text, await visit.Page.Locator("h1").TextContentAsync(), StringComparison.Ordinal);
                Assert.Equal([text, text], await visit.Page.Locator(".said").AllTextContentsAsync());
            }
        }
    }

    [Theory, InlineData(2), InlineData(3)]
    public async Task A_hostile_text_that_is_refused_stands_in_its_field_again(int which)
    {
        var id = await new Offers(fixture.Market).InProgress();
        await using var wanda = await Visit.SignIn(fixture, "Wanda Ortiz", onPhone: true);
        await wanda.Go($"/assignments/{id}/actions/requestBonus");
        await wanda.Write("Reason", Texts[which]);
        await wanda.Write("Amount", "12.345");
        await wanda.Press("Ask for a bonus");
        await wanda.Sees("This was not done.");
        Assert.Equal(Texts[which], await wanda.Page.GetByLabel("Reason", new() { Exact = true }).InputValueAsync());
        await wanda.RanNothing();
    }

    // An assignment whose every text is this one.
    private async Task<string> Told(string text)
    {
        var (wanda, nora) = (fixture.Market.As("wanda"), fixture.Market.As("nora"));
        var id = await new Offers(fixture.Market).Sent(
            ("title", text), ("description", text), ("instructions", text), ("confirmation", new { required = false }));
        var application = (await wanda.Post($"assignments/{id}/applications", new { note = text })).Expect(201)
            .Json.GetProperty("application").GetProperty("id").GetString();
        (await nora.Post($"assignments/{id}/applications/{application}/accept")).Expect(200);
        (await wanda.Post($"assignments/{id}/visits/check-in", new { note = text })).Expect(201);
        (await wanda.Post($"assignments/{id}/messages", new { text })).Expect(201);
        (await nora.Post($"assignments/{id}/messages", new { text })).Expect(201);
        return id;
    }
}
