using System.Collections.Immutable;

namespace WorkMarket.Api.Settings;

/// <summary>Settings are wrong or missing. The message has a line for each.</summary>
public sealed class SettingsException(ImmutableList<string> faults) : Exception(string.Join('\n', faults))
{
    /// <summary>All that is wrong, a line each; none holds a secret.</summary>
    public ImmutableList<string> Faults { get; } = faults;
}
