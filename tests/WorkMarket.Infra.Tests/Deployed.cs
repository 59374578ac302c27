using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Xunit;

namespace WorkMarket.Infra.Tests;

/// <summary>What an environment consists of, as its parameters have it.</summary>
internal sealed class Deployed
{
    private static readonly ConcurrentDictionary<(string Environment, string Group), Lazy<Deployed>> Known = new();
    private static readonly Lock Snapshots = new();
    private readonly JsonArray resources;

    private Deployed(string name, string group)
    {
        lock (Snapshots) // Of one environment they are in one file.
            resources = Bicep.Predict($"{name}.bicepparam", group);
    }

    /// <summary>The two environments of the repository, and one where every option is taken.</summary>
    public static TheoryData<string> Environments => ["dev", "prod", "everything"];

    /// <summary>That environment in a resource group, predicted once.</summary>
    public static Deployed In(string environment, string group = "workmarket") =>
        Known.GetOrAdd((environment, group), key => new(() => new Deployed(key.Environment, key.Group))).Value;

    /// <summary>What the environment is called in names.</summary>
    public string Name => (string)All("Microsoft.Web/sites").Single()["tags"]!["environment"]!;

    /// <summary>All there is.</summary>
    public IEnumerable<JsonNode> Everything => resources.OfType<JsonNode>();

    /// <summary>The name of the storage account that is the product's, and of the one that has the app's package.</summary>
    public (string Product, string Packages) Accounts
    {
        get
        {
            var names = All("Microsoft.Storage/storageAccounts").Select(account => (string)account["name"]!).ToList();
            return (names.Single(name => name.StartsWith("workmarket", StringComparison.Ordinal)),
                names.Single(name => name.StartsWith("wmpkg", StringComparison.Ordinal)));
        }
    }

    /// <summary>The name of the storage account that has the backups.</summary>
    public string Backups => All("Microsoft.Storage/storageAccounts").Select(account => (string)account["name"]!)
        .Single(name => name.StartsWith("wmbak", StringComparison.Ordinal));

    /// <summary>All of a type.</summary>
    public IReadOnlyList<JsonNode> All(string type) =>
        [.. Everything.Where(resource => (string?)resource["type"] == type)];

    /// <summary>The properties of the one of a type, or of the one of several that has this as the last part of its name.</summary>
    public JsonNode The(string type, string? name = null) => All(type)
        .Single(resource => name is null || ((string)resource["name"]!).Split('/')[^1] == name)["properties"]!;

    /// <summary>The properties of the one of a type that a storage account has, or is.</summary>
    public JsonNode Of(string account, string type) => All(type)
        .Single(resource => ((string)resource["name"]!).Split('/')[0] == account)["properties"]!;

    /// <summary>The settings of the function app.</summary>
    public IReadOnlyDictionary<string, string> Settings =>
        The("Microsoft.Web/sites/config", "appsettings").AsObject().ToDictionary(setting => setting.Key, setting => (string)setting.Value!);
}
