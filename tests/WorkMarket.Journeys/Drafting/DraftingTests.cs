using WorkMarket.EndToEnd.Host;
using WorkMarket.Journeys.Browsing;
using Xunit;

namespace WorkMarket.Journeys.Drafting;

/// <summary>A client writes drafts: from nothing, of a template, as a copy.</summary>
[Collection(BrowserCollection.Name)]
public sealed class DraftingTests(BrowserFixture fixture)
{
    private readonly string unique = Guid.NewGuid().ToString("N")[..8];

    [Fact]
    public async Task A_draft_is_written_made_a_template_used_copied_and_sent()
    {
        // Who worked for the company is chosen by name.
        await new Offers(fixture.Market).Assigned();
        await using var nora = await Visit.SignIn(fixture, "Nora Quinn");
        await nora.Follow("New assignment");
        await nora.Write("Title", $"Hang a screen {unique}");
        await nora.Write("Description", "Hang the screen at the door.");
        await Scheduled(nora);
        await nora.Write("Flat: the amount", "80");
        await nora.Press("Write the draft");
        await nora.Sees("Hang the screen at the door.");

        await nora.Follow("Make a template of it");
        await nora.Write("Name", $"Screens {unique}");
        await nora.Press("Write the template");
        await nora.Follow($"Screens {unique}");
        await Scheduled(nora);
        await nora.Press("Write the draft");
        await nora.Sees("Hang the screen at the door.");

        await nora.Follow("Copy it");
        await Scheduled(nora);
        await nora.Press("Write the draft");
        await nora.Sees("Hang the screen at the door.");
        await nora.Follow("Offer it to workers");
        await nora.Awaits(new Uri(nora.Page.Url).AbsolutePath, "Wanda Ortiz");
        await nora.Tick("Wanda Ortiz");
        await nora.Press("Offer it to workers");
        await nora.Sees("Sent");
        await nora.Follow("Documents");
        await nora.Sees("There is no document.");
        await nora.Follow($"Hang a screen {unique}");
        await nora.Follow("Terms");
        await nora.Sees("Terms, version 1");

        await nora.Go("/templates");
        await nora.Follow($"Screens {unique}");
        await nora.Press("Delete the template");
        await nora.Sees("of work that comes again");
    }

    // In two days, at the place's own time.
    private static async Task Scheduled(Visit visit)
    {
        var day = Visit.InTwoDays;
        await visit.Write("Start", $"{day}T09:00");
        await visit.Write("End", $"{day}T11:00");
    }
}
