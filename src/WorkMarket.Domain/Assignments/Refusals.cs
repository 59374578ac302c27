using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Assignments;

/// <summary>Another role's action (domain.md §1).</summary>
public sealed record RoleNotAllowed(AssignmentAction Action, Role Role)
    : Refusal(RefusalKind.NotAllowed, "roleNotAllowed", $"The role {Role} cannot {Action}.");

/// <summary>The worker of this assignment is somebody else, or nobody yet.</summary>
public sealed record NotAParty()
    : Refusal(RefusalKind.NotAllowed, "notAParty", "Only the worker who has the assignment, its client and support take part in it.");

/// <summary>Not in this state (domain.md §2).</summary>
public sealed record StatusNotAllowed(AssignmentAction Action, Status Status)
    : Refusal(RefusalKind.Conflict, "statusNotAllowed", $"{Action} is not possible while the assignment is {Status}.");

/// <summary>There is nothing yet that the action could be done to.</summary>
public sealed record NothingThere(AssignmentAction Action)
    : Refusal(RefusalKind.Unknown, "nothingThere", $"There is nothing on this assignment that {Action} could be done to.");
