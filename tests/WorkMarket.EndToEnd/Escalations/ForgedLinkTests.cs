using System.Net.Http.Headers;
using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Escalations;

/// <summary>Links to the project manager's page that nobody was given.</summary>
public sealed class ForgedLinkTests(HostFixture fixture) : HostTests(fixture)
{
    private static readonly string Zeros = new('0', 32);

    [Fact]
    public async Task A_link_that_is_made_up_leads_to_a_page_that_says_so_and_changes_nothing()
    {
        var id = await Offers.PendingApproval();
        (await Wanda.Post($"assignments/{id}/messages", new { text = "Two more hours." })).Expect(201);
        (await Nora.Post($"assignments/{id}/messages", new { text = "No." })).Expect(201);
        (await Wanda.Post($"assignments/{id}/escalation", new { cause = "impasse", statement = "We do not agree." })).Expect(201);
        var before = await Look(id);
        string[] forged =
        [
            $"{id}/e1/nora/{Zeros}", $"{id}/e2/nora/{Zeros}", $"{id}/e1/nobody/{Zeros}", $"{id}/e1/nora/x",
            $"zzzzzzzzzzzzzzzz/e1/nora/{Zeros}",
            $"x/e1/nora/{Zeros}", $"{id}/%3Cscript%3E/nora/{Zeros}", $"{id}/e1/a%27b/{Zeros}", $"{id}/e1/{new string('n', 300)}/{Zeros}",
        ];
        foreach (var link in forged)
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
            {
                var page = await Follow(link, method, method == HttpMethod.Post ? "text=We+pay.&key=" + Zeros : null);
                Assert.Equal((404, "text/html"), (page.Status, page.ContentType));
                Assert.Contains("This link does not work", page.Text, StringComparison.Ordinal);
                Assert.DoesNotContain("Swap a scanner", page.Text, StringComparison.Ordinal);
                Guarded(page);
            }
        }
        Assert.Equal(before.Version, (await Look(id)).Version);
    }

    [Fact]
    public async Task What_is_no_form_of_the_page_is_answered_with_a_page()
    {
        var link = $"0123456789abcdef/e1/nora/{Zeros}";
        Assert.Equal(415, (await Follow(link, HttpMethod.Post, "{}", "application/json")).Status);
        Assert.Equal(413, (await Follow(link, HttpMethod.Post, "text=" + new string('x', 1024 * 1024 + 1))).Status);
        Guarded(await Follow(link, HttpMethod.Post, "text=" + new string('x', 1024 * 1024 + 1)));
        Assert.Equal(405, (await Follow(link, HttpMethod.Delete, null)).Status);
    }

    // Nothing is run, fetched, framed, kept, or told to where a link on it leads.
    private static void Guarded(Answer page)
    {
        Assert.Matches(
            "^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$",
            Header(page, "Content-Security-Policy"));
        Assert.Equal(
            ("no-referrer", "DENY", "nosniff"),
            (Header(page, "Referrer-Policy"), Header(page, "X-Frame-Options"), Header(page, "X-Content-Type-Options")));
        Assert.True(page.Headers.CacheControl!.NoStore);
        Assert.DoesNotContain("<script", page.Text, StringComparison.OrdinalIgnoreCase);
    }

    private static string Header(Answer page, string name) => string.Join(',', page.Headers.GetValues(name));

    private Task<Answer> Follow(string link, HttpMethod method, string? form, string type = "application/x-www-form-urlencoded") =>
        Market.Stranger().Send(
            method, $"escalation-updates/{link}", form is null ? null : new StringContent(form, MediaTypeHeaderValue.Parse(type)));
}
