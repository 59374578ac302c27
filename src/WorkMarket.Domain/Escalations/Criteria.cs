using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.Time;
using WorkMarket.Domain.Violations;

namespace WorkMarket.Domain.Escalations;

/// <summary>
/// Whether the worker who has an assignment could escalate (domain.md §6, Eligibility). Who asks beforehand and who opens get the same
/// answer.
/// </summary>
public static class Criteria
{
    /// <summary>The answer for every cause at an instant.</summary>
    /// <param name="state">The assignment, with what fell due until then.</param>
    /// <param name="policy">The platform's limits.</param>
    /// <param name="now">The instant.</param>
    public static ImmutableList<CauseEligibility> OfAll(Assignment state, Policy policy, Instant now) =>
        [.. Enum.GetValues<EscalationCause>().Select(cause => Check(state, cause, policy, now))];

    /// <summary>The answer for one cause.</summary>
    /// <param name="state">The assignment, with what fell due until then.</param>
    /// <param name="cause">The cause.</param>
    /// <param name="policy">The platform's limits.</param>
    /// <param name="now">The instant.</param>
    /// <param name="counted">The instant that counts for how long ago it ended: of a mail to support; null where that is now.</param>
    public static CauseEligibility Check(
        Assignment state, EscalationCause cause, Policy policy, Instant now, Instant? counted = null)
    {
        var finding = Causes.Find(state, cause, policy);
        var spoken = state.Core.Correspondence ?? Correspondence.None;
        return new(
            cause,
            [
                new(CriterionKind.CauseTrue, finding.From <= now, finding.From > now ? finding.From : null, finding.Facts),
                Attempted(spoken, finding.Concerned ?? (state as WithWorker)?.Engagement.AssignedAt),
                NotJustified(state, cause, finding, spoken),
                EndedRecently(state, finding, policy, now, counted ?? now),
                NoViolation(state, policy, now),
                NoOtherOpen(state),
            ]);
    }

    /// <summary>When the assignment ended: completion, cancellation, else its scheduled end.</summary>
    public static Instant EndOf(Assignment state) =>
        Parts.CancellationOf(state)?.At ?? Parts.CompletionOf(state)?.At ?? state.Brief.Schedule.End;

