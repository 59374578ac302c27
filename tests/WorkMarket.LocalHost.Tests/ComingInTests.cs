using System.Text.RegularExpressions;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.LocalHost.Tests;

/// <summary>People come in by mail that is really sent, over HTTP.</summary>
[Rule("§1 How people come in")]
public sealed partial class ComingInTests(TownWithHost shared) : IClassFixture<TownWithHost>
{
    private const string Next = "/sign-in?accepted";
    private readonly string unique = Guid.NewGuid().ToString("N")[..8];

    [Fact]
    public async Task A_company_comes_in_invites_somebody_and_lets_him_go_whose_sign_ins_end_at_once()
    {
        var url = shared.Host.Url;
        var sam = await Town.SignIn(url, "sam");
        var made = (await sam.Post("companies", new { name = "Contoso", owner = new { name = "Olga", email = Mail("olga") } })).Expect(201);
        var company = made.Json.GetProperty("id").GetString();
        Assert.Contains("you own it", (await Letter(Mail("olga"))).Text, StringComparison.Ordinal);
        var olga = await SignIn(Mail("olga"));

        var invited = await olga.Post($"companies/{company}/invitations", new { name = "Ian Novak", email = Mail("ian") });
        var id = invited.Expect(201).Json.GetProperty("id").GetString();
        var letter = await Letter(Mail("ian"));
        Assert.Equal("Olga invites you: Contoso", letter.Subject);
        Assert.DoesNotContain("Timeline", letter.Text, StringComparison.Ordinal);
        var link = Link(letter);
        var stranger = new Portal(url, "none");
        var shown = (await stranger.Get(link)).Expect(200).Json;
        Assert.Equal(("Contoso", true), (shown.GetProperty("company").GetString(), shown.GetProperty("open").GetBoolean()));

        using var browser = new HttpClient { BaseAddress = new(url) };
        Assert.Contains(
            "Olga invites you to Contoso", await browser.GetStringAsync(new Uri(link, UriKind.Relative)), StringComparison.Ordinal);

        Refused(await stranger.Post($"{link[..^1]}x/acceptance", new { }), 404, "notFound");
        Refused(await stranger.Post($"{link}/acceptance", new { phone = "911" }), 400, "phoneInvalid");
        (await stranger.Post($"{link}/acceptance", new { name = "Ian Novak", phone = "+1 212 555 0144" })).Expect(201);
        Refused(await stranger.Post($"{link}/acceptance", new { name = "Ian Novak" }), 409, "invitationUsed");
        Refused(await olga.Post($"companies/{company}/invitations/{id}/withdrawal"), 409, "invitationUsed");
        await Letter(Mail("olga"), "Ian Novak has accepted");

        var ian = await SignIn(Mail("ian"));
        var me = (await ian.Get("me")).Expect(200).Json;
        Assert.Equal(company, me.GetProperty("company").GetString());
        var software = await Software(ian, url);
        Refused(await software.Post($"companies/{company}/invitations", new { name = "R", email = Mail("r") }), 403, "peopleOnly");

        var deactivation = $"people/{me.GetProperty("id").GetString()}/deactivation";
        Refused(await olga.Post(deactivation, new { successor = "nora" }), 400, "unknownSuccessor");
        (await olga.Post(deactivation)).Expect(200);
        Refused(await ian.Get("me"), 401, "unauthenticated");
        Refused(await software.Get("me"), 401, "unauthenticated");
        Refused(await stranger.Post("demo/sign-in", new { email = Mail("ian") }), 404, "notFound");
        await Letter(Mail("olga"), "You take over from Ian Novak");
    }

