using System.Collections.Immutable;

namespace WorkMarket.Domain.Terms;

/// <summary>The worker has not accepted the document's current version (domain.md §1).</summary>
public sealed record TermsNotAccepted(TermsDocument Document, string? Version)
    : Refusal(RefusalKind.Conflict, "termsNotAccepted", Version is null
        ? $"Nobody can accept {Wording.InWords(Document)} yet, as no version is in force: try again once WorkMarket has published one."
        : $"Accept {Wording.InWords(Document)} first, in the version {Version} that is in force.");

/// <summary>The documents a worker accepts before applying, accepting or working (domain.md §1, seed 000).</summary>
public enum TermsDocument
{
    /// <summary>WorkMarket Terms of Service.</summary>
    [Said("the WorkMarket Terms of Service")]
    TermsOfService,

    /// <summary>WorkMarket Community Violation Guideline.</summary>
    [Said("the Community Violation Guideline")]
    CommunityViolationGuideline,
}

/// <summary>A version of a document.</summary>
public sealed record TermsVersion(TermsDocument Document, string Version);

/// <summary>The versions in force, and those a worker has accepted.</summary>
public sealed record TermsFacts(ImmutableList<TermsVersion> Current, ImmutableList<TermsVersion> Accepted)
{
    /// <summary>Nothing published and nothing accepted.</summary>
    public static TermsFacts None { get; } = new([], []);

    /// <summary>
    /// The documents that still have to be accepted, in the version now in force. A document of which nothing is published
    /// cannot have been accepted, so it is named too, without a version.
    /// </summary>
    public IEnumerable<(TermsDocument Document, string? Version)> Outstanding() =>
        Enum.GetValues<TermsDocument>()
            .Select(document => Current.Find(version => version.Document == document) is { } current
                ? (document, (string?)current.Version, Accepted.Contains(current))
                : (document, null, false))
            .Where(document => !document.Item3)
            .Select(document => (document.document, document.Item2));
}

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
