using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Xunit;

namespace WorkMarket.Infra.Tests;

/// <summary>What an environment consists of, as its parameters have it.</summary>
internal sealed class Deployed
{
    private static readonly ConcurrentDictionary<string, Lazy<Deployed>> Known = new();
    private readonly JsonArray resources;

    private Deployed(string name)
    {
        resources = Bicep.Predict($"{name}.bicepparam");
    }

    /// <summary>The two environments of the repository, and one where every option is taken.</summary>
    public static TheoryData<string> Environments => ["dev", "prod", "everything"];

    /// <summary>That environment, predicted once.</summary>
    public static Deployed In(string environment) => Known.GetOrAdd(environment, name => new(() => new Deployed(name))).Value;

    /// <summary>All of a type.</summary>
    public IReadOnlyList<JsonNode> All(string type) =>
        [.. resources.OfType<JsonNode>().Where(resource => (string?)resource["type"] == type)];

    /// <summary>The properties of the one of a type, or of the one of several that has this as the last part of its name.</summary>
    public JsonNode The(string type, string? name = null) => All(type)
        .Single(resource => name is null || ((string)resource["name"]!).Split('/')[^1] == name)["properties"]!;

    /// <summary>The settings of the function app.</summary>
    public IReadOnlyDictionary<string, string> Settings =>
        The("Microsoft.Web/sites/config", "appsettings").AsObject().ToDictionary(setting => setting.Key, setting => (string)setting.Value!);
}
