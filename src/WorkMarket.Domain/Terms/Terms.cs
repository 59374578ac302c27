namespace WorkMarket.Domain.Terms;

/// <summary>The worker has not accepted the document's current version (domain.md §1).</summary>
public sealed record TermsNotAccepted(TermsDocument Document, string? Version)
    : Refusal(RefusalKind.Conflict, "termsNotAccepted", Version is null
        ? $"No version of {Document} is in force, so none can be accepted yet."
        : $"{Document}, version {Version}, has to be accepted first.");
