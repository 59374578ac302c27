using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Violations;

namespace WorkMarket.Domain.Escalations;

/// <summary>What follows for an open escalation from what people do on the assignment: responses, cures, suspension (domain.md §6).</summary>
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
            foreach (var follows in Of(state, one, policy))
            {
                state = state.Evolve(follows);
                all.Add(follows);
            }
        }
        return all.ToImmutable();
    }

    /// <summary>A response of the client, with what it sets anew unless the clocks stand still.</summary>
    public static Event Answer(Escalation open, ResponseChannel channel, MessageId? message, string? text, Instant now, Policy policy) =>
        open.Suspension is null
            ? new Event.EscalationAnswered(
                open.Id, channel, message, text, policy.BusinessTime.Plus(now, policy.Escalations.SilenceFor), Lifecycle.MonthFrom(now, policy))
            : new Event.EscalationAnswered(open.Id, channel, message, text);

    private static IEnumerable<Happened> Of(Assignment state, Happened happened, Policy policy)
    {
        if (EscalationRecord.Open(state) is not { } open)
            return [];
        var now = happened.At;
        return happened.Event switch
        {
            Event.EscalationOpened => BySystem(now, Lifecycle.Enter(open, EscalationStage.Messages, now, MessageRules.Next(state), policy)),
            Event.EscalationAgreed when open is { Suspension: null, AgreedByWorker: true, AgreedByClient: true } => BySystem(now, Resolved(open)),
            // What the client writes to another worker is no answer to this one. Who lost the assignment reads its messages no more, but the answer.
            Event.MessagePosted { Private: false } posted when happened.By is Actor.Client && !EscalationRecord.IsAnothers(state, open) =>
            [
                happened with { Event = Answer(open, ResponseChannel.Message, posted.Message, EscalationRecord.IsWith(state, open) ? null : posted.Text, now, policy) },
                .. Cures.Is(state, open, posted) ? BySystem(now, Resolved(open)) : [],
            ],
            Event.Approved or Event.PaidByClient when Cures.Is(state, open, happened.Event) => BySystem(now, Resolved(open)),
            Event.ViolationReported reported when open.Suspension is null && reported.Against == Side.Worker && reported.Worker == open.Worker =>
                BySystem(now, new Event.EscalationSuspended(open.Id, Left(open, now, policy))),
            Event.ViolationUpheld upheld when ViolationRecord.Find(state, upheld.Violation) is { Against: Side.Worker } violation
                && violation.Worker == open.Worker =>
                BySystem(now, new Event.EscalationClosed(open.Id, EscalationStage.Ineligible)),
            Event.ViolationDismissed when open.Suspension is { } suspension && !StillSuspended(state, open) =>
            [
                .. BySystem(now, Resumed(open, suspension, now, policy)),
                .. open is { AgreedByWorker: true, AgreedByClient: true } ? BySystem(now, Resolved(open)) : [],
            ],
            _ => [],
        };
    }

    private static bool StillSuspended(Assignment state, Escalation open) =>
        ViolationRecord.OpenAgainst(state, open.Worker).Exists(violation => violation.ReportedAt >= open.OpenedAt);

    private static Duration? Left(Escalation open, Instant now, Policy policy) =>
        open.StageEndsAt is { } ends ? policy.BusinessTime.Between(now, ends).Open : null;

    private static Event.EscalationResumed Resumed(Escalation open, Suspension suspension, Instant now, Policy policy) => suspension switch
    {
        { Answered: true } => new(
            open.Id, policy.BusinessTime.Plus(now, policy.Escalations.SilenceFor), Lifecycle.MonthFrom(now, policy), Engages: true),
        { Left: { } left } => new(open.Id, policy.BusinessTime.Plus(now, new(left)), Later(open, suspension, now)),
        _ => new(open.Id, null, Later(open, suspension, now)),
    };

    private static Instant Later(Escalation open, Suspension suspension, Instant now) => open.MonthEndsAt!.Value + (now - suspension.Since);

    private static Event.EscalationClosed Resolved(Escalation open) => new(open.Id, EscalationStage.Resolved);

    private static IEnumerable<Happened> BySystem(Instant at, params ImmutableList<Event> events) =>
        events.Select(@event => new Happened(at, new Actor.System(), @event));
}
