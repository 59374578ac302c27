using System.Runtime.InteropServices;
using WorkMarket.Api.Health;
using WorkMarket.Api.Http;
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

if (args is [OperatorCommand.Verb, var name, var email])
    return await OperatorCommand.Run(settings, name, email, Console.Out);
if (args is [ReindexCommand.Verb] or [RestoreCommand.Verb, ..])
{
    using var stop = new CancellationTokenSource();
    using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
    using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    return args is [RestoreCommand.Verb, .. var what]
        ? await RestoreCommand.Run(settings, what, Console.Out, stop.Token)
        : await ReindexCommand.Run(settings, Console.Out, stop.Token);

    void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        stop.Cancel();
    }
}

builder.AddHost(settings);
var app = builder.Build();
app.UseHost(settings);
await app.StartAsync();
await app.Services.GetRequiredService<Startup>().Done.WaitAsync(app.Lifetime.ApplicationStopping)
    .ContinueWith(_ => { }, TaskScheduler.Default);
if (!app.Lifetime.ApplicationStopping.IsCancellationRequested)
{
    if (app.Services.GetRequiredService<DemoMode>().IsOn)
        Console.WriteLine($"The pages, with demo people to sign in as: {app.Urls.First()}/");
    Console.WriteLine($"The demo people and their tokens: curl {app.Urls.First()}/api/demo/people");
    Console.WriteLine($"Ready on {string.Join(' ', app.Urls)}");
}
await app.WaitForShutdownAsync();
return 0;
