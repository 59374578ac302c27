using System.Text.Json.Nodes;
using Xunit;

namespace WorkMarket.Infra.Tests;

/// <summary>Who did what to storage, packages and vault, and from where, is kept in the workspace.</summary>
public sealed class AuditTests
{
    private static readonly string[] Changes = ["StorageDelete", "StorageWrite"];
    private static readonly string[] All = ["StorageDelete", "StorageRead", "StorageWrite"];

    public static TheoryData<string> Environments => Deployed.Environments;

    [Theory, MemberData(nameof(Environments))]
    public void Storage_and_vault_are_logged_to_the_workspace(string environment)
    {
        var deployed = Deployed.In(environment);
        var (product, packages) = deployed.Accounts;
        var vault = (string)deployed.All("Microsoft.KeyVault/vaults").Single()["name"]!;
        var ofProduct = environment == "dev" ? Changes : All;
        Assert.Equal(
            new Dictionary<string, string[]>
            {
                [$"Microsoft.KeyVault/vaults/{vault}"] = ["AuditEvent"],
                [$"Microsoft.Storage/storageAccounts/{product}/blobServices/default"] = ofProduct,
                [$"Microsoft.Storage/storageAccounts/{product}/queueServices/default"] = ["StorageWrite"],
                [$"Microsoft.Storage/storageAccounts/{product}/tableServices/default"] = ofProduct,
                [$"Microsoft.Storage/storageAccounts/{deployed.Backups}/blobServices/default"] = All,
                [$"Microsoft.Storage/storageAccounts/{packages}/blobServices/default"] = All,
            }.OrderBy(logged => logged.Key, StringComparer.Ordinal).Select(Told),
            deployed.All("Microsoft.Insights/diagnosticSettings")
                .Select(setting => KeyValuePair.Create(Logged(setting), Categories(setting)))
                .OrderBy(logged => logged.Key, StringComparer.Ordinal).Select(Told));
    }

    [Theory, MemberData(nameof(Environments))]
    public void Whatever_is_logged_goes_to_the_one_workspace_and_stays_as_long_as_telemetry(string environment)
    {
        var deployed = Deployed.In(environment);
        var workspace = deployed.All("Microsoft.OperationalInsights/workspaces").Select(found => (string)found["id"]!).Distinct().Single();
        Assert.All(
            deployed.All("Microsoft.Insights/diagnosticSettings"),
            setting => Assert.Equal(workspace, (string?)setting["properties"]!["workspaceId"]));
        Assert.All(
            deployed.All("Microsoft.OperationalInsights/workspaces"),
            found => Assert.InRange((int)found["properties"]!["retentionInDays"]!, 30, 730));
    }

    private static string Told(KeyValuePair<string, string[]> logged) => $"{logged.Key}: {string.Join(", ", logged.Value)}";

    private static string Logged(JsonNode setting)
    {
        var id = ((string)setting["id"]!).Split("/providers/");
        Assert.Equal("Microsoft.Insights/diagnosticSettings/audit", id[^1]);
        return id[^2];
    }

    private static string[] Categories(JsonNode setting) =>
    [
        .. setting["properties"]!["logs"]!.AsArray().Where(log => (bool)log!["enabled"]!).Select(log => (string)log!["category"]!).Order(),
    ];
}
