using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Azure.Storage.Queues;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkMarket.Api;
using WorkMarket.Api.Health;
using WorkMarket.Api.Http;
using WorkMarket.Functions.Queues;
using WorkMarket.Storage;
using WorkMarket.Testing;

namespace WorkMarket.Functions.Tests.Telemetry;

/// <summary>
/// The Functions app's own services behind a real HTTP server, on a storage emulator of its own. The test brings the queues' messages to
/// the functions, as the Functions host does.
/// </summary>
internal sealed class TracedHost : IAsyncDisposable
{
    private readonly Azurite azurite = Azurite.Start(inMemory: true);
    private readonly HttpClient http = new();
    private readonly WebApplication app;

    private TracedHost()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(
        [
            new("AzureWebJobsStorage", azurite.ConnectionString),
            .. MailDev.Shared.Settings.Select(setting => new KeyValuePair<string, string?>(
                setting.Name.Replace("__", ":", StringComparison.Ordinal), setting.Value)),
        ]);
        builder.Services.AddWorkMarket();
        builder.Services.AddFunctionsHost(builder.Configuration);
        app = builder.Build();
        app.UseWorkMarket();
        ((IEndpointRouteBuilder)app).DataSources
            .Add(new DefaultEndpointDataSource(ApiEndpoint.All.Select(endpoint => endpoint.RouteEndpoint)));
    }

    public string ConnectionString => azurite.ConnectionString;

    public IServiceProvider Services => app.Services;

    public WorkMarketStorage Storage => app.Services.GetRequiredService<WorkMarketStorage>();

    public static async Task<TracedHost> Start()
    {
        var host = new TracedHost();
        await host.app.StartAsync();
        await host.app.Services.GetRequiredService<Startup>().Done;
        return host;
    }

    public async Task<JsonElement> Get(string token, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{app.Urls.First()}/api/{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }

    public async Task<string> SignIn(string name)
    {
        var people = (await http.GetFromJsonAsync<JsonElement>($"{app.Urls.First()}/api/demo/people")).GetProperty("people")
            .EnumerateArray();
        return people.Single(person => person.GetProperty("id").GetString() == name).GetProperty("tokens")[0].GetProperty("token")
            .GetString()!;
    }

    public async Task<JsonElement> Post(string token, string path, object? body = null, string? trace = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{app.Urls.First()}/api/{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.UserAgent.ParseAdd("Wandas-phone/1.0");
        if (trace is not null)
            request.Headers.Add("traceparent", trace);
        if (body is not null)
            request.Content = new StringContent(
                JsonSerializer.Serialize(body, JsonSerializerOptions.Web), new MediaTypeHeaderValue("application/json"));
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? JsonDocument.Parse(text).RootElement
            : throw new InvalidOperationException($"{path}: {(int)response.StatusCode} {text}");
    }

    /// <summary>Brings what can be seen in the queues to its functions.</summary>
    public async Task Trigger()
    {
        var (outbox, mail) = (
            ActivatorUtilities.CreateInstance<OutboxFunctions>(app.Services),
            ActivatorUtilities.CreateInstance<MailFunctions>(app.Services));
        await Bring(Storage.Outbox.Queue, message => outbox.Handle(message, default));
        await Bring(Storage.Mail.Queue, message => mail.Send(message, default));
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        http.Dispose();
        azurite.Dispose();
    }

    private static async Task Bring(QueueClient queue, Func<string, Task> function)
    {
        foreach (var message in (await queue.ReceiveMessagesAsync(32)).Value)
        {
            await function(message.Body.ToString());
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
        }
    }
}
