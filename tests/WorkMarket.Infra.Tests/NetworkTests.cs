using System.Globalization;
using System.Text.Json.Nodes;
using WorkMarket.Application.Deliverables;
using Xunit;

namespace WorkMarket.Infra.Tests;

/// <summary>Where a network is chosen, packages, vault and, if wanted, storage take it and named addresses only.</summary>
public sealed class NetworkTests
{
    private static readonly Deployed Closed = Deployed.In("everything");

    [Theory, InlineData("dev"), InlineData("prod")]
    public void Without_one_everybody_may_knock(string environment)
    {
        var deployed = Deployed.In(environment);
        Assert.Empty(deployed.All("Microsoft.Network/virtualNetworks"));
        Assert.Null(deployed.The("Microsoft.Web/sites")["virtualNetworkSubnetId"]);
        Assert.All(
            deployed.All("Microsoft.Storage/storageAccounts").Concat(deployed.All("Microsoft.KeyVault/vaults")),
            resource => Assert.Null(resource["properties"]!["networkAcls"]));
        Assert.DoesNotContain("WorkMarket__Deliveries__MostBytesThroughApi", deployed.Settings.Keys);
    }

    [Theory, InlineData("Microsoft.Storage/storageAccounts", 3), InlineData("Microsoft.KeyVault/vaults", 1)]
    public void With_one_the_app_and_the_named_addresses_are_let_in_and_nobody_else(string type, int count)
    {
        var resources = Closed.All(type);
        Assert.Equal(count, resources.Count);
        Assert.All(resources.Select(resource => resource["properties"]!["networkAcls"]!), rules =>
        {
            Assert.Equal(("Deny", "AzureServices"), ((string?)rules["defaultAction"], (string?)rules["bypass"]));
            Assert.Equal([Subnet], rules["virtualNetworkRules"]!.AsArray().Select(rule => (string?)rule!["id"]));
            Assert.Equal(["198.51.100.7", "203.0.113.0/24"], rules["ipRules"]!.AsArray().Select(rule => (string?)rule!["value"]));
        });
    }

    [Fact]
    public void The_app_goes_out_by_a_subnet_from_which_they_are_reached()
    {
        var subnet = (JsonNode)Assert.Single(Closed.The("Microsoft.Network/virtualNetworks")["subnets"]!.AsArray())!["properties"]!;
        Assert.Equal(Subnet, (string?)Closed.The("Microsoft.Web/sites")["virtualNetworkSubnetId"]);
        Assert.Equal("10.20.0.0/25", (string?)subnet["addressPrefix"]);
        Assert.Equal(
            "Microsoft.App/environments", (string?)Assert.Single(subnet["delegations"]!.AsArray())!["properties"]!["serviceName"]);
        Assert.Equal(
            ["Microsoft.KeyVault", "Microsoft.Storage"],
            subnet["serviceEndpoints"]!.AsArray().Select(endpoint => (string)endpoint!["service"]!).Order());
    }

    [Fact]
    public void Where_people_cannot_reach_storage_the_api_takes_files_as_large_as_it_may() => Assert.InRange(
        long.Parse(Closed.Settings["WorkMarket__Deliveries__MostBytesThroughApi"], CultureInfo.InvariantCulture),
        new DeliveryOptions().MostBytesThroughApi + 1, 40_000_000);

    private static string Subnet => $"{(string)Closed.All("Microsoft.Network/virtualNetworks").Single()["id"]!}/subnets/app";
}
