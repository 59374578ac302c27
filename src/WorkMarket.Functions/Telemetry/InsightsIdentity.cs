using System.Data.Common;
using Azure.Core;
using Azure.Identity;
using WorkMarket.Api.Settings;

namespace WorkMarket.Functions.Telemetry;

/// <summary>
/// Who sends telemetry to an Application Insights that takes it from identities only. The Functions host reads the same setting for what it
/// sends itself.
/// </summary>
public static class InsightsIdentity
{
    /// <summary>The setting's name, which the Functions host gives it.</summary>
    public const string Setting = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";

    private const string Authorization = "Authorization";
    private const string ClientId = "ClientId";

    /// <summary>Reads it. Null where it is not set: then the connection string is enough.</summary>
    /// <param name="setting"><c>Authorization=AAD</c>, and <c>;ClientId=…</c> where the identity is not the app's own.</param>
    /// <exception cref="SettingsException">It is something else.</exception>
    public static TokenCredential? Parse(string? setting)
    {
        if (string.IsNullOrWhiteSpace(setting))
            return null;
        var parts = Parts(setting);
        return parts.TryGetValue(Authorization, out var by) && "AAD".Equals(by as string, StringComparison.OrdinalIgnoreCase)
            ? new ManagedIdentityCredential(parts.TryGetValue(ClientId, out var client)
                ? ManagedIdentityId.FromUserAssignedClientId((string)client) : ManagedIdentityId.SystemAssigned)
            : throw Wrong();
    }

    private static DbConnectionStringBuilder Parts(string setting)
    {
        try
        {
            return new() { ConnectionString = setting };
        }
        catch (ArgumentException)
        {
            throw Wrong();
        }
    }

    private static SettingsException Wrong() =>
        new([$"{Setting} cannot be what it is set to: it is {Authorization}=AAD, or {Authorization}=AAD;{ClientId}=…"]);
}
