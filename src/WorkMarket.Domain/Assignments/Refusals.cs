using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Assignments;

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
