using System.Collections.Immutable;

namespace WorkMarket.Domain.Terms;

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
