namespace WorkMarket.Demo.Story;

/// <summary>A month in seconds, in which business never rests: how a host is set on which an escalation is told to its end.</summary>
public static class Hurry
{
    /// <summary>The settings of such a host.</summary>
    public static IReadOnlyList<(string Name, string Value)> Settings { get; } =
    [
        ("WorkMarket__BusinessTime__Hours", "always"),
        ("WorkMarket__Escalation__MessagesFor", "PT4S"),
        ("WorkMarket__Escalation__ProjectManagerFor", "PT4S"),
        ("WorkMarket__Escalation__UpdateEvery", "PT5S"),
        ("WorkMarket__Escalation__SilenceFor", "PT4S"),
        ("WorkMarket__Escalation__Month", "PT20S"),
    ];
}
