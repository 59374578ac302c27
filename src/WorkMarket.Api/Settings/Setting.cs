using System.Collections.Immutable;
using System.ComponentModel;
using System.Reflection;

namespace WorkMarket.Api.Settings;

/// <summary>One setting: a property of a record somewhere in <see cref="WorkMarketSettings"/>.</summary>
public sealed class Setting
{
    private static readonly WorkMarketSettings Usual = new();
    private readonly ImmutableList<PropertyInfo> path;
    private readonly SettingType kind;

    internal Setting(string key, ImmutableList<PropertyInfo> path, PropertyInfo property)
    {
        (Key, this.path, Property) = (key, path, property);
        kind = SettingTypes.ForProperty(property);
    }

    /// <summary>Its name in configuration, as in <c>WorkMarket:Mail:Host</c>.</summary>
    public string Key { get; }

    /// <summary>Its name in the environment, as in <c>WorkMarket__Mail__Host</c>.</summary>
    public string Name => InEnvironment(Key);

    /// <summary>The property that holds it.</summary>
    public PropertyInfo Property { get; }

    /// <summary>What it may be, in words.</summary>
    public string Allowed => kind.Allowed;

    /// <summary>What it is where it is not set, as it would be set; null where it is nothing then.</summary>
    public string? Default => TextIn(Usual);

    /// <summary>The only host that reads it; null where both do.</summary>
    public ReadingHost? Host => Property.GetCustomAttribute<ReadByAttribute>()?.Host;

    /// <summary>Whether its value is never shown.</summary>
    public bool IsSecret => Property.GetCustomAttribute<PasswordPropertyTextAttribute>()?.Password == true;

    /// <summary>What it is in settings, as it would be set; null where it is nothing.</summary>
    public string? TextIn(WorkMarketSettings settings) =>
        Property.GetValue(Owner(settings)) is { } value && kind.Show(value) is { Length: > 0 } text ? text : null;

    /// <summary>The name in the environment of a name in configuration.</summary>
    internal static string InEnvironment(string key) => key.Replace(":", "__", StringComparison.Ordinal);

    /// <summary>Puts what a text says into settings; false where the text is not allowed.</summary>
    internal bool TrySet(WorkMarketSettings settings, string text)
    {
        if (kind.Read(text) is not { } value)
            return false;
        Property.SetValue(Owner(settings), value);
        return true;
    }

    private object Owner(WorkMarketSettings settings) => path.Aggregate((object)settings, (owner, property) => property.GetValue(owner)!);
}

/// <summary>A host as far as settings tell them apart.</summary>
public enum ReadingHost
{
    /// <summary>The product in Azure.</summary>
    Functions,

    /// <summary>The product in one process.</summary>
    LocalHost,
}

/// <summary>Says that only one host reads a setting. The other lets it stand, so that both can be given the same settings.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ReadByAttribute(ReadingHost host) : Attribute
{
    /// <summary>The host.</summary>
    public ReadingHost Host { get; } = host;
}
