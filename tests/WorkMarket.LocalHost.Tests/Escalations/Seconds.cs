using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.LocalHost.Tests.Escalations;

/// <summary>
/// A town in which business never rests and a month without an answer has seconds; its mail goes over SMTP, and comes in as a gateway
/// delivers it.
/// </summary>
internal sealed partial class Seconds(Func<(string Name, string Value)[], IRunningHost> start)
{
    public const string Secret = "a-secret-of-the-gateway";
    private static readonly string[] Ends =
        ["The escalation goes to arbitration", "The escalation is resolved", "The worker took the escalation back",
            "The escalation ended because"];

    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromMinutes(1) };

    // Windows are long enough for people to act in them on a busy machine.
    public static (string Name, string Value)[] Settings(int month) =>
    [
        .. MailDev.Shared.Settings,
        ("WorkMarket__Mail__InboundDomain", "in.workmarket.example"),
        ("WorkMarket__Mail__InboundSecret", Secret),
        ("WorkMarket__BusinessTime__Hours", "always"),
        ("WorkMarket__Policy__UsualApproval", "PT1S"),
        ("WorkMarket__Policy__ApprovalAllowance", "PT1S"),
        ("WorkMarket__Escalation__MessagesFor", "PT12S"),
        ("WorkMarket__Escalation__ProjectManagerFor", "PT12S"),
        ("WorkMarket__Escalation__SilenceFor", "PT12S"),
        ("WorkMarket__Escalation__UpdateEvery", "PT10S"),
        ("WorkMarket__Escalation__Month", $"PT{month}S"),
    ];

    public IRunningHost Host { get; private set; } = null!;

    public Portal Nora { get; private set; } = null!;

    public Portal Wanda { get; private set; } = null!;

    public Portal Sam { get; private set; } = null!;

    public Portal Ada { get; private set; } = null!;

    /// <summary>Starts a host, or another after the one before has died.</summary>
    public async Task Start(int month)
    {
        Host = start(Settings(month));
        (Nora, Wanda) = (await Town.SignIn(Host.Url, "nora"), await Town.SignIn(Host.Url, "wanda"));
        (Sam, Ada) = (await Town.SignIn(Host.Url, "sam"), await Town.SignIn(Host.Url, "ada"));
    }

    /// <summary>An escalated impasse, which no act of the client cures.</summary>
    public async Task<string> AtImpasse()
    {
        var id = await Town.InProgress(Nora, Wanda);
        (await Wanda.Post($"assignments/{id}/messages", new { text = "Two more hours." })).Expect(201);
        (await Nora.Post($"assignments/{id}/messages", new { text = "No." })).Expect(201);
        (await Wanda.Post($"assignments/{id}/escalation", new { cause = "impasse", statement = "We do not agree." })).Expect(201);
        return id;
    }

    public async Task<JsonElement> Escalation(string id) => (await Wanda.Get($"assignments/{id}/escalation")).Expect(200).Json;

    public async Task<string> Stage(string id) => (await Escalation(id)).GetProperty("stage").GetString()!;

    /// <summary>Waits until something is recorded; what is shown may be ahead of that.</summary>
    public Task Until(string id, string recorded) =>
        Town.Eventually(async () => (await Course(id)).Contains(recorded), $"{id} has come to {recorded}.");

    /// <summary>The events of the escalation, as a person reads them: a stage, an end, an answer's channel.</summary>
    public async Task<IReadOnlyList<string>> Course(string id) =>
    [
        .. (await Town.Timeline(Wanda, id))
            .Select(entry => (Type: entry.GetProperty("type").GetString()!.Split('/')[0], Data: entry.GetProperty("data")))
            .Select(entry => entry.Type switch
            {
                "escalationStageEntered" => entry.Data.GetProperty("stage").GetString(),
                "escalationAnswered" => $"answered by {entry.Data.GetProperty("channel").GetString()}",
                "escalationSuspended" => "suspended",
                "escalationResumed" => "resumed",
                "escalationClosed" => $"closed: {entry.Data.GetProperty("end").GetString()}",
                _ => null,
            }).OfType<string>(),
    ];

    /// <summary>The mails of the escalation to somebody, in the order in which they came.</summary>
    public static async Task<IReadOnlyList<Mail>> Mails(string id, string person) =>
        [.. (await MailDev.Shared.About(id)).Where(mail => mail.To == $"{person}@example.com" && mail.Header("references") is not null)];

    /// <summary>The first of them that is as wanted.</summary>
    public static async Task<Mail> Awaited(string id, string person, Func<Mail, bool> wanted)
    {
        Mail? found = null;
        await Town.Eventually(
            async () => (found = (await Mails(id, person)).FirstOrDefault(wanted)) is not null, $"{person} has the mail.");
        return found!;
    }

    /// <summary>Whether it tells of the end.</summary>
    public static bool IsLast(Mail mail) => Ends.Any(end => mail.Subject.StartsWith(end, StringComparison.Ordinal));

    /// <summary>After the end everybody has been told of it, the two sides that there will be no more mail, and there is none.</summary>
    public static async Task EndedWithMail(string id, params string[] people)
    {
        foreach (var person in people)
            await Awaited(id, person, IsLast);
        await Task.WhenAll(people.Select(async person =>
        {
            var mails = await Mails(id, person);
            Assert.True(IsLast(mails[^1]), $"After the end {person} got: {mails[^1].Subject}");
            Assert.Equal(person != "ada", mails[^1].Text.Contains("There will be no more mail about", StringComparison.Ordinal));
            Assert.Equal(mails.Count, mails.Select(mail => mail.Header("message-id")).Distinct().Count());
        }));
    }

    /// <summary>A reply to a mail, as a gateway delivers it.</summary>
    public async Task<string> Reply(Mail to, string text, bool asForm = false)
    {
        var quoted = string.Join('\n', to.Text.Split('\n').Select(line => $"> {line}"));
        var at = DateTimeOffset.UtcNow.ToString("ddd, d MMM yyyy 'at' HH:mm", CultureInfo.InvariantCulture);
        var body = $"{text}\n\nOn {at}, WorkMarket wrote:\n{quoted}";
        var id = $"<{Guid.NewGuid():N}@example.com>";
        using HttpContent content = asForm
            ? new MultipartFormDataContent
            {
                { new StringContent($"Message-ID: {id}\nIn-Reply-To: {to.Header("message-id")}\n"), "headers" },
                { new StringContent(to.To), "from" },
                { new StringContent(to.ReplyTo!), "to" }, { new StringContent($"Re: {to.Subject}"), "subject" },
                { new StringContent(body), "text" },
            }
            : new StringContent(
                JsonSerializer.Serialize(new
                {
                    from = to.To,
                    to = new[] { to.ReplyTo },
                    subject = $"Re: {to.Subject}",
                    messageId = id,
                    text = body,
                }), new MediaTypeHeaderValue("application/json"));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Host.Url}/api/mail/inbound{(asForm ? "/sendgrid" : "")}")
        {
            Content = content,
        };
        request.Headers.Authorization = new("Bearer", Secret);
        using var response = await Http.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, answer);
        return JsonDocument.Parse(answer).RootElement.GetProperty("result").GetString()!;
    }

    /// <summary>Follows the link in the project manager's mail: looks, and looking changes nothing, then writes.</summary>
    public async Task OnPage(Mail request, string id, string text)
    {
        var link = new UriBuilder(Link().Match(request.Text).Value) { Port = new Uri(Host.Url).Port }.Uri;
        var before = (await Escalation(id)).GetProperty("responses").GetInt32();
        var page = await Http.GetStringAsync(link);
        Assert.Equal(before, (await Escalation(id)).GetProperty("responses").GetInt32());
        var key = Key().Match(page).Groups["key"].Value;
        using var response = await Http.PostAsync(link, new FormUrlEncodedContent([new("key", key), new("text", text)]));
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    [GeneratedRegex("http://[^ ]+/escalation-updates/[^ \\r\\n]+")]
    private static partial Regex Link();

    [GeneratedRegex("name=\"key\" value=\"(?<key>[^\"]+)\"")]
    private static partial Regex Key();
}
