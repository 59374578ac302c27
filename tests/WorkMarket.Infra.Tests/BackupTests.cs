using Xunit;

namespace WorkMarket.Infra.Tests;

/// <summary>Backups lie in an account of their own, in which nothing is overwritten or deleted before its days are over.</summary>
public sealed class BackupTests
{
    private const string Account = "Microsoft.Storage/storageAccounts";

    public static TheoryData<string> Environments => Deployed.Environments;

    [Theory, MemberData(nameof(Environments))]
    public void Nothing_in_it_can_be_overwritten_or_deleted_before_its_days_are_over_and_then_it_goes(string environment)
    {
        var deployed = Deployed.In(environment);
        var kept = deployed.Of(deployed.Backups, Account)["immutableStorageWithVersioning"]!;
        Assert.True((bool)kept["enabled"]!);
        var policy = kept["immutabilityPolicy"]!;
        Assert.NotEqual("Disabled", (string?)policy["state"]);
        Assert.False((bool)policy["allowProtectedAppendWrites"]!);
        var days = (int)policy["immutabilityPeriodSinceCreationInDays"]!;
        // A whole slice is made each week, so what is kept always begins with one.
        Assert.InRange(days, 15, 365);
        var rule = Assert.Single(deployed.Of(deployed.Backups, $"{Account}/managementPolicies")["policy"]!["rules"]!.AsArray())!;
        var actions = rule["definition"]!["actions"]!;
        Assert.Equal(days, (int)actions["baseBlob"]!["delete"]!["daysAfterModificationGreaterThan"]!);
        Assert.Equal(days, (int)actions["version"]!["delete"]!["daysAfterCreationGreaterThan"]!);
    }

    [Theory, MemberData(nameof(Environments))]
    public void The_identity_that_adds_to_it_is_of_its_own_and_may_add_and_read_there_and_nothing_else(string environment)
    {
        var deployed = Deployed.In(environment);
        var definition = Assert.Single(deployed.All("Microsoft.Authorization/roleDefinitions"));
        var permissions = Assert.Single(definition["properties"]!["permissions"]!.AsArray())!;
        Assert.Empty(permissions["actions"]!.AsArray());
        Assert.Equal(
            ["add/action", "read"],
            permissions["dataActions"]!.AsArray().Select(action => ((string)action!).Split("/blobs/")[^1]).Order());
        var assigned = deployed.All("Microsoft.Authorization/roleAssignments").Where(role => ((string)role["properties"]!["principalId"]!)
            .Contains($"/id-workmarket-{deployed.Name}-backup'", StringComparison.Ordinal));
        var role = Assert.Single(assigned);
        Assert.Equal((string?)definition["id"], (string?)role["properties"]!["roleDefinitionId"]);
        Assert.All(
            deployed.All("Microsoft.Authorization/roleAssignments").Except([role]),
            other => Assert.DoesNotContain(deployed.Backups, (string)other["name"]!, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Environments))]
    public void The_product_adds_to_it_as_that_identity(string environment)
    {
        var deployed = Deployed.In(environment);
        Assert.Contains(
            $"storageAccounts/{deployed.Backups}", deployed.Settings["WorkMarket__Backup__BlobServiceUri"], StringComparison.Ordinal);
        Assert.Contains(
            $"/id-workmarket-{deployed.Name}-backup", deployed.Settings["WorkMarket__Backup__ClientId"], StringComparison.Ordinal);
        Assert.Contains(
            deployed.All("Microsoft.Web/sites").Single()["identity"]!["userAssignedIdentities"]!.AsObject(),
            identity => identity.Key.Contains($"-{deployed.Name}-backup", StringComparison.Ordinal));
    }
}
