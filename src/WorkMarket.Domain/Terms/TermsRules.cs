using System.Collections.Immutable;

namespace WorkMarket.Domain.Terms;

/// <summary>The limits of the documents, each a setting with its default.</summary>
public sealed record TermsPolicy
{
    /// <summary>The longest id of a version, in characters.</summary>
    public int VersionLength { get; init; } = 40;

    /// <summary>The longest text, in characters.</summary>
    public int TextLength { get; init; } = 50_000;
}

/// <summary>What a new version of a document may be (domain.md §1).</summary>
public static class TermsRules
{
    /// <summary>What is wrong with a new version: every field that is.</summary>
    public static ImmutableList<Refusal> Check(string version, string text, TermsPolicy limits)
    {
        var refusals = Text.Required(text, "text", limits.TextLength).ToImmutableList();
        return version.Length is > 0 && version.Length <= limits.VersionLength
            && version.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_')
            ? refusals
            : refusals.Insert(0, new InvalidField(
                "version", "versionInvalid",
                $"A version has 1 to {limits.VersionLength} letters, digits, dots, - and _ of ASCII, as in 2026-11."));
    }
}
