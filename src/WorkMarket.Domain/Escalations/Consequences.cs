using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Editing;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.People;
using WorkMarket.Domain.ProjectManagers;
using WorkMarket.Domain.Schedules;
using WorkMarket.Domain.Violations;

namespace WorkMarket.Domain.Escalations;

/// <summary>
/// What follows for an open escalation from what people do on the assignment: responses, cures, suspension (domain.md §6).
/// </summary>
internal static class Consequences
{
    /// <summary>The events of a command, each with what follows from it.</summary>
    public static ImmutableList<Happened> With(Assignment state, ImmutableList<Happened> happened, Policy policy)
    {
        var all = ImmutableList.CreateBuilder<Happened>();
        foreach (var one in happened)
        {
            state = state.Evolve(one);
            all.Add(one);
            foreach (var follows in Follow(state, one, policy))
            {
                state = state.Evolve(follows);
                all.Add(follows);
            }
            foreach (var timed in Timed(state, one.At, policy))
            {
                state = state.Evolve(timed);
                all.Add(timed);
            }
        }
        return all.ToImmutable();
    }

    /// <summary>
    /// A response of the client, with what it sets anew. One that comes while the escalation is suspended is kept and sets nothing yet;
    /// one that comes while the work is back with the worker applies at once, and what it sets begins standing still.
    /// </summary>
    public static Event Answer(
        Escalation open, ResponseChannel channel, MessageId? message, string? text, Instant now, Policy policy) => open switch
        {
            { Suspension: not null } => new EscalationAnswered(open.Id, channel, message, text),
            { Pause: not null } => AtOnce(open, channel, message, text, pauses: false, now, policy),
            _ => new EscalationAnswered(
                open.Id, channel, message, text, policy.BusinessTime.Plus(now, policy.Escalations.SilenceFor),
                Lifecycle.MonthFrom(now, policy), Call: Standstill.Answered(open, now, stands: false, policy)),
        };

    private static IEnumerable<Happened> Follow(Assignment state, Happened happened, Policy policy)
    {
        if (happened.Event is PaymentNotReceived or PaymentReversed { IsOwedAgain: true })
            return Reopened(state, happened.At, policy);
        return EscalationRecord.AllOpen(state).SelectMany(open => Follow(state, open, happened, policy));
    }

    private static IEnumerable<Happened> Follow(Assignment state, Escalation open, Happened happened, Policy policy)
    {
        var now = happened.At;
        return happened.Event switch
        {
            ProjectManagerChanged changed => Asking.AfterChange(open, changed.From, changed.To) is { } asked ? BySystem(now, asked) : [],
            EscalationOpened opened when opened.Escalation == open.Id =>
                BySystem(now, Lifecycle.Enter(open, EscalationStage.Messages, now, MessageRules.Next(state), policy)),
            EscalationAgreed agreed when agreed.Escalation == open.Id && open is { AgreedByWorker: true, AgreedByClient: true } =>
                BySystem(now, Resolved(open)),
            // What the client writes to another worker or to nobody is no answer to this one. Who lost the assignment before the ends of
            // engagements were kept reads its messages no more, but the answer.
            MessagePosted { Private: false } posted
                when happened.By is Actor.Client && !EscalationRecord.IsAnothers(state, open) && TextRules.HasWords(posted.Text) =>
            [
                happened with { Event = Answer(open, ResponseChannel.Message, posted.Message, EscalationRecord.IsWith(
                    state, open) ? null : posted.Text, now, policy) },
                .. Cures.Is(state, open, posted) ? BySystem(now, Resolved(open)) : [],
            ],
            // Who accepts what the client proposed agrees on that amount, and not on what is refused besides.
            AmountAccepted when open.Cause == EscalationCause.PaymentDispute && EscalationRecord.IsWith(state, open)
                && state is WithWorker staffed && !Causes.IsDisputed(staffed) =>
                BySystem(now, Resolved(open)),
            Approved or PaidByClient or PaymentConfirmed or PaymentReported when Cures.Is(state, open, happened.Event) =>
                BySystem(now, Resolved(open) with
                {
                    MayReopen = happened.Event is PaidByClient { FinalAt: not null } or PaymentReported,
                }),
            ViolationReported reported when open.Suspension is null
                && ViolationRecord.IsFirstAgainst(state, open.Worker, reported.Violation) =>
                BySystem(now, Standstill.Suspended(open, reported.Violation, now, now, policy)),
            ViolationUpheld upheld when ViolationRecord.Find(state, upheld.Violation) is { Against: Side.Worker } violation
                && violation.Worker == open.Worker =>
                BySystem(now, new EscalationClosed(open.Id, EscalationStage.Ineligible)),
            ViolationDismissed dismissed when open.Suspension is { } suspension
                && (suspension.Violation ?? dismissed.Violation) == dismissed.Violation =>
            [
                .. BySystem(now, Standstill.Resumed(open, suspension, undecided: false, now, policy)),
                // Both could record it during a suspension before it resolved at once.
                .. open is { AgreedByWorker: true, AgreedByClient: true } ? BySystem(now, Resolved(open)) : [],
            ],
            _ => Acted(state, open, happened, policy),
        };
    }

