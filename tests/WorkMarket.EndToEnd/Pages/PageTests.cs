using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using WorkMarket.Demo.Files;
using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Pages;

/// <summary>The pages without a script: sign-in, the assignment, and forms that are the API's own calls.</summary>
public sealed class PageTests(HostFixture fixture) : HostTests(fixture)
{
    private const string Hostile = "<script>alert(1)</script>\"' onload=x & </textarea>";

    [Fact]
    public async Task Whoever_is_not_signed_in_is_led_to_the_sign_in_and_back()
    {
        using var nobody = new Browser(Fixture.Url);
        var asked = (await nobody.Get("/assignments?view=late")).Expect(303);
        Assert.Equal("/sign-in?to=%2Fassignments%3Fview%3Dlate", asked.Location!.ToString());
        Assert.Contains("Wanda Ortiz", (await nobody.Get(asked.Location.ToString())).Expect(200).Html, StringComparison.Ordinal);
        var signed = (await nobody.Post("/sign-in", ("person", "wanda"), ("to", "/assignments?view=late"))).Expect(303);
        Assert.Equal("/assignments?view=late", signed.Location!.ToString());
        Assert.Contains("Wanda Ortiz", (await nobody.Get("/assignments?view=late")).Expect(200).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nora", "/assignments/new")]
    [InlineData("wanda", "/assignments")]
    [InlineData("sam", "/search")]
    [InlineData("ada", "/companies")]
    public async Task The_first_page_leads_to_where_a_person_begins_and_every_link_from_there_to_a_page(string person, string among)
    {
        using var nobody = new Browser(Fixture.Url);
        Assert.Equal("/sign-in?to=%2F", (await nobody.Get("/")).Expect(303).Location!.ToString());
        using var somebody = await Browser.SignIn(Fixture.Url, person);
        var beginning = (await somebody.Get("/")).Expect(303).Location!.ToString();
        var links = Browser.Links((await somebody.Get(beginning)).Expect(200).Html).Where(link => link != "/").ToHashSet();
        Assert.Contains(among, links);
        foreach (var link in links)
        {
            var page = await somebody.Get(link);
            if (page.Location is { } onward) // as to what a worker had in hand who has it no more
                page = await somebody.Get(onward.ToString());
            Assert.True(page.Status == HttpStatusCode.OK, $"{person} finds no page at {link}.");
        }
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("/\t/evil.example/")]
    public async Task The_sign_in_leads_to_no_other_site(string to)
    {
        using var nobody = new Browser(Fixture.Url);
        Assert.Equal("/", (await nobody.Post("/sign-in", ("person", "wanda"), ("to", to))).Expect(303).Location!.ToString());
    }

    [Fact]
    public async Task A_page_runs_nothing_that_somebody_wrote()
    {
        var id = await Offers.InProgress(("title", Hostile), ("description", Hostile), ("instructions", Hostile));
        (await Wanda.Post($"assignments/{id}/messages", new { text = Hostile })).Expect(201);
        using var nora = await Browser.SignIn(Fixture.Url, "nora");
        var page = (await nora.Get($"/assignments/{id}")).Expect(200);
        Assert.Contains(WebUtility.HtmlEncode("<script>alert(1)</script>"), page.Html, StringComparison.Ordinal);
        // There is ours alone.
        Assert.Equal(2, page.Html.Split("<script", StringSplitOptions.None).Length);
        Assert.Contains("<script type=\"module\" src=\"/assets/portal.", page.Html, StringComparison.Ordinal);
        var restrictions = page.Response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self'; ", restrictions, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", restrictions, StringComparison.Ordinal);
        Assert.Equal("no-store", page.Response.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task A_form_is_the_call_of_the_API_and_counts_once()
    {
        var id = await Offers.InProgress();
        using var wanda = await Browser.SignIn(Fixture.Url, "wanda", "phone");
        var form = Browser.Hidden((await wanda.Get($"/assignments/{id}")).Expect(200).Html, $"/do/assignments/{id}/messages").ToList();
        for (var click = 0; click < 2; click++)
        {
            var sent = (await wanda.Post($"/do/assignments/{id}/messages", [.. form, ("text", "Which door?")])).Expect(303);
            Assert.Equal($"/assignments/{id}", sent.Location!.ToString());
        }
        (await wanda.Post($"/do/assignments/{id}/messages", [.. form, ("text", "The left one?")])).Expect(303);
        var said = (await Wanda.Get($"assignments/{id}/messages")).Expect(200).Json.GetProperty("messages").EnumerateArray().ToList();
        Assert.Equal(["Which door?", "The left one?"], said.Select(message => message.GetProperty("text").GetString()));
        // The channel is the session's.
        Assert.All(said, message => Assert.Equal("mobile", message.GetProperty("by").GetProperty("channel").GetString()));
    }

    [Fact]
    public async Task Of_a_long_conversation_the_newest_is_shown_and_the_record_has_the_rest()
    {
        var id = await Offers.InProgress();
        const int Last = 301;
        for (var number = 1; number <= Last; number++)
            (await Wanda.Post($"assignments/{id}/messages", new { text = $"Message no. {number}." })).Expect(201);
        using var nora = await Browser.SignIn(Fixture.Url, "nora");
        var page = (await nora.Get($"/assignments/{id}")).Expect(200).Html;
        Assert.Contains($"Message no. {Last}.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Message no. 1.", page, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"/assignments/{id}/timeline\">What was written before</a>", page, StringComparison.Ordinal);
        var record = (await nora.Get($"/assignments/{id}/timeline")).Expect(200).Html;
        Assert.Contains("Message no. 1.", record, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_is_told_how_a_form_fared_and_sends_it_as_nobody_else()
    {
        var id = await Offers.InProgress();
        using var wanda = await Browser.SignIn(Fixture.Url, "wanda", "phone");
        var page = (await wanda.Get($"/assignments/{id}")).Expect(200).Html;
        Assert.Contains("<html lang=\"en\" data-by=\"wanda\"", page, StringComparison.Ordinal);
        var form = Browser.Hidden(page, $"/do/assignments/{id}/messages").ToList();
        wanda.IsScript = true;
        for (var time = 0; time < 2; time++)
            (await wanda.Post($"/do/assignments/{id}/messages", [.. form, ("_by", "wanda"), ("text", "Here")])).Expect(204);
        var refused = (await wanda.Post($"/do/assignments/{id}/messages", [.. form, ("_by", "wanda")])).Expect(400);
        Assert.Equal("application/problem+json", refused.Response.Content.Headers.ContentType!.MediaType);
        (await wanda.Post(
            $"/do/assignments/{id}/visits/check-in", ("_by", "wanda"), ("_zone", "America/New_York"), ("at", "2026-11-01T01:30")))
            .Expect(400);
        (await wanda.Post($"/do/assignments/{id}/messages", [.. form, ("_by", "walt"), ("text", "Not his")])).Expect(401);
        wanda.Cookie = null;
        (await wanda.Post($"/do/assignments/{id}/messages", [.. form, ("_by", "wanda"), ("text", "Signed out")])).Expect(401);
        var said = (await Wanda.Get($"assignments/{id}/messages")).Expect(200).Json.GetProperty("messages").EnumerateArray();
        Assert.Equal(["Here"], said.Select(message => message.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task The_service_worker_is_asked_for_anew_and_names_what_it_keeps()
    {
        using var nobody = new Browser(Fixture.Url);
        var worker = (await nobody.Get("/service-worker.js")).Expect(200);
        Assert.Equal("no-cache", worker.Response.Headers.CacheControl!.ToString());
        Assert.Equal("text/javascript", worker.Response.Content.Headers.ContentType!.MediaType);
        var assets = JsonSerializer.Deserialize<string[]>(worker.Html.Split("const Assets = ")[1].Split(';')[0])!;
        Assert.Equal(3, assets.Length);
        foreach (var asset in assets)
            (await nobody.Get(asset)).Expect(200);
        var manifest = (await nobody.Get("/manifest.webmanifest")).Expect(200);
        Assert.Equal("application/manifest+json", manifest.Response.Content.Headers.ContentType!.MediaType);
        Assert.Contains(assets, asset => manifest.Html.Contains($"\"{asset}\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_refused_stands_beside_its_field_and_nothing_written_is_lost()
    {
        var id = await Offers.InProgress();
        var before = await Look(id);
        using var wanda = await Browser.SignIn(Fixture.Url, "wanda");
        var page = $"/assignments/{id}/actions/requestBonus";
        var form = Browser.Hidden((await wanda.Get(page)).Expect(200).Html, $"/do/assignments/{id}/funds").ToList();
        var answer = (await wanda.Post(
            $"/do/assignments/{id}/funds", [.. form, ("kind", "bonus"), ("reason", Hostile), ("amount.amount", "12.345")])).Expect(400);
        Assert.Contains("This was not done.", answer.Html, StringComparison.Ordinal);
        Assert.Contains("aria-invalid=\"true\"", answer.Html, StringComparison.Ordinal);
        Assert.Contains("12.345", answer.Html, StringComparison.Ordinal);
        Assert.Contains(WebUtility.HtmlEncode("<script>alert(1)</script>"), answer.Html, StringComparison.Ordinal);
        Assert.Equal(before.Version, (await Look(id)).Version);
    }

    [Fact]
    public async Task A_client_offers_again_on_the_page_and_whoever_had_applied_renews()
    {
        var mark = $"m{Guid.NewGuid():N}"[..12];
        var id = await Offers.Sent(("title", $"Twice {mark}"));
        (await Walt.Post($"assignments/{id}/applications")).Expect(201);
        var first = (await Wanda.Post($"assignments/{id}/applications")).Expect(201).As<Done>().Application!;
        (await Nora.Post($"assignments/{id}/applications/{first.Id}/accept")).Expect(200);
        (await Wanda.Post($"assignments/{id}/cancel-by-worker", new { reason = "Ill" })).Expect(200);
        using var walt = await Browser.SignIn(Fixture.Url, "walt", "phone");
        var closed = (await walt.Get($"/assignments/{id}")).Expect(200).Html;
        Assert.Contains("Closed to applications", closed, StringComparison.Ordinal);
        Assert.DoesNotContain("Renew on these terms", closed, StringComparison.Ordinal);

        using var nora = await Browser.SignIn(Fixture.Url, "nora");
        var board = await Eventually(
            async () => (await nora.Get($"/assignments?view=needsAction&find={mark}")).Expect(200).Html,
            html => html.Contains($"/assignments/{id}\"", StringComparison.Ordinal));
        Assert.Contains("Offer it again: its worker has it no more", board, StringComparison.Ordinal);
        Assert.Contains("/actions/offerAgain", (await nora.Get($"/assignments/{id}")).Expect(200).Html, StringComparison.Ordinal);
        var action = $"/do/assignments/{id}/offer-again";
        var form = (await nora.Get($"/assignments/{id}/actions/offerAgain")).Expect(200).Html;
        Assert.Contains("The original price is $100.00 flat.", form, StringComparison.Ordinal);
        Assert.Contains("name=\"including[]\" value=\"wanda\"", form, StringComparison.Ordinal);
        (string, string)[] fields =
        [
            .. Browser.Hidden(form, action), ("to", "applicants"), ("price", "original"),
            ("schedule.start", Offers.In(24)), ("schedule.end", Offers.In(26)),
        ];
        (await nora.Post(action, fields)).Expect(303);
        Assert.DoesNotContain("Closed to applications", (await nora.Get($"/assignments/{id}")).Expect(200).Html, StringComparison.Ordinal);

        var renew = $"/do/assignments/{id}/applications/a1/renew";
        var page = (await walt.Get($"/assignments/{id}")).Expect(200).Html;
        (await walt.Post(renew, Browser.Hidden(page, renew))).Expect(303);
        (await Nora.Post($"assignments/{id}/applications/a1/accept")).Expect(200);
        Assert.Equal("walt", (await Look(id)).Worker);
    }

    [Fact]
    public async Task A_file_is_sent_by_a_form_and_one_that_is_too_large_for_it_is_told_a_person()
    {
        var id = await Offers.InProgress();
        using var wanda = await Browser.SignIn(Fixture.Url, "wanda");
        var form = $"/send/assignments/{id}/deliverables?page=/assignments/{id}";
        Assert.Equal($"/assignments/{id}", (await wanda.Post(form, Photo(0))).Expect(303).Location!.ToString());
        Assert.Contains("one.png", (await wanda.Get($"/assignments/{id}")).Expect(200).Html, StringComparison.Ordinal);
        var refused = (await wanda.Post(form, Photo(8_000_000))).Expect(413).Html;
        Assert.Contains("The file was not kept.", refused, StringComparison.Ordinal);
        Assert.Contains("choose a smaller one", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("POST /api", refused, StringComparison.Ordinal);

        static MultipartFormDataContent Photo(int more) => new()
        {
            { new StringContent("photo"), "type" },
            { new ByteArrayContent([.. SampleFiles.Png(90), .. new byte[more]]), "file", "one.png" },
        };
    }

    [Fact]
    public async Task An_expense_is_asked_for_with_a_photo_of_its_receipt()
    {
        var id = await Offers.InProgress();
        using var wanda = await Browser.SignIn(Fixture.Url, "wanda", "phone");
        var page = $"/assignments/{id}/actions/requestExpenseReimbursement";
        var html = (await wanda.Get(page)).Expect(200).Html;
        Assert.DoesNotContain("name=\"receipt.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"quantity\"", html, StringComparison.Ordinal);
        Assert.Contains("type=\"file\"", html, StringComparison.Ordinal);
        var form = $"/send/assignments/{id}/funds/receipts?page={Uri.EscapeDataString(page)}&next=%2Fassignments%2F{id}";
        Assert.Contains($"action=\"{WebUtility.HtmlEncode(form)}\"", html, StringComparison.Ordinal);
        Assert.Contains("The file was not kept.", (await wanda.Post(form, Receipt("0"))).Expect(400).Html, StringComparison.Ordinal);
        var sent = (await wanda.Post(form, Receipt("7.50"))).Expect(303);
        Assert.Equal($"/assignments/{id}", sent.Location!.ToString());
        Assert.Contains($"/api/assignments/{id}/funds/f1/receipt", (await wanda.Get($"/assignments/{id}")).Html, StringComparison.Ordinal);
        foreach (var other in new[] { "requestBudgetIncrease", "requestBonus" })
        {
            var asked = (await wanda.Get($"/assignments/{id}/actions/{other}")).Expect(200).Html;
            Assert.Contains("name=\"amount.amount\"", asked, StringComparison.Ordinal);
            Assert.DoesNotContain("name=\"receipt.", asked, StringComparison.Ordinal);
            Assert.DoesNotContain("name=\"quantity\"", asked, StringComparison.Ordinal);
        }

        static MultipartFormDataContent Receipt(string amount) => new()
        {
            { new StringContent("expenseReimbursement"), "kind" },
            { new StringContent("Parking"), "reason" },
            { new StringContent(amount), "amount.amount" },
            { new StringContent("USD"), "amount.currency" },
            { new ByteArrayContent(SampleFiles.Png(90)), "file", "bill.png" },
        };
    }

    [Fact]
    public async Task A_copy_and_a_template_show_what_is_copied_and_say_whose_it_is()
    {
        var id = await Offers.Draft(("title", "Swap it twice"), ("requirements", new { skills = new[] { "cabling" } }));
        using var nora = await Browser.SignIn(Fixture.Url, "nora");
        foreach (var page in new[] { $"/assignments/{id}/copy", $"/templates?from={id}" })
        {
            var html = (await nora.Get(page)).Expect(200).Html;
            Assert.Contains("name=\"content.title\" value=\"Swap it twice\"", html, StringComparison.Ordinal);
            Assert.Contains("cabling</textarea>", html, StringComparison.Ordinal);
            Assert.Contains("name=\"content.price.amount\" value=\"100.00\"", html, StringComparison.Ordinal);
            Assert.Contains($"<a href=\"/assignments/{id}\">Swap it twice</a>", html, StringComparison.Ordinal);
            Assert.DoesNotContain("type=\"text\" name=\"from\"", html, StringComparison.Ordinal);
        }
        var form = Browser.Hidden((await nora.Get($"/templates?from={id}")).Html, "/do/templates").ToList();
        Assert.Contains(("from", id), form);
        var name = $"Swaps {Guid.NewGuid():N}";
        (await nora.Post("/do/templates", [.. form, ("name", name)])).Expect(303);
        var list = (await nora.Get("/templates")).Expect(200).Html;
        var template = Browser.Links(list).First(link => link.StartsWith("/templates/", StringComparison.Ordinal));
        var use = (await nora.Get(template)).Expect(200).Html;
        Assert.Contains("value=\"Swap it twice\"", use[..use.IndexOf("Change it", StringComparison.Ordinal)], StringComparison.Ordinal);
        // What is another company's is not told.
        using var fiona = await Browser.SignIn(Fixture.Url, "fiona");
        Assert.DoesNotContain("Swap it twice", (await fiona.Get($"/templates?from={id}")).Expect(200).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_understands_what_people_type_and_calls_fields_what_they_are_called_on_the_page()
    {
        using var nora = await Browser.SignIn(Fixture.Url, "nora");
        var form = Browser.Hidden((await nora.Get("/assignments/new")).Expect(200).Html, "/do/assignments").ToList();
        (string, string)[] fields =
        [
            .. form, ("title", "Typed"), ("description", "By a person"), ("schedule.start", Offers.In(24)), ("schedule.end", Offers.In(26)),
            ("_currency", "USD"), ("price.type", ""), ("price.amount", "$1,200"), ("requirements.skills[]", "cabling, point of sale"),
        ];
        var refused = (await nora.Post(
            "/do/assignments", [.. fields, ("schedule.timeZone", "Mars"), ("siteAccess.contact.phone", "+13035550100")])).Expect(400).Html;
        Assert.DoesNotContain("schedule.timeZone&#x27;", refused, StringComparison.Ordinal);
        var text = WebUtility.HtmlDecode(refused);
        Assert.True(
            text.Contains("Time zone: 'Mars' is not", StringComparison.Ordinal)
                || text.Contains("Contact on site: name is required.", StringComparison.Ordinal), text);
        var made = (await nora.Post("/do/assignments", [.. fields, ("schedule.timeZone", "Denver")])).Expect(303);
        var id = made.Location!.ToString().Split('/')[^1];
        var draft = (await Nora.Get($"assignments/{id}")).Expect(200).Json;
        Assert.Equal("1200.00", draft.GetProperty("price").GetProperty("amount").GetString());
        Assert.Equal("America/Denver", draft.GetProperty("schedule").GetProperty("timeZone").GetString());
        Assert.Equal(
            ["cabling", "point of sale"],
            draft.GetProperty("requirements").GetProperty("skills").EnumerateArray().Select(skill => skill.GetString()));
    }

    [Fact]
    public async Task A_refused_form_that_was_folded_away_is_seen()
    {
        using var nora = await Browser.SignIn(Fixture.Url, "nora");
        var form = Browser.Hidden((await nora.Get("/payables")).Expect(200).Html, "/do/payables/statements");
        var refused = (await nora.Post("/do/payables/statements", [.. form, ("month", "November")])).Expect(400).Html;
        var open = refused[refused.IndexOf("<details class=\"why\" open", StringComparison.Ordinal)..];
        Assert.Contains("This was not done.", open[..open.IndexOf("</details>", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.DoesNotContain("<details class=\"why\" open", (await nora.Get("/payables")).Expect(200).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_was_chosen_stays_chosen_where_the_form_is_refused()
    {
        var id = await Offers.InProgress();
        using var wanda = await Browser.SignIn(Fixture.Url, "wanda");
        using var photo = new MultipartFormDataContent
        {
            { new StringContent("photo"), "type" }, { new ByteArrayContent(SampleFiles.Png(90)), "file", "one.png" },
        };
        (await wanda.Post($"/send/assignments/{id}/deliverables?page=/assignments/{id}", photo)).Expect(303);
        var (page, path) = ($"/assignments/{id}/violations", $"/do/assignments/{id}/violations");
        var html = (await wanda.Get(page)).Expect(200).Html;
        var file = Regex.Match(html, "name=\"evidence\\[\\]\" value=\"([^\"]+)\" />");
        Assert.True(file.Success, html);
        (string, string)[] fields = [.. Browser.Hidden(html, path), ("evidence[]", file.Groups[1].Value), ("text", "")];
        var refused = (await wanda.Post(path, fields)).Expect(400).Html;
        Assert.Contains($"{file.Value[..^" />".Length]} checked", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Workers_are_chosen_by_name_from_those_who_worked_for_the_company()
    {
        await Offers.Assigned();
        using var nora = await Browser.SignIn(Fixture.Url, "nora");
        var id = await Offers.Draft();
        var page = $"/assignments/{id}/actions/send";
        var form = await Eventually(
            async () => (await nora.Get(page)).Expect(200).Html, html => html.Contains("Wanda Ortiz", StringComparison.Ordinal));
        Assert.Contains("type=\"checkbox\" name=\"workers[]\" value=\"wanda\"", form, StringComparison.Ordinal);
        var fields = Browser.Hidden(form, $"/do/assignments/{id}/send").Where(field => field.Name != "open").ToList();
        var refused = (await nora.Post(
            $"/do/assignments/{id}/send", [.. fields, ("workers[]", "wanda"), ("workers[]", "nobody-of-that-id")])).Expect(400).Html;
        Assert.Contains("name=\"workers[]\" value=\"wanda\" checked", refused, StringComparison.Ordinal);
        Assert.Contains("nobody-of-that-id</textarea>", refused, StringComparison.Ordinal);
        (await nora.Post($"/do/assignments/{id}/send", [.. fields, ("workers[]", "wanda"), ("workers[]", "walt\nwes")])).Expect(303);
        var sent = (await Nora.Get($"assignments/{id}")).Expect(200).Json.GetProperty("offeredTo").GetProperty("workers");
        Assert.Equal(["wanda", "walt", "wes"], sent.EnumerateArray().Select(worker => worker.GetString()));
    }

    [Fact]
    public async Task People_of_the_company_are_chosen_by_name_and_no_others_are_told_of()
    {
        var id = await Offers.Draft();
        using var nora = await Browser.SignIn(Fixture.Url, "nora");
        foreach (var page in new[]
        {
            $"/assignments/{id}/actions/changeProjectManager", "/assignments/new", "/templates", "/company/software", "/people/nora",
        })
        {
            var html = (await nora.Get(page)).Expect(200).Html;
            Assert.Contains("<option value=\"nick\">Nick Adeyemi</option>", html, StringComparison.Ordinal);
            Assert.DoesNotContain("Fiona", html, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("<option value=\"nora\"", (await nora.Get("/people/nora")).Html, StringComparison.Ordinal);
        using var fiona = await Browser.SignIn(Fixture.Url, "fiona");
        Assert.DoesNotContain("Nick Adeyemi", (await fiona.Get("/assignments/new")).Expect(200).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_looks_after_a_new_company_is_chosen_by_name_from_the_account_managers()
    {
        using var sam = await Browser.SignIn(Fixture.Url, "sam");
        var form = (await sam.Get("/companies")).Expect(200).Html;
        Assert.Contains("<option value=\"ada\">Ada Brandt</option>", form, StringComparison.Ordinal);
        Assert.DoesNotContain("<option value=\"sam\"", form, StringComparison.Ordinal);
        var fields = Browser.Hidden(form, "/do/companies").Append(("name", "Contoso")).Append(("owner.name", "Olga Petrova")).ToList();
        var refused = (await sam.Post("/do/companies", [.. fields, ("owner.email", "olga"), ("accountManager", "ada")])).Expect(400).Html;
        Assert.Contains("<option value=\"ada\" selected>", refused, StringComparison.Ordinal);
        var email = $"olga-{Guid.NewGuid():N}@example.com";
        var made = (await sam.Post("/do/companies", [.. fields, ("owner.email", email), ("accountManager", "ada")])).Expect(200).Html;
        var page = Browser.Links(made).Single(link => link.StartsWith("/companies/", StringComparison.Ordinal));
        Assert.Equal("ada", (await Sam.Get(page[1..])).Expect(200).Json.GetProperty("accountManager").GetString());
        Assert.Contains("Abe Lindgren", (await sam.Get("/staff")).Expect(200).Html, StringComparison.Ordinal);
        using var ada = await Browser.SignIn(Fixture.Url, "ada");
        Assert.DoesNotContain("Abe Lindgren", (await ada.Get("/companies")).Expect(200).Html, StringComparison.Ordinal);
        (await ada.Get("/staff")).Expect(403);
    }

    [Fact]
    public async Task Many_are_sent_to_workers_who_are_chosen_by_name()
    {
        await Offers.Assigned();
        var (one, other) = (await Offers.Draft(), await Offers.Draft());
        using var nora = await Browser.SignIn(Fixture.Url, "nora");
        var page = $"/assignments/many?act=send&pick={one}&pick={other}";
        var html = await Eventually(
            async () => (await nora.Get(page)).Expect(200).Html, html => html.Contains("> Wanda Ortiz", StringComparison.Ordinal));
        Assert.Contains("type=\"checkbox\" name=\"workers[]\" value=\"wanda\"", html, StringComparison.Ordinal);
        const string Path = "/each/assignments/each/send";
        var form = Browser.Hidden(html, Path).Where(field => field.Name != "open").ToList();
        var refused = (await nora.Post(Path, [.. form, ("workers[]", "wanda")])).Expect(400).Html;
        Assert.Contains("name=\"workers[]\" value=\"wanda\" checked", refused, StringComparison.Ordinal);
        (await nora.Post(Path, [.. form, ("pick", one), ("pick", other), ("workers[]", "wanda"), ("workers[]", "walt\n")])).Expect(200);
        foreach (var id in new[] { one, other })
        {
            var sent = (await Nora.Get($"assignments/{id}")).Expect(200).Json.GetProperty("offeredTo").GetProperty("workers");
            Assert.Equal(["wanda", "walt"], sent.EnumerateArray().Select(worker => worker.GetString()));
        }
    }

    [Fact]
    public async Task Whether_a_company_s_scorecard_is_known_is_asked_where_it_warns_alone()
    {
        const string Box = "type=\"checkbox\" name=\"confirmCompanyScorecard\"";
        var olga = await Newcomer();
        using var wanda = await Browser.SignIn(Fixture.Url, "wanda");
        var first = await Sent();
        foreach (var action in new[] { "apply", "counteroffer" })
        {
            var form = (await wanda.Get($"/assignments/{first}/actions/{action}")).Expect(200).Html;
            Assert.Contains("name=\"note\"", form, StringComparison.Ordinal);
            Assert.DoesNotContain("confirmCompanyScorecard", form, StringComparison.Ordinal);
        }
        var applying = $"/do/assignments/{first}/applications";
        var plain = Browser.Hidden((await wanda.Get($"/assignments/{first}/actions/apply")).Html, applying);
        (await wanda.Post(applying, plain)).Expect(303);
        (await olga.Post($"assignments/{first}/applications/a1/accept")).Expect(200);
        (await Wanda.Post($"assignments/{first}/visits/check-in")).Expect(201);
        (await Wanda.Post($"assignments/{first}/visits/check-out")).Expect(200);
        (await Wanda.Post($"assignments/{first}/complete", new { resolution = "Swapped." })).Expect(200);
        (await olga.Post($"assignments/{first}/approve")).Expect(200);
        (await olga.Put($"assignments/{first}/rating", new { overall = "satisfied" })).Expect(200);
        (await Wanda.Put($"assignments/{first}/rating", new { overall = "unsatisfied" })).Expect(200);

        var second = await Sent();
        var page = $"/assignments/{second}/actions/apply";
        var warned = await Eventually(
            async () => (await wanda.Get(page)).Expect(200).Html, html => html.Contains(Box, StringComparison.Ordinal));
        Assert.Contains("/scorecard\">the company’s scorecard</a>", warned, StringComparison.Ordinal);
        Assert.Contains(Box, (await wanda.Get($"/assignments/{second}/actions/counteroffer")).Expect(200).Html, StringComparison.Ordinal);
        applying = $"/do/assignments/{second}/applications";
        var fields = Browser.Hidden(warned, applying).ToList();
        var refused = (await wanda.Post(applying, fields)).Expect(409).Html;
        Assert.Contains("Of those who rated this company, 0 % were satisfied.", refused, StringComparison.Ordinal);
        (await wanda.Post(applying, [.. fields, ("confirmCompanyScorecard", "true")])).Expect(303);

        async Task<string> Sent()
        {
            var body = Offers.Body(("confirmation", new { required = false }));
            var id = (await olga.Post("assignments", body)).Expect(201).As<Done>().Id;
            (await olga.Post($"assignments/{id}/send", new { workers = new[] { "wanda" } })).Expect(200);
            return id;
        }
    }

    [Fact]
    public async Task A_form_of_another_site_is_nobody_s()
    {
        var id = await Offers.InProgress();
        var before = await Look(id);
        using var wanda = await Browser.SignIn(Fixture.Url, "wanda");
        wanda.Site = "cross-site";
        var answer = (await wanda.Post(
            $"/do/assignments/{id}/messages", ("text", "Not hers"), ("_page", $"/assignments/{id}"))).Expect(303);
        Assert.StartsWith("/sign-in", answer.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(before.Version, (await Look(id)).Version);
    }

    [Fact]
    public async Task After_the_sign_out_the_cookie_opens_nothing()
    {
        using var wanda = await Browser.SignIn(Fixture.Url, "wanda");
        var cookie = wanda.Cookie;
        (await wanda.Get("/assignments")).Expect(200);
        (await wanda.Post("/sign-out")).Expect(303);
        Assert.Equal("__Host-wm=", wanda.Cookie);
        wanda.Cookie = cookie;
        Assert.StartsWith("/sign-in", (await wanda.Get("/assignments")).Expect(303).Location!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("__Host-wm=d2FuZGE.AAAA")]
    [InlineData("__Host-wm=")]
    [InlineData("__Host-wm=a.b.c")]
    [InlineData("__Host-wm=Ly8jPw.AAAA")]
    public async Task A_made_up_cookie_opens_nothing(string cookie)
    {
        using var somebody = new Browser(Fixture.Url) { Cookie = cookie };
        (await somebody.Get("/assignments")).Expect(303);
    }

    [Fact]
    public async Task Another_s_assignment_is_not_there_and_neither_is_another_role_s_list()
    {
        var id = await Offers.InProgress();
        using var walt = await Browser.SignIn(Fixture.Url, "walt");
        var gone = (await walt.Get($"/assignments/{id}")).Expect(404).Html;
        Assert.Contains("There is nothing here", gone, StringComparison.Ordinal);
        Assert.Contains("See what is offered now", gone, StringComparison.Ordinal);
        (await walt.Get($"/assignments/{id}/actions/complete")).Expect(404);
        using var sam = await Browser.SignIn(Fixture.Url, "sam");
        (await sam.Get("/assignments")).Expect(403);
    }

    [Fact]
    public async Task An_address_that_leads_nowhere_is_told_on_a_page_and_in_the_API_as_a_problem()
    {
        using var somebody = await Browser.SignIn(Fixture.Url, "wanda");
        foreach (var path in new[] { "/assignment", "/assignments/new/new", "/favicon.ico" })
            Assert.Contains("There is nothing here", (await somebody.Get(path)).Expect(404).Html, StringComparison.Ordinal);
        var problem = (await somebody.Get("/api/assignment")).Expect(404);
        Assert.Equal("application/problem+json", problem.Response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_time_that_comes_twice_is_asked_about()
    {
        var id = await Offers.InProgress();
        var visit = (await Wanda.Get($"assignments/{id}")).Expect(200).Json.GetProperty("visits")[0];
        using var wanda = await Browser.SignIn(Fixture.Url, "wanda");
        var answer = (await wanda.Post(
            $"/do/assignments/{id}/visits/{visit.GetProperty("id").GetString()}", ("_method", "PATCH"), ("_ifMatch", "1"),
            ("_page", $"/assignments/{id}"), ("_zone", "America/New_York"), ("checkIn", "2026-11-01T01:30"),
            ("reason", "Wrong"))).Expect(400);
        Assert.Contains("This time comes twice on that day", answer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_board_is_found_and_sorted_in_as_a_whole_and_comes_back_as_it_was_left()
    {
        var mark = $"m{Guid.NewGuid():N}"[..12];
        await Offers.Draft(("title", $"Zebra {mark}"), ("price", new { amount = "10.00", currency = "USD" }));
        var done = await Offers.PendingApproval(("title", $"Ant {mark}"));
        using var nora = await Browser.SignIn(Fixture.Url, "nora");
        var board = await Eventually(
            async () => (await nora.Get($"/assignments?view=&find={mark}")).Expect(200).Html,
            html => html.Contains("2 open assignments", StringComparison.Ordinal)
                && html.Contains("Pending approval</span>", StringComparison.Ordinal));
        Assert.Equal(["Ant", "Zebra"], Titles(board, mark));
        Assert.Contains($"/assignments/{done}/approval", board, StringComparison.Ordinal);
        Assert.Contains("</a> <span class=\"soft\">since", board, StringComparison.Ordinal);
        Assert.Equal(["Zebra", "Ant"], Titles((await nora.Get($"/assignments?view=&find={mark}&sort=pay")).Expect(200).Html, mark));
        Assert.Equal(["Zebra", "Ant"], Titles((await nora.Get($"/assignments?view=&find={mark}&sort=-title")).Expect(200).Html, mark));
        var drafts = (await nora.Get($"/assignments?view=&find={mark}&status=draft")).Expect(200);
        Assert.Equal(["Zebra"], Titles(drafts.Html, mark));
        var kept = drafts.Response.Headers.GetValues("Set-Cookie")
            .Single(set => set.StartsWith("__Host-wm-board=", StringComparison.Ordinal));
        Assert.DoesNotContain("max-age", kept, StringComparison.OrdinalIgnoreCase);
        var session = nora.Cookie;
        nora.Cookie = $"{session}; {kept.Split(';')[0]}";
        Assert.Equal(["Zebra"], Titles((await nora.Get("/assignments")).Expect(200).Html, mark));
        var all = (await nora.Get("/assignments?view=")).Expect(200);
        Assert.Contains(
            all.Response.Headers.GetValues("Set-Cookie"), set => set.StartsWith("__Host-wm-board=", StringComparison.Ordinal)
                && set.Contains("max-age=0", StringComparison.OrdinalIgnoreCase));
        // Another person on the same device begins with all of it.
        using var ned = await Browser.SignIn(Fixture.Url, "wanda");
        ned.Cookie = $"{ned.Cookie}; {kept.Split(';')[0]}";
        Assert.DoesNotContain($"value=\"{mark}\"", (await ned.Get("/assignments")).Expect(200).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_are_looked_at_first_and_each_has_its_own_result_and_counts_once()
    {
        var (one, other, draft) = (await Offers.PendingApproval(), await Offers.PendingApproval(), await Offers.Draft());
        using var nora = await Browser.SignIn(Fixture.Url, "nora");
        var page = $"/assignments/many?act=approve&pick={one}&pick={other}&pick={draft}";
        var looked = (await nora.Get(page)).Expect(200).Html;
        Assert.Contains("Approve: 2 of 3 chosen", looked, StringComparison.Ordinal);
        Assert.Contains("$200.00", looked, StringComparison.Ordinal);
        const string Path = "/each/assignments/each/approve";
        var form = Browser.Hidden(looked, Path).ToList();
        Assert.Contains(("_page", page), form);
        for (var click = 0; click < 2; click++)
        {
            var done = (await nora.Post(Path, [.. form, ("pick", one), ("pick", other), ("pick", draft)])).Expect(200).Html;
            Assert.Contains("2 of 3 done", done, StringComparison.Ordinal);
            Assert.Contains("You can approve the work only while", done, StringComparison.Ordinal);
        }
        Assert.Equal("invoiced", (await Look(other)).Status);
        Assert.Contains("Nothing is chosen.", (await nora.Post(Path, form)).Expect(400).Html, StringComparison.Ordinal);
        // No other way in: not for another role, not from elsewhere, not to what is no action.
        using var wanda = await Browser.SignIn(Fixture.Url, "wanda");
        (await wanda.Get(page)).Expect(403);
        var third = await Offers.PendingApproval();
        await wanda.Post(Path, ("pick", third));
        nora.Site = "cross-site";
        (await nora.Post(Path, ("pick", third), ("_page", page))).Expect(303);
        Assert.Equal("pendingApproval", (await Look(third)).Status);
        nora.Site = "same-origin";
        (await nora.Post("/each/company/settings", ("pick", third))).Expect(404);
        (await nora.Post("/each/assignments/each/copy", ("pick", third))).Expect(404);
        (await nora.Get("/assignments/many/results")).Expect(404);
    }

    [Fact]
    public async Task A_style_sheet_is_kept_for_ever_under_its_own_name()
    {
        using var nobody = new Browser(Fixture.Url);
        var page = (await nobody.Get("/sign-in")).Expect(200).Html;
        var path = page[page.IndexOf("/assets/portal.", StringComparison.Ordinal)..].Split('"')[0];
        var style = (await nobody.Get(path)).Expect(200);
        Assert.Contains("immutable", style.Response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        (await nobody.Get("/assets/portal.000000000000.css")).Expect(404);
    }

    // The owner of a company that has no figures yet.
    private async Task<Portal> Newcomer()
    {
        var email = $"olga-{Guid.NewGuid():N}@example.com";
        (await Sam.Post("companies", new { name = "Contoso", owner = new { name = "Olga Petrova", email } })).Expect(201);
        return Market.Stranger((await Market.Stranger().Post("demo/sign-in", new { email })).Expect(200).As<DemoPerson>().Tokens
            .Single(token => token.Channel == "desktop").Token);
    }

    private static IEnumerable<string> Titles(string html, string mark) => Regex.Matches(html, $"<bdi>(\\w+) {mark}</bdi>")
        .Select(match => match.Groups[1].Value);
}
