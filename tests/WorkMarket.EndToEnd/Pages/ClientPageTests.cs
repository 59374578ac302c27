using System.Text.RegularExpressions;
using WorkMarket.Demo.Files;
using WorkMarket.Demo.Story;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Pages;

/// <summary>What a client's pages show to decide by, and where they lead for it.</summary>
public sealed class ClientPageTests(HostFixture fixture) : HostTests(fixture)
{
    [Fact]
    public async Task Work_is_approved_in_sight_of_it()
    {
        var id = await Offers.PendingApproval();
        using var nora = await Browser.SignIn(Fixture.Url, "nora");
        var page = (await nora.Get($"/assignments/{id}")).Expect(200).Text;
        Assert.DoesNotContain("/actions/approve", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/assignments/{id}/approval\">Approve the work</a>", page, StringComparison.Ordinal);
        var old = (await nora.Get($"/assignments/{id}/actions/approve")).Expect(303);
        Assert.Equal($"/assignments/{id}/approval", old.Location!.ToString());
    }

    [Fact]
    public async Task To_approve_one_sees_the_photos_the_schedule_and_the_times_that_are_apart()
    {
        var id = await Offers.InProgress(("confirmation", new { required = false }));
        await Handover.Deliver(Wanda, Nora, id, "dock.png", "photo", SampleFiles.Png(120));
        await Handover.Deliver(Wanda, Nora, id, "notes.txt", "other", "All is well."u8.ToArray());
        (await Wanda.Post($"assignments/{id}/visits/check-out")).Expect(200);
        (await Wanda.Post($"assignments/{id}/complete", new { resolution = "Swapped." })).Expect(200);
        using var nora = await Browser.SignIn(Fixture.Url, "nora");
        foreach (var path in new[] { $"/assignments/{id}/approval", $"/assignments/{id}" })
        {
            var html = (await nora.Get(path)).Expect(200).Text;
            Assert.Contains(
                $"<a href=\"/api/assignments/{id}/deliverables/d1/content\"><img loading=\"lazy\" "
                + $"src=\"/api/assignments/{id}/deliverables/d1/content\" alt=\"dock.png\" /></a>", html, StringComparison.Ordinal);
            Assert.Single(html.Split("<img ")[1..]);
            Assert.Contains("Less than a minute before the start", html, StringComparison.Ordinal);
        }
        var page = (await nora.Get($"/assignments/{id}/approval")).Expect(200).Text;
        Assert.Contains("Scheduled: <time", page, StringComparison.Ordinal);
        Assert.Contains("Before the scheduled start: less than a minute in all", page, StringComparison.Ordinal);
        // Who took it needs no picture of it.
        using var wanda = await Browser.SignIn(Fixture.Url, "wanda");
        Assert.DoesNotContain("<img ", (await wanda.Get($"/assignments/{id}")).Expect(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Applicants_stand_side_by_side_with_what_they_have_to_show_and_how_far_they_live()
    {
        var version = (await Wes.Get("me/profile")).Expect(200).Json.GetProperty("version").GetInt64();
        (await Wes.Send(
            HttpMethod.Put, "me/profile", new
            {
                skills = new[] { "Cabling" },
                licences = new[] { new { name = "Low voltage", issuer = "Texas", number = "TX-1", expires = "2031-01-31" } },
                home = new { country = "US", postalCode = "80222" },
            }, IfMatch(version))).Expect(200);
        var site = new
        {
            name = "Store 104",
            line1 = "1600 Larimer Street",
            city = "Denver",
            region = "CO",
            postalCode = "80202",
            country = "US",
        };
        // There are more on the board than one page shows.
        var title = $"Counters {Guid.NewGuid():N}"[..20];
        var board = $"/assignments?view=&find={Uri.EscapeDataString(title)}";
        var id = await Offers.Sent(("title", title), ("place", new { site }));
        var schedule = new { start = Offers.In(6), end = Offers.In(30), timeZone = "America/New_York" };
        (await Wes.Post($"assignments/{id}/counteroffers", new { schedule })).Expect(201);
        using var nora = await Browser.SignIn(Fixture.Url, "nora");
        var compared = (await nora.Get($"/assignments/{id}/applicants")).Expect(200).Text;
        Assert.Contains("Low voltage, Texas, until 31 Jan 2031", compared, StringComparison.Ordinal);
        Assert.Contains("<p>Cabling</p>", compared, StringComparison.Ordinal);
        Assert.Contains("As you offered", compared, StringComparison.Ordinal);
        Assert.DoesNotContain("TX-1", compared, StringComparison.Ordinal);
        Assert.Matches("<th scope=\"row\">Distance</th>\\s*<td>\\s*[0-9]+ mi\\s*</td>", compared);
        Assert.Matches("<th scope=\"row\">Schedule</th>\\s*<td>\\s*<time[^<]*</time> to <time", compared);

        await Eventually(
            async () => (await nora.Get(board)).Expect(200).Text,
            page => page.Contains($"<a href=\"/assignments/{id}/applicants\">1 applicant</a>", StringComparison.Ordinal));
        (await Walt.Post($"assignments/{id}/applications")).Expect(201);
        await Eventually(
            async () => (await nora.Get(board)).Expect(200).Text,
            page => page.Contains($"<a href=\"/assignments/{id}/applicants\">2 applicants</a>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Invoices_are_paid_with_their_references_and_what_is_in_dispute_only_where_that_is_said()
    {
        const string Pay = "/do/payables/payments";
        var disputed = await Offers.Escalated();
        (await Nora.Post($"assignments/{disputed}/approve")).Expect(200);
        var (owed, contested) = (await Invoice(await Offers.Invoiced()), await Invoice(disputed));
        using var nora = await Browser.SignIn(Fixture.Url, "nora");
        var list = await Eventually(
            async () => (await nora.Get("/payables")).Expect(200).Text,
            page => page.Contains($"value=\"{owed}\"", StringComparison.Ordinal)
                && page.Contains($"Pay it all the same<span class=\"hidden\">: {contested}</span>", StringComparison.Ordinal));
        Assert.DoesNotContain($"Pay it all the same<span class=\"hidden\">: {owed}</span>", list, StringComparison.Ordinal);
        var (first, second) = (Field(list, owed), Field(list, contested));

        var nothing = (await nora.Post(Pay, [.. Browser.Hidden(list, Pay), ("payments[0].reference", "")])).Expect(400).Text;
        Assert.Contains("Choose the invoices that are paid: 1 to 50 at once.", nothing, StringComparison.Ordinal);
        var alone = (await nora.Post(
            Pay, [.. Browser.Hidden(list, Pay), ($"{first}.invoice", owed), ($"{second}.reference", "Wire 2")])).Expect(400).Text;
        Assert.Contains("Tick this invoice too, or leave this out.", alone, StringComparison.Ordinal);
        Assert.Contains($"name=\"{second}.reference\" value=\"Wire 2\"", alone, StringComparison.Ordinal);
        Assert.Contains($"name=\"{first}.invoice\" value=\"{owed}\" checked", alone, StringComparison.Ordinal);

        var paid = (await nora.Post(
            Pay,
            [
                .. Browser.Hidden(list, Pay), ($"{first}.invoice", owed), ($"{first}.reference", "Wire 1"),
                ($"{second}.invoice", contested),
            ])).Expect(200).Text;
        Assert.Contains("1 of 2 stated as paid", paid, StringComparison.Ordinal);
        Assert.Contains("<strong><bdi>Swap a scanner</bdi></strong></a>", paid, StringComparison.Ordinal);
        Assert.Contains("Stated as paid: $100.00", paid, StringComparison.Ordinal);
        Assert.Contains("Say that it is to be paid all the same", paid, StringComparison.Ordinal);
        await Eventually(
            async () => (await nora.Get("/payables?state=paid")).Expect(200).Text,
            page => page.Contains("<td>Wire 1</td>", StringComparison.Ordinal));

        var rest = (await nora.Post(
            Pay, [.. Browser.Hidden(list, Pay), ($"{second}.invoice", contested), ($"{second}.disputed", "true")])).Expect(200).Text;
        Assert.Contains("1 of 1 stated as paid", rest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task To_whom_it_is_offered_stands_on_the_page_and_a_draft_is_voided_rather_than_taken_back()
    {
        using var nora = await Browser.SignIn(Fixture.Url, "nora");
        var named = await Offers.SentTo(new { workers = new[] { "wanda", "walt" } });
        Assert.Contains("Offered to Wanda Ortiz and Walt Jensen.", await Read(named), StringComparison.Ordinal);
        Assert.Contains("Offered to every worker.", await Read(await Offers.Sent()), StringComparison.Ordinal);
        var draft = await Read(await Offers.Draft());
        Assert.DoesNotContain("Offered to", draft, StringComparison.Ordinal);
        Assert.Contains(">Void the assignment</a>", draft, StringComparison.Ordinal);
        Assert.Contains(">State it as paid</a>", await Read(await Offers.Invoiced()), StringComparison.Ordinal);

        async Task<string> Read(string id) => (await nora.Get($"/assignments/{id}")).Expect(200).Text;
    }

    private async Task<string> Invoice(string id) =>
        (await Nora.Get($"assignments/{id}")).Expect(200).Json.GetProperty("invoice").GetProperty("number").GetString()!;

    private static string Field(string html, string invoice) =>
        Regex.Match(html, $"name=\"(payments\\[[0-9]+\\])\\.invoice\" value=\"{invoice}\"").Groups[1].Value;

    [Fact]
    public async Task A_client_answers_an_escalation_in_one_way_and_is_told_what_that_moves()
    {
        const string Unmoved = "It doesn’t move any of the dates.";
        var id = await Offers.Escalated();
        using var nora = await Browser.SignIn(Fixture.Url, "nora");
        var asked = (await nora.Get($"/assignments/{id}/escalation")).Expect(200).Text;
        Assert.Contains("Your answer to the worker and WorkMarket", asked, StringComparison.Ordinal);
        Assert.Contains("the end of the month are counted anew from your answer", asked, StringComparison.Ordinal);
        Assert.DoesNotContain(Unmoved, asked, StringComparison.Ordinal);
        Assert.Single(asked.Split("<textarea")[1..]);
        Assert.Contains("We wait for the client’s answer until", asked, StringComparison.Ordinal);
        Assert.Contains("0 to the worker · the next", asked, StringComparison.Ordinal);
        Assert.Contains("<p>The escalation is at the stage messages, until", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("(e1)", asked, StringComparison.Ordinal);

        (await nora.Post(
            $"/do/assignments/{id}/escalation/update",
            [.. Browser.Hidden(asked, $"/do/assignments/{id}/escalation/update"), ("text", "Another one comes tomorrow.")])).Expect(303);
        var answered = (await nora.Get($"/assignments/{id}/escalation")).Expect(200).Text;
        Assert.Contains("The client has answered.", answered, StringComparison.Ordinal);
        Assert.DoesNotContain("We wait for the client’s answer", answered, StringComparison.Ordinal);
        Assert.Contains("WorkMarket asks again if the client then says nothing more until", answered, StringComparison.Ordinal);
        Assert.Contains("<td>The client is asked again in the messages</td>", answered, StringComparison.Ordinal);
        using var wanda = await Browser.SignIn(Fixture.Url, "wanda");
        Assert.Contains(Unmoved, (await wanda.Get($"/assignments/{id}/escalation")).Expect(200).Text, StringComparison.Ordinal);
    }
}
