using WorkMarket.Demo.Files;
using WorkMarket.Demo.Story;
using WorkMarket.EndToEnd.Host;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.EndToEnd.Pages;

/// <summary>Whoever follows a link of a page to a file that is not handed out, or back to the address of a form, sees a page.</summary>
public sealed class LinkTests(HostFixture fixture) : HostTests(fixture)
{
    [Fact]
    public async Task Why_a_file_is_not_handed_out_stands_on_a_page_in_a_browser_and_is_a_problem_elsewhere()
    {
        var id = await Offers.InProgress();
        (await Handover.TryDeliver(Wanda, id, "report.txt", "photo", Eicar.Text)).Expect(201);
        (await Wanda.Post("me/profile/files", Photo())).Expect(201);
        var files = (await Wanda.Get("me/profile")).Expect(200).Json.GetProperty("files");
        var profile = files[files.GetArrayLength() - 1].GetProperty("id").GetString();
        using var nora = await Browser.SignIn(Fixture.Url, "nora");
        foreach (var path in new[] { $"assignments/{id}/deliverables/d1/content", $"workers/wanda/files/{profile}/content" })
        {
            var page = await Eventually(
                () => nora.Get($"/api/{path}"), page => page.Html.Contains("A malware scanner found something", StringComparison.Ordinal));
            page.Expect(409);
            Assert.Contains("<h1>This is not handed out</h1>", page.Html, StringComparison.Ordinal);
            Assert.Contains("can hand in another", page.Html, StringComparison.Ordinal);
            Assert.Contains("data-by=\"nora\"", page.Html, StringComparison.Ordinal);
            Assert.Equal("text/html", page.Response.Content.Headers.ContentType!.MediaType);
            Assert.Equal("no-store", page.Response.Headers.CacheControl!.ToString());
            (await Nora.Get(path)).ExpectRefusal(409, "fileWithdrawn");
        }
        (await Wanda.Delete($"me/profile/files/{profile}")).Expect(200);

        static MultipartFormDataContent Photo() => new()
        {
            { new StringContent("photo"), "kind" }, { new ByteArrayContent(Eicar.After(SampleFiles.Png(90))), "file", "me.png" },
        };
    }

    [Theory]
    [InlineData("nora", "assignments/{0}/deliverables/d9/content", 404)]
    [InlineData("nora", "assignments/{0}/documents/doc9/content?version=2", 404)]
    [InlineData("nora", "assignments/{0}/engagements/7/documents/doc1/content", 404)]
    [InlineData("nora", "assignments/{0}/engagements/7/deliverables/d1/content", 404)]
    [InlineData("nora", "assignments/{0}/engagements/7/funds/f1/receipt", 404)]
    [InlineData("nora", "assignments/{0}/funds/f9/receipt", 404)]
    [InlineData("nora", "workers/wanda/files/f0/content", 404)]
    [InlineData("nora", "payables/statements/1999-01/statement.pdf", 404)]
    [InlineData("nora", "payables/statements/1999-01/statement.csv", 404)]
    [InlineData("fiona", "assignments/{0}/dossier.pdf", 404)]
    [InlineData("fiona", "assignments/{0}/dossier.zip", 404)]
    [InlineData("sam", "payables/statements/1999-01/statement.pdf", 403)]
    [InlineData("nora", "assignments/{0}/deliverables/d9/content?through=air", 404)]
    [InlineData("nora", "assignments/{0}/deliverables/d9/content?throgh=api", 400)]
    [InlineData(null, "assignments/{0}/dossier.pdf", 303)]
    public async Task A_file_that_one_does_not_get_is_told_of_on_a_page(string? person, string path, int status)
    {
        var id = await Offers.InProgress();
        var at = $"/api/{path.Replace("{0}", id, StringComparison.Ordinal)}";
        using var browser = person is null ? new Browser(Fixture.Url) : await Browser.SignIn(Fixture.Url, person);
        var answer = (await browser.Get(at)).Expect(status);
        if (person is null)
            Assert.Equal($"/sign-in?to={Uri.EscapeDataString(at)}", answer.Location!.ToString());
        else
            Assert.Contains($"data-by=\"{person}\"", answer.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("send/assignments/{0}/documents?page=%2Fassignments%2F{0}%2Fdocuments", "/assignments/{0}/documents")]
    [InlineData("send/assignments/{0}/documents?page=/search%3Ffind%3DM%25C3%25BCller", "/search?find=M%C3%BCller")]
    [InlineData("send/assignments/{0}/documents?page=/search%3Ffind%3DM%C3%BCller", "/search?find=M%C3%BCller")]
    [InlineData("send/assignments/{0}/documents", "/assignments/{0}/documents")]
    [InlineData("send/me/profile/files?page=/me/profile", "/me/profile")]
    [InlineData("send/me/profile/files", "/me/profile")]
    [InlineData("do/assignments/{0}/visits/check-in", "/assignments/{0}")]
    [InlineData("do/assignments/{0}/funds?utm=x", "/assignments/{0}")]
    [InlineData("do/nothing/of/ours", "/")]
    [InlineData("each/assignments/each/approve", "/assignments")]
    [InlineData("send/me/profile/files?page=https://evil.example/", "/me/profile")]
    [InlineData("send/me/profile/files?page=//evil.example/me", "/me/profile")]
    [InlineData("send/me/profile/files?page=/%5Cevil.example/", "/me/profile")]
    [InlineData("send/me/profile/files?page=/%09/evil.example/", "/me/profile")]
    [InlineData("send/me/profile/files?page=/me%0D%0ALocation:%20https://evil.example/", "/me/profile")]
    [InlineData("send/me/profile/files?page=javascript:alert(1)", "/me/profile")]
    [InlineData("send/me/profile/files?page=/api/me/profile", "/me/profile")]
    [InlineData("send/me/profile/files?page=/send/x%3Fpage=//evil.example", "/me/profile")]
    [InlineData("send/me/profile/files?page=/me&page=//evil.example", "/me/profile")]
    [InlineData("send/me/profile/files?page=/secret", "/me/profile")]
    [InlineData("send/%2F%2Fevil.example", "/")]
    public async Task The_address_of_a_form_leads_to_its_page_and_to_no_other_site(string address, string page)
    {
        var id = await Offers.Draft();
        string Of(string text) => text.Replace("{0}", id, StringComparison.Ordinal);
        using var nora = await Browser.SignIn(Fixture.Url, "nora");
        Assert.Equal(Of(page), (await nora.Get($"/{Of(address)}")).Expect(303).Location!.OriginalString);
    }

    [Fact]
    public async Task A_page_whose_address_has_letters_of_any_kind_is_gone_on_to_after_a_form()
    {
        var id = await Offers.InProgress();
        using var wanda = await Browser.SignIn(Fixture.Url, "wanda");
        var sent = (await wanda.Post(
            $"/do/assignments/{id}/messages", ("text", "Hello"), ("_page", "/search?find=Müller"))).Expect(303);
        Assert.Equal("/search?find=M%C3%BCller", sent.Location!.OriginalString);
    }
}
