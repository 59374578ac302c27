using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using WorkMarket.Application.Places;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Lists;

/// <summary>How a worker's list is narrowed and sorted by distance (domain.md §8, §10).</summary>
/// <param name="Within">How far it may be at most, with its unit; null for any distance.</param>
/// <param name="WithUnknown">Whether what is of unknown distance is shown too, at the end.</param>
/// <param name="Nearest">Whether the nearest comes first; else the newest does.</param>
public sealed record Nearness(Distance? Within, bool WithUnknown, bool Nearest);

/// <summary>A row with its distance; null where that is unknown, or the work is remote.</summary>
public sealed record NearRow(ListRow Row, Distance? Distance);

/// <summary>A page of such rows.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Next">The cursor of the next page.</param>
/// <param name="LeftOut">How many were left out because their distance is unknown; null where nothing was filtered.</param>
public sealed record NearPage(ImmutableList<NearRow> Rows, string? Next, int? LeftOut);

/// <summary>
/// Work by its distance from a worker's home, roughly, as the street is not for whoever may only apply. All rows of the lists are looked
/// at: one request a list for each thousand.
/// </summary>
public sealed class NearbyWork(IAssignmentLists lists)
{
    private const string Cursor = "000000000-0000000000000000000-";

    /// <summary>A page of it.</summary>
    /// <exception cref="FormatException">The cursor is none of ours.</exception>
    public async Task<NearPage> Read(
        IReadOnlyList<AssignmentList> from, Status? status, WorkerHome? home, Nearness wanted, string? after, int limit,
        CancellationToken cancellation)
    {
        if (after is not null && !IsCursor(after))
            throw new FormatException($"'{after}' is not a cursor of this list.");
        return Page(await lists.ReadAll(from, status, cancellation), home, wanted, after, limit);
    }

    /// <summary>A page of rows that were read.</summary>
    public static NearPage Page(ImmutableList<ListRow> rows, WorkerHome? home, Nearness wanted, string? after, int limit)
    {
        var all = rows.ConvertAll(row => new NearRow(row, Roughly(row, home)));
        var known = all.FindAll(row => IsKnown(row) && (wanted.Within is null || IsWithin(row, wanted.Within)));
        var unknown = all.FindAll(row => !IsKnown(row));
        var shown = wanted.Within is null || wanted.WithUnknown ? known.AddRange(unknown) : known;
        var page = shown.Select(row => (Row: row, Key: Key(row, wanted)))
            .OrderBy(one => one.Key, StringComparer.Ordinal)
            .Where(one => after is null || string.CompareOrdinal(one.Key, after) > 0)
            .Take(limit + 1).ToList();
        return new(
            [.. page.Take(limit).Select(one => one.Row)], page.Count > limit ? page[limit - 1].Key : null,
            wanted.Within is null || wanted.WithUnknown ? null : unknown.Count);
    }

    /// <summary>How far a row's site is, roughly; null where it is remote or unknown.</summary>
    public static Distance? Roughly(ListRow row, WorkerHome? home) => Distance.Roughly(row.Place?.Site, home);

    private static bool IsRemote(NearRow row) => row.Row.Place?.IsRemote() == true;

    // Remote work is done from home.
    private static bool IsKnown(NearRow row) => row.Distance is not null || IsRemote(row);

    private static bool IsWithin(NearRow row, Distance most) => row.Distance is not { } distance || distance.ToMetres() <= most.ToMetres();

    // Remote work is no way off; what is unknown comes last, also where the newest comes first.
    private static string Key(NearRow row, Nearness wanted)
    {
        var metres = !IsKnown(row) ? 999_999_999 : wanted.Nearest ? (int)(row.Distance?.ToMetres() ?? 0) : 0;
        var newest = Instant.MaxValue.ToUnixTimeTicks() - row.Row.CreatedAt.ToUnixTimeTicks();
        return string.Create(CultureInfo.InvariantCulture, $"{metres:D9}-{newest:D19}-{row.Row.Id}");
    }

    private static bool IsCursor(string text) => text.Length > Cursor.Length && text.Length < 2 * Cursor.Length + 32
        && text[..Cursor.Length].Zip(Cursor).All(pair => pair.Second == '-' ? pair.First == '-' : char.IsAsciiDigit(pair.First))
        && text[Cursor.Length..].All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');
}
