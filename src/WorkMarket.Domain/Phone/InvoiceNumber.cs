using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace WorkMarket.Domain.Phone;

/// <summary>
/// The number of an invoice, <c>12345678-1</c>: the assignment's number, and how many invoices of it there were with this one
/// (domain.md §1).
/// </summary>
/// <param name="Assignment">The assignment's number.</param>
/// <param name="Ordinal">1 for the assignment's first invoice.</param>
public readonly record struct InvoiceNumber(AssignmentNumber Assignment, int Ordinal)
{
    private const int MostDigits = 4;

    /// <summary>Reads what somebody wrote; false where it is no number of an invoice.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out InvoiceNumber? number)
    {
        number = text?.Split('-') is [var assignment, var ordinal]
            && AssignmentNumber.TryParse(assignment, out var parsed)
            && ordinal.Length is > 0 and <= MostDigits && ordinal[0] is >= '1' and <= '9' && ordinal.All(char.IsAsciiDigit)
                ? new InvoiceNumber(parsed.Value, int.Parse(ordinal, CultureInfo.InvariantCulture))
                : null;
        return number is not null;
    }

    /// <summary>Reads what was a number before.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static InvoiceNumber Parse(string text) =>
        TryParse(text, out var number) ? number.Value : throw new FormatException($"'{text}' is not an invoice's number.");

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Assignment}-{Ordinal}");
}
