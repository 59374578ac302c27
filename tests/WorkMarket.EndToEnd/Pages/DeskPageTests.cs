using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Pages;

/// <summary>What the desk reaches from its pages, and what it sees first.</summary>
public sealed class DeskPageTests(HostFixture fixture) : HostTests(fixture)
{
    [Fact]
    public async Task The_people_and_the_company_of_a_case_are_reached_from_it()
    {
        var id = await Offers.Escalated();
        using var sam = await Browser.SignIn(Fixture.Url, "sam");
        var page = (await sam.Get($"/assignments/{id}/escalation")).Expect(200).Text;
        Assert.Contains("<dd><a href=\"/companies/northwind\">Northwind Retail</a></dd>", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/workers/wanda\">Wanda Ortiz</a>", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/people/nora\">Nora Quinn</a>", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"mailto:nora", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/assignments/{id}#pay\"", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/assignments/{id}#visits\"", page, StringComparison.Ordinal);
        await Leads(sam, page);

        var assignment = (await sam.Get($"/assignments/{id}")).Expect(200).Text;
        foreach (var link in new[] { "/companies/northwind", "/people/nora", "/workers/wanda" })
            Assert.Contains($"<a href=\"{link}\"><bdi>", assignment, StringComparison.Ordinal);
        foreach (var anchor in new[] { "pay", "visits" })
            Assert.Contains($" id=\"{anchor}\"", assignment, StringComparison.Ordinal);
        Assert.Contains("Write to both sides", assignment, StringComparison.Ordinal);
        Assert.DoesNotContain("Write to the worker", assignment, StringComparison.Ordinal);

        // An account manager is not told of telephones.
        using var ada = await Browser.SignIn(Fixture.Url, "ada");
        var looked = (await ada.Get($"/assignments/{id}/escalation")).Expect(200).Text;
        Assert.Contains("<a href=\"/companies/northwind\">", looked, StringComparison.Ordinal);
        Assert.DoesNotContain("mailto:", looked, StringComparison.Ordinal);
        await Leads(ada, looked);
    }

    [Fact]
    public async Task What_is_due_next_comes_before_the_figures()
    {
        await Offers.Escalated();
        using var sam = await Browser.SignIn(Fixture.Url, "sam");
        static int Place(string page, string words) => page.IndexOf(words, StringComparison.Ordinal);
        var page = await Eventually(
            async () => (await sam.Get("/desk")).Expect(200).Text, page => Place(page, "aria-label=\"Open escalations\"") > 0);
        Assert.True(Place(page, "In figures") > Place(page, "aria-label=\"Open escalations\""));
    }

    private static async Task Leads(Browser browser, string page)
    {
        foreach (var link in Browser.Links(page).Where(
            link => link.StartsWith("/companies/", StringComparison.Ordinal) || link.StartsWith("/people/", StringComparison.Ordinal)
                || link.StartsWith("/workers/", StringComparison.Ordinal)))
            (await browser.Get(link)).Expect(200);
    }
}
