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
    private static readonly ImmutableList<Step> Order =
    [
        new(AssignmentAction.Send), new(AssignmentAction.OfferAgain), new(AssignmentAction.Apply),
        new(AssignmentAction.Confirm, ChecklistTask.ConfirmSchedule),
        // A visit that is too early to count can be begun, and is nothing to be led to; nor are files while nobody works.
        new(AssignmentAction.CheckIn, ChecklistTask.CheckIn, (item, _, now) => !(item.From > now)),
        new(AssignmentAction.CheckOut, ChecklistTask.CheckOut, (item, _, _) => item.OpenSince is not null),
        new(AssignmentAction.Deliver, ChecklistTask.Deliverable, (_, view, _) => view.Status == Status.InProgress),
        new(AssignmentAction.Complete), new(AssignmentAction.Approve), new(AssignmentAction.Pay), new(AssignmentAction.Rate),
    ];

    /// <summary>The next step, or null where there is none to take now.</summary>
    /// <param name="view">The assignment as its reader sees it.</param>
    /// <param name="now">The instant.</param>
    /// <param name="engagement">The number of the engagement that ended which that is; null where it is the assignment.</param>
    public static ActionLink? Of(AssignmentView view, Instant now, int? engagement = null)
    {
        ArgumentNullException.ThrowIfNull(view);
        return Order.Where(step => view.AllowedActions.Contains(step.Action) && step.IsToBeDone(view, now))
            .Select(step => ActionLink.FindOn(engagement, step.Action)).OfType<ActionLink>().FirstOrDefault();
    }

    /// <summary>What a step is called: with how many files, and that it is done again.</summary>
    public static string WordsOf(AssignmentView view, ActionLink step)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(step);
        var missing = Open(view, ChecklistTask.Deliverable).Sum(item => (item.Number ?? 0) - (item.Delivered ?? 0));
        return step.Action == AssignmentAction.Deliver
            ? missing == 1 ? "Upload the missing file" : string.Create(CultureInfo.InvariantCulture, $"Upload {missing} missing files")
            : step.Action == AssignmentAction.Complete && view.SentBackReason is not null ? "Submit the work again"
            : step.Words;
    }

    /// <summary>Until when a step is to be taken, as the checklist says; null where it has no time.</summary>
    public static Instant? DueOf(AssignmentView view, AssignmentAction action) =>
        Order.Find(step => step.Action == action)?.Task is { } task ? Open(view, task).Min(item => item.Due) : null;

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

    /// <summary>From when a check-in counts as being in, where one now does not; else null.</summary>
    public static Instant? InFrom(AssignmentView view, Instant now)
    {
        ArgumentNullException.ThrowIfNull(view);
        return Open(view, ChecklistTask.CheckIn).Select(item => item.From).FirstOrDefault(from => from > now);
    }

    /// <summary>Whether terms have to be accepted before anything else can be done.</summary>
    public static bool NeedsTerms(AssignmentView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return view.NotAllowed.SelectMany(one => one.Refusals).OfType<Domain.Terms.TermsNotAccepted>().Any();
    }

    private static IEnumerable<ChecklistItem> Open(AssignmentView view, ChecklistTask task) =>
        view.Checklist.Where(item => item.Task == task && !item.IsSettled);

    private sealed record Step(
        AssignmentAction Action, ChecklistTask? Task = null, Func<ChecklistItem, AssignmentView, Instant, bool>? IsNow = null)
    {
        public bool IsToBeDone(AssignmentView view, Instant now) =>
            Task is not { } task || Open(view, task).Any(item => IsNow?.Invoke(item, view, now) != false);
    }
}
