namespace WorkMarket.Domain.Assignments;

/// <summary>An assignment's opaque id.</summary>
public readonly record struct AssignmentId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>An application's opaque id, unique within its assignment.</summary>
public readonly record struct ApplicationId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}
