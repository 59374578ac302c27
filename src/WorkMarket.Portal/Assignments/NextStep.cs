using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using WorkMarket.Api.Assignments;
using WorkMarket.Domain.Checklists;

namespace WorkMarket.Portal.Assignments;

/// <summary>
/// What moves an assignment on: of what its reader may do now and has to do, the first in the order in which a job goes.
/// </summary>
public static class NextStep
{
    private static readonly ImmutableList<AssignmentAction> Order =
    [
        AssignmentAction.Send, AssignmentAction.OfferAgain, AssignmentAction.Apply, AssignmentAction.Confirm, AssignmentAction.CheckIn,
        AssignmentAction.CheckOut, AssignmentAction.Deliver, AssignmentAction.Complete, AssignmentAction.Approve, AssignmentAction.Pay,
        AssignmentAction.Rate,
    ];

    private static readonly ImmutableDictionary<AssignmentAction, ChecklistTask> Tasks = new Dictionary<AssignmentAction, ChecklistTask>
    {
        [AssignmentAction.Confirm] = ChecklistTask.ConfirmSchedule,
        [AssignmentAction.CheckIn] = ChecklistTask.CheckIn,
        [AssignmentAction.CheckOut] = ChecklistTask.CheckOut,
        [AssignmentAction.Deliver] = ChecklistTask.Deliverable,
    }.ToImmutableDictionary();

    /// <summary>The next step, or null where there is none to take now.</summary>
    /// <param name="view">The assignment as its reader sees it.</param>
    /// <param name="now">The instant.</param>
    /// <param name="engagement">The number of the engagement that ended which that is; null where it is the assignment.</param>
    public static ActionLink? Of(AssignmentView view, Instant now, int? engagement = null)
    {
        ArgumentNullException.ThrowIfNull(view);
        return Order.Where(action => view.AllowedActions.Contains(action) && IsToBeDone(view, action, now))
            .Select(action => ActionLink.FindOn(engagement, action)).OfType<ActionLink>().FirstOrDefault();
    }

    /// <summary>What a step is called: with how many files, and that it is done again.</summary>
    public static string WordsOf(AssignmentView view, ActionLink step)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(step);
        return step.Action switch
        {
            AssignmentAction.Deliver => Missing(view) is 1
                ? "Upload the missing file"
                : string.Create(CultureInfo.InvariantCulture, $"Upload {Missing(view)} missing files"),
            AssignmentAction.Complete when view.SentBackReason is not null => "Submit the work again",
            _ => step.Words,
        };
    }

    /// <summary>Until when a step is to be taken, as the checklist says; null where it has no time.</summary>
    public static Instant? DueOf(AssignmentView view, AssignmentAction action) => Open(view, action).Min(item => item.Due);

    /// <summary>
    /// From when there is something to do, where nothing is now: as the checklist says, at the start, or when a hold ends; null where that
    /// is not known.
    /// </summary>
    public static Instant? NothingUntil(AssignmentView view, Instant now)
    {
        ArgumentNullException.ThrowIfNull(view);
        return view.Hold is { } hold ? hold.Until
            : view.Checklist.Where(item => !item.IsSettled).Select(item => item.From).Append(view.Schedule.Start)
                .Where(from => from > now).Min();
    }

    // A visit that is too early to count can be begun, and is nothing to be led to; nor are files while nobody works.
    private static bool IsToBeDone(AssignmentView view, AssignmentAction action, Instant now) => action switch
    {
        AssignmentAction.CheckIn => Open(view, action).Any(item => !(item.From > now)),
        AssignmentAction.CheckOut => Open(view, action).Any(item => item.OpenSince is not null),
        AssignmentAction.Deliver => view.Status == Status.InProgress && Open(view, action).Any(),
        _ => true,
    };

    private static IEnumerable<ChecklistItem> Open(AssignmentView view, AssignmentAction action) =>
        Tasks.TryGetValue(action, out var task) ? view.Checklist.Where(item => item.Task == task && !item.IsSettled) : [];

    private static int Missing(AssignmentView view) =>
        Open(view, AssignmentAction.Deliver).Sum(item => (item.Number ?? 0) - (item.Delivered ?? 0));
}
