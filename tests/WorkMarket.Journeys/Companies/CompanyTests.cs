using WorkMarket.Journeys.Browsing;
using Xunit;

namespace WorkMarket.Journeys.Companies;

/// <summary>A company comes in, and looks after its people, settings and software, on pages alone.</summary>
[Collection(BrowserCollection.Name)]
public sealed class CompanyTests(BrowserFixture fixture)
{
    private readonly string unique = Guid.NewGuid().ToString("N")[..8];

    [Fact]
    public async Task Support_makes_a_company_whose_owner_invites_and_sets_what_assignments_begin_with()
    {
        await using var sam = await Visit.SignIn(fixture, "Sam Rivera");
        await sam.Go("/staff");
        await sam.Sees("Ada Brandt");
        await sam.Go("/companies");
        await sam.Write("Its name, as workers see it", $"Contoso {unique}");
        await sam.Write("Its first user’s name", "Olga Petrova");
        await sam.Write("Mail address, to sign in with", $"olga-{unique}@example.com");
        await sam.Choose("Account manager", "Ada Brandt");
        await sam.Press("Make the company");
        await sam.Follow($"To Contoso {unique}");
        await sam.Sees("Owned by Olga Petrova · Ada Brandt of WorkMarket looks after it");
        await sam.Choose("Who is to look after it from now on", "Abe Lindgren");
        await sam.Press("Give it to this account manager");
        await sam.Sees("Owned by Olga Petrova · Abe Lindgren of WorkMarket looks after it");
        await sam.Follow("Who came and left");
        await sam.Sees("Given to: Abe Lindgren");

        await using var olga = await Visit.Begin(fixture);
        await olga.Go("/sign-in");
        await olga.Write("Somebody else, by mail address", $"olga-{unique}@example.com");
        await olga.Press("Sign in");
        await olga.Sees("Assignments");
        await olga.Follow("Company");
        await olga.Press("Save the settings");
        await olga.Sees("What a new assignment begins with");
        await olga.Follow("People");
        await olga.Write("Name", "Ian Novak");
        await olga.Write("Email", $"ian-{unique}@example.com");
        await olga.Press("Invite");
        await olga.Sees("Ian Novak");
        await olga.Press("Withdraw the invitation of Ian Novak");
        await olga.Sees("No invitation waits");
        await olga.Follow("Olga Petrova");
        await olga.Write("Phone", "+12125550142");
        await olga.Press("Save");
        await olga.Sees("What was done");
        await olga.Go("/payables/to-look-at");
    }

    [Fact]
    public async Task A_secret_is_shown_once_and_its_client_is_revoked()
    {
        await using var nora = await Visit.SignIn(fixture, "Nora Quinn");
        await nora.Go("/company/software");
        await nora.Write("Name", $"Robot {unique}");
        await nora.Press("Make the API client");
        await nora.Sees("No page shows it again.");
        await nora.Page.GetByText("I have kept it").ClickAsync();
        await nora.Sees($"Robot {unique}");
        await nora.Press($"Revoke Robot {unique}");
        await nora.Sees("Revoked by You");
        await nora.Go("/company/software/entries");
    }

    [Fact]
    public async Task A_worker_registers()
    {
        await using var nobody = await Visit.Begin(fixture, onPhone: true);
        await nobody.Go("/register");
        await nobody.Write("Your name", "Wim Otten");
        await nobody.Write("Your mail address", "wim");
        await nobody.Press("Register");
        await nobody.Sees("This was not done.");
        await nobody.Write("Your mail address", $"wim-{unique}@example.com");
        await nobody.Press("Register");
        await nobody.Sees("A mail is on its way.");
    }
}
