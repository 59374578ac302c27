using System.Diagnostics;
using System.Text.Json.Nodes;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Infra.Tests;

/// <summary>Where orchestrations are kept: host.json, the environment and the published product say the same.</summary>
public sealed class OrchestrationTests
{
    private const string Extension = "Microsoft.Azure.Functions.Worker.Extensions.DurableTask.AzureManaged";
    private static readonly JsonNode Host = JsonNode.Parse(File.ReadAllText(Path.Combine(
        Repository.Root, "host.json")))!["extensions"]!["durableTask"]!;

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public void They_are_in_the_storage_account_as_host_json_has_it_where_nothing_else_is_chosen(string environment)
    {
        Assert.Equal("AzureStorage", (string?)Host["storageProvider"]!["type"]);
        Assert.DoesNotContain(
            Deployed.In(environment).Settings.Keys, name => name.Contains("durableTask", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(Deployed.In(environment).All("Microsoft.DurableTask/schedulers"));
    }

    [Fact]
    public void They_are_in_a_scheduler_where_that_is_chosen_in_the_hub_that_host_json_names()
    {
        var deployed = Deployed.In("everything");
        var hub = (string)Assert.Single(deployed.All("Microsoft.DurableTask/schedulers/taskHubs"))["name"]!;
        Assert.Equal((string)Host["hubName"]!, hub.Split('/')[^1]);
        Assert.Equal("azureManaged", deployed.Settings["AzureFunctionsJobHost__extensions__durableTask__storageProvider__type"]);
        Assert.Contains(
            deployed.Settings["AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName"],
            deployed.Settings.Keys);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("durableTaskScheduler", true)]
    public void The_extension_for_a_scheduler_is_published_where_one_is_asked_for(string backend, bool expected) =>
        Assert.Equal(expected, Packages(backend).Contains($"\"{Extension}\"", StringComparison.Ordinal));

    private static string Packages(string backend)
    {
        var start = new ProcessStartInfo(
            "dotnet", ["msbuild", "src/WorkMarket.Functions", "-getItem:PackageReference", $"-p:DurableBackend={backend}"])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("MSBuild did not start.");
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException(output);
    }
}