    [Fact]
    public async Task A_worker_registers_by_mail_and_is_told_alone_that_the_address_is_known()
    {
        var url = shared.Host.Url;
        var stranger = new Portal(url, "none");
        var (fresh, known) = (new { name = "Wim", email = Mail("wim") }, new { name = "Wim", email = "WANDA@example.com" });
        var answers = new[] { await stranger.Post("registrations", fresh), await stranger.Post("registrations", known) };
        Assert.Equal(
            [fresh.email, known.email], answers.Select(answer => answer.Expect(202).Json.GetProperty("email").GetString()));
        var letter = await Letter(known.email, "Your registration");
        Assert.DoesNotContain("http", letter.Text, StringComparison.Ordinal);
        Assert.Contains("belongs to somebody at WorkMarket already", letter.Text, StringComparison.Ordinal);

        var link = Link(await Letter(fresh.email));
        var terms = (await stranger.Get(link)).Expect(200).Json.GetProperty("terms").EnumerateArray().Select(document => new
        {
            document = document.GetProperty("document").GetString(),
            version = document.GetProperty("version").GetString(),
        }).ToList();
        Refused(await stranger.Post($"{link}/acceptance", new { terms = terms.Take(1) }), 400, "termsToAccept");
        Refused(await stranger.Post($"{link}/acceptance", new { terms = new object?[] { null } }), 400, "invalidRequest");
        await ComesInByForm(url, link, terms.Select((one, index) => (index, one.document!, one.version!)));
        var accepted = (await (await SignIn(fresh.email)).Get("terms")).Expect(200).Json.GetProperty("terms").EnumerateArray();
        Assert.All(accepted, document => Assert.True(document.GetProperty("accepted").GetBoolean()));
        Refused(await stranger.Post("registrations", new { name = "Wim", email = "wim" }), 400, "emailInvalid");
    }

    private static void Refused(Reply reply, int status, string rule) =>
        Assert.Contains($"\"{rule}\"", reply.Expect(status).Text, StringComparison.Ordinal);

    // As the page that the mail leads to does it.
    private static async Task ComesInByForm(string url, string link, IEnumerable<(int Index, string Document, string Version)> terms)
    {
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new(url) };
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        var page = await browser.GetStringAsync(new Uri(link, UriKind.Relative));
        Assert.Contains("Your registration", page, StringComparison.Ordinal);
        var fields = terms.SelectMany(one => new[]
        {
            KeyValuePair.Create($"terms[{one.Index}].version", one.Version),
            KeyValuePair.Create($"terms[{one.Index}].document", one.Document),
        });
        using var form = new FormUrlEncodedContent(
            [.. fields, new("name", "Wim"), new("_page", $"/{link}"), new("_next", Next), new("_key", $"{Guid.NewGuid():N}")]);
        Assert.Contains($"value=\"{Next}\"", page, StringComparison.Ordinal);
        Assert.Contains($"action=\"/do/{link}/acceptance\"", page, StringComparison.Ordinal);
        using var answer = await browser.PostAsync(new Uri($"/do/{link}/acceptance", UriKind.Relative), form);
        Assert.Equal(Next, answer.Headers.Location?.ToString());
        Assert.Contains(
            "You are in.", await browser.GetStringAsync(new Uri(Next, UriKind.Relative)), StringComparison.Ordinal);
    }

    private string Mail(string name) => $"{name}-{unique}@example.com";

    private async Task<Portal> SignIn(string email)
    {
        var tokens = (await new Portal(shared.Host.Url, "none").Post("demo/sign-in", new { email })).Expect(200).Json.GetProperty("tokens");
        return new(shared.Host.Url, tokens[0].GetProperty("token").GetString()!);
    }

    private static async Task<Portal> Software(Portal of, string url)
    {
        var made = (await of.Post("company/api-clients", new { name = "Robot" })).Expect(201).Json;
        var token = made.GetProperty("client").GetProperty("token").GetString();
        var given = await of.Post("authorization/request", new { token, secret = made.GetProperty("secret").GetString() });
        return new(url, given.Expect(200).Json.GetProperty("accessToken").GetString()!);
    }

    private static async Task<Mail> Letter(string to, string beginning = "")
    {
        var until = DateTimeOffset.UtcNow + TimeSpan.FromSeconds(60);
        while (true)
        {
            var letters = await MailDev.Shared.To(to);
            if (letters.FirstOrDefault(letter => letter.Subject.StartsWith(beginning, StringComparison.Ordinal)) is { } letter)
                return letter;
            Assert.True(DateTimeOffset.UtcNow < until, $"No mail '{beginning}' came to {to}.");
            await Task.Delay(50);
        }
    }

    // The path of its page, and what the API has it under.
    private static string Link(Mail letter) => LinkIn().Match(letter.Text).Groups["path"].Value;

    [GeneratedRegex(@"http://[^/\s]+/(?<path>invitation-links/\S+)")]
    private static partial Regex LinkIn();
}
