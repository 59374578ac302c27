using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Payables;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Phone;
using WorkMarket.Domain.Places;
using WorkMarket.Domain.TimeLog;
using WorkMarket.Domain.Todo;

namespace WorkMarket.Application.Lists;

/// <summary>A list of assignments.</summary>
public abstract record AssignmentList
{
    private AssignmentList() { }

    /// <summary>All of a client company.</summary>
    public sealed record OfCompany(CompanyId Company) : AssignmentList;

    /// <summary>Those offered to a worker by name, applied for or had.</summary>
    public sealed record OfWorker(PersonId Worker) : AssignmentList;

    /// <summary>Those offered to every worker.</summary>
    public sealed record Open : AssignmentList;

    /// <summary>Those that somebody sees as one: a company's, or a worker's own and what is open to all; none for others.</summary>
    public static ImmutableList<AssignmentList> ForReader(Actor by) => by switch
    {
        Actor.Client client => [new OfCompany(client.Company)],
        Actor.Worker worker => [new OfWorker(worker.Id), new Open()],
        _ => [],
    };
}

/// <summary>An assignment as it stands in a list.</summary>
public sealed record ListRow
{
    /// <summary>Its id.</summary>
    public required AssignmentId Id { get; init; }

    /// <summary>The case's version that this row shows.</summary>
    public required long Version { get; init; }

    /// <summary>Where it is in its life.</summary>
    public required Status Status { get; init; }

    /// <summary>The number by which people name it; null of one that was written before all had one.</summary>
    public AssignmentNumber? Number { get; init; }

    /// <summary>The number of its invoice, where there is one.</summary>
    public InvoiceNumber? Invoice { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>The client's own number for it.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The client company.</summary>
    public required CompanyId Company { get; init; }

    /// <summary>The worker who has it.</summary>
    public PersonId? Worker { get; init; }

    /// <summary>How many have applied and wait for an answer, in the company's own list; null where nobody does.</summary>
    public int? Applicants { get; init; }

    /// <summary>
    /// The number of the engagement as which it stands there; null where that is the assignment itself. Who had it and may not know how it
    /// goes on sees how the own engagement stands.
    /// </summary>
    public int? Engagement { get; init; }

    /// <summary>When it was created: lists are newest first.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>When the work is to be done.</summary>
    public required Schedule Schedule { get; init; }

    /// <summary>
    /// Where the work is to be done: no more than whoever sees the scope may know, with the coordinates put to a tenth of a degree.
    /// </summary>
    public Place? Place { get; init; }

    /// <summary>What the work pays: what was agreed with the worker who has it, else what is offered.</summary>
    public required Pricing Price { get; init; }

    /// <summary>What is to be paid for it or was, and before the submission what it can come to by its price.</summary>
    [JsonIgnore]
    public Money Amount => Status is Status.PendingApproval or Status.Invoiced or Status.Paid && Payables is [.., var payable]
        ? payable.Amount
        : Price.Maximum;

    /// <summary>Workers from whom it is hidden among what is open to all.</summary>
    public ImmutableList<PersonId> LeftOut { get; init; } = [];

    /// <summary>The labels that are on.</summary>
    public required ImmutableSortedSet<Label> Labels { get; init; }

    /// <summary>What is to be paid for it, from the submission on, or was: of this list's worker alone, where it is a worker's.</summary>
    public ImmutableList<Payable>? Payables { get; init; }

    /// <summary>When the worker whose list this is was there: the latest visits; null where that was never.</summary>
    public ImmutableList<VisitTimes>? Visits { get; init; }

    /// <summary>How it stands for the one whose list this is, from now on; null where it is done with.</summary>
    [JsonPropertyName("outlook")]
    public TodoEntry? Todo { get; init; }
}

/// <summary>A page of a list, and the cursor of the next one.</summary>
public sealed record ListPage(ImmutableList<ListRow> Rows, string? Next);

/// <summary>
/// The lists. Their rows carry the case's version and only move forward; a row that leaves a list stays as a versioned row that says
/// it is gone, so that a late effect cannot bring it back. Each list has its work in hand beside it: the rows with an entry, and no
/// others, so that reading those costs the same however much is done with.
/// </summary>
public interface IAssignmentLists
{
    /// <summary>Puts a row into a list, or says that it is gone from it. Does nothing where the list is ahead. Two requests.</summary>
    Task Put(AssignmentList list, ListRow row, bool gone, CancellationToken cancellation);

