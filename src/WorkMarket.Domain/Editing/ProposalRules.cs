using System.Collections.Immutable;
using System.Globalization;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Editing;

/// <summary>What the client says more clearly, and what it proposes to a worker who has the assignment (domain.md §9).</summary>
internal static class ProposalRules
{
    // Description, instructions, documents, deliverables and settings; the rest changes otherwise.
    private static readonly ImmutableHashSet<string> Proposable =
    [
        nameof(BriefChanges.Description), nameof(BriefChanges.Instructions), nameof(BriefChanges.Confirmation),
        nameof(BriefChanges.CheckIn), nameof(BriefChanges.Deliverables), nameof(BriefChanges.CounteroffersOff),
        nameof(BriefChanges.PaymentTerms), nameof(BriefChanges.Documents),
    ];

    public static ActionRule[] Rows =>
    [
        new ActionRule<WithWorker, Clarify>(AssignmentAction.Clarify, [Role.Client], Running, Clarify, MayClarify),
        new ActionRule<WithWorker, ProposeChange>(AssignmentAction.ProposeChange, [Role.Client], Running, Propose),
        new ActionRule<WithWorker, AcceptChange>(
            AssignmentAction.AcceptChange, [Role.Worker], Running,
            (staffed, accept, _) => Open(staffed, accept.Change) is { } open
                ? new ChangeAgreed(open.Id, open.Changes)
                : new NoSuchChange(accept.Change),
            (staffed, _, _) => IsAnyOpen(staffed, AssignmentAction.AcceptChange)),
        new ActionRule<WithWorker, DeclineChange>(
            AssignmentAction.DeclineChange, [Role.Worker], Running,
            (staffed, decline, at) => Open(staffed, decline.Change) is { } open
                ? Text.Optional(decline.Reason, "reason", at.Policy).Or(new ChangeDeclined(open.Id, decline.Reason))
                : new NoSuchChange(decline.Change),
            (staffed, _, _) => IsAnyOpen(staffed, AssignmentAction.DeclineChange)),
        new ActionRule<WithWorker, WithdrawChange>(
            AssignmentAction.WithdrawChange, [Role.Client], Running,
            (staffed, withdraw, _) => Open(staffed, withdraw.Change) is { } open
                ? new ChangeWithdrawn(open.Id)
                : new NoSuchChange(withdraw.Change),
            (staffed, _, _) => IsAnyOpen(staffed, AssignmentAction.WithdrawChange)),
    ];

    private static ImmutableArray<Status> Running => [Status.Assigned, Status.InProgress, Status.OnHold];

    /// <summary>The events of a command; before those with which the work is submitted or ends, an undecided change lapses.</summary>
    public static ImmutableList<Event> WithLapsed(Assignment state, ImmutableList<Event> events) =>
        state is WithWorker { Engagement.Change: { } open }
            && events.FindIndex(@event => @event is Completed or StoodBy or CancelledByClient or WorkerRemoved) is >= 0 and var end
                ? events.Insert(end, new ChangeLapsed(open.Id))
                : events;

    private static IEnumerable<Refusal> MayClarify(WithWorker staffed, Clarify? clarify, Circumstances at)
    {
        if (staffed.Engagement.Clarifications.Count >= at.Policy.Editing.Clarifications)
            yield return new ClarificationsFull(at.Policy.Editing.Clarifications);
    }

    private static Outcome Clarify(WithWorker staffed, Clarify clarify, Circumstances at) =>
        Text.Required(clarify.Text, "text", at.Policy.Editing.ClarificationLength).Or(new Clarified(clarify.Text));

    private static Outcome Propose(WithWorker staffed, ProposeChange propose, Circumstances at)
    {
        var (changes, refusals) = EditRules.Changes(staffed, propose.To, at);
        return refusals
            .Concat(changes.Names().Where(name => !Proposable.Contains(name)).Select(Otherwise))
            .Concat(Text.Optional(propose.Reason, "reason", at.Policy.RequestReasonLength))
            .Or(new ChangeProposed(
                new(string.Create(CultureInfo.InvariantCulture, $"c{staffed.Engagement.ChangesProposed + 1}")), changes, propose.Reason));
    }

    private static Refusal Otherwise(string name) => name switch
    {
        nameof(BriefChanges.Title) => new NotProposed("title", "edit it, which holds at once"),
        nameof(BriefChanges.Schedule) => new NotProposed("schedule", "ask for another schedule"),
        nameof(BriefChanges.Place) => new NotProposed("place", "ask for another place"),
        nameof(BriefChanges.Price) => new NotProposed("price", "add funds"),
        _ => new NotProposed("requirements", "they were met when the worker got the assignment"),
    };

    private static ProposedChange? Open(WithWorker staffed, ChangeId id) =>
        staffed.Engagement.Change is { } open && open.Id == id ? open : null;

    private static ImmutableList<Refusal> IsAnyOpen(WithWorker staffed, AssignmentAction action) =>
        staffed.Engagement.Change is null ? [new NothingThere(action)] : [];
}

/// <summary>This is changed in another way (domain.md §9).</summary>
public sealed record NotProposed : Refusal
{
    /// <summary>Names the field, and how it is changed.</summary>
    public NotProposed(string field, string how)
        : base(RefusalKind.Conflict, "changedOtherwise", $"{Wording.Subject(field)} is not changed by a proposal: {how}.", field)
    {
    }
}
