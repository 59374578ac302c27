using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Lists;
using WorkMarket.Domain.Todo;

namespace WorkMarket.Api.Assignments;

/// <summary>Why an assignment waits for its reader, and since when.</summary>
/// <param name="Reason">What has to be done.</param>
/// <param name="Since">From when it waits.</param>
public sealed record NeedView(NeedReason Reason, Instant Since)
{
    internal static ImmutableList<NeedView> Of(ImmutableList<Need> needs, Instant now) =>
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
    internal static CountsView Of(InHandCounts counts) => new(
        counts.At, counts.Foci[Focus.NeedsAction], counts.Foci[Focus.Starting], counts.Foci[Focus.Late],
        counts.Foci[Focus.PendingApproval], counts.Foci[Focus.PastDue],
        [.. counts.Statuses.Select(status => new StatusCount(status.Key, status.Value))]);
}

/// <summary>How much there is in a status.</summary>
/// <param name="Status">Where they are in their life.</param>
/// <param name="Count">How many assignments.</param>
public sealed record StatusCount(Status Status, int Count);