    // How long a pause lasts follows from what the worker has asked for: it is said when it begins, and anew when that changes.
    private static IEnumerable<Happened> Timed(Assignment state, Instant now, Policy policy) =>
        EscalationRecord.Open(state) is { Pause: { } pause } open
        && Standstill.Timed(open, pause, WorkersRequests.EarliestUndecided(state), now, policy) is { } timed
            ? BySystem(now, timed)
            : [];

    // What the client does with the work of this worker, and what that says. It ends a pause before it counts as a response.
    private static IEnumerable<Happened> Acted(Assignment state, Escalation open, Happened happened, Policy policy)
    {
        if (!IsOfTheirWork(state, open, happened.Event))
            yield break;
        if (open.Pause is { } pause && happened.Event is Completed or StoodBy or PutOnHold or CancelledByClient or WorkerRemoved)
        {
            var ended = Standstill.Ended(open, pause, requestWaited: false, happened.At, policy);
            yield return happened with { By = new Actor.System(), Event = ended };
            open = EscalationRecord.FindFor(state.Evolve(new Happened(happened.At, new Actor.System(), ended)), ended)!;
        }
        if (happened.By is Actor.Client && Response(happened.Event) is var (channel, words) && TextRules.HasWords(words))
        {
            var pauses = channel == ResponseChannel.SendBack && Standstill.Pauses(state, open, happened.At, policy);
            var answer = pauses || channel == ResponseChannel.SendBack && open.Suspension is not null
                ? AtOnce(open, channel, null, words, pauses, happened.At, policy)
                : Answer(open, channel, null, words, happened.At, policy);
            yield return happened with { Event = answer };
        }
    }

    // Who lost the assignment by it has just come to have an engagement that ended.
    private static bool IsOfTheirWork(Assignment state, Escalation open, Event @event) => @event is WorkerRemoved removed
        ? removed.Worker == open.Worker && (open.Engagement is null || open.Engagement == state.Core.Former.Count)
        : EscalationRecord.IsWith(state, open);

    /// <summary>
    /// Which acts of the client's on a worker's assignment are responses, and the words that make them so (domain.md §6).
    /// </summary>
    public static (ResponseChannel Channel, string? Words)? Response(Event @event) => @event switch
    {
        SentBack sentBack => (ResponseChannel.SendBack, sentBack.Reason),
        PutOnHold hold => (ResponseChannel.Hold, hold.Reason),
        HoldAsked hold => (ResponseChannel.Hold, hold.Reason),
        WorkerRemoved { End: EngagementEnd.Unassigned } removed => (ResponseChannel.Unassignment, removed.Reason),
        CancelledByClient cancelled => (ResponseChannel.Cancellation, cancelled.Clarification),
        FundsDeclined declined => (ResponseChannel.FundsDecision, declined.Reason),
        Clarified clarified => (ResponseChannel.Clarification, clarified.Text),
        RescheduleDeclined declined => (ResponseChannel.RescheduleDecision, declined.Reason),
        AmountProposed proposed => (ResponseChannel.ProposedAmount, proposed.Reasons),
        _ => null,
    };

    private static EscalationAnswered AtOnce(
        Escalation open, ResponseChannel channel, MessageId? message, string? text, bool pauses, Instant now, Policy policy) => new(
        open.Id, channel, message, text, null, Lifecycle.MonthFrom(now, policy), policy.Escalations.SilenceFor.Open, pauses,
        Standstill.Answered(open, now, stands: true, policy));

    private static EscalationClosed Resolved(Escalation open) => new(open.Id, EscalationStage.Resolved);

    // What a payment had cured that did not arrive goes on, unless its worker opened another meanwhile: there is one at a time.
    private static IEnumerable<Happened> Reopened(Assignment state, Instant now, Policy policy)
    {
        if (state.Core.Escalations.FindLast(one => one.BeforeCure is not null && EscalationRecord.IsWith(state, one)) is not { } cured
            || EscalationRecord.AllOpen(state).Exists(open => open.Worker == cured.Worker))
            return [];
        var isBarred = ViolationRecord.Upheld(state, cured.Worker);
        return BySystem(
            now,
            [
                ReopenedAt(cured.BeforeCure!, cured.ClosedAt!.Value, now, policy),
                .. isBarred ? [new EscalationClosed(cured.Id, EscalationStage.Ineligible)] : Array.Empty<Event>(),
            ]);
    }

    private static EscalationReopened ReopenedAt(Escalation before, Instant closed, Instant now, Policy policy)
    {
        return new(
            before.Id, before.Stage, Later(before.StageEndsAt), Later(before.NextUpdateAt)!.Value,
            before.StandsStill ? before.MonthEndsAt!.Value : before.MonthEndsAt!.Value + (now - closed),
            Standstill.Reopened(before, closed, now, policy));

        Instant? Later(Instant? ends) =>
            ends is { } end ? policy.BusinessTime.Plus(now, policy.BusinessTime.Between(closed, end)) : null;
    }

    private static IEnumerable<Happened> BySystem(Instant at, params ImmutableList<Event> events) =>
        events.Select(@event => new Happened(at, new Actor.System(), @event));
}
