using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using WorkMarket.Domain.Assignments;

namespace WorkMarket.Domain.People;

/// <summary>How people reach WorkMarket Support, where the rules send them there (seeds 001 and 003).</summary>
public sealed record SupportContact
{
    /// <summary>The telephone number of WorkMarket Support, as people are told it.</summary>
    [StringLength(100)]
    public string Phone { get; init; } = "212-229-9675 option 3";

    /// <summary>The mail address of WorkMarket Support.</summary>
    [EmailAddress]
    public string Email { get; init; } = "support@workmarket.com";

    /// <summary>Both in words.</summary>
    public string InWords => $"WorkMarket Support at {Phone} or {Email}";

    /// <summary>
    /// Refusals of an action, with how to reach support where it helps with that: times on site, escalations, disputed ratings. It stands
    /// once, with the last of them.
    /// </summary>
    internal ImmutableList<Refusal> NamedIn(ImmutableList<Refusal> refusals, AssignmentAction action, Actor by) =>
        by is Actor.Worker or Actor.Client && HelpsWith(action) && !refusals.Exists(IsOfAccess)
            ? refusals.SetItem(refusals.Count - 1, refusals[^1] with { Message = $"{refusals[^1].Message} For help, reach {InWords}." })
            : refusals;

    // Who may do what in which status, support does not change.
    private static bool IsOfAccess(Refusal refusal) =>
        refusal is { Kind: RefusalKind.NotAllowed } or Refusal.StatusNotAllowed or Refusal.TermsNotAccepted;

    private static bool HelpsWith(AssignmentAction action) => action is AssignmentAction.CheckIn or AssignmentAction.CheckOut
        or AssignmentAction.EditVisit or AssignmentAction.RemoveVisit or AssignmentAction.OpenEscalation
        or AssignmentAction.DisputeRating or AssignmentAction.EscalateDispute;
}
