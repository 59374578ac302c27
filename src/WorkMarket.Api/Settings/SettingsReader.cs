using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace WorkMarket.Api.Settings;

/// <summary>Reads the settings of a host.</summary>
public static class SettingsReader
{
    private const int MostShown = 100;

    /// <summary>Reads them all. What is not set, or set to nothing, is as it comes.</summary>
    /// <exception cref="SettingsException">Some are wrong or missing, or are none: each is named.</exception>
    public static WorkMarketSettings Read(IConfiguration configuration, ReadingHost host)
    {
        var settings = new WorkMarketSettings();
        var faults = SettingsTree.All
            .Where(setting => (setting.Host ?? host) == host)
            .Select(setting => configuration[setting.Key] is { Length: > 0 } text && !setting.TrySet(settings, text) ? Fault(setting, text) : null)
            .OfType<string>().ToImmutableList();
        // Settings that are wrong by themselves are not held against each other.
        faults = [.. faults, .. faults.IsEmpty ? SettingsTogether.Check(settings, host) : [], .. UnknownSettings.Check(configuration)];
        return faults.IsEmpty ? settings : throw new SettingsException(faults);
    }

    private static string Fault(Setting setting, string text) =>
        $"{setting.Name} cannot be {(setting.IsSecret ? "what it is set to" : $"'{InOneLine(text)}'")}: it is {setting.Allowed}.";

    private static string InOneLine(string text)
    {
        var shown = text.Length <= MostShown ? text : string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, MostShown)}…");
        return string.Concat(shown.Select(letter => char.IsControl(letter) ? ' ' : letter));
    }
}
