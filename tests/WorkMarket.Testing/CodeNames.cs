using System.Text.RegularExpressions;

namespace WorkMarket.Testing;

/// <summary>
/// Finds what belongs into a field of its own and not into a sentence that a person reads: names of code, and spans and instants as
/// programs write them.
/// </summary>
public static partial class CodeNames
{
    /// <summary>What there is of them in a sentence.</summary>
    public static IEnumerable<string> In(string sentence) =>
        Code().Matches(sentence).Select(match => match.Value).Where(word => word != "WorkMarket");

    [GeneratedRegex(@"\b[A-Za-z]?[a-z]+[A-Z]\w*|\bP(?=[0-9T])[0-9YMWDTHS.]+\b|\b[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z?|\{\w+\}|/api/")]
    private static partial Regex Code();
}
