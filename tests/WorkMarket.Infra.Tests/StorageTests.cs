using System.Text.Json.Nodes;
using WorkMarket.Storage.Backups;
using WorkMarket.Storage.Files;
using Xunit;

namespace WorkMarket.Infra.Tests;

/// <summary>The storage account takes identities only, keeps what is deleted for a while, and names what the product names.</summary>
public sealed class StorageTests
{
    private const string Blobs = "Microsoft.Storage/storageAccounts/blobServices";

    public static TheoryData<string> Environments => Deployed.Environments;

    [Theory, MemberData(nameof(Environments))]
    public void No_key_opens_it_and_nothing_in_it_is_public(string environment)
    {
        Assert.All(Deployed.In(environment).All("Microsoft.Storage/storageAccounts").Select(account => account["properties"]!), account =>
        {
            Assert.False((bool)account["allowSharedKeyAccess"]!);
            Assert.False((bool)account["allowBlobPublicAccess"]!);
            Assert.False((bool)account["allowCrossTenantReplication"]!);
            Assert.True((bool)account["supportsHttpsTrafficOnly"]!);
            Assert.Equal("TLS1_2", (string?)account["minimumTlsVersion"]);
        });
        Assert.All(
            Deployed.In(environment).All($"{Blobs}/containers"),
            container => Assert.Equal("None", (string?)container["properties"]!["publicAccess"]));
    }

    [Theory, MemberData(nameof(Environments))]
    public void Deleted_and_overwritten_files_can_be_had_back_for_a_while(string environment)
    {
        Assert.All(Deployed.In(environment).All(Blobs).Select(service => service["properties"]!), blobs =>
        {
            Assert.True((bool)blobs["isVersioningEnabled"]!);
            Assert.True((bool)blobs["deleteRetentionPolicy"]!["enabled"]!);
            Assert.InRange((int)blobs["deleteRetentionPolicy"]!["days"]!, 7, 365);
        });
        Assert.Contains(
            Rules(environment), rule => rule["definition"]!["actions"]!["version"]?["delete"]?["daysAfterCreationGreaterThan"] is not null
                && rule["definition"]!["filters"]!["prefixMatch"] is null);
    }

    [Theory, MemberData(nameof(Environments))]
    public void Only_staging_is_ever_deleted_by_age(string environment)
    {
        var deleting = Rules(environment).Where(rule => rule["definition"]!["actions"]!["baseBlob"] is not null);
        var filter = Assert.Single(deleting)["definition"]!["filters"]!["prefixMatch"]!.AsArray();
        Assert.Equal($"{BlobFileStore.DefaultContainer}/{Application.Deliverables.FilePath.Staging}", (string?)Assert.Single(filter));
    }

    [Theory, MemberData(nameof(Environments))]
    public void Files_that_are_kept_keys_and_secrets_lose_old_versions_only(string environment)
    {
        string[] kept = [$"{BlobFileStore.DefaultContainer}/{Application.Deliverables.FilePath.Kept}", "keys/", "secrets/"];
        var touching = Rules(environment).Where(rule => rule["definition"]!["filters"]!["prefixMatch"] is not { } prefixes
            || prefixes.AsArray().Any(prefix => kept.Any(path => path.StartsWith((string)prefix!, StringComparison.Ordinal))));
        Assert.All(touching, rule => Assert.Equal(["version"], rule["definition"]!["actions"]!.AsObject().Select(action => action.Key)));
    }

    [Theory, MemberData(nameof(Environments))]
    public void Its_container_is_the_product_s_and_the_package_s_lies_in_another_account(string environment)
    {
        var deployed = Deployed.In(environment);
        var (product, packages) = deployed.Accounts;
        var package = (string)deployed.The("Microsoft.Web/sites")["functionAppConfig"]!["deployment"]!["storage"]!["value"]!;
        Assert.Equal(
            [
                $"{deployed.Backups}/default/{BackupContainer.Name}", $"{packages}/default/app-package",
                $"{product}/default/{BlobFileStore.DefaultContainer}",
            ],
            deployed.All($"{Blobs}/containers").Select(container => (string)container["name"]!).Order(StringComparer.Ordinal));
        Assert.Contains($"/storageAccounts/{packages}'", package, StringComparison.Ordinal);
        Assert.Contains("app-package", package, StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_send_files_from_the_products_own_origin_and_the_named_ones_only()
    {
        var deployed = Deployed.In("everything");
        var rule = Assert.Single(deployed.Of(deployed.Accounts.Product, Blobs)["cors"]!["corsRules"]!.AsArray())!;
        var origins = rule["allowedOrigins"]!.AsArray().Select(origin => (string?)origin).ToList();
        Assert.Equal("https://app.workmarket.example", origins[0]);
        Assert.Matches("^https://workmarket-anything-[a-z0-9]+[.]azurewebsites[.]net$", Assert.Single(origins[1..]));
        Assert.Contains("PUT", rule["allowedMethods"]!.AsArray().Select(method => (string?)method));
        Assert.DoesNotContain("DELETE", rule["allowedMethods"]!.AsArray().Select(method => (string?)method));
    }

    private static IEnumerable<JsonNode> Rules(string environment) =>
        Deployed.In(environment).Of(
            Deployed.In(environment).Accounts.Product,
            "Microsoft.Storage/storageAccounts/managementPolicies")["policy"]!["rules"]!.AsArray()
            .OfType<JsonNode>();
}
