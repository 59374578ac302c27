using System.Globalization;
using System.Text.RegularExpressions;
using Azure.Identity;
using WorkMarket.Api.Http;
using WorkMarket.Application.Deliverables;
using WorkMarket.Functions.Telemetry;
using Xunit;

namespace WorkMarket.Infra.Tests;

/// <summary>The function app: its settings, its identity's roles, its sign-in, and what is watched.</summary>
public sealed partial class AppTests
{
    private const string SecretsUser = "4633458b-17de-408a-b874-0445c86b69e6";

    private const string CryptoUser = "12338af0-0e69-4776-bea7-57ae8d297424";

    private const string BlobContributor = "ba92f5b4-2d11-453d-a403-e96b0029c9fe";

    // What the product's identity has, and where.
    private static readonly Dictionary<string, string> Roles = new()
    {
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Microsoft.Storage/storageAccounts",
        ["db58b8e5-c6ad-4a2a-8342-4190687cbf4a"] = "Microsoft.Storage/storageAccounts",
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = "Microsoft.Storage/storageAccounts",
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Microsoft.Storage/storageAccounts",
        [SecretsUser] = "Microsoft.KeyVault/vaults",
        [CryptoUser] = "Microsoft.KeyVault/vaults",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Microsoft.Insights/components",
        ["0ad04412-c4d5-4796-b79c-f76d14c8d402"] = "Microsoft.DurableTask/schedulers",
    };

    public static TheoryData<string> Environments => Deployed.Environments;

    [Theory, MemberData(nameof(Environments))]
    public void Every_setting_of_the_product_is_read_and_starts_it(string environment)
    {
        var settings = Deployed.In(environment).Settings;
        var configuration = new ReadSettings(settings.ToDictionary(
            setting => setting.Key, setting => Plausible(setting.Key, setting.Value)));
        configuration.StartFunctions();
        Assert.Empty(settings.Keys.Where(IsOurs).Except(configuration.Read));
    }

    [Theory, MemberData(nameof(Environments))]
    public void Settings_that_only_the_host_reads_are_those_that_it_knows(string environment) =>
        Assert.All(Deployed.In(environment).Settings.Keys.Where(name => !IsOurs(name)), name => Assert.Matches(OfHost(), name));

    [Theory, MemberData(nameof(Environments))]
    public void Every_secret_is_a_reference_to_one_that_the_vault_may_hold(string environment)
    {
        var deployed = Deployed.In(environment);
        var held = deployed.All("Microsoft.KeyVault/vaults/secrets").ToDictionary(secret => ((string)secret["name"]!).Split('/')[^1]);
        Assert.All(held.Values, secret => Assert.Matches(@"^\[parameters\('\w+'\)\]$", (string)secret["properties"]!["value"]!));
        foreach (var (name, value) in deployed.Settings.Where(setting => Secret().IsMatch(setting.Key)))
        {
            Assert.Contains("@Microsoft.KeyVault(SecretUri=", value, StringComparison.Ordinal);
            Assert.Contains(held.Keys, secret => value.Contains($"'{secret}'", StringComparison.Ordinal));
        }
        Assert.Equal(environment == "dev" ? 0 : 4, deployed.Settings.Keys.Count(name => Secret().IsMatch(name)));
    }

    [Theory, MemberData(nameof(Environments))]
    public void The_identity_has_each_role_on_the_one_resource_that_it_is_for_and_no_other(string environment)
    {
        var deployed = Deployed.In(environment);
        var assigned = Assigned(deployed, $"id-workmarket-{deployed.Name}");
        var expected = Roles.Where(role => deployed.All(role.Value).Count > 0).Select(role => role.Key);
        Assert.Equal(expected.Order(), assigned.Keys.Order());
        Assert.All(assigned, role => Assert.Contains($"/{Roles[role.Key]}/", role.Value, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Environments))]
    public void The_identity_that_the_product_knows_cannot_write_the_package_and_the_one_that_can_has_nothing_else(string environment)
    {
        var deployed = Deployed.In(environment);
        var (product, packages) = deployed.Accounts;
        Assert.All(Assigned(deployed, $"id-workmarket-{deployed.Name}").Values, name =>
            Assert.DoesNotContain(packages, name, StringComparison.Ordinal));
        var publisher = Assert.Single(Assigned(deployed, $"id-workmarket-{deployed.Name}-publish"));
        Assert.Equal(BlobContributor, publisher.Key);
        Assert.Contains($"/storageAccounts/{packages}'", publisher.Value, StringComparison.Ordinal);
        var storage = deployed.The("Microsoft.Web/sites")["functionAppConfig"]!["deployment"]!["storage"]!;
        Assert.EndsWith("-publish", (string?)storage["authentication"]!["userAssignedIdentityResourceId"], StringComparison.Ordinal);
        Assert.Contains($"storageAccounts/{product}", deployed.Settings["AzureWebJobsStorage__blobServiceUri"], StringComparison.Ordinal);
        Assert.All(deployed.Settings.Values, value => Assert.DoesNotContain("-publish", value, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Environments))]
    public void Telemetry_is_sent_as_the_identity_where_it_is_taken_from_no_other(string environment)
    {
        var deployed = Deployed.In(environment);
        Assert.True((bool)deployed.The("Microsoft.Insights/components")["DisableLocalAuth"]!);
        var setting = Literal().Match(deployed.Settings["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"]).Groups["text"].Value;
        Assert.IsType<ManagedIdentityCredential>(InsightsIdentity.Parse(setting));
    }

