using Microsoft.Playwright;
using WorkMarket.Demo.Files;
using WorkMarket.EndToEnd.Host;
using WorkMarket.Journeys.Browsing;
using Xunit;

namespace WorkMarket.Journeys.Assignments;

/// <summary>What comes besides the price, what comes back, and what is paid.</summary>
[Collection(BrowserCollection.Name)]
public sealed class MoneyTests(BrowserFixture fixture)
{
    [Fact]
    public async Task A_client_decides_funds_sends_back_approves_and_pays_two_at_once()
    {
        var offers = new Offers(fixture.Market);
        var other = await offers.Invoiced();
        var id = await offers.InProgress(("confirmation", new { required = false }));
        await using var wanda = await Visit.SignIn(fixture, "Wanda Ortiz", onPhone: true);
        await using var nora = await Visit.SignIn(fixture, "Nora Quinn");
        foreach (var (link, reason, amount) in new[]
                 {
                     ("Ask for an expense to be reimbursed", "Two patch cables", "23.80"), ("Ask for a bonus", "It was Sunday", "50"),
                 })
        {
            await wanda.Go($"/assignments/{id}");
            await wanda.Unfold("What you can do");
            await wanda.Follow(link);
            await wanda.Write("Reason", reason);
            await wanda.Write("Amount", amount);
            if (await wanda.Page.GetByLabel("Photo of the receipt, or a PDF").CountAsync() > 0)
                await wanda.Page.GetByLabel("Photo of the receipt, or a PDF").SetInputFilesAsync(Receipt);
            await wanda.Press(link);
            await wanda.Sees(reason);
        }
        await nora.Go($"/assignments/{id}");
        await nora.Press("Grant");
        await nora.Sees("$23.80 · approved");
        Assert.NotEmpty(await nora.Page.Locator("a[href$='/receipt']").AllAsync());
        await nora.Write("Why not", "Sunday was agreed.");
        await nora.Press("Decline");
        await nora.Sees("$50.00 · declined");

        (await fixture.Market.As("wanda").Post($"assignments/{id}/visits/check-out")).Expect(200);
        (await fixture.Market.As("wanda").Post($"assignments/{id}/complete", new { resolution = "Swapped." })).Expect(200);
        await nora.Go($"/assignments/{id}/approval");
        await nora.Write("What does the worker have to do?", "The old one is still on the counter.");
        await nora.Press("Send back");
        await nora.Sees("In progress");
        await wanda.Go($"/assignments/{id}");
        await wanda.Sees("The old one is still on the counter.");
        await wanda.Press("Stand by it");
        await wanda.Sees("Pending approval");
        await nora.Go($"/assignments/{id}/approval");
        await nora.Press("Approve $123.80");
        await nora.Sees("Invoiced");

        var invoices = new[] { await Invoice(id), await Invoice(other) };
        await nora.Awaits("/payables", invoices[0]);
        foreach (var invoice in invoices)
            await nora.Tick($"Choose {invoice}");
        await nora.Press("State as paid");
        await nora.Sees("2 of 2 stated as paid");
        await nora.Go("/payables");
        await nora.SeesNo(invoices[0]);
        await wanda.Awaits("/payables?state=paid", invoices[0]);
        await wanda.Go($"/assignments/{id}");
        await wanda.Sees("Paid");
    }

    private static FilePayload Receipt => new() { Name = "bill.png", MimeType = "image/png", Buffer = SampleFiles.Png(90) };

    private async Task<string> Invoice(string id) => (await fixture.Market.As("nora").Get($"assignments/{id}")).Expect(200).Json
        .GetProperty("invoice").GetProperty("number").GetString()!;
}
