using System.Buffers;
using System.Collections.Immutable;
using System.Text;

namespace WorkMarket.Application.Mail;

/// <summary>
/// What we sent somebody about a case, as far as it is compared with what comes back (domain.md §12, What is quoted). A line of a reply is
/// ours where all of it stands in there; a short one, which anybody could write, only where it goes on after the line before it.
/// </summary>
public sealed class SentText
{
    // So many characters nobody writes by chance.
    private const int Telling = 20;
    private const int LinesAhead = 3;
    private const int MostPlaces = 8;

    // Rules, bullets and quote marks; a sign such as ? or a picture is somebody's.
    private static readonly SearchValues<char> Marks = SearchValues.Create(" \t>|*_-=~#•·.+:;,()[]<\"'/\\–—…");

    /// <summary>Nothing that is known.</summary>
    public static readonly SentText Unknown = new([]);

    private readonly string all;
    private readonly List<int> begins = [];
    private readonly HashSet<int> ends = [];
    private readonly Dictionary<int, List<int>> places = [];

    /// <summary>Texts, each a line a line as it is compared: those of <see cref="Kept"/>.</summary>
    public SentText(IEnumerable<string> kept)
    {
        var text = new StringBuilder();
        foreach (var line in kept.SelectMany(one => one.Split('\n', StringSplitOptions.RemoveEmptyEntries)))
        {
            begins.Add(text.Length);
            text.Append(line);
            ends.Add(text.Length);
        }
        all = text.ToString();
        for (var at = 0; at + Telling <= all.Length; at++)
        {
            var found = places.TryGetValue(Key(all.AsSpan(at)), out var there) ? there : places[Key(all.AsSpan(at))] = [];
            if (found.Count < MostPlaces)
                found.Add(at);
        }
    }

    /// <summary>Whether nothing is known of what was sent.</summary>
    public bool IsEmpty => all.Length == 0;

    /// <summary>What is kept of a letter's text, to tell it by. Links are not: they hold tokens.</summary>
    public static string Kept(string text) => Excerpt.Cut(
        string.Join('\n', text.Split('\n').Select(line => WriteAbove.Compared(line)).Where(line => line.Length > 0)), MostKept, "");

    /// <summary>The lines of a text that we did not send, each with its place.</summary>
    public IEnumerable<int> Foreign(IReadOnlyList<string> lines, ImmutableList<string> hosts)
    {
        var (next, afterLink) = (0, false);
        for (var at = 0; at < lines.Count; at++)
        {
            var words = WriteAbove.Compared(lines[at]);
            var isLink = words.Length == 0 && IsOwnLink(lines[at], hosts);
            // A link that is broken goes on in a line without spaces.
            if (isLink || afterLink && IsRestOfLink(lines[at]))
            {
                afterLink = true;
                continue;
            }
            afterLink = hosts.Exists(host => lines[at].AsSpan().TrimEnd().ToString().LastIndexOf(
                host, StringComparison.OrdinalIgnoreCase) > lines[at].LastIndexOf(' '));
            if (words.Length == 0 ? IsNothing(lines[at]) : Find(words, next, Following(lines, at)) is { } end && (next = end) >= 0)
                continue;
            yield return at;
        }
    }

    private const int MostKept = 16_000;

    private int? Find(string words, int next, string following)
    {
        if (IsAt(next, words)
            && (words.Length >= Telling || ends.Contains(next + words.Length) || IsAt(
                next + words.Length, following) && following.Length > 0))
            return next + words.Length;
        if (words.Length >= Telling)
            return places.GetValueOrDefault(Key(words))?.Find(place => IsAt(place, words)) is { } found && IsAt(found, words)
                ? found + words.Length
                : null;
        var first = begins.BinarySearch(next) is >= 0 and var there ? there : ~begins.BinarySearch(next);
        foreach (var begin in begins.Skip(first).Take(LinesAhead))
        {
            if (IsAt(begin, words) && ends.Contains(begin + words.Length))
                return begin + words.Length;
        }
        return null;
    }

    private bool IsAt(int at, string words) =>
        at + words.Length <= all.Length && all.AsSpan(at).StartsWith(words, StringComparison.Ordinal);

    private static int Key(ReadOnlySpan<char> words) => string.GetHashCode(words[..Telling], StringComparison.Ordinal);

    private static string Following(IReadOnlyList<string> lines, int at)
    {
        const int Near = 4;
        for (var next = at + 1; next < Math.Min(lines.Count, at + Near); next++)
        {
            if (WriteAbove.Compared(lines[next]) is { Length: > 0 } words)
                return words;
        }
        return "";
    }

    // Nothing but links, to us, whoever has rewritten them.
    private static bool IsOwnLink(string line, ImmutableList<string> hosts) =>
        hosts.Exists(host => line.Contains(host, StringComparison.OrdinalIgnoreCase));

    private static bool IsRestOfLink(string line) =>
        line.AsSpan().Trim(" >") is { Length: > 0 } rest && !rest.Contains(' ') && rest.IndexOfAny("/%&") >= 0;

    private static bool IsNothing(string line) => !line.AsSpan().ContainsAnyExcept(Marks);
}
