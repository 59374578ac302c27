using System.Net.Http.Headers;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using WorkMarket.Application.Escalations;
using WorkMarket.Testing;

namespace WorkMarket.LocalHost.Tests;

/// <summary>An escalation that is open, and the tokens that its mails carry: made past the host, from the secret in its storage.</summary>
internal sealed class Heard(Town town, string url, string id, Portal client, Portal worker)
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromMinutes(1) };

    public string Id => id;

    public string Url => url;

    public Portal Client => client;

    public Portal Worker => worker;

    /// <summary>On a host that tests share.</summary>
    public static Task<Heard> Open(TownWithHost shared) => Open(shared.Town, shared.Host);

    /// <summary>On a host of its own.</summary>
    public static Task<Heard> Open(Town town, params (string Name, string Value)[] environment) => Open(town, town.StartHere(environment));

    private static async Task<Heard> Open(Town town, HostHere host)
    {
        var (nora, wanda) = (await Town.SignIn(host.Url, "nora"), await Town.SignIn(host.Url, "wanda"));
        var id = await Town.InProgress(nora, wanda);
        (await wanda.Post($"assignments/{id}/messages", new { text = "Two more hours." })).Expect(201);
        (await nora.Post($"assignments/{id}/messages", new { text = "No." })).Expect(201);
        var heard = new Heard(town, host.Url, id, nora, wanda);
        await heard.Escalate();
        return heard;
    }

    public async Task Escalate() =>
        (await worker.Post(
            $"assignments/{id}/escalation", new { cause = "impasse", statement = "We do <b>not</b> agree.\n\"Really\" & truly." }))
            .Expect(201);

    /// <summary>A reply address of somebody's.</summary>
    public async Task<string> ReplyAddress(string person = "nora", string escalation = "e1") =>
        new ReplyAddress(new(id), new(escalation), await Token(TokenUse.Reply, person, escalation))
            .At(Repository.SampleSettings.Single(setting => setting.Name == "WorkMarket__Mail__InboundDomain").Value);

    /// <summary>A link of somebody's.</summary>
    public async Task<string> Link(string person = "nora", string escalation = "e1") =>
        $"{url}/api/escalation-updates/{id}/{escalation}/{person}/{await Token(TokenUse.Link, person, escalation)}";

    /// <summary>A gateway delivers a mail.</summary>
    public Task<Reply> Deliver(object mail) => new Portal(
        url, Repository.SampleSettings.Single(setting => setting.Name == "WorkMarket__Mail__InboundSecret").Value)
        .Post("mail/inbound", mail);

    /// <summary>A browser opens a link.</summary>
    public static async Task<Reply> Browse(string link)
    {
        using var response = await Http.GetAsync(new Uri(link));
        return await Reply.Read(response);
    }

    /// <summary>A browser sends the form of its page.</summary>
    public static async Task<Reply> Submit(string link, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        form.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        using var response = await Http.PostAsync(new Uri(link), form);
        return await Reply.Read(response);
    }

    /// <summary>The answers on record, as a party reads them: who, over which channel, and the words.</summary>
    public async Task<IReadOnlyList<(string By, string Channel, string Text)>> Answers(Portal? reader = null) =>
    [
        .. (await Town.Timeline(reader ?? worker, id)).Where(item => item.GetProperty("type").GetString() == "escalationAnswered/1")
            .Select(item => (
                item.GetProperty("by").GetProperty("id").GetString()!,
                $"{item.GetProperty("by").GetProperty("channel").GetString()} {item.GetProperty("data").GetProperty("channel")
                    .GetString()}",
                item.GetProperty("data").GetProperty("text").GetString()!)),
    ];

    public async Task<string> Stage() =>
        (await worker.Get($"assignments/{id}/escalation")).Expect(200).Json.GetProperty("stage").GetString()!;

    public async Task<long> Version() => (await client.Get($"assignments/{id}")).Expect(200).Json.GetProperty("version").GetInt64();

    private async Task<string> Token(TokenUse use, string person, string escalation)
    {
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName("WorkMarket");
        services.AddOptions<KeyManagementOptions>().Configure(keys => keys.XmlRepository = town.Storage.Keys);
        await using var provider = services.BuildServiceProvider();
        var tokens = new ReplyTokens(town.Storage.ReplySecret(provider.GetRequiredService<IDataProtectionProvider>()));
        return await tokens.Compute(use, new(new(id), new(escalation), new(person)), default);
    }
}
