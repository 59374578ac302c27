using System.Runtime.InteropServices;
using WorkMarket.Api;
using WorkMarket.Api.Demo;
using WorkMarket.Api.Endpoints;
using WorkMarket.Api.Health;
using WorkMarket.Api.Settings;
using WorkMarket.LocalHost;
using WorkMarket.LocalHost.Jobs;
using WorkMarket.Storage.Tables;

var builder = WebApplication.CreateBuilder(args);
WorkMarketSettings settings;
try
{
    settings = SettingsReader.Read(builder.Configuration, ReadingHost.LocalHost);
    if (settings.ConnectionString is { } connection)
        _ = TableStorage.Open(connection);
}
catch (FormatException wrong)
{
    Console.Error.WriteLine($"WorkMarket__Storage cannot be what it is set to. {wrong.Message}");
    return 1;
}
catch (SettingsException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    return 1;
}

if (args is [ReindexCommand.Verb])
{
    using var stop = new CancellationTokenSource();
    using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
    using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    return await ReindexCommand.Run(settings, Console.Out, stop.Token);

    void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        stop.Cancel();
    }
}

builder.Services.AddWorkMarket();
builder.Services.AddLocalHost(settings, builder.Configuration, builder.Environment.IsDevelopment());
builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
builder.Logging.AddFilter("Azure", LogLevel.Error);

var app = builder.Build();
var invoker = app.Services.GetRequiredService<Invoker>();
foreach (var endpoint in EndpointTable.All)
    app.MapMethods($"/api/{endpoint.Route}", [endpoint.Method], http => Answer(http, invoker.Invoke(endpoint, http)));
app.MapFallback("{**path}", http => Answer(http, invoker.Unknown(http)));

await app.StartAsync();
await app.Services.GetRequiredService<Startup>().Done.WaitAsync(app.Lifetime.ApplicationStopping)
    .ContinueWith(_ => { }, TaskScheduler.Default);
if (!app.Lifetime.ApplicationStopping.IsCancellationRequested)
{
    if (app.Services.GetRequiredService<DemoMode>().IsOn)
    {
        foreach (var person in app.Services.GetRequiredService<DemoEndpoints>().WithTokens())
        {
            foreach (var token in person.Tokens)
                Console.WriteLine($"{person.Name} ({person.Role}, {token.Channel}{(person.Company is { } company ? $", {company}" : "")}): {token.Token}");
        }
    }
    Console.WriteLine($"Ready on {string.Join(' ', app.Urls)}");
}
await app.WaitForShutdownAsync();
return 0;

static async Task Answer(HttpContext http, Task<IResult> result) => await (await result).ExecuteAsync(http);
