using System.Collections.Immutable;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Checklists;

/// <summary>Confirming the schedule (domain.md §3). It may be confirmed late: that takes the label off.</summary>
internal static class ChecklistRules
{
    public static ActionRule[] Rows =>
    [
        new ActionRule<WithWorker, Confirm>(
            AssignmentAction.Confirm, [Role.Worker], [Status.Assigned, Status.InProgress], (_, _, _) => new ScheduleConfirmed(), MayConfirm)
        {
            NeedsTerms = true,
        },
    ];

    private static ImmutableList<Refusal> MayConfirm(
        WithWorker staffed, Confirm? confirm, Circumstances at) => Deadlines.Confirmation(staffed) switch
        {
            null => [new ConfirmationNotRequired()],
            _ when staffed.Engagement.ConfirmedAt is { } confirmedAt => [new AlreadyConfirmed(confirmedAt)],
            { } window when at.Now < window.Opens => [new ConfirmationNotOpen(window.Opens, staffed.Brief.Schedule.Zone)],
            _ => [],
        };
}
