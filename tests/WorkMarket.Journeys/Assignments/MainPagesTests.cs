using WorkMarket.EndToEnd.Host;
using WorkMarket.Journeys.Browsing;
using Xunit;

namespace WorkMarket.Journeys.Assignments;

/// <summary>The main pages with something on them.</summary>
[Collection(BrowserCollection.Name)]
public sealed class MainPagesTests(BrowserFixture fixture)
{
    private static readonly object Newark = new
    {
        site = new
        {
            name = "Store 118",
            line1 = "410 Market Street",
            city = "Newark",
            region = "NJ",
            postalCode = "07105",
            country = "US",
        },
    };

    private static readonly object[] Files = [new { type = "signOff", number = 1 }, new { type = "photo", number = 4 }];

    [Fact]
    public async Task The_main_pages_show_what_there_is_to_do()
    {
        var offers = new Offers(fixture.Market);
        var (walt, wes) = (fixture.Market.As("walt"), fixture.Market.As("wes"));
        var sent = await offers.Sent(("title", "Mount door counters"), ("place", Newark));
        (await walt.Post($"assignments/{sent}/applications", new { note = "I did the counters in store 88." })).Expect(201);
        await fixture.AcceptTerms("wes");
        (await wes.Post($"assignments/{sent}/counteroffers", new
        {
            price = new { amount = "120.00", currency = "USD" },
            note = "I come from Trenton.",
        })).Expect(201);
        var job = await offers.InProgress(("title", "Replace two checkout terminals"), ("place", Newark), ("deliverables", Files));
        (await fixture.Market.As("wanda").Post($"assignments/{job}/funds", new
        {
            kind = "expenseReimbursement",
            reason = "Two patch cables",
            amount = new { amount = "23.80", currency = "USD" },
        })).Expect(201);
        var done = await offers.PendingApproval(("title", "Install scanner docks"), ("place", Newark));
        var escalated = await offers.Escalated();

        await using var wanda = await Visit.SignIn(fixture, "Wanda Ortiz", onPhone: true);
        await wanda.Awaits("/today", "What you are owed");
        await Pictures.Take(wanda.Page, "1-worker-today");
        await wanda.Go($"/assignments/{job}");
        await wanda.Sees("Missing: 4 of 4");
        await wanda.Sees("410 Market Street");
        await Pictures.Take(wanda.Page, "2-worker-assignment");

        await using var client = await Visit.SignIn(fixture, "Nora Quinn");
        await client.Awaits("/assignments", "Replace two checkout terminals");
        await Pictures.Take(client.Page, "4-client-board");
        await client.Go($"/assignments/{sent}/applicants");
        await client.Sees("2 applicants");
        await client.Sees("$120.00");
        await Pictures.Take(client.Page, "5-client-applicants");
        await client.Go($"/assignments/{done}/approval");
        await client.Sees("What you approve");
        await Pictures.Take(client.Page, "6-client-approve");

        await using var sam = await Visit.SignIn(fixture, "Sam Rivera");
        await sam.Go($"/assignments/{escalated}/escalation");
        await sam.Sees("What happens");
        await Pictures.Take(sam.Page, "7-desk-case");
    }
}
