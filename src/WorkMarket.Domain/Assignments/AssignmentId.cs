namespace WorkMarket.Domain.Assignments;

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
