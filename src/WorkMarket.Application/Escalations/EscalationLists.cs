using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Escalations;

/// <summary>A list of open escalations.</summary>
public abstract record EscalationList
{
    private EscalationList() { }

    /// <summary>All there are.</summary>
    public sealed record Desk : EscalationList;

    /// <summary>Those against one client company.</summary>
    public sealed record OfCompany(CompanyId Company) : EscalationList;
}

/// <summary>Which of a list are wanted; what is null or false narrows nothing.</summary>
public sealed record EscalationFilter
{
    /// <summary>Those in a stage. That moves with time, so that who reads a list has to look at it.</summary>
    public EscalationStage? Stage { get; init; }

    /// <summary>Those for a cause.</summary>
    public EscalationCause? Cause { get; init; }

    /// <summary>Those that stand still, or those that do not.</summary>
    public bool? Suspended { get; init; }

    /// <summary>Those that are a task of the desk's at their stage, or the others. It moves with time as the stage does.</summary>
    public bool? DeskTask { get; init; }

    /// <summary>Those that an agent takes care of.</summary>
    public PersonId? ClaimedBy { get; init; }

    /// <summary>Those that nobody takes care of.</summary>
    public bool Unclaimed { get; init; }

    /// <summary>Those opened before an instant.</summary>
    public Instant? OpenedBefore { get; init; }
}

/// <summary>
/// The open escalations, as people left them: for the desk as a whole, and for each company. Each escalation that ever was has a mark
/// beside them, for good, that says of which version its row is or that it is closed: so rows only move forward, a late effect cannot
/// bring back what is closed, and what is closed costs a list nothing.
/// </summary>
public interface IEscalationLists
{
    /// <summary>
    /// Puts a row. Does nothing where the stored one is ahead, or the escalation closed. Two requests; one where the caller says that it
    /// is new, and where there is nothing to do.
    /// </summary>
    /// <param name="row">The row.</param>
    /// <param name="isNew">Whether there should be none yet.</param>
    /// <param name="cancellation">Stops it before it writes.</param>
    Task Put(EscalationRow row, bool isNew, CancellationToken cancellation);

    /// <summary>Says that an escalation is closed, which it stays. One request; two where it has no row.</summary>
    Task Close(AssignmentId id, EscalationId escalation, CompanyId company, CancellationToken cancellation);

    /// <summary>
    /// All of a list that the filter wants, but for its stage, in no order. One request for every thousand open ones of it: one for 300,
    /// ten for 10,000, however many are closed.
    /// </summary>
    IAsyncEnumerable<EscalationRow> Read(EscalationList list, EscalationFilter filter, CancellationToken cancellation);

    /// <summary>
    /// Puts a row, whatever stands there, unless that is of a later version which the case has by now, or the escalation is closed by
    /// now. Writes nothing where all is right.
    /// </summary>
    /// <returns>Whether anything was put right.</returns>
    Task<bool> Repair(EscalationRow row, Func<Task<long>> latest, CancellationToken cancellation);

    /// <summary>Says that an escalation is closed, whatever stands there. Writes nothing where it says so.</summary>
    /// <returns>Whether anything was put right.</returns>
    Task<bool> RepairClosed(AssignmentId id, EscalationId escalation, CompanyId company, CancellationToken cancellation);

    /// <summary>The row of an escalation, or null where it is not among the open ones. One request.</summary>
    Task<EscalationRow?> Find(AssignmentId id, EscalationId escalation, CompanyId company, CancellationToken cancellation);

    /// <summary>A page of all rows and marks. One request.</summary>
    Task<EscalationPlacePage> Places(string? after, CancellationToken cancellation);

    /// <summary>Removes a row or a mark, unless it was written since it was read. One request.</summary>
    Task Remove(EscalationPlace place, CancellationToken cancellation);
}

/// <summary>A row or a mark as it was found.</summary>
/// <param name="Case">The case that it is of.</param>
/// <param name="Escalation">The escalation that it is of.</param>
/// <param name="Company">Whose list it stands in, where it is a row; null for a mark.</param>
/// <param name="Stamp">Tells it from what is written there later.</param>
public sealed record EscalationPlace(AssignmentId Case, EscalationId Escalation, CompanyId? Company, string Stamp);

/// <summary>A page of them, and where the next one begins, if there is one.</summary>
public sealed record EscalationPlacePage(ImmutableList<EscalationPlace> Places, string? Next);

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