    internal static string Rule(CriterionKind kind) => kind switch
    {
        CriterionKind.CauseTrue => "causeNotTrue",
        CriterionKind.Attempted => "notAttempted",
        CriterionKind.NotJustified => "justified",
        CriterionKind.EndedRecently => "endedTooLongAgo",
        CriterionKind.NoViolation => "violationOnRecord",
        CriterionKind.NoOtherOpen => "escalationOpen",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    // Marked or not, it is about what had happened by then; a note is addressed to nobody.
    private static Criterion Attempted(Correspondence spoken, Instant? concerned) => Plain(
        CriterionKind.Attempted,
        spoken.LastByWorker?.At >= concerned,
        [
            .. Causes.Perhaps(LookedAtKind.MarkedAttempt, spoken.LastAttempt),
            .. Causes.Perhaps(LookedAtKind.WorkerMessage, spoken.LastByWorker),
            .. spoken.Outside.Select(attempt => new LookedAt(LookedAtKind.OutsideAttempt, attempt.At)),
        ]);

    // Where submitted work is to be paid below what it came to, a justification is the client's side of it and bars no dispute.
    private static bool IsPaidBelow(Assignment state) => state is WithWorker held
        && (Total.Compute(held).Withheld is not null || held.Engagement.LowerAmount?.DisputedSince is not null);

    // A justification bars what is about the change that it names, and nothing else. One that was written before it had to name a change
    // is for what had been changed by then. Where nothing was changed there is none to justify, and at an impasse it is the client's side.
    private static Criterion NotJustified(Assignment state, EscalationCause cause, CauseFinding finding, Correspondence spoken)
    {
        ImmutableList<LookedAt> stated =
        [
            .. Causes.Perhaps(LookedAtKind.Justification, spoken.Justification),
            .. spoken.Named.Select(one => Causes.FromMessage(LookedAtKind.Justification, one.Message) with { Justifies = one.Change }),
            .. Parts.CancellationOf(state) is { StatesJustification: true, At: var at } cancelled
            && TextRules.HasWords(cancelled.Clarification)
                ? [new LookedAt(LookedAtKind.Justification, at, Justifies: Justifications.Ending(cancelled))]
                : ImmutableList<LookedAt>.Empty,
        ];
        return Plain(
            CriterionKind.NotJustified,
            finding.Changes.IsEmpty || finding.Changes.Exists(change => !stated.Exists(one => Justifies(one, change))),
            [.. stated.OrderByDescending(one => finding.Changes.Exists(change => Justifies(one, change)))]);

        bool Justifies(LookedAt one, ChangeMade change) => one.Justifies is { } named
            ? change.Justifiable is { } made && named.IsSameAs(made)
            : one.At >= change.At && !(cause == EscalationCause.PaymentDispute && IsPaidBelow(state));
    }

    // What has not ended yet did not end too long ago, nor did what the cause is about. On hold that time stands still, and a report that
    // barred opening adds to it.
    private static Criterion EndedRecently(
        Assignment state, CauseFinding finding, Policy policy, Instant now, Instant counted)
    {
        var end = Instant.Max(EndOf(state), finding.About ?? Instant.MinValue);
        var still = state is WithWorker staffed ? StoodStill(staffed, end, policy, now) : null;
        var until = end.Plus(policy.Escalations.EndedWithin, policy.BusinessTime.Zone) + (still ?? Duration.Zero);
        return Plain(
            CriterionKind.EndedRecently, (state is OnHold { HeldAt: var since } ? since : counted) <= until,
            [new(LookedAtKind.End, end, still)]);
    }

    // How long since then it was on hold or barred, in all; what overlaps counts once.
    private static Duration? StoodStill(WithWorker staffed, Instant end, Policy policy, Instant now)
    {
        var spans = (staffed.Engagement.PastHolds ?? []).ConvertAll(held => (Start: held.From, End: held.Until));
        if (ViolationRecord.Barred(staffed, staffed.Engagement.Worker, policy, now) is { } barred)
            spans = spans.Add((barred.Start, barred.End));
        var (still, until) = (Duration.Zero, end);
        foreach (var span in spans.Where(span => span.End > end).OrderBy(span => span.Start))
        {
            if (span.End <= until)
                continue;
            still += span.End - Instant.Max(span.Start, until);
            until = span.End;
        }
        return still == Duration.Zero ? null : still;
    }

    // An upheld one stands in the way for good, one that is not decided no longer than support has for that.
    private static Criterion NoViolation(Assignment state, Policy policy, Instant now)
    {
        var barring = state is WithWorker held ? ViolationRecord.BlocksEscalation(state, held.Engagement.Worker, policy, now) : [];
        return new(
            CriterionKind.NoViolation,
            barring.IsEmpty,
            barring.Exists(one => one.Until is null) ? null : barring.Max(one => one.Until),
            barring.ConvertAll(one => new LookedAt(LookedAtKind.Violation, one.Violation.ReportedAt, Violation: one.Violation.Id)));
    }

    // Of the worker's own, also where it is about another engagement; what another worker escalated bars nobody else.
    private static Criterion NoOtherOpen(Assignment state) => state is WithWorker held
        && EscalationRecord.AllOpen(state).Find(one => one.Worker == held.Engagement.Worker) is { } open
            ? Plain(CriterionKind.NoOtherOpen, false, [new(LookedAtKind.Escalation, open.OpenedAt, Escalation: open.Id)])
            : Plain(CriterionKind.NoOtherOpen, true, []);

    private static Criterion Plain(CriterionKind kind, bool holds, ImmutableList<LookedAt> facts) => new(kind, holds, null, facts);
}
