namespace WorkMarket.Api.Settings;

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
