using NodaTime.Text;
using WorkMarket.Application.Deliverables;
using WorkMarket.Storage.Files;
using Xunit;

namespace WorkMarket.Infra.Tests;

/// <summary>
/// Malware scanning is an option: where it is taken, what people upload is scanned where it is kept, and the product waits for it.
/// </summary>
public sealed class ScanningTests
{
    private const string Defender = "Microsoft.Security/defenderForStorageSettings";

    // Which reads a blob's index tags; the contributor and the reader of blobs do not.
    private const string BlobOwner = "b7e6dc6d-f1e8-4753-8033-0f276bb0955b";

    public static TheoryData<string> Environments => Deployed.Environments;

    [Theory]
    [InlineData("dev", null), InlineData("prod", -1), InlineData("everything", 500)]
    public void It_is_on_where_it_is_asked_for_up_to_its_limit(string environment, int? limit)
    {
        var settings = Deployed.In(environment).All(Defender);
        Assert.Equal(limit is null ? 0 : 1, settings.Count);
        Assert.All(settings, setting =>
        {
            var (properties, scanning) = (setting["properties"]!, setting["properties"]!["malwareScanning"]!["onUpload"]!);
            Assert.True((bool)properties["isEnabled"]!);
            Assert.True((bool)properties["overrideSubscriptionLevelSettings"]!);
            Assert.True((bool)scanning["isEnabled"]!);
            Assert.Equal(limit, (int)scanning["capGBPerMonth"]!);
            Assert.Contains(Deployed.In(environment).Accounts.Product, setting.ToJsonString(), StringComparison.Ordinal);
        });
    }

    [Theory, InlineData("prod"), InlineData("everything")]
    public void Files_are_scanned_where_they_are_kept_and_what_a_sender_can_still_write_is_not(string environment)
    {
        var excluded = Deployed.In(environment).The(Defender)["malwareScanning"]!["onUpload"]!["filters"]!["excludeBlobsWithPrefix"]!
            .AsArray().Select(prefix => (string)prefix!).ToList();
        Assert.Contains($"{BlobFileStore.DefaultContainer}/{FilePath.Staging}", excluded);
        Assert.DoesNotContain(excluded, prefix => $"{BlobFileStore.DefaultContainer}/{FilePath.Kept}x".StartsWith(
            prefix, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Environments))]
    public void The_product_asks_the_scanner_that_there_is(string environment)
    {
        var settings = Deployed.In(environment).Settings;
        Assert.Equal(environment == "dev" ? "none" : "defender", settings["WorkMarket__Deliveries__Scanner"]);
        if (environment == "dev")
            Assert.DoesNotContain("WorkMarket__Deliveries__VerdictsFrom", settings.Keys);
        else
            Assert.True(InstantPattern.ExtendedIso.Parse(settings["WorkMarket__Deliveries__VerdictsFrom"]).Success);
    }

    [Theory, MemberData(nameof(Environments))]
    public void Its_identity_reads_the_verdicts(string environment) => Assert.Contains(
        Deployed.In(environment).All("Microsoft.Authorization/roleAssignments"),
        role => role["properties"]!["roleDefinitionId"]!.ToJsonString().Contains(BlobOwner, StringComparison.Ordinal));
}
