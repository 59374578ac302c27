namespace WorkMarket.Demo.Http;

/// <summary>A request for additional funds, or what the client added.</summary>
public sealed record Funds(string Id, string Kind, Money? Amount, string? Quantity, string Reason, Receipt? Receipt, string Status);

/// <summary>The receipt of an expense.</summary>
public sealed record Receipt(string FileName, string ContentType, long Size, string Sha256);

/// <summary>What is to be paid, line by line.</summary>
public sealed record Total(IReadOnlyList<TotalLine> Lines, Money Sum, Money? Submitted = null, Money? Withheld = null);

/// <summary>A line of a total.</summary>
public sealed record TotalLine(string Item, string Description, Money Amount, string? Quantity, Money? Rate, string? Request);

/// <summary>The client's cancellation.</summary>
public sealed record Cancellation(DateTimeOffset At, string Reason, Money Amount, string? Clarification);
