namespace WorkMarket.Domain.Assignments;

/// <summary>Where an assignment is in its life (domain.md §2).</summary>
public enum Status
{
    /// <summary>Being written by the client.</summary>
    Draft,

    /// <summary>Offered to workers.</summary>
    Sent,

    /// <summary>A worker has it.</summary>
    Assigned,

    /// <summary>The work has begun.</summary>
    InProgress,

    /// <summary>The client has put it on hold: nothing is late, and the work waits.</summary>
    OnHold,

    /// <summary>The worker has completed it and waits for approval.</summary>
    PendingApproval,

    /// <summary>Approved, payment due.</summary>
    Invoiced,

    /// <summary>Paid.</summary>
    Paid,

    /// <summary>Cancelled by the client, with nothing to pay.</summary>
    Cancelled,

    /// <summary>Taken back before anybody had it.</summary>
    Voided,
}

/// <summary>An assignment's opaque id.</summary>
public readonly record struct AssignmentId(string Value)
{
    /// <summary>How many characters one has: small letters and digits.</summary>
    public const int Length = 16;

    /// <summary>Whether a text can be one.</summary>
    public static bool IsWellFormed(string text) =>
        text.Length == Length && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter));

    /// <inheritdoc/>
    public override string ToString() => Value;
}
