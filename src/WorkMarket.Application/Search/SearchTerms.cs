using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace WorkMarket.Application.Search;

/// <summary>By what something is found: its words by their beginnings, its numbers whole (domain.md §10).</summary>
/// <param name="Words">In small letters, each once.</param>
/// <param name="Numbers">Digits, and those of an invoice with its hyphen.</param>
public sealed record SearchTerms(ImmutableList<string> Words, ImmutableList<string> Numbers)
{
    /// <summary>Longer words are told apart by their first letters alone.</summary>
    public const int LongestWord = 40;

    /// <summary>The terms of texts and of numbers; what is null says nothing.</summary>
    public static SearchTerms FromTexts(IEnumerable<string?> texts, IEnumerable<string?> numbers) => new(
        [.. texts.OfType<string>().SelectMany(Split).Distinct().Order(StringComparer.Ordinal)],
        [.. numbers.OfType<string>().Where(number => number.Length > 0).Distinct().Order(StringComparer.Ordinal)]);

    /// <summary>The words of a text: letters and digits on end, in small letters.</summary>
    public static IEnumerable<string> Split(string text)
    {
        var word = new StringBuilder();
        foreach (var letter in text)
        {
            if (char.IsLetterOrDigit(letter))
                word.Append(char.ToLowerInvariant(letter));
            else if (word.Length > 0)
                yield return Taken();
        }
        if (word.Length > 0)
            yield return Taken();

        string Taken()
        {
            var taken = word.ToString(0, Math.Min(word.Length, LongestWord));
            word.Clear();
            return taken;
        }
    }
}

/// <summary>What somebody looks for.</summary>
public sealed partial record SearchQuery
{
    private SearchQuery(ImmutableList<string> words, ImmutableList<string> whole) => (Words, Whole) = (words, whole);

    /// <summary>The words, each of which has to begin a word or to be a whole number.</summary>
    public ImmutableList<string> Words { get; }

    /// <summary>The numbers of which one is enough, where all of it can be one: a telephone is written with blanks and signs.</summary>
    public ImmutableList<string> Whole { get; }

    /// <summary>The word by which is looked in storage; the others are compared there.</summary>
    public string Longest => Words.MaxBy(word => (!IsNumber(word), word.Length))!;

    [GeneratedRegex("^[0-9]+-[0-9]+$")]
    private static partial Regex Invoice { get; }

    /// <summary>Reads what was typed; null where it holds no letter and no digit.</summary>
    public static SearchQuery? Parse(string text)
    {
        var words = SearchTerms.Split(text).Distinct().ToImmutableList();
        var digits = string.Concat(text.Where(letter => !" +().-/".Contains(letter, StringComparison.Ordinal)));
        return words.IsEmpty ? null : new(
            words, [.. new[] { digits, text.Trim() }.Where(whole => IsNumber(whole) || Invoice.IsMatch(whole)).Distinct()]);
    }

    /// <summary>Whether something is found by it.</summary>
    public bool Finds(SearchTerms terms) => Whole.Exists(terms.Numbers.Contains) || Words.TrueForAll(
        word => terms.Words.Exists(one => one.StartsWith(word, StringComparison.Ordinal)) || terms.Numbers.Contains(word));

    /// <summary>Whether a word can be a number.</summary>
    public static bool IsNumber(string word) => word.Length > 0 && word.All(char.IsAsciiDigit);
}
