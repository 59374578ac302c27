using WorkMarket.EndToEnd.Host;
using WorkMarket.EndToEnd.Inbound;
using WorkMarket.Journeys.Browsing;
using Xunit;

namespace WorkMarket.Journeys.Desk;

/// <summary>The desk works off its escalations and its mail.</summary>
[Collection(BrowserCollection.Name)]
public sealed class DeskTests(BrowserFixture fixture)
{
    private const string Title = "Swap a scanner";

    [Fact]
    public async Task Support_takes_care_of_what_is_due_next_and_the_account_manager_sees_it()
    {
        await new Offers(fixture.Market).Escalated();
        await using var sam = await Visit.SignIn(fixture, "Sam Rivera");
        await sam.Find("/desk?claimed=nobody", Title);
        await sam.Sees("Where it stands");
        await sam.Go("/desk");
        await sam.Sees("In figures");
        await sam.Press($"Take care of it : {Title}");
        await sam.Sees("Yours");
        await sam.Press($"Release : {Title}");
        await sam.Sees("Take care of it");
        await sam.Go("/desk?stage=messages&cause=impasse");

        await using var ada = await Visit.SignIn(fixture, "Ada Brandt");
        await sam.Find("/search?text=swap+scanner", Title);
        await sam.Go("/replies");
        await sam.Write("Name", "Asks for an update");
        await sam.Write("Text", "Hello {projectManager}, how is “{title}”?");
        await sam.Press("Save the reply template");
        await sam.Follow("Asks for an update");
        await ada.Find("/desk", Title);
        await ada.Sees("What you can do now");
    }

    [Fact]
    public async Task A_mail_is_seen_to_with_a_note()
    {
        var subject = $"Nobody answers {Guid.NewGuid():N}"[..30];
        (await new Gateway(fixture.Market).Deliver(new
        {
            from = "Wanda Ortiz <wanda@example.com>",
            to = new[] { "support@workmarket.example" },
            subject,
            messageId = $"{Guid.NewGuid():N}@mail.example",
            text = "Please help.\n<b>Soon</b>",
        })).Expect(200);
        await using var sam = await Visit.SignIn(fixture, "Sam Rivera");
        await sam.Find("/desk/mail?status=open", subject);
        await sam.Sees("<b>Soon</b>");
        await sam.Write("What was done about it", "Called back.");
        await sam.Press("Seen to");
        await sam.Find("/desk/mail?status=done&kind=unknownSender", subject);
        await sam.Sees("Called back.");
    }
}
