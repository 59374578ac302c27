using System.Text.RegularExpressions;
using WorkMarket.Demo.Http;

namespace WorkMarket.Demo.Story;

/// <summary>A company comes in, and with it its people and a worker. Whom a mail lets in comes in only where mail can be read.</summary>
internal static partial class ComingIn
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task Tell(Scene scene, Uri? mail)
    {
        scene.Tell.Chapter("A company comes in");
        var unique = Guid.NewGuid().ToString("N")[..8];
        var (olga, ian, wim) = ($"olga-{unique}@example.com", $"ian-{unique}@example.com", $"wim-{unique}@example.com");
        var owner = new { name = "Olga Petrova", email = olga, phone = "+1 212-555-0142" };
        var made = (await scene.Sam.Post("companies", new { name = "Contoso Sites", owner, accountManager = "ada" })).Expect(201).Json;
        var company = made.GetProperty("id").GetString()!;
        scene.Tell.Says("Sam", "makes Contoso Sites, with Olga Petrova as its first user and owner.");
        var refused = (await scene.Sam.Post("companies", new { name = "Contoso", owner })).ExpectRefusal(409, "addressTaken");
        scene.Tell.Refused("Sam", "makes another with the same owner.", refused);

        var olgas = await SignIn(scene, olga);
        (await olgas.Post($"companies/{company}/invitations", new { name = "Ian Novak", email = ian })).Expect(201);
        var known = (await olgas.Post($"companies/{company}/invitations", new { name = "Wes Okafor", email = "wes@example.com" }))
            .Expect(201).Json;
        Scene.Must(!known.TryGetProperty("person", out _), "Whether an address is somebody's, an invitation does not say.");
        scene.Tell.Says("Olga", "signs in, and invites Ian Novak, and somebody whose address is a worker's: both are answered alike.");
        (await scene.Market.Stranger().Post("registrations", new { name = "Wim Otten", email = wim })).Expect(202);
        scene.Tell.Says("Wim", "registers to work.");
        if (mail is null)
            return;
        await IanComesAndGoes(scene, olgas, await Link(scene, mail, ian), company, ian);
        await WimComes(scene, await Link(scene, mail, wim), wim);
    }

    private static async Task IanComesAndGoes(Scene scene, Portal olga, string link, string company, string email)
    {
        var stranger = scene.Market.Stranger();
        (await stranger.Post($"{link}/acceptance", new { phone = "+1 212-555-0144" })).Expect(201);
        scene.Tell.Says("Ian", "follows the link in the mail, and is one of the people of Contoso Sites.");
        var again = (await stranger.Post($"{link}/acceptance", new { })).ExpectRefusal(409, "invitationUsed");
        scene.Tell.Refused("Ian", "follows it once more.", again);
        var ian = await SignIn(scene, email);
        var id = (await ian.Get("me")).Expect(200).Json.GetProperty("id").GetString();
        var draft = await scene.Draft(ian, "Label the cables in store 3", "55.00");
        scene.Tell.Says("Ian", $"writes his first draft. {scene.Mark(draft)}");

        var staying = (await olga.Post($"people/{(await olga.Get("me")).Json.GetProperty("id").GetString()}/deactivation"))
            .ExpectRefusal(409, "ownerStays");
        scene.Tell.Refused("Olga", "wants to leave.", staying);
        (await olga.Post($"people/{id}/deactivation")).Expect(200);
        scene.PassOn(draft, olga);
        (await ian.Get("me")).ExpectProblem(401, "unauthenticated");
        scene.Tell.Says("Olga", "deactivates Ian, whose sign-in ends. His name stays with what he did.");
        Scene.Must(
            (await olga.Get($"companies/{company}/entries")).Expect(200).Json.GetProperty("entries").EnumerateArray().Any(
                entry => entry.GetProperty("deed").GetString() == "left"), "Who came and left is on record.");
    }

    private static async Task WimComes(Scene scene, string link, string email)
    {
        var stranger = scene.Market.Stranger();
        var terms = (await stranger.Get(link)).Expect(200).Json.GetProperty("terms").EnumerateArray().Select(document => new
        {
            document = document.GetProperty("document").GetString(),
            version = document.GetProperty("version").GetString(),
        }).ToList();
        var refused = (await stranger.Post($"{link}/acceptance", new { })).ExpectRefusal(400, [.. terms.Select(_ => "termsToAccept")]);
        scene.Tell.Refused("Wim", "follows the link in the mail, and accepts no terms.", refused);
        (await stranger.Post($"{link}/acceptance", new { terms })).Expect(201);
        Scene.Must(
            (await (await SignIn(scene, email)).Get("terms")).As<TermsList>().Terms.All(document => document.Accepted),
            "Who registers has accepted the terms.");
        scene.Tell.Says("Wim", "accepts both, and works here from now on.");
    }

    private static async Task<Portal> SignIn(Scene scene, string email) => scene.Market.Stranger(
        (await scene.Market.Stranger().Post("demo/sign-in", new { email })).Expect(200).As<DemoPerson>().Tokens
            .First(token => token.Channel == "desktop").Token);

    private static async Task<string> Link(Scene scene, Uri mail, string to)
    {
        var letters = await Scene.Eventually(
            () => Letters.To(scene.Market.Stranger(), mail, to), found => found.Count > 0, Patience, "Who is invited gets a mail.");
        return LinkIn().Match(letters[0].Text).Groups["path"].Value;
    }

    [GeneratedRegex(@"https?://[^/\s]+/(?<path>invitation-links/\S+)")]
    private static partial Regex LinkIn();
}
