using Microsoft.Extensions.Configuration;
using WorkMarket.Api.Settings;
using Xunit;

namespace WorkMarket.Api.Tests.Settings;

/// <summary>Settings as a test has them, by their names in the environment and without <c>WorkMarket__</c>.</summary>
internal static class Given
{
    private static readonly (string Name, string Value) Storage = ("Storage", "UseDevelopmentStorage=true");

    public static WorkMarketSettings Settings(params (string Name, string Value)[] settings) => SettingsReader.Read(
        Configuration([.. settings.Any(setting => setting.Name == Storage.Name) ? [] : new[] { Storage }, .. settings]),
        ReadingHost.LocalHost);

    public static IReadOnlyList<string> Faults(params (string Name, string Value)[] settings) =>
        Assert.Throws<SettingsException>(() => Settings(settings)).Faults;

    public static IConfiguration Configuration(params (string Name, string Value)[] settings) =>
        Plain([.. settings.Select(setting => ($"WorkMarket__{setting.Name}", setting.Value))]);

    /// <summary>By their full names.</summary>
    public static IConfiguration Plain(params (string Name, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(
            setting.Name.Replace("__", ":", StringComparison.Ordinal), (string?)setting.Value)))
        .Build();
}
