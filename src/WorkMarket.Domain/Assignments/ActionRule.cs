using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Terms;

namespace WorkMarket.Domain.Assignments;

/// <summary>On whose case an action is done.</summary>
public enum CaseOf
{
    /// <summary>On that of those who take part: the worker who has it, the client's people, support.</summary>
    Parties,

    /// <summary>Also on that of workers to whom it is offered.</summary>
    ThoseOffered,

    /// <summary>On that of workers who had it and lost it, also where they have it again.</summary>
    ThoseWhoHadIt,

    /// <summary>On that of the worker who has it, and of those who had it and lost it.</summary>
    ThoseWhoEverHadIt,

    /// <summary>Also on that of those who have to do with its escalations alone, in whatever status.</summary>
    ThoseInEscalation,

    /// <summary>On whichever case a payment provider or a scanner names: whose it is was asked before.</summary>
    Provider,
}

/// <summary>Who asks, what was looked up before, and when.</summary>
internal sealed record Circumstances(Actor By, Facts Facts, Instant Now)
{
    public Policy Policy => Facts.Policy;
}

/// <summary>
/// A row of the rules: who may do an action, in which statuses and on whose case (domain.md §1, §2), what stands in the way, and what it
/// comes to. No action of support changes a status or a price.
/// </summary>
/// <param name="Action">The action.</param>
/// <param name="Roles">Who may do it.</param>
/// <param name="Statuses">In which statuses.</param>
public abstract record ActionRule(AssignmentAction Action, ImmutableArray<Role> Roles, ImmutableArray<Status> Statuses)
{
    /// <summary>All statuses.</summary>
    internal static ImmutableArray<Status> Every => [.. Enum.GetValues<Status>()];

    /// <summary>Those in which a worker has it, or had it to its end.</summary>
    internal static ImmutableArray<Status> Held =>
        [Status.Assigned, Status.InProgress, Status.OnHold, Status.PendingApproval, Status.Invoiced, Status.Paid, Status.Cancelled];

    /// <summary>Whether the current terms have to be accepted for it.</summary>
    public bool NeedsTerms { get; init; }

    /// <summary>On whose case it is done.</summary>
    public CaseOf On { get; init; }

    /// <summary>Whether it is done by mail alone: no list of what somebody can do here names it.</summary>
    public bool ByMailAlone { get; init; }

    /// <summary>Whether support helps where it is refused (seeds 001 and 003).</summary>
    public bool SupportHelps { get; init; }

    /// <summary>The type of the command that asks for it.</summary>
    public abstract Type Command { get; }

    /// <summary>Whether the case is there for somebody who asks for the action. Else it is as if there were none.</summary>
    public bool IsThereFor(Assignment state, Actor by) =>
        Access.Knows(state, by) || On is CaseOf.ThoseWhoHadIt or CaseOf.ThoseWhoEverHadIt && Access.HadIt(state, by)
        || On == CaseOf.Provider && by is Actor.System;

    /// <summary>
    /// What stands in somebody's way: role first, then party, status and sight; where these allow it, the terms, taking part on both sides
    /// and the rule's own. Without a command, what does whatever its details.
    /// </summary>
    internal ImmutableList<Refusal> Standing(Assignment state, Command? command, Circumstances at) => Forbidding(state, at) is { } forbidden
        ? [forbidden]
        : [.. TermsIn(at), .. BothSidesIn(state, at), .. InTheWayOf(state, command, at)];

    /// <summary>What a command comes to where nothing stands in its way.</summary>
    internal abstract Outcome Decide(Assignment state, Command command, Circumstances at);

    /// <summary>What stands in the way by the rule's own account.</summary>
    private protected abstract IEnumerable<Refusal> InTheWayOf(Assignment state, Command? command, Circumstances at);

    private Refusal? Forbidding(Assignment state, Circumstances at) =>
        !Roles.Contains(at.By.Role) ? new RoleNotAllowed(Action, at.By.Role)
        : On == CaseOf.ThoseInEscalation ? (EscalationRecord.Concerns(state, at.By, at.Facts.AccountManager) ? null : new NotAParty())
        : On == CaseOf.ThoseWhoHadIt ? (Access.HadIt(state, at.By) ? null : new NotAParty())
        : On == CaseOf.ThoseWhoEverHadIt ? (Access.IsParty(state, at.By) || Access.HadIt(state, at.By) ? null : new NotAParty())
        : On == CaseOf.Parties && !Access.IsParty(state, at.By) ? new NotAParty()
        : !Statuses.Contains(state.Status) ? new StatusNotAllowed(Action, state.Status)
        : On != CaseOf.Provider && !Access.Sees(state, at.By) ? new NotAParty()
        : null;

    // Whoever acts for the company takes part on its side.
    private static IEnumerable<Refusal> BothSidesIn(Assignment state, Circumstances at) =>
        state is WithWorker staffed && at.By is Actor.Client client
            ? Contacts.OnBothSides(staffed.Engagement.Worker, client.Id, at.Facts.Contacts)
            : [];

    private IEnumerable<Refusal> TermsIn(Circumstances at) => NeedsTerms
        ? at.Facts.Terms.Outstanding().Select(terms => new TermsNotAccepted(terms.Document, terms.Version))
        : [];
}

/// <summary>The row of a command, which can be given where the assignment is in a state.</summary>
/// <param name="Action">The action.</param>
/// <param name="Roles">Who may do it.</param>
/// <param name="Statuses">In which statuses: all of them are of the state's type.</param>
/// <param name="ComesTo">What the command comes to.</param>
/// <param name="InTheWay">
/// What stands in the way; null where nothing does but what the row says. Without a command, whatever its details.
/// </param>
internal sealed record ActionRule<TState, TCommand>(
    AssignmentAction Action, ImmutableArray<Role> Roles, ImmutableArray<Status> Statuses,
    Func<TState, TCommand, Circumstances, Outcome> ComesTo, Func<TState, TCommand?, Circumstances, IEnumerable<Refusal>>? InTheWay = null)
    : ActionRule(Action, Roles, Statuses)
    where TState : Assignment
    where TCommand : Command
{
    public override Type Command => typeof(TCommand);

    internal override Outcome Decide(Assignment state, Command command, Circumstances at) => ComesTo((TState)state, (TCommand)command, at);

    private protected override IEnumerable<Refusal> InTheWayOf(Assignment state, Command? command, Circumstances at) =>
        InTheWay?.Invoke((TState)state, (TCommand?)command, at) ?? [];
}
