using Azure.Identity;
using WorkMarket.Api.Settings;
using WorkMarket.Functions.Telemetry;
using Xunit;

namespace WorkMarket.Functions.Tests.Telemetry;

/// <summary>Telemetry is sent as the identity that the Functions host sends its own as.</summary>
public sealed class InsightsIdentityTests
{
    [Theory]
    [InlineData("Authorization=AAD")]
    [InlineData("Authorization=AAD;ClientId=00000000-0000-0000-0000-000000000001")]
    [InlineData(" authorization = aad ; clientid = x ; ")]
    public void It_is_a_managed_identity(string setting) => Assert.IsType<ManagedIdentityCredential>(InsightsIdentity.Parse(setting));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Without_the_setting_there_is_none(string? setting) => Assert.Null(InsightsIdentity.Parse(setting));

    [Theory]
    [InlineData("AAD")]
    [InlineData("ClientId=x")]
    [InlineData("Authorization=Key")]
    [InlineData("Authorization=")]
    [InlineData("=;=")]
    public void Anything_else_stops_the_start_with_the_setting_s_name(string setting) => Assert.StartsWith(
        "APPLICATIONINSIGHTS_AUTHENTICATION_STRING ", Assert.Throws<SettingsException>(() => InsightsIdentity.Parse(setting)).Message,
            StringComparison.Ordinal);
}
