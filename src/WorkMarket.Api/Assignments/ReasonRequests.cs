namespace WorkMarket.Api.Assignments;

/// <summary>Why.</summary>
/// <param name="Reason">For the other side to read; not empty.</param>
public sealed record ReasonRequest(string Reason);

/// <summary>Why, where there is something to say.</summary>
/// <param name="Reason">For the other side to read.</param>
public sealed record OptionalReasonRequest(string? Reason = null);
