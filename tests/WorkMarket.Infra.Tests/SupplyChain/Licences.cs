namespace WorkMarket.Infra.Tests.SupplyChain;

/// <summary>Which licences a package may have, by what it is used for.</summary>
internal static class Licences
{
    /// <summary>Of what is published: they ask for their text to be kept, and for nothing else.</summary>
    public static IReadOnlySet<string> Published { get; } =
        new HashSet<string> { "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MIT-0", "MS-PL", "Unlicense" };

    /// <summary>Of tools, which nobody is handed and which are used as they are.</summary>
    public static IReadOnlySet<string> Tools { get; } =
        new HashSet<string>(Published) { "BlueOak-1.0.0", "CC0-1.0", "MPL-2.0", "Python-2.0" };

    /// <summary>Whether an SPDX expression leaves a choice that is allowed: one of what OR joins, each of what AND joins.</summary>
    public static bool Allow(this IReadOnlySet<string> allowed, string expression) =>
        expression.Split(" OR ").Any(choice => choice.Split(" AND ").All(part => allowed.Contains(part.Trim('(', ')', ' '))));
}
