using System.Diagnostics.CodeAnalysis;

namespace WorkMarket.Domain.Phone;

/// <summary>
/// The number by which people name an assignment, on a telephone too: digits only, no two assignments have the same (domain.md §1).
/// </summary>
public readonly record struct AssignmentNumber
{
    /// <summary>How many digits one has.</summary>
    public const int Length = 8;

    private AssignmentNumber(string value) => Value = value;

    /// <summary>The digits.</summary>
    public string Value { get; }

    /// <summary>Reads what was typed.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out AssignmentNumber? number)
    {
        number = text?.Length == Length && text.All(char.IsAsciiDigit) ? new AssignmentNumber(text) : null;
        return number is not null;
    }

    /// <summary>Reads what was a number before.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static AssignmentNumber Parse(string text) =>
        TryParse(text, out var number) ? number.Value : throw new FormatException($"'{text}' is not an assignment's number.");

    /// <inheritdoc/>
    public override string ToString() => Value;
}
