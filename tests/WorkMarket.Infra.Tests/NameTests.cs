using System.Text.Json.Nodes;
using Xunit;

namespace WorkMarket.Infra.Tests;

/// <summary>Environments live side by side: in one resource group, in two of one subscription, and whatever they are called.</summary>
public sealed class NameTests
{
    // These are names of all of Azure; others are of a resource group.
    private static readonly string[] Everywhere =
        ["Microsoft.DurableTask/schedulers", "Microsoft.KeyVault/vaults", "Microsoft.Storage/storageAccounts", "Microsoft.Web/sites"];

    public static TheoryData<string> Environments => Deployed.Environments;

    [Theory, InlineData("dev", "prod"), InlineData("dev", "everything"), InlineData("prod", "everything")]
    public void Two_environments_in_one_resource_group_share_nothing(string one, string other) =>
        Assert.Empty(Ids(Deployed.In(one)).Intersect(Ids(Deployed.In(other)), StringComparer.OrdinalIgnoreCase));

    [Theory, MemberData(nameof(Environments))]
    public void One_environment_in_two_resource_groups_shares_no_name_that_is_of_all_of_azure(string environment)
    {
        var (one, other) = (Deployed.In(environment), Deployed.In(environment, "workmarket-second"));
        Assert.All(Everywhere, type => Assert.Empty(Names(one, type).Intersect(Names(other, type))));
        Assert.Equal(environment == "everything" ? 6 : 5, Everywhere.Sum(type => Names(one, type).Count()));
    }

    [Theory, MemberData(nameof(Environments))]
    public void No_name_is_longer_than_it_may_be(string environment)
    {
        var deployed = Deployed.In(environment);
        Assert.All(Names(deployed, "Microsoft.Storage/storageAccounts"), name => Assert.Matches("^[a-z0-9]{3,24}$", name));
        Assert.All(Names(deployed, "Microsoft.KeyVault/vaults"), name => Assert.Matches("^[a-z][a-z0-9-]{1,22}[a-z0-9]$", name));
        Assert.All(Names(deployed, "Microsoft.Web/sites"), name => Assert.Matches("^[a-z0-9-]{2,60}$", name));
    }

    private static IEnumerable<string> Names(Deployed deployed, string type) =>
        deployed.All(type).Select(resource => (string)resource["name"]!);

    private static IEnumerable<string> Ids(Deployed deployed) => deployed.Everything.Select(Id);

    private static string Id(JsonNode resource) => (string)resource["id"]!;
}
