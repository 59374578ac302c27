using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace WorkMarket.Domain.Deliverables;

/// <summary>The name a file is shown and handed out under: one line that reads as what it is and names no place.</summary>
/// <remarks>
/// Kept exactly as sent, neither normalised nor trimmed: it is the sender's, never part of a key or a path of ours, and a phone that asks
/// for it back finds the name it gave. Two names are equal when all their characters are.
/// </remarks>
public sealed record FileName
{
    /// <summary>The most UTF-16 characters a name may have.</summary>
    public const int MaxLength = 255;

    // England, Scotland and Wales: the only emoji written with invisible tag characters, which could spell anything elsewhere.
    private static readonly string[] TaggedFlags =
    [
        "\U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F",
        "\U0001F3F4\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F",
        "\U0001F3F4\U000E0067\U000E0062\U000E0077\U000E006C\U000E0073\U000E007F",
    ];

    private FileName(string value) => Value = value;

    /// <summary>The name as it was sent.</summary>
    public string Value { get; }

    /// <summary>
    /// What follows the last dot, without it and as written; empty when nothing does, or when the name begins with its only dot.
    /// </summary>
    public string Extension => ExtensionOf(Value).ToString();

    /// <summary>Makes a name of a text, unless it breaks a rule.</summary>
    /// <param name="text">The text, from outside.</param>
    /// <param name="name">The name, when the text is one.</param>
    /// <param name="whatIsWrong">A sentence that says which rule the text breaks, when it is none. It does not repeat the text.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out FileName? name, [NotNullWhen(false)] out string? whatIsWrong)
    {
        whatIsWrong = WhatIsWrongWith(text);
        name = whatIsWrong is null ? new FileName(text!) : null;
        return name is not null;
    }

    /// <summary>Makes a name of a text that was found to be one before.</summary>
    /// <exception cref="FormatException">The text breaks a rule.</exception>
    public static FileName Parse(string text) => TryParse(text, out var name, out var wrong) ? name : throw new FormatException(wrong);

    /// <returns>The name as it was sent.</returns>
    public override string ToString() => Value;

    internal static ReadOnlySpan<char> ExtensionOf(string name) =>
        name.LastIndexOf('.') is > 0 and var dot ? name.AsSpan(dot + 1) : default;

    private static string? WhatIsWrongWith(string? text) => text switch
    {
        _ when string.IsNullOrWhiteSpace(text) => "A file name must not be blank.",
        { Length: > MaxLength } => $"A file name has at most {MaxLength} characters.",
        _ when text.AsSpan().ContainsAny('/', '\\') => "A file name must not contain a slash or a backslash.",
        _ when char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]) => "A file name must not begin or end with a space.",
        _ when text[^1] == '.' => "A file name must not end with a dot.",
        _ => TaggedFlags.Aggregate(text, (rest, flag) => rest.Replace(flag, flag[..2], StringComparison.Ordinal)) is var plain
            ? WhatIsWrongWithin(plain) : null,
    };

    private static string? WhatIsWrongWithin(ReadOnlySpan<char> text)
    {
        for (var before = default(Rune); !text.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(text, out var rune, out var length) != System.Buffers.OperationStatus.Done)
                return "A file name must not contain half a character.";
            if (Rune.GetUnicodeCategory(
                rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                return "A file name must not contain line breaks or control characters.";
            if (Text.IsDrawnAsNothing(rune) && !Joins(rune, before))
                return "A file name must not contain characters that cannot be seen or that turn the direction of the text.";
            before = rune;
            text = text[length..];
        }
        return null;
    }

    // Emoji of several people and some scripts need the two joiners inside a word; after a Latin letter they only hide.
    private static bool Joins(Rune rune, Rune before) =>
        rune.Value is 0x200C or 0x200D && !before.IsAscii && !Text.IsDrawnAsNothing(before);
}
