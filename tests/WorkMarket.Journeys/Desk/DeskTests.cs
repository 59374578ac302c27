using System.Globalization;
using WorkMarket.EndToEnd.Host;
using WorkMarket.EndToEnd.Inbound;
using WorkMarket.Journeys.Browsing;
using Xunit;

namespace WorkMarket.Journeys.Desk;

/// <summary>The desk works off its escalations and its mail.</summary>
[Collection(BrowserCollection.Name)]
public sealed class DeskTests(BrowserFixture fixture)
{
    [Fact]
    public async Task Support_takes_care_of_what_is_due_next_with_the_keyboard_alone_and_the_account_manager_records_a_contact()
    {
        var (title, offers) = ($"Swap a scanner {Guid.NewGuid():N}"[..30], new Offers(fixture.Market));
        // Where the client has answered, more time is left.
        var answered = await offers.Escalated();
        (await fixture.Market.As("nora").Post($"assignments/{answered}/escalation/update", new { text = "Soon." })).Expect(200);
        await Escalated(title);
        await using var sam = await Visit.SignIn(fixture, "Sam Rivera", byKeys: true);
        await sam.Awaits("/desk", title);
        await sam.Sees("In figures");
        var due = await sam.Page.Locator("td.need time").EvaluateAllAsync<string[]>("all => all.map(one => one.dateTime)");
        Assert.InRange(due.Length, 2, int.MaxValue);
        Assert.Equal(due.Select(Instant).Order(), due.Select(Instant));
        await sam.Press($"Take care of it : {title}");
        await sam.Sees("Yours");
        await sam.Follow(title);
        await sam.Sees("Yours");
        await sam.Write("Write to both sides", "I have called the store, and write as soon as I know more.");
        await sam.Press("Post message");
        await sam.Sees("I have called the store");
        await sam.Write("Internal note: only WorkMarket sees this", "The number of the store is wrong.");
        await sam.Press("Save internal note");
        await sam.Sees("The number of the store is wrong.");
        await sam.Press("Release it");
        await sam.Sees("Take care of it");

        await using var ada = await Visit.SignIn(fixture, "Ada Brandt", byKeys: true);
        await ada.Awaits("/desk?stage=messages&cause=impasse", title);
        await ada.Follow(title);
        await ada.Write("Record a contact: with whom, how, what was said", "Nora, by telephone: another scanner comes tomorrow.");
        await ada.Tick("The client answered: tell the worker");
        await ada.Press("Record contact");
        await ada.Sees("The client has answered.");
        await ada.Sees("another scanner comes tomorrow");
    }

    [Fact]
    public async Task A_case_is_found_by_words_and_answered_from_a_template()
    {
        await new Offers(fixture.Market).Escalated();
        await using var sam = await Visit.SignIn(fixture, "Sam Rivera");
        await sam.Find("/search?text=swap+scanner", "Swap a scanner");
        await sam.Go("/replies");
        await sam.Write("Name", "Asks for an update");
        await sam.Write("Text", "Hello {projectManager}, how is “{title}”?");
        await sam.Press("Save the reply template");
        await sam.Follow("Asks for an update");
    }

    [Fact]
    public async Task A_mail_that_names_an_assignment_leads_to_its_case_and_is_told_there()
    {
        var subject = $"Nobody answers {Guid.NewGuid():N}"[..30];
        var id = await new Offers(fixture.Market).Escalated();
        await Deliver($"{subject} {await Number(id)}", "Escalate it, please.");
        await using var sam = await Visit.SignIn(fixture, "Sam Rivera");
        await sam.Find("/desk/mail?status=open&kind=supportMail", $"{subject} {await Number(id)}");
        await sam.Sees("Escalate it, please.");
        var mail = sam.Page.Url;
        await sam.Follow("Its case");
        await sam.Sees("Where it stands");
        await sam.Go($"/assignments/{id}/timeline");
        await sam.Sees("by mail");
        await sam.Go(mail);
        await sam.Write("What was done about it", "It is escalated already: written back.");
        await sam.Press("Seen to");
        await sam.Find("/desk/mail?status=done&kind=supportMail", $"{subject} {await Number(id)}");
        await sam.Sees("It is escalated already: written back.");
    }

    [Fact]
    public async Task A_mail_is_seen_to_with_a_note()
    {
        var subject = $"Nobody answers {Guid.NewGuid():N}"[..30];
        await Deliver(subject, "Please help.\n<b>Soon</b>", "Somebody <stranger@example.com>");
        await using var sam = await Visit.SignIn(fixture, "Sam Rivera");
        await sam.Find("/desk/mail?status=open", subject);
        await sam.Sees("<b>Soon</b>");
        await sam.Write("What was done about it", "Called back.");
        await sam.Press("Seen to");
        await sam.Find("/desk/mail?status=done&kind=unknownSender", subject);
        await sam.Sees("Called back.");
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private async Task Escalated(string title)
    {
        var (nora, wanda) = (fixture.Market.As("nora"), fixture.Market.As("wanda"));
        var id = await new Offers(fixture.Market).PendingApproval(("title", title));
        (await wanda.Post($"assignments/{id}/messages", new { text = "Two more hours.", marked = "attempt" })).Expect(201);
        (await nora.Post($"assignments/{id}/messages", new { text = "No." })).Expect(201);
        (await wanda.Post($"assignments/{id}/escalation", new { cause = "impasse", statement = "We do not agree." })).Expect(201);
    }

    private async Task<string> Number(string id) =>
        (await fixture.Market.As("wanda").Get($"assignments/{id}/phone")).Expect(200).Json.GetProperty("assignmentNumber").GetString()!;

    private async Task Deliver(string subject, string text, string from = "Wanda Ortiz <wanda@example.com>") =>
        (await new Gateway(fixture.Market).Deliver(new
        {
            from,
            to = new[] { "support@workmarket.example" },
            subject,
            messageId = $"{Guid.NewGuid():N}@mail.example",
            text,
        })).Expect(200);
}
