using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Violations;
using WorkMarket.Simulation.Cases;
using WorkMarket.Simulation.People;

namespace WorkMarket.Simulation.Invariants;

/// <summary>How it ends, and that it does.</summary>
internal static class Endings
{
    /// <summary>
    /// A cure, both sides' agreement and an upheld violation of the worker close an escalation in the instant in which they come.
    /// </summary>
    public static IEnumerable<string> NotClosed(History history)
    {
        var cause = history.Escalation.Cause;
        var agreed = 0;
        foreach (var happened in history.SinceOpening)
        {
            switch (happened.Event)
            {
                case EscalationAgreed:
                    agreed++;
                    break;
                case EscalationAgreementWithdrawn:
                    agreed--;
                    break;
                case EscalationClosed:
                    yield break;
            }
            var ends = happened.Event switch
            {
                Approved when cause == EscalationCause.ApprovalOverdue => EscalationStage.Resolved,
                PaidByClient when cause == EscalationCause.PaymentPastDue => EscalationStage.Resolved,
                MessagePosted { Justifies.Change: JustifiableChange.Cancellation }
                    when cause is EscalationCause.CancelledWithoutClarification or EscalationCause.CancelledAfterWork =>
                    EscalationStage.Resolved,
                ViolationUpheld upheld when IsByWorker(history, upheld.Violation) => EscalationStage.Ineligible,
                EscalationAgreed when agreed == 2 => EscalationStage.Resolved,
                _ => (EscalationStage?)null,
            };
            if (ends is { } end && (history.Escalation.ClosedAt != happened.At || history.Escalation.Stage != end))
                yield return $"{happened.Event.GetType().Name} at {happened.At} did not close it as {end}";
        }
    }

    public static IEnumerable<string> AfterClose(History history) => history.Steps
        .SkipWhile(step => step.Event is not EscalationClosed).Skip(1)
        .Select(step => $"{step.Event.GetType().Name} at {step.At}, after the close");

    /// <summary>Nobody is told of what that person did.</summary>
    public static IEnumerable<string> Untold(History history)
    {
        foreach (var close in history.Steps.Where(step => step.Event is EscalationClosed))
        {
            var told = NoticeRules.ForEvent(history.State, Cast.Worker.Id, close)
                .Where(told => told.Kind == NoticeKind.EscalationClosed).Select(told => told.To).ToHashSet();
            Addressee[] concerned = [new Addressee.Person(Cast.Worker.Id), new Addressee.Person(Cast.Client.Id), new Addressee.Desk()];
            foreach (var missing in concerned.Where(to => !told.Contains(to) && !IsBy(close.By, to)))
                yield return $"{missing} was not told of the close at {close.At}";
        }
    }

    private static bool IsBy(Actor actor, Addressee to) =>
        to is Addressee.Person person ? person.Id == actor.Person() : actor is Actor.Support;

    private static bool IsByWorker(History history, ViolationId id) =>
        history.State.Core.Violations.Exists(violation => violation.Id == id && violation.Against == Side.Worker);
}
