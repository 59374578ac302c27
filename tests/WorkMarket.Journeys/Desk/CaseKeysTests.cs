using Microsoft.Playwright;
using WorkMarket.EndToEnd.Host;
using WorkMarket.EndToEnd.Inbound;
using WorkMarket.Journeys.Browsing;
using Xunit;

namespace WorkMarket.Journeys.Desk;

/// <summary>The desk works off its cases and mails with one key each, and never while somebody writes.</summary>
[Collection(BrowserCollection.Name)]
public sealed class CaseKeysTests(BrowserFixture fixture)
{
    [Fact]
    public async Task A_case_is_worked_on_with_the_keyboard()
    {
        var offers = new Offers(fixture.Market);
        await offers.Escalated();
        var id = await offers.Escalated();
        await using var sam = await Visit.SignIn(fixture, "Sam Rivera");
        await sam.Find("/desk?claimed=nobody", "Swap a scanner");
        await sam.Go($"/assignments/{id}/escalation");
        await sam.Sees("business hours left, until");
        await sam.Sees("record a contact");
        await sam.Key("t");
        await sam.Sees("Yours");

        // While somebody writes, a letter is a letter.
        await sam.Key("n");
        await sam.Page.Keyboard.TypeAsync("Ask Ada: just in time");
        await Assertions.Expect(sam.Page.GetByLabel("Internal note: only WorkMarket sees this")).ToHaveValueAsync("Ask Ada: just in time");
        await sam.Key("Tab");
        await sam.Key("Enter");
        await sam.Sees("Internal note by You");

        await sam.Key("c");
        await Assertions.Expect(sam.Page.GetByLabel("Record a contact: with whom, how, what was said")).ToBeFocusedAsync();
        await sam.Page.Keyboard.TypeAsync("Voicemail, calls back.");
        await sam.Key("Escape");
        await sam.Key("m");
        await Assertions.Expect(sam.Page.GetByLabel("Write to both sides")).ToBeFocusedAsync();
        await sam.Key("Escape");
        await sam.Key("j");
        await sam.Page.WaitForURLAsync(url => !url.Contains(id, StringComparison.Ordinal));
        await sam.Sees(sam.Page.Url.EndsWith("/escalation", StringComparison.Ordinal) ? "Record a contact" : "Desk");

        // Turned off, no key does anything.
        await sam.Go($"/assignments/{id}/escalation");
        await sam.Press("Turn the keys off");
        await sam.Key("j");
        await sam.Press("Turn the keys on");
        Assert.EndsWith($"/assignments/{id}/escalation", sam.Page.Url, StringComparison.Ordinal);
        await sam.Key("d");
        await sam.Page.WaitForURLAsync(url => url.Contains("/desk?claimed=nobody", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mail_is_filed_with_one_key()
    {
        var subjects = new[] { $"First {Guid.NewGuid():N}"[..20], $"Second {Guid.NewGuid():N}"[..20] };
        foreach (var subject in subjects)
        {
            (await new Gateway(fixture.Market).Deliver(new
            {
                from = "Somebody <somebody@elsewhere.example>",
                to = new[] { "support@workmarket.example" },
                subject,
                messageId = $"{Guid.NewGuid():N}@mail.example",
                text = "Please help.",
            })).Expect(200);
        }
        await using var sam = await Visit.SignIn(fixture, "Sam Rivera");
        await sam.Find("/desk/mail?status=open", subjects[1]);
        await sam.Key("j");
        await sam.Sees(subjects[0]);
        await sam.Key("k");
        await sam.Sees(subjects[1]);
        await sam.Key("f");
        await sam.Sees(subjects[0]);
        await sam.Find("/desk/mail?status=done", subjects[1]);
        await sam.Sees("Seen to");
    }
}
