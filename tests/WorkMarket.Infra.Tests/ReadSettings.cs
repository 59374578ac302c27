using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Moq;
using WorkMarket.Api.Http;
using WorkMarket.Api;
using WorkMarket.Functions;

namespace WorkMarket.Infra.Tests;

/// <summary>Settings as an environment has them, which remember which of them were read.</summary>
internal sealed class ReadSettings(IReadOnlyDictionary<string, string> settings)
{
    private readonly HashSet<string> read = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The names of those that were read.</summary>
    public IReadOnlySet<string> Read => read;

    /// <summary>Puts the Functions host together over them. Nothing is sent.</summary>
    public void StartFunctions()
    {
        using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(Mock.Of<IHostEnvironment>(host => host.EnvironmentName == "Production"))
            .AddWorkMarket()
            .AddFunctionsHost(new ConfigurationBuilder().Add(new Source(this)).Build())
            .BuildServiceProvider();
        services.GetRequiredService<IReadiness>();
    }

    private sealed class Source(ReadSettings of) : IConfigurationSource
    {
        public IConfigurationProvider Build(IConfigurationBuilder builder) => new Provider(of);
    }

    private sealed class Provider(ReadSettings of) : ConfigurationProvider
    {
        public override void Load() =>
            Data = of.Names.ToDictionary(name => name.Key, name => (string?)name.Value, StringComparer.OrdinalIgnoreCase);

        public override bool TryGet(string key, out string? value)
        {
            of.read.Add(key.Replace(":", "__", StringComparison.Ordinal));
            return base.TryGet(key, out value);
        }
    }

    private IEnumerable<KeyValuePair<string, string>> Names =>
        settings.Select(setting => KeyValuePair.Create(setting.Key.Replace("__", ":", StringComparison.Ordinal), setting.Value));
}
