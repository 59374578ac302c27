namespace WorkMarket.Domain;

/// <summary>A value of an edit: what is not given stays as it is, and what is given as null is taken away (RFC 7396).</summary>
/// <param name="Value">The value, where it is given.</param>
public readonly record struct Optional<T>(T? Value)
{
    /// <summary>Whether it is given.</summary>
    public bool IsGiven { get; } = true;

    /// <summary>The value where it is given, else another.</summary>
    public T? Or(T? other) => IsGiven ? Value : other;
}
