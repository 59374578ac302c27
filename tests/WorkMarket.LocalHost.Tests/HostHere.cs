using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkMarket.Api.Health;
using WorkMarket.Api.Settings;
using WorkMarket.Testing;

namespace WorkMarket.LocalHost.Tests;

/// <summary>
/// The local host in the process of the tests, spoken to over HTTP: its code is compiled once for all of them and not anew for each. For
/// tests that neither kill their host nor send it a signal nor look at its process.
/// </summary>
internal sealed class HostHere : IRunningHost
{
    private const string Web = "ASPNETCORE_";
    private readonly Lines lines = new();
    private readonly WebApplication app;

    private HostHere(IReadOnlyList<(string Name, string Value)> settings)
    {
        var set = settings.GroupBy(setting => setting.Name).ToDictionary(same => same.Key, same => (string?)same.Last().Value);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Hosting).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = set["DOTNET_ENVIRONMENT"],
        });
        // What this process was started with is the tests', and not the host's.
        foreach (var inherited in builder.Configuration.Sources.OfType<EnvironmentVariablesConfigurationSource>().ToList())
            builder.Configuration.Sources.Remove(inherited);
        builder.Configuration.AddInMemoryCollection(set.Select(setting => KeyValuePair.Create(
            setting.Key.Replace(Web, "", StringComparison.Ordinal).Replace("__", ":", StringComparison.Ordinal), setting.Value)));
        var read = SettingsReader.Read(builder.Configuration, ReadingHost.LocalHost);
        if (read.Fault is not null)
            throw new InvalidOperationException("A fault would kill the tests: start the host as a process.");
        builder.AddHost(read);
        builder.Logging.ClearProviders().AddProvider(lines);
        app = builder.Build();
        app.UseHost(read);
    }

    /// <summary>Starts one and waits until it is ready.</summary>
    /// <param name="azurite">Its storage.</param>
    /// <param name="settings">As for <see cref="LocalHostProcess"/>.</param>
    public static HostHere Start(Azurite azurite, IReadOnlyList<(string Name, string Value)> settings)
    {
        var host = Begin(azurite, settings);
        host.Ready.GetAwaiter().GetResult();
        return host;
    }

    /// <summary>Starts one and does not wait until it is ready.</summary>
    public static HostHere Begin(Azurite azurite, IReadOnlyList<(string Name, string Value)> settings)
    {
        var host = new HostHere(LocalHostProcess.Settings(azurite, settings));
        host.app.StartAsync().GetAwaiter().GetResult();
        return host;
    }

    /// <summary>Ends when it is ready.</summary>
    public Task Ready => app.Services.GetRequiredService<Startup>().Done.WaitAsync(LocalHostProcess.Patience);

    public string Url => app.Urls.First().TrimEnd('/');

    public string Output => lines.ToString();

    public void Stop() => app.StopAsync().GetAwaiter().GetResult();

    public void Dispose()
    {
        Stop();
        ((IDisposable)app).Dispose();
    }

    /// <summary>The log as the console has it, a line for each.</summary>
    private sealed class Lines : ILoggerProvider
    {
        private readonly ConcurrentQueue<string> all = new();

        public ILogger CreateLogger(string categoryName) => new Line(categoryName, all);

        public override string ToString() => string.Join('\n', all);

        public void Dispose()
        {
        }
    }

    private sealed class Line(string category, ConcurrentQueue<string> all) : ILogger
    {
        private static readonly string[] Levels = ["trce", "dbug", "info", "warn", "fail", "crit"];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            all.Enqueue($"{Levels[(int)logLevel]}: {category}[{eventId.Id}] {formatter(state, exception)} {exception}".TrimEnd());
    }
}

internal static class HostsHere
{
    /// <summary>Starts a host on the town's storage in this process.</summary>
    public static HostHere StartHere(this Town town, params (string Name, string Value)[] settings) =>
        town.Start(all => HostHere.Start(town.Azurite, all), settings);
}
