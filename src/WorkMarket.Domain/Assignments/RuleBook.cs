using System.Collections.Frozen;
using System.Collections.Immutable;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Documents;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Editing;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.ExternalIds;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Places;
using WorkMarket.Domain.ProjectManagers;
using WorkMarket.Domain.Ratings;
using WorkMarket.Domain.Scanning;
using WorkMarket.Domain.Schedules;
using WorkMarket.Domain.Subcontracting;
using WorkMarket.Domain.TimeLog;
using WorkMarket.Domain.Violations;

namespace WorkMarket.Domain.Assignments;

/// <summary>The rows of all subjects, one an action: who may do what when (domain.md §1, §2). docs/rules.md shows them.</summary>
public static class RuleBook
{
    /// <summary>Every row, in the order of the actions.</summary>
    public static ImmutableArray<ActionRule> All { get; } =
    [
        .. new ActionRule[][]
        {
            DraftRules.Rows, ExternalIdRules.Rows, DocumentRules.Rows, EditRules.Rows, ProposalRules.Rows, NegotiationRules.Rows,
            ChecklistRules.Rows, TimeLogRules.Rows, DeliverableRules.Rows, MessageRules.Rows, FundsRules.Rows, ApprovalRules.Rows,
            RatingRules.Rows, ViolationRules.Rows, RescheduleRules.Rows, HoldRules.Rows, PlaceChangeRules.Rows, LeavingRules.Rows,
            SubcontractRules.Rows, EscalationRules.Rows, ProjectManagerRules.Rows, ScanningRules.Rows,
        }.SelectMany(rows => rows).OrderBy(row => row.Action),
    ];

    private static readonly FrozenDictionary<AssignmentAction, ActionRule> ByAction = All.ToFrozenDictionary(row => row.Action);

    private static readonly FrozenDictionary<Type, ActionRule> ByCommand = All.ToFrozenDictionary(row => row.Command);

    /// <summary>The row of an action.</summary>
    public static ActionRule For(AssignmentAction action) => ByAction[action];

    /// <summary>The row of the action that a command asks for, whichever engagement it is about.</summary>
    public static ActionRule For(Command command) => ByCommand[(command is OnEngagement on ? on.Command : command).GetType()];
}

/// <summary>Another role's action (domain.md §1).</summary>
public sealed record RoleNotAllowed(AssignmentAction Action, Role Role)
    : Refusal(RefusalKind.NotAllowed, "roleNotAllowed", $"{Wording.Sentence(Whose(Role))} cannot {Wording.InWords(Action)}: that is for "
        + $"{Wording.Either(RuleBook.For(Action).Roles.Select(Whose))}.")
{
    private static string Whose(Role role) => role switch
    {
        Role.Support => "WorkMarket Support",
        Role.System => "the clock",
        _ => $"the {Wording.InWords(role)}",
    };
}

/// <summary>The worker of this assignment is somebody else, or nobody yet.</summary>
public sealed record NotAParty()
    : Refusal(RefusalKind.NotAllowed, "notAParty", "Only the worker who has the assignment, its client and support take part in it.");

/// <summary>Not in this state (domain.md §2).</summary>
public sealed record StatusNotAllowed(AssignmentAction Action, Status Status)
    : Refusal(RefusalKind.Conflict, "statusNotAllowed", $"You can {Wording.InWords(Action)} only while the assignment is "
        + $"{Wording.Either(RuleBook.For(Action).Statuses.Select(status => Wording.InWords(status)))}; it is {Wording.InWords(Status)} "
        + "now.");

/// <summary>There is nothing yet that the action could be done to.</summary>
public sealed record NothingThere(AssignmentAction Action)
    : Refusal(RefusalKind.Unknown, "nothingThere", $"You cannot {Wording.InWords(Action)} now: nothing on this assignment waits for it.");
