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
            // A setting that is wrong by itself is not checked against others.
            .. CrossChecks.Check(settings, host)
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

/// <summary>What is set in our section and is no setting: most likely one that is spelled wrong.</summary>
internal static class UnknownSettings
{
    private static readonly HashSet<string> Known = new(SettingsTree.All.Select(setting => setting.Key), StringComparer.OrdinalIgnoreCase);

    /// <summary>A line for each. Its value is not shown: it may be a secret.</summary>
    public static IEnumerable<string> Check(IConfiguration configuration) => configuration.GetSection(SettingsTree.Section).AsEnumerable()
        .Where(entry => !string.IsNullOrEmpty(entry.Value) && !Known.Contains(entry.Key))
        .Select(entry => entry.Key).Order(StringComparer.OrdinalIgnoreCase)
        .Select(key => $"{Setting.InEnvironment(key)} is no setting{Meant(key)}");

    private static string Meant(string key)
    {
        var (distance, name) = SettingsTree.All.Select(setting => (Distance(setting.Key, key), setting.Name)).Min();
        return distance <= key.Length / 4 ? $": is {name} meant?" : ".";
    }

    // How many letters have to be put in, left out or changed (Levenshtein).
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var same = char.ToUpperInvariant(one[i - 1]) == char.ToUpperInvariant(other[j - 1]);
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (same ? 0 : 1)));
            }
        }
        return row[^1];
    }
}

/// <summary>Settings are wrong or missing. The message has a line for each.</summary>
public sealed class SettingsException(ImmutableList<string> faults) : Exception(string.Join('\n', faults))
{
    /// <summary>All that is wrong, a line each; none holds a secret.</summary>
    public ImmutableList<string> Faults { get; } = faults;
}
