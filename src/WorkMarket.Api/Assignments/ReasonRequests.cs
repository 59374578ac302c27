namespace WorkMarket.Api.Assignments;

/// <summary>Why.</summary>
public sealed record ReasonRequest(string Reason);

/// <summary>Why, where there is something to say.</summary>
public sealed record OptionalReasonRequest(string? Reason = null);
