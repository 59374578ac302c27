using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Lists;
using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Assignments;

/// <summary>An assignment in a list.</summary>
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
