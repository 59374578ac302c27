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

    [Fact]
    public void An_effect_is_looked_for_every_second() =>
        Assert.Equal(TimeSpan.FromSeconds(1), TimeSpan.Parse((string)Host["extensions"]!["queues"]!["maxPollingInterval"]!, null));

    [Fact]
    public void Routes_begin_with_api() => Assert.Equal("api", (string?)Host["extensions"]!["http"]!["routePrefix"]);

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
