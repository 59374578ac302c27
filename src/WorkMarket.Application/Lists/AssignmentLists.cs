using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.People;

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

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>The client company.</summary>
    public required CompanyId Company { get; init; }

    /// <summary>The worker who has it.</summary>
    public PersonId? Worker { get; init; }

    /// <summary>When it was created: lists are newest first.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>When the work is to be done.</summary>
    public required Schedule Schedule { get; init; }

    /// <summary>The price.</summary>
    public required Pricing Price { get; init; }

    /// <summary>The labels that are on.</summary>
    public required ImmutableSortedSet<Label> Labels { get; init; }
}

/// <summary>A page of a list, and the cursor of the next one.</summary>
public sealed record ListPage(ImmutableList<ListRow> Rows, string? Next);

/// <summary>
/// The lists. Their rows carry the case's version and only move forward; a row that leaves a list stays as a versioned row that says
/// it is gone, so that a late effect cannot bring it back.
/// </summary>
public interface IAssignmentLists
{
    /// <summary>Puts a row into a list, or says that it is gone from it. Does nothing where the list is ahead. Two requests.</summary>
    Task Put(AssignmentList list, ListRow row, bool gone, CancellationToken cancellation);

    /// <summary>A page of one or more lists merged, newest first, each assignment once. One request a list.</summary>
    /// <exception cref="FormatException">The cursor is none of ours.</exception>
    Task<ListPage> Read(IReadOnlyList<AssignmentList> lists, Status? status, string? after, int limit, CancellationToken cancellation);
}
