using Microsoft.Extensions.Configuration;

namespace WorkMarket.Functions;

/// <summary>
/// Settings that name a secret of a key vault, which the platform puts in their place. Where it cannot, the reference itself would be the
/// secret, and whoever knows the vault's name would know it.
/// </summary>
internal static class KeyVaultReferences
{
    private const string Begins = "@Microsoft.KeyVault(";

    /// <summary>Sees that all were put in place.</summary>
    /// <exception cref="InvalidOperationException">One was not; it is named.</exception>
    public static void Check(IConfiguration configuration)
    {
        var open = configuration.GetSection("WorkMarket").AsEnumerable()
            .Where(setting => setting.Value?.TrimStart().StartsWith(Begins, StringComparison.OrdinalIgnoreCase) == true)
            .Select(setting => setting.Key).Order(StringComparer.Ordinal).ToList();
        if (open.Count > 0)
            throw new InvalidOperationException($"The platform did not find the key vault's secret for {string.Join(", ", open)}.");
    }
}
