using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using WorkMarket.Domain.Assignments;

namespace WorkMarket.Application.Due;

/// <summary>What is to be done with a case when its instant comes.</summary>
public enum DueKind
{
    /// <summary>Something falls due on it.</summary>
    Tick,

    /// <summary>Records of its requests are old enough to be forgotten.</summary>
    Forget,
}

/// <summary>A case that is due at an instant.</summary>
/// <param name="At">When.</param>
/// <param name="Case">Which.</param>
/// <param name="Kind">What for.</param>
/// <param name="Stamp">The row's stamp as it was read; it changes whenever the row is put again.</param>
public sealed record DueRow(Instant At, AssignmentId Case, DueKind Kind, string? Stamp = null)
{
    /// <summary>Names it among the others, for whoever reads on after it.</summary>
    public string Cursor => string.Create(CultureInfo.InvariantCulture, $"{At.ToUnixTimeTicks()}-{Kind}-{Case}");

    /// <summary>The row that a cursor names; null where there is none.</summary>
    /// <exception cref="FormatException">The cursor is none of ours.</exception>
    public static DueRow? OfCursor(string? text) => text is null ? null : text.Split('-', 3) is [var at, var kind, var id]
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= Instant.MaxValue.ToUnixTimeTicks()
        && Enum.TryParse<DueKind>(kind, out var known) && id.All(char.IsAsciiLetterOrDigit)
            ? new(Instant.FromUnixTimeTicks(ticks), new(id), known)
            : throw new FormatException($"'{text}' is not a cursor of this list.");
}

/// <summary>Which cases are due when, over all shards.</summary>
public interface IDueIndex
{
    /// <summary>Puts a row, anew where it is there already: a scan that has just read it then leaves it. One request.</summary>
    Task Put(DueRow row, CancellationToken cancellation);

    /// <summary>The earliest rows after one, or of all, whether due or not, in order of their instants. One request a shard.</summary>
    Task<ImmutableList<DueRow>> First(int limit, DueRow? after, CancellationToken cancellation);

    /// <summary>A case's row of a kind at an instant, as it stands; null where there is none. One request.</summary>
    Task<DueRow?> Find(DueRow row, CancellationToken cancellation);

    /// <summary>Whether a case has a row of a kind at an instant. One request.</summary>
    async Task<bool> Has(DueRow row, CancellationToken cancellation) => await Find(row, cancellation) is not null;

    /// <summary>
    /// Puts a case's next row and deletes one that was read unless it was put again since, at once. One request; two where that was, or
    /// where the case has another shard by now.
    /// </summary>
    Task Replace(DueRow row, DueRow next, CancellationToken cancellation);

    /// <summary>Deletes a row unless it was put again since it was read. One request.</summary>
    Task Delete(DueRow row, CancellationToken cancellation);
}
