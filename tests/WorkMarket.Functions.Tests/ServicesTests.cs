using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Moq;
using WorkMarket.Api;
using WorkMarket.Api.Health;
using WorkMarket.Api.Http;
using WorkMarket.Api.Settings;
using WorkMarket.Application.Cases;
using WorkMarket.Functions.Escalations;
using WorkMarket.Portal;
using WorkMarket.Storage;
using Xunit;

namespace WorkMarket.Functions.Tests;

/// <summary>What Program.cs puts together holds together. Nothing of it talks to storage.</summary>
public sealed class ServicesTests
{
    [Fact]
    public void Every_function_can_be_made()
    {
        using var services = Services("UseDevelopmentStorage=true", Environments.Development);
        Assert.All(
            HttpFunction.Functions().Where(function => !function.Method.IsStatic),
            function => Assert.NotNull(ActivatorUtilities.CreateInstance(services, function.Method.DeclaringType!)));
    }

    [Fact]
    public void A_timer_of_an_orchestration_is_one_timer_for_as_long_as_a_step_takes()
    {
        using var services = Services("UseDevelopmentStorage=true", Environments.Development);
        Assert.Equal(
            Orchestrations.LongestTimer, services.GetRequiredService<IOptions<DurableTaskWorkerOptions>>().Value.MaximumTimerInterval);
        Assert.True(Orchestrations.LongestTimer < TimeSpan.FromDays(7));
    }

    [Fact]
    public void Writers_are_not_queued_and_keys_are_kept_in_storage()
    {
        using var services = Services("UseDevelopmentStorage=true", Environments.Development);
        Assert.IsType<NoWriterQueue>(services.GetRequiredService<IWriterQueue>());
        Assert.Same(
            services.GetRequiredService<WorkMarketStorage>().Keys,
            services.GetRequiredService<IOptions<KeyManagementOptions>>().Value.XmlRepository);
        Assert.Contains(services.GetServices<IHostedService>(), service => service is Startup);
    }

    [Theory]
    [InlineData("UseDevelopmentStorage=true", "Development", true)]
    [InlineData("UseDevelopmentStorage=true", "Production", false)]
    [InlineData("AccountName=real;AccountKey=AAAA;EndpointSuffix=core.windows.net;DefaultEndpointsProtocol=https", "Development", false)]
    public void Demo_people_are_there_in_development_on_the_emulator_only(string storage, string environment, bool expected)
    {
        using var services = Services(storage, environment);
        Assert.Equal(expected, services.GetRequiredService<DemoMode>().IsOn);
    }

    [Fact]
    public void All_wrong_settings_are_named_in_one_exception_a_line_each() => Assert.Equal(
        ["WorkMarket__Escalation__Month", "WorkMarket__Fraud", "WorkMarket__Mail__Port"],
        Assert.Throws<SettingsException>(() => new ServiceCollection().AddFunctionsHost(new ConfigurationBuilder().AddInMemoryCollection(
            [new("WorkMarket:Mail:Port", "x"), new("WorkMarket:Escalation:Month", "P0D"), new("WorkMarket:Fraud", "1"),
                new("AzureWebJobsStorage", "a=b")]).Build()))
            .Message.Split('\n').Select(line => line.Split(' ')[0]).Order());

    [Fact]
    public void A_missing_account_is_named() => Assert.StartsWith("AzureWebJobsStorage is not set", Assert.Throws<SettingsException>(
        () => new ServiceCollection().AddFunctionsHost(new ConfigurationBuilder().Build())).Message, StringComparison.Ordinal);

    [Fact]
    public void The_account_may_be_named_as_the_host_s_triggers_name_it()
    {
        using var services = Services(new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage:accountName"] = "workmarket1",
            ["AzureWebJobsStorage:credential"] = "managedidentity",
        }, Environments.Development);
        Assert.False(services.GetRequiredService<WorkMarketStorage>().IsEmulator);
        Assert.False(services.GetRequiredService<DemoMode>().IsOn);
    }

    [Fact]
    public void A_secret_that_the_platform_did_not_find_stops_the_start_and_is_not_taken_for_the_secret()
    {
        var wrong = Assert.Throws<SettingsException>(() => Services(new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true",
            ["WorkMarket:Phone:AuthToken"] = "@Microsoft.KeyVault(SecretUri=https://kv.vault.azure.net/secrets/phone-auth-token)",
        }, Environments.Production));
        Assert.StartsWith("WorkMarket__Phone__AuthToken is a reference", wrong.Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Services(string storage, string environment) =>
        Services(new Dictionary<string, string?> { ["AzureWebJobsStorage"] = storage }, environment);

    private static ServiceProvider Services(Dictionary<string, string?> settings, string environment) => new ServiceCollection()
        .AddLogging()
        .AddSingleton(Mock.Of<IHostEnvironment>(host => host.EnvironmentName == environment))
        .AddWorkMarketPortal()
        .AddWorkMarket()
        .AddFunctionsHost(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
        .BuildServiceProvider();
}