    [Theory, MemberData(nameof(Environments))]
    public void Keys_of_tokens_are_encrypted_by_a_key_of_the_vault_that_wraps_and_does_nothing_else(string environment)
    {
        var deployed = Deployed.In(environment);
        var key = Assert.Single(deployed.All("Microsoft.KeyVault/vaults/keys"));
        Assert.Equal(("RSA", 3072), ((string?)key["properties"]!["kty"], (int)key["properties"]!["keySize"]!));
        Assert.Equal(["unwrapKey", "wrapKey"], key["properties"]!["keyOps"]!.AsArray().Select(operation => (string)operation!).Order());
        Assert.Contains(
            $"'{((string)key["name"]!).Split('/')[^1]}'", deployed.Settings["WorkMarket__VaultKeyUrl"], StringComparison.Ordinal);
    }

    /// <summary>
    /// The Functions host sends its requests with their paths, and nothing of ours runs in it: the workspace keeps them without.
    /// </summary>
    [Theory, MemberData(nameof(Environments))]
    public void Of_a_path_that_holds_a_secret_the_workspace_keeps_the_beginning_alone(string environment)
    {
        var deployed = Deployed.In(environment);
        var rule = Assert.Single(deployed.All("Microsoft.Insights/dataCollectionRules"));
        Assert.Equal("WorkspaceTransforms", (string?)rule["kind"]);
        var flow = Assert.Single(rule["properties"]!["dataFlows"]!.AsArray())!;
        Assert.Equal("Microsoft-Table-AppRequests", (string?)Assert.Single(flow["streams"]!.AsArray()));
        var hidden = Hidden().Matches((string)flow["transformKql"]!);
        Assert.NotEmpty(hidden);
        Assert.All(hidden, path => Assert.Equal($"{path.Groups["path"].Length}", path.Groups["length"].Value));
        Assert.All(ApiEndpoint.All.Where(endpoint => endpoint.Has<HoldsSecretAttribute>()), endpoint => Assert.Contains(
            hidden, path => $"/{endpoint.Route}/".Contains($"/{path.Groups["path"].Value}/", StringComparison.Ordinal)));
        Assert.Contains(deployed.All("Microsoft.OperationalInsights/workspaces"), workspace =>
            ((string?)workspace["properties"]!["defaultDataCollectionRuleResourceId"])?.Contains(
                "dataCollectionRules", StringComparison.Ordinal) == true);
    }

    [Theory, MemberData(nameof(Environments))]
    public void Of_forwarded_addresses_the_one_is_believed_that_the_platform_s_front_end_saw(string environment) =>
        Assert.Equal("1", Deployed.In(environment).Settings["WorkMarket__ForwardedHops"]);

    [Theory, MemberData(nameof(Environments))]
    public void Mail_is_let_in_with_a_secret_exactly_where_a_domain_receives_it(string environment)
    {
        var settings = Deployed.In(environment).Settings;
        Assert.Equal(environment != "dev", settings.ContainsKey("WorkMarket__Mail__InboundDomain"));
        Assert.Equal(environment != "dev", settings.ContainsKey("WorkMarket__Mail__InboundSecret"));
    }

    [Theory, MemberData(nameof(Environments))]
    public void The_platform_s_header_counts_exactly_where_the_platform_signs_people_in(string environment)
    {
        var deployed = Deployed.In(environment);
        var sign = deployed.The("Microsoft.Web/sites/config", "authsettingsV2");
        Assert.Equal(
            (bool)sign["platform"]!["enabled"]!, deployed.Settings.GetValueOrDefault("WorkMarket__Identity__PlatformPrincipal") == "true");
        Assert.Equal(environment != "dev", (bool)sign["platform"]!["enabled"]!);
        Assert.Equal("AllowAnonymous", (string?)sign["globalValidation"]!["unauthenticatedClientAction"]);
    }

