using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Checklists;

/// <summary>Confirm the schedule.</summary>
public sealed record Confirm : Command;

/// <summary>The worker confirmed the schedule.</summary>
[Stored("scheduleConfirmed/1")]
public sealed record ScheduleConfirmed : Event;

/// <summary>A label came on.</summary>
[Stored("labelAdded/1"), Tells(NoticeKind.LabelOn, Recipients.BothSides)]
public sealed record LabelAdded(Label Label) : Event;

/// <summary>A label went off.</summary>
[Stored("labelRemoved/1")]
public sealed record LabelRemoved(Label Label) : Event;

/// <summary>No confirmation is asked for (domain.md §3).</summary>
public sealed record ConfirmationNotRequired()
    : Refusal(RefusalKind.Conflict, "confirmationNotRequired", "This schedule does not have to be confirmed: there is nothing to do.");

/// <summary>The window has not opened (domain.md §3).</summary>
public sealed record ConfirmationNotOpen : Refusal
{
    /// <summary>Says when it opens, in the assignment's zone.</summary>
    public ConfirmationNotOpen(Instant opens, DateTimeZone zone)
        : base(
            RefusalKind.Conflict, "confirmationNotOpen",
            $"The schedule can be confirmed from {Wording.InWords(opens, zone)} on.", HoldsFrom: opens) =>
        Opens = opens;

    /// <summary>When it opens.</summary>
    public Instant Opens { get; }
}

/// <summary>The schedule is confirmed.</summary>
public sealed record AlreadyConfirmed(Instant ConfirmedAt)
    : Refusal(RefusalKind.Conflict, "alreadyConfirmed", "The schedule is confirmed already: there is nothing to do.");

/// <summary>A required item of the checklist is not done (domain.md §2).</summary>
public sealed record ChecklistOpen(ChecklistItem Item)
    : Refusal(RefusalKind.Conflict, "checklistOpen", $"The checklist is not done: {Item}.");

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
