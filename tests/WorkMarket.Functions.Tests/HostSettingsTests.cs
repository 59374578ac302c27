using System.Text.Json.Nodes;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Functions.Tests;

/// <summary>The settings files at the top of the repository say what the code stands on.</summary>
public sealed class HostSettingsTests
{
    private static readonly JsonNode Host = Read("host.json");

    [Fact]
    public void Messages_are_read_in_the_encoding_in_which_they_are_written() =>
        Assert.Equal("base64", (string?)Host["extensions"]!["queues"]!["messageEncoding"]);

    [Fact]
    public void Five_failures_set_a_message_aside() => Assert.Equal(5, (int?)Host["extensions"]!["queues"]!["maxDequeueCount"]);

    // Whoever enqueued a message looks when it becomes visible (OwnMessages): triggers are for what a process left, and ask seldom.
    [Fact]
    public void Triggers_ask_their_queues_twice_a_minute_while_there_is_nothing() =>
        Assert.Equal(TimeSpan.FromSeconds(30), TimeSpan.Parse((string)Host["extensions"]!["queues"]!["maxPollingInterval"]!, null));

    [Fact]
    public void A_hub_is_named_by_its_partitions_as_their_number_cannot_be_changed()
    {
        var durable = Host["extensions"]!["durableTask"]!;
        Assert.Equal($"WorkMarketOf{(int)durable["storageProvider"]!["partitionCount"]!}", (string?)durable["hubName"]);
    }

    [Fact]
    public void Routes_are_whole_so_that_pages_and_the_catch_all_lie_beside_api() =>
        Assert.Equal("", (string?)Host["extensions"]!["http"]!["routePrefix"]);

    [Fact]
    public void The_settings_file_lies_beside_the_compiled_functions() =>
        Assert.True(File.Exists(Path.Combine(AppContext.BaseDirectory, "host.json")));

    [Fact]
    public void The_sample_runs_on_the_emulator_on_the_usual_port()
    {
        var sample = Read("local.settings.sample.json");
        Assert.Equal("UseDevelopmentStorage=true", (string?)sample["Values"]!["AzureWebJobsStorage"]);
        Assert.Equal("dotnet-isolated", (string?)sample["Values"]!["FUNCTIONS_WORKER_RUNTIME"]);
        Assert.Equal("Development", (string?)sample["Values"]!["AZURE_FUNCTIONS_ENVIRONMENT"]);
        Assert.Equal("true", (string?)sample["Values"]!["AzureWebJobsDisableHomepage"]);
        Assert.Equal("127.0.0.1", (string?)sample["Values"]!["WorkMarket__Mail__Host"]);
        Assert.Equal(7071, (int?)sample["Host"]!["LocalHttpPort"]);
    }

    private static JsonNode Read(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, file)))!;
}
