using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Api.Places;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Lists;
using WorkMarket.Application.Places;
using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Phone;
using WorkMarket.Domain.Todo;

namespace WorkMarket.Api.Assignments;

/// <summary>An assignment in a list.</summary>
/// <param name="Id">The assignment's id.</param>
/// <param name="Version">Its version, which is also its ETag.</param>
/// <param name="Status">Where it is in its life.</param>
/// <param name="Title">A short name for the work.</param>
/// <param name="Company">The client company.</param>
/// <param name="Worker">The worker who has it; left out where nobody has.</param>
/// <param name="CreatedAt">When the draft was made.</param>
/// <param name="Schedule">When the work is to be done.</param>
/// <param name="Price">What the work pays, before anything that is added.</param>
/// <param name="Labels">The labels that are on.</param>
/// <param name="Place">Where the work is to be done, without its street; left out where the client did not say.</param>
/// <param name="Distance">
/// How far it is from the worker's home, roughly; left out where that is not known, where the work is remote, and for clients.
/// </param>
/// <param name="NeedsAction">What this reader has to do about it now, and since when; only in lists of what is to be done.</param>
/// <param name="ExternalId">The client's own number for it; left out where it has none.</param>
/// <param name="Number">The number by which people name it; left out of one that was not written since all have one.</param>
/// <param name="Invoice">The number of its invoice; left out where there is none.</param>
/// <param name="Engagement">
/// The number of the engagement as which it stands here: a worker who had it and may not know how it goes on sees how the own engagement
/// stands, which is at <c>/engagements/{engagement}</c>. Left out where it is the assignment itself.
/// </param>
public sealed record AssignmentListItem(
    AssignmentId Id, long Version, Status Status, string Title, CompanyId Company, PersonId? Worker, Instant CreatedAt,
    ScheduleBody Schedule, Pricing Price, ImmutableSortedSet<Label> Labels, PlaceView? Place = null,
    Distance? Distance = null, ImmutableList<NeedView>? NeedsAction = null, string? ExternalId = null, AssignmentNumber? Number = null,
    InvoiceNumber? Invoice = null, int? Engagement = null)
{
    internal static AssignmentListItem FromRow(NearRow near) => FromRow(near.Row) with { Distance = near.Distance };

    internal static AssignmentListItem FromRow(ListRow row) => new(
        row.Id, row.Version, row.Status, row.Title, row.Company, row.Worker, row.CreatedAt,
        new(row.Schedule), row.Price, row.Labels, row.Place is { } place ? PlaceView.FromPlace(place.InScope()) : null,
        ExternalId: row.ExternalId, Number: row.Number, Invoice: row.Invoice, Engagement: row.Engagement);
}

/// <summary>A page of assignments; <c>next</c> is the cursor of the next one, if there is one.</summary>
/// <param name="Assignments">Those on this page.</param>
/// <param name="Next">The cursor of the next page, for <c>after</c>; left out on the last one.</param>
/// <param name="UnknownDistance">
/// How many a filter by distance left out because their distance is unknown; left out where nothing was filtered by it.
/// </param>
public sealed record AssignmentListView(ImmutableList<AssignmentListItem> Assignments, string? Next, int? UnknownDistance = null)
{
    internal static AssignmentListView FromPage(TodoPage inHand) => new(
        inHand.Page.Rows.ConvertAll(row => AssignmentListItem.FromRow(row) with
        {
            Status = row.Todo!.StatusAt(inHand.At),
            Labels = row.Todo.LabelsAt(inHand.At) ?? row.Labels,
            NeedsAction = NeedView.FromNeeds(row.Todo.Needs, inHand.At),
        }),
        inHand.Page.Next);
}

/// <summary>Why an assignment waits for its reader, and since when.</summary>
/// <param name="Reason">What has to be done.</param>
/// <param name="Since">From when it waits.</param>
public sealed record NeedView(NeedReason Reason, Instant Since)
{
    internal static ImmutableList<NeedView> FromNeeds(ImmutableList<Need> needs, Instant now) =>
        [.. needs.Where(need => need.IsThere(now)).OrderBy(need => need.From).Select(need => new NeedView(need.Reason, need.From))];
}

/// <summary>How much work the reader has in hand: in each view, and in each status. What is done with is not counted.</summary>
/// <param name="At">The instant of these counts.</param>
/// <param name="NeedsAction">What the reader has to do something about.</param>
/// <param name="Starting">What starts soon and is not begun.</param>
/// <param name="Late">What the worker is late on.</param>
/// <param name="PendingApproval">What waits for approval.</param>
/// <param name="PastDue">What was to be paid by now.</param>
/// <param name="Statuses">How much there is in each status that there is any in.</param>
public sealed record CountsView(
    Instant At, int NeedsAction, int Starting, int Late, int PendingApproval, int PastDue, ImmutableList<StatusCount> Statuses)
{
    internal static CountsView FromCounts(TodoCounts counts) => new(
        counts.At, counts.Foci[Focus.NeedsAction], counts.Foci[Focus.Starting], counts.Foci[Focus.Late], counts.Foci[Focus.PendingApproval],
        counts.Foci[Focus.PastDue], [.. counts.Statuses.Select(status => new StatusCount(status.Key, status.Value))]);
}

/// <summary>How much there is in a status.</summary>
/// <param name="Status">Where they are in their life.</param>
/// <param name="Count">How many assignments.</param>
public sealed record StatusCount(Status Status, int Count);

/// <summary>What happened on an assignment. Data and type are null where the stored bytes are not an event that we wrote.</summary>
/// <param name="Sequence">The event's place on the assignment, counted from 1.</param>
/// <param name="Hash">The SHA-256 over the event as it is stored and the hash before it, in hexadecimal digits.</param>
/// <param name="Type">
/// The name of the kind of event, with its version; left out where the stored bytes are not an event that we wrote.
/// </param>
/// <param name="At">When it happened; left out where it cannot be read.</param>
/// <param name="By">Who did it; left out where it cannot be read.</param>
/// <param name="Data">What the event holds, by its type; left out where it cannot be read.</param>
public sealed record TimelineItem(long Sequence, string Hash, string? Type, Instant? At, Actor? By, object? Data)
{
    internal static TimelineItem FromEntry(TimelineEntry entry) => new(
        entry.Sequence, entry.Hash, entry.Happened is { } named ? EventJson.Names[named.Event.GetType()] : null, entry.Happened?.At,
        entry.Happened?.By, entry.Happened?.Event);
}

/// <summary>Whether the chain over all events verifies.</summary>
/// <param name="Verified">Whether it does.</param>
/// <param name="Events">How many events there are.</param>
/// <param name="Hash">The hash of the latest event.</param>
/// <param name="BrokenAt">The first event that is missing or not as it was written.</param>
public sealed record ChainView(bool Verified, long Events, string Hash, long? BrokenAt);

/// <summary>A page of the timeline.</summary>
/// <param name="Entries">The events, oldest first.</param>
/// <param name="Next">The sequence number to go on after; left out on the last page.</param>
/// <param name="Chain">Whether all events are there as they were written.</param>
public sealed record TimelineView(ImmutableList<TimelineItem> Entries, long? Next, ChainView Chain);
