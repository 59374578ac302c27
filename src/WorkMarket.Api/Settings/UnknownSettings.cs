using Microsoft.Extensions.Configuration;

namespace WorkMarket.Api.Settings;

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
