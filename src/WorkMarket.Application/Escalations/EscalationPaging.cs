using System.Globalization;
using NodaTime;
using WorkMarket.Domain.Assignments;

namespace WorkMarket.Application.Escalations;

/// <summary>
/// Pages of what is read whole and sorted by an instant, the earliest first. One that moves on between two pages may show on both.
/// </summary>
internal static class EscalationPaging
{
    /// <summary>A page, and the cursor of the next one.</summary>
    /// <exception cref="FormatException">The cursor is none of ours.</exception>
    public static (IReadOnlyList<T> Items, string? Next) Page<T>(
        IEnumerable<T> all, Func<T, Instant> at, Func<T, AssignmentId> of, string? after, int limit)
    {
        if (after is not null && !IsCursor(after))
            throw new FormatException($"'{after}' is not a cursor of this list.");
        var page = all
            .Select(
                item => (Cursor: string.Create(CultureInfo.InvariantCulture, $"{at(item).ToUnixTimeTicks():D19}-{of(item)}"), Item: item))
            .Where(one => after is null || string.CompareOrdinal(one.Cursor, after) > 0)
            .OrderBy(one => one.Cursor, StringComparer.Ordinal)
            .Take(limit + 1)
            .ToList();
        return ([.. page.Take(limit).Select(one => one.Item)], page.Count > limit ? page[limit - 1].Cursor : null);
    }

    private static bool IsCursor(string text) =>
        text.Length > 20 && text[19] == '-' && text[..19].All(char.IsAsciiDigit) && AssignmentId.IsWellFormed(text[20..]);
}
