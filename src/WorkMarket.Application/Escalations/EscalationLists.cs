using System.Collections.Immutable;
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
    /// <summary>Those in a stage.</summary>
    public EscalationStage? Stage { get; init; }

    /// <summary>Those for a cause.</summary>
    public EscalationCause? Cause { get; init; }

    /// <summary>Those that stand still, or those that do not.</summary>
    public bool? Suspended { get; init; }

    /// <summary>Those that an agent takes care of.</summary>
    public PersonId? ClaimedBy { get; init; }

    /// <summary>Those that nobody takes care of.</summary>
    public bool Unclaimed { get; init; }

    /// <summary>Those opened before an instant.</summary>
    public Instant? OpenedBefore { get; init; }
}

/// <summary>A page of a list, and the cursor of the next one.</summary>
public sealed record EscalationPage(ImmutableList<EscalationRow> Rows, string? Next);

/// <summary>
/// The open escalations, in the order of what is due next: for the desk as a whole, and for each company. A case that ever had an
/// escalation has a row of its own beside them, for good, with the version that they show: so they only move forward, a late effect
/// cannot bring back what is closed, and what is closed costs a list nothing.
/// </summary>
public interface IEscalationLists
{
    /// <summary>Puts a case into the lists, or out of them where no escalation is open on it. Does nothing where they are ahead. Two requests, one where they are.</summary>
    /// <param name="id">The case.</param>
    /// <param name="version">Its version.</param>
    /// <param name="row">Its row, or null where none is open.</param>
    /// <param name="cancellation">Stops it before it writes.</param>
    Task Put(AssignmentId id, long version, EscalationRow? row, CancellationToken cancellation);

    /// <summary>
    /// A page of one or more lists merged, what is due first first, as the lists stand by now: an escalation that moves on between two
    /// pages may show on both. One request a list, however many there are; with a filter, one more where the service has gone through a
    /// thousand or so and not filled the page.
    /// </summary>
    /// <exception cref="FormatException">The cursor is none of ours.</exception>
    Task<EscalationPage> Read(IReadOnlyList<EscalationList> lists, EscalationFilter filter, string? after, int limit, CancellationToken cancellation);

    /// <summary>All of a list in its order. One request for every thousand: ten for 10,000 open escalations.</summary>
    IAsyncEnumerable<EscalationRow> All(EscalationList list, CancellationToken cancellation);

    /// <summary>
    /// Puts a case into the lists, or out of them, whatever stands there, unless that is of a later version which the case has by now.
    /// Writes nothing where all is right.
    /// </summary>
    /// <returns>Whether anything was put right.</returns>
    Task<bool> PutRight(AssignmentId id, long version, EscalationRow? row, Func<Task<long>> latest, CancellationToken cancellation);

    /// <summary>Whether the lists say of a case what they should; of an earlier version that is right as long as it says the same. One request, three where one is open.</summary>
    Task<bool> IsRight(AssignmentId id, long version, EscalationRow? row, CancellationToken cancellation);

    /// <summary>A page of all rows, those of cases included. One request.</summary>
    Task<EscalationPlacePage> Places(string? after, CancellationToken cancellation);

    /// <summary>Removes a row, unless it was written since it was read. One request.</summary>
    Task Remove(EscalationPlace place, CancellationToken cancellation);
}

/// <summary>A row as it was found.</summary>
/// <param name="Case">The case that it is of.</param>
/// <param name="List">The list in which it stands; null for the row that a case keeps for good.</param>
/// <param name="DueAt">When what is due next is due, where it stands in a list.</param>
/// <param name="Stamp">Tells it from what is written there later.</param>
public sealed record EscalationPlace(AssignmentId Case, EscalationList? List, Instant? DueAt, string Stamp)
{
    /// <summary>Whether a case's row stands here.</summary>
    public bool IsOf(EscalationRow? row) => List switch
    {
        null => true,
        EscalationList.OfCompany of when of.Company != row?.Company => false,
        _ => DueAt is { } due && due.ToUnixTimeTicks() == row?.Next.At.ToUnixTimeTicks(),
    };
}

/// <summary>A page of rows, and where the next one begins, if there is one.</summary>
public sealed record EscalationPlacePage(ImmutableList<EscalationPlace> Places, string? Next);
