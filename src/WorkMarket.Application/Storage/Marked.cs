namespace WorkMarket.Application.Storage;

/// <summary>What is stored, and the store's mark of this very content; no mark where nothing is stored.</summary>
public sealed record Marked<T>(T Value, string? Mark);