    /// <summary>A page of one or more lists merged, newest first, each assignment once. One request a list.</summary>
    /// <exception cref="FormatException">The cursor is none of ours.</exception>
    Task<ListPage> Read(IReadOnlyList<AssignmentList> lists, Status? status, string? after, int limit, CancellationToken cancellation);

    /// <summary>All rows of one or more lists merged, each assignment once. One request a list for each thousand rows.</summary>
    Task<ImmutableList<ListRow>> ReadAll(IReadOnlyList<AssignmentList> lists, Status? status, CancellationToken cancellation);

    /// <summary>
    /// A page of those rows of a list that have a payable which is paid, or one which is not, newest first. One request, one more for every
    /// thousand.
    /// </summary>
    /// <exception cref="FormatException">The cursor is none of ours.</exception>
    Task<ListPage> ReadPayables(AssignmentList list, bool isPaid, string? after, int limit, CancellationToken cancellation);

    /// <summary>
    /// A worker's visits of other assignments than one that share time with a span. One request, one more for every thousand assignments
    /// with such a visit.
    /// </summary>
    Task<ImmutableList<VisitTimes>> ReadVisits(
        PersonId worker, AssignmentId but, Instant from, Instant until, CancellationToken cancellation);

    /// <summary>
    /// A page of those rows of a list's work in hand that are wanted, newest first. One request for every thousand in hand.
    /// </summary>
    /// <exception cref="FormatException">The cursor is none of ours.</exception>
    Task<ListPage> ReadTodo(AssignmentList list, Func<ListRow, bool> wanted, string? after, int limit, CancellationToken cancellation);

    /// <summary>
    /// Puts a row, or says that it is gone, whatever stands there, unless that is of a later version which the case has by now. Writes
    /// nothing where all is right.
    /// </summary>
    /// <param name="list">The list.</param>
    /// <param name="row">The row as the case has it.</param>
    /// <param name="gone">Whether it is gone from the list.</param>
    /// <param name="version">Reads the version that the case has by now.</param>
    /// <param name="cancellation">Stops it before it writes.</param>
    /// <returns>Whether anything was put right.</returns>
    Task<bool> Repair(AssignmentList list, ListRow row, bool gone, Func<Task<long>> version, CancellationToken cancellation);

    /// <summary>
    /// Whether a list shows a row, or that it is gone. A row of an earlier version is right as long as it says the same. Two requests.
    /// </summary>
    Task<bool> IsConsistent(AssignmentList list, ListRow row, bool gone, CancellationToken cancellation);

    /// <summary>A page of all rows of all lists, gone ones included. One request.</summary>
    Task<PlacePage> Places(string? after, CancellationToken cancellation);

    /// <summary>Removes a row, unless it was written since it was read. One request.</summary>
    Task Remove(ListPlace place, CancellationToken cancellation);
}

/// <summary>A row of a list as it was found.</summary>
/// <param name="List">The list.</param>
/// <param name="Case">The case that it is of.</param>
/// <param name="CreatedAt">When that was created, as the row has it.</param>
/// <param name="Version">The case's version that it shows.</param>
/// <param name="Kind">What it says.</param>
/// <param name="Stamp">Tells it from what is written there later.</param>
public sealed record ListPlace(AssignmentList List, AssignmentId Case, Instant CreatedAt, long Version, PlaceKind Kind, string Stamp);

/// <summary>What a row of a list says.</summary>
public enum PlaceKind
{
    /// <summary>The case is in the list.</summary>
    Listed,

    /// <summary>It is there no more.</summary>
    Gone,

    /// <summary>It is work in hand.</summary>
    Todo,
}

/// <summary>A page of rows, and where the next one begins, if there is one.</summary>
public sealed record PlacePage(ImmutableList<ListPlace> Places, string? Next);
