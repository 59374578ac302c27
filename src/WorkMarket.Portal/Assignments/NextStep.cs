using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Api.Assignments;
using WorkMarket.Domain.Checklists;

namespace WorkMarket.Portal.Assignments;

/// <summary>What moves an assignment on: of what its reader may do now, the first in the order in which a job goes.</summary>
public static class NextStep
{
    private static readonly ImmutableList<AssignmentAction> Order =
    [
        AssignmentAction.Send, AssignmentAction.OfferAgain, AssignmentAction.Apply, AssignmentAction.Confirm, AssignmentAction.CheckIn,
        AssignmentAction.CheckOut, AssignmentAction.StandBy, AssignmentAction.Complete, AssignmentAction.Approve, AssignmentAction.Pay,
        AssignmentAction.Rate,
    ];

    private static readonly ImmutableDictionary<AssignmentAction, ChecklistTask> Tasks = new Dictionary<AssignmentAction, ChecklistTask>
    {
        [AssignmentAction.Confirm] = ChecklistTask.ConfirmSchedule,
        [AssignmentAction.CheckIn] = ChecklistTask.CheckIn,
        [AssignmentAction.CheckOut] = ChecklistTask.CheckOut,
    }.ToImmutableDictionary();

    /// <summary>The next step, or null where there is none to take now.</summary>
    /// <param name="view">The assignment as its reader sees it.</param>
    /// <param name="engagement">The number of the engagement that ended which that is; null where it is the assignment.</param>
    public static ActionLink? Of(AssignmentView view, int? engagement = null)
    {
        ArgumentNullException.ThrowIfNull(view);
        var isOpen = view.Visits is { IsEmpty: false } visits && visits[^1].CheckOut is null;
        // Another visit can always come; it is the next step only as long as the work cannot be submitted.
        return Order.Where(action => view.AllowedActions.Contains(action))
            .Where(action => action != AssignmentAction.CheckOut || isOpen)
            .Where(action => action != AssignmentAction.CheckIn || view.Visits is null or { IsEmpty: true }
                || !view.AllowedActions.Contains(AssignmentAction.Complete))
            .Select(action => ActionLink.FindOn(engagement, action)).OfType<ActionLink>().FirstOrDefault();
    }

    /// <summary>Until when a step is to be taken, as the checklist says; null where it has no time.</summary>
    public static Instant? DueOf(AssignmentView view, AssignmentAction action)
    {
        ArgumentNullException.ThrowIfNull(view);
        return Tasks.TryGetValue(action, out var task) ? view.Checklist.Find(item => item.Task == task)?.Due : null;
    }
}