    [Theory, MemberData(nameof(Environments))]
    public void It_runs_dotnet_10_isolated_over_tls_and_takes_no_password_to_publish(string environment)
    {
        var deployed = Deployed.In(environment);
        var site = deployed.The("Microsoft.Web/sites");
        Assert.Equal(
            ("dotnet-isolated", "10.0"),
            ((string?)site["functionAppConfig"]!["runtime"]!["name"], (string?)site["functionAppConfig"]!["runtime"]!["version"]));
        Assert.True((bool)site["httpsOnly"]!);
        Assert.Equal("UserAssignedIdentity", (string?)site["functionAppConfig"]!["deployment"]!["storage"]!["authentication"]!["type"]);
        Assert.All(
            deployed.All("Microsoft.Web/sites/basicPublishingCredentialsPolicies"),
            way => Assert.False((bool)way["properties"]!["allow"]!));
        Assert.Equal("FC1", (string?)deployed.All("Microsoft.Web/serverfarms").Single()["sku"]!["name"]);
        Assert.True((bool)deployed.The("Microsoft.Insights/components")["DisableLocalAuth"]!);
        Assert.True((bool)deployed.The("Microsoft.KeyVault/vaults")["enableRbacAuthorization"]!);
    }

    [Theory, MemberData(nameof(Environments))]
    public void Poison_a_late_clock_old_backups_failures_and_callers_turned_away_are_told_to_somebody(string environment)
    {
        var deployed = Deployed.In(environment);
        var alerts = deployed.All("Microsoft.Insights/scheduledQueryRules");
        Assert.Equal(
            ["backup-age", "failures", "poison", "rate-limits", "wake-lag"],
            alerts.Select(alert => ((string)alert["name"]!).Split('-', 3)[2]).Order());
        Assert.All(alerts, alert => Assert.Single(alert["properties"]!["actions"]!["actionGroups"]!.AsArray()));
        Assert.Single(deployed.The("Microsoft.Insights/actionGroups")["emailReceivers"]!.AsArray());
        Assert.Single(deployed.All("Microsoft.Insights/workbooks"));
    }

    [Theory, MemberData(nameof(Environments))]
    public void The_host_takes_a_mail_with_photos_and_little_more_as_it_keeps_each_body_in_memory(string environment)
    {
        var most = long.Parse(Deployed.In(environment).Settings["FUNCTIONS_REQUEST_BODY_SIZE_LIMIT"], CultureInfo.InvariantCulture);
        const int largestForm = 64 * 1024 * 1024;
        Assert.InRange(most, largestForm, 100_000_000);
        Assert.InRange(new DeliveryOptions().MostBytesThroughApi, 1, 40_000_000);
    }

    [Theory, MemberData(nameof(Environments))]
    public void The_host_has_no_page_of_its_own_and_tells_little_of_its_asking_of_queues(string environment)
    {
        var settings = Deployed.In(environment).Settings;
        Assert.Equal("true", settings["AzureWebJobsDisableHomepage"]);
        Assert.Equal("parentbased_traceidratio", settings["OTEL_TRACES_SAMPLER"]);
        Assert.InRange(double.Parse(settings["OTEL_TRACES_SAMPLER_ARG"], CultureInfo.InvariantCulture), 0.001, 0.05);
    }

    // The roles of an identity, each with the name of its assignment, which is made of what it is for.
    private static Dictionary<string, string> Assigned(Deployed deployed, string identity) =>
        deployed.All("Microsoft.Authorization/roleAssignments")
            .Where(role => ((string)role["properties"]!["principalId"]!).Contains($"/{identity}'", StringComparison.Ordinal))
            .ToDictionary(role => ((string)role["properties"]!["roleDefinitionId"]!).Split('/')[^1], role => (string)role["name"]!);

    // What only Azure knows is an expression in brackets here.
    private static string Plausible(string name, string value) => !value.StartsWith('[') ? value
        : name.EndsWith("Uri", StringComparison.Ordinal) || name.EndsWith("Url", StringComparison.Ordinal) ? "https://workmarket.example"
        : "known-to-azure";

    private static bool IsOurs(string name) =>
        name.StartsWith("WorkMarket__", StringComparison.Ordinal) || name.StartsWith("AzureWebJobsStorage__", StringComparison.Ordinal);

    [GeneratedRegex(@"^\[format\('(?<text>[^']+)'")]
    private static partial Regex Literal();

    [GeneratedRegex(@"indexof\(tolower\(Url\), '(?<path>[a-z/-]+)'\) \+ (?<length>\d+)\)")]
    private static partial Regex Hidden();

    [GeneratedRegex("Password|Secret|SECRET|AuthToken")]
    private static partial Regex Secret();

    [GeneratedRegex(
        "^(APPLICATIONINSIGHTS_(CONNECTION|AUTHENTICATION)_STRING|SIGN_IN_SECRET|AzureWebJobsDisableHomepage"
            + "|FUNCTIONS_REQUEST_BODY_SIZE_LIMIT|OTEL_TRACES_SAMPLER(_ARG)?|DURABLE_TASK_SCHEDULER_CONNECTION_STRING"
            + "|AzureFunctionsJobHost__extensions__durableTask__storageProvider__(type|connectionStringName))$")]
    private static partial Regex OfHost();
}
