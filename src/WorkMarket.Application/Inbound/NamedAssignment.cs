using WorkMarket.Application.Cases;
using WorkMarket.Application.Phone;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Phone;

namespace WorkMarket.Application.Inbound;

/// <summary>
/// Which assignment a mail names: by its number or its id, in what it answers, in its subject or in its text (domain.md §6).
/// </summary>
public sealed class NamedAssignment(IPhoneBook book, ICaseStore cases)
{
    // What could be a name and is none costs a request.
    private const int MostLookedUp = 8;

    /// <summary>The first that it names and that there is, or null. At most eight requests.</summary>
    public async Task<AssignmentId?> In(ReceivedMail mail, CancellationToken cancellation)
    {
        var words = new[] { mail["In-Reply-To"] ?? "", mail.Subject, mail.Written, mail.Body }.SelectMany(Words).Where(CouldBe);
        foreach (var word in words.Distinct(StringComparer.Ordinal).Take(MostLookedUp))
        {
            if (await Find(word, cancellation) is { } id)
                return id;
        }
        return null;
    }

    private async Task<AssignmentId?> Find(string word, CancellationToken cancellation)
    {
        if (AssignmentNumber.TryParse(word, out var number))
            return await book.FindCase(number.Value, cancellation);
        var id = new AssignmentId(word);
        return await cases.ReadAlone(id, cancellation) is null ? null : id;
    }

    private static bool CouldBe(string word) => AssignmentNumber.TryParse(word, out _) || CommandKey.CouldBeCase(word);

    private static IEnumerable<string> Words(string text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            var end = start;
            while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
                end++;
            if (end - start is AssignmentNumber.Length or AssignmentId.Length)
                yield return text[start..end].ToLowerInvariant();
            start = end;
        }
    }
}
