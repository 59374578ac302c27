using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace WorkMarket.Api.Settings;

/// <summary>Reads the settings of a host.</summary>
public static class SettingsReader
{
    private const int MostShown = 100;
    private const string Reference = "@Microsoft.KeyVault(";

    /// <summary>Reads them all. What is not set, or set to nothing, is as it comes.</summary>
    /// <exception cref="SettingsException">Some are wrong or missing, or are none: each is named.</exception>
    public static WorkMarketSettings Read(IConfiguration configuration, ReadingHost host)
    {
        var settings = new WorkMarketSettings();
        var wrong = SettingsTree.All
            .Where(setting => (setting.Host ?? host) == host)
            .Where(setting => configuration[setting.Key] is { Length: > 0 } text
                && (IsReference(text) || !setting.TrySet(settings, text))).ToList();
        ImmutableList<string> faults =
        [
            .. wrong.Select(setting => Fault(setting, configuration[setting.Key]!)),
            // One that is wrong by itself is not held against others.
            .. SettingsTogether.Check(settings, host)
                .Where(line => !wrong.Exists(setting => line.Contains(setting.Name, StringComparison.Ordinal))),
            .. UnknownSettings.Check(configuration),
        ];
        return faults.IsEmpty ? settings : throw new SettingsException(faults);
    }

    // Where the platform cannot put a key vault's secret in its place, the reference to it would be the secret.
    private static string Fault(Setting setting, string text) => IsReference(text)
        ? $"{setting.Name} is a reference to a key vault's secret that the platform did not find."
        : $"{setting.Name} cannot be {(setting.IsSecret ? "what it is set to" : $"'{InOneLine(text)}'")}: it is {setting.Allowed}.";

    private static bool IsReference(string text) => text.TrimStart().StartsWith(Reference, StringComparison.OrdinalIgnoreCase);

    private static string InOneLine(string text)
    {
        var shown = text.Length <= MostShown ? text : string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, MostShown)}…");
        return string.Concat(shown.Select(letter => char.IsControl(letter) ? ' ' : letter));
    }
}
