using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Lists;
using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.People;

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
/// <param name="NeedsAction">What this reader has to do about it now, and since when; only in lists of what is to be done.</param>
public sealed record AssignmentListItem(
    AssignmentId Id,
    long Version,
    Status Status,
    string Title,
    CompanyId Company,
    PersonId? Worker,
    Instant CreatedAt,
    ScheduleBody Schedule,
    Pricing Price,
    ImmutableSortedSet<Label> Labels,
    ImmutableList<NeedView>? NeedsAction = null)
{
    internal static AssignmentListItem Of(ListRow row) => new(
        row.Id, row.Version, row.Status, row.Title, row.Company, row.Worker, row.CreatedAt,
        new(row.Schedule), row.Price, row.Labels);
}

/// <summary>A page of assignments; <c>next</c> is the cursor of the next one, if there is one.</summary>
/// <param name="Assignments">Those on this page.</param>
/// <param name="Next">The cursor of the next page, for <c>after</c>; left out on the last one.</param>
public sealed record AssignmentListView(ImmutableList<AssignmentListItem> Assignments, string? Next)
{
    internal static AssignmentListView Of(InHandPage inHand) => new(
        inHand.Page.Rows.ConvertAll(row => AssignmentListItem.Of(row) with
        {
            Status = row.Outlook!.StatusAt(inHand.At),
            Labels = row.Outlook.LabelsAt(inHand.At) ?? row.Labels,
            NeedsAction = NeedView.Of(row.Outlook.Needs, inHand.At),
        }),
        inHand.Page.Next);
}
