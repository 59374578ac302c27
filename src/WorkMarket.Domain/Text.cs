using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace WorkMarket.Domain;

/// <summary>Rules over texts that people write where no case is.</summary>
public static class TextRules
{
    /// <summary>What is wrong with an optional text: it is too long, or holds control characters.</summary>
    public static ImmutableList<Refusal> Optional(string? text, string field, Policy policy) => [.. Text.Optional(text, field, policy)];

    /// <summary>
    /// Whether a text says something: it holds a letter or a digit. A lone sign, such as a thumb, says nothing (domain.md §6).
    /// </summary>
    public static bool HasWords([NotNullWhen(true)] string? text) => text?.EnumerateRunes().Any(Rune.IsLetterOrDigit) == true;

    /// <summary>How many letters and digits a text holds.</summary>
    internal static int Letters(string? text) => text?.EnumerateRunes().Count(Rune.IsLetterOrDigit) ?? 0;
}

/// <summary>Rules over texts that people write.</summary>
internal static class Text
{
    // Drawn as nothing, though not of a category that says so: joiners of graphemes, fillers and an empty Braille cell.
    private const string Blanks = "\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0";

    /// <summary>The refusals, or the event where there are none.</summary>
    public static Outcome Or(this IEnumerable<Refusal> refusals, Event @event) =>
        refusals.Or([@event]);

    /// <summary>The refusals, or the events where there are none.</summary>
    public static Outcome Or(this IEnumerable<Refusal> refusals, ImmutableList<Event> events) =>
        refusals.ToImmutableList() is { IsEmpty: false } some ? some : new Outcome(events, []);

    public static IEnumerable<Refusal> Required(string text, string field, Policy policy) => Required(text, field, policy.TextLength);

    /// <summary>A text that has to say something.</summary>
    public static IEnumerable<Refusal> Required(string text, string field, int length) => TextRules.HasWords(text) || IsBlank(text)
        ? Shown(text, field, length)
        : [new InvalidField(field, "textRequired", $"{Wording.Subject(field)} must hold words.")];

    /// <summary>A text that has to show something, be it a sign alone.</summary>
    public static IEnumerable<Refusal> Shown(string text, string field, int length) => IsBlank(text)
        ? [new InvalidField(field, "textRequired", $"{Wording.Subject(field)} must not be blank.")]
        : Optional(text, field, length);

    /// <summary>A text of one line, in which nothing turns the reading direction or breaks the line.</summary>
    public static IEnumerable<Refusal> Line(string text, string field, int length) =>
        text.Any(letter => letter is '\n' or '\r' or '\t' || IsBidi(letter))
        ? Shown(text, field, length).Append(
            new InvalidField(
                field, "oneLine",
                $"{Wording.Subject(field)} must be one line, without characters that turn its direction."))
        : Shown(text, field, length);

    /// <summary>Whether a text is missing or shows nothing.</summary>
    public static bool IsBlank(string? text) =>
        text is null || text.EnumerateRunes().All(letter => Rune.IsWhiteSpace(letter) || IsDrawnAsNothing(letter));

    /// <summary>Whether nothing is drawn for a letter, though it is no space.</summary>
    public static bool IsDrawnAsNothing(Rune letter) =>
        Rune.GetUnicodeCategory(letter) is UnicodeCategory.Format
            || letter.IsBmp && Blanks.Contains((char)letter.Value, StringComparison.Ordinal);

    private static bool IsBidi(char letter) =>
        letter is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u2028' or '\u2029';

    public static IEnumerable<Refusal> Optional(string? text, string field, Policy policy) => Optional(text, field, policy.TextLength);

    public static IEnumerable<Refusal> Optional(string? text, string field, int length)
    {
        if (text?.Length > length)
            yield return new InvalidField(
                field, "textTooLong", $"At most {length} characters are allowed for {Wording.Field(field)}; these are {text.Length}.");
        if (text?.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t')) == true)
            yield return new InvalidField(
                field, "textControlCharacters", $"{Wording.Subject(field)} must not hold control characters.");
    }
}
