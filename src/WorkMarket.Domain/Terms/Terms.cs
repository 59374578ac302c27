namespace WorkMarket.Domain.Terms;

/// <summary>The worker has not accepted the document's current version (domain.md §1).</summary>
public sealed record TermsNotAccepted(TermsDocument Document, string? Version)
    : Refusal(RefusalKind.Conflict, "termsNotAccepted", Version is null
        ? $"Nobody can accept {Wording.InWords(Document)} yet, as no version is in force: try again once WorkMarket has published one."
        : $"Accept {Wording.InWords(Document)} first, in the version {Version} that is in force.");
