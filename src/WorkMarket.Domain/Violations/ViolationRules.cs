using System.Collections.Immutable;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Violations;

/// <summary>Reporting a violation, and deciding on the report (domain.md §5).</summary>
internal static class ViolationRules
{
    public static ActionRule[] Rows =>
    [
        new ActionRule<Assignment, ReportViolation>(
            AssignmentAction.ReportViolation, [Role.Worker, Role.Client, Role.Support], ActionRule.Every, Report, MayReport),
        new ActionRule<Assignment, UpholdViolation>(
            AssignmentAction.UpholdViolation, [Role.Support], ActionRule.Every,
            (state, uphold, at) => Text.Required(uphold.Reasons, "reasons", at.Policy)
                .Or(new ViolationUpheld(uphold.Violation, uphold.Reasons, IsContest(state, uphold.Violation))),
            (state, uphold, _) => MayDecide(state, AssignmentAction.UpholdViolation, uphold?.Violation)),
        new ActionRule<Assignment, DismissViolation>(
            AssignmentAction.DismissViolation, [Role.Support], ActionRule.Every,
            Dismiss,
            (state, dismiss, _) => MayDecide(state, AssignmentAction.DismissViolation, dismiss?.Violation)),
        ContestRules.Row,
    ];

    private static ImmutableList<Refusal> MayReport(Assignment state, ReportViolation? report, Circumstances at)
    {
        if (!Workers(state).Any())
            return [new NobodyConcerned()];
        // Each side has room of its own, so that none can fill up the other's.
        return state.Core.Violations.Count(violation => violation.ContestedAt is null && violation.ReportedBy.Role == at.By.Role)
            >= at.Policy.ViolationsPerRole
            ? [new ViolationsFull(at.Policy.ViolationsPerRole)]
            : [];
    }

    private static ImmutableList<Refusal> MayDecide(Assignment state, AssignmentAction action, ViolationId? named)
    {
        var violations = state.Core.Violations;
        if (violations.IsEmpty)
            return [new NothingThere(action)];
        var violation = named is { } id
            ? ViolationRecord.Find(state, id)
            : violations.Find(violation => violation.Status == ViolationStatus.Open) ?? violations[^1];
        return violation switch
        {
            null => [new UnknownViolation(named!.Value)],
            { Status: not ViolationStatus.Open } => [new ViolationDecided(violation.Id, violation.Status)],
            _ => [],
        };
    }

    private static bool IsContest(Assignment state, ViolationId id) => ViolationRecord.Find(state, id) is { ContestedAt: not null };

    private static Outcome Report(Assignment state, ReportViolation report, Circumstances at)
    {
        var by = at.By;
        var against = report.Against ?? (by.Side() is { } own ? Other(own) : null);
        var worker = report.Worker ?? by switch
        {
            Actor.Worker reporter => reporter.Id,
            _ => (state as WithWorker)?.Engagement.Worker,
        };
        ImmutableList<Refusal> refusals =
        [
            .. Text.Required(report.Text, "text", at.Policy),
            .. Subject(report, against, by),
            .. Worker(state, worker, by),
            .. Pursuit(state, report.Category, against, worker),
            .. Evidence(state, report.Evidence, at.Policy),
        ];
        return refusals.IsEmpty
            ? new ViolationReported(Next(state), report.Category, against!.Value, worker!.Value, report.Text, report.Evidence,
                at.Policy.BusinessTime.Plus(at.Now, at.Policy.ViolationDecidedWithin))
            : refusals;
    }

    // A report that was false, and made in bad faith, falsified the record: that is a violation of whoever reported it.
    private static Outcome Dismiss(Assignment state, DismissViolation dismiss, Circumstances at)
    {
        var dismissed = new ViolationDismissed(
            dismiss.Violation, dismiss.Reasons, IsContest(state, dismiss.Violation), dismiss.BadFaith);
        var reasons = Text.Required(dismiss.Reasons, "reasons", at.Policy);
        if (!dismiss.BadFaith)
            return reasons.Or(dismissed);
        var report = ViolationRecord.Find(state, dismiss.Violation)!;
        if (report.ReportedBy.Side() is not { } reporter)
            return new NoReporter(report.Id);
        var own = Next(state);
        return reasons.Or(
        [
            dismissed,
            new ViolationReported(own, ViolationCategory.FalsifiedRecord, reporter, report.Worker, dismiss.Reasons, []),
            new ViolationUpheld(own, dismiss.Reasons),
        ]);
    }

    internal static ViolationId Next(Assignment state) => new($"n{state.Core.Violations.Count + 1}");

    private static Side Other(Side side) => side == Side.Worker ? Side.Client : Side.Worker;

    /// <summary>The workers whom a report can concern: who has it, and who had it before.</summary>
    private static IEnumerable<PersonId> Workers(Assignment state) =>
        state.Core.Former.Select(former => former.Worker).Concat(state is WithWorker staffed ? [staffed.Engagement.Worker] : []);

    private static IEnumerable<Refusal> Subject(ReportViolation report, Side? against, Actor by)
    {
        if (against is null)
            yield return new InvalidField("against", "againstRequired", "Say which side is said to have done it.");
        else if (report.Against is { } side && side == by.Side())
            yield return new InvalidField("against", "againstOwnSide", "A violation is reported against the other side.");
    }

    private static IEnumerable<Refusal> Worker(Assignment state, PersonId? worker, Actor by)
    {
        if (worker is not { } named)
            yield return new InvalidField("worker", "workerRequired", "Nobody has the assignment now: name the worker concerned.");
        else if (!Workers(state).Contains(named) || by is Actor.Worker reporter && reporter.Id != named)
            yield return new InvalidField(
                "worker", "workerNotConcerned", $"{named} is not a worker of this assignment whom the report can concern: name one who "
                    + "has or had it.");
    }

    // After arbitration the platform has done what it can: who pursues what is owed elsewhere deals with nobody behind its back.
    private static IEnumerable<Refusal> Pursuit(Assignment state, ViolationCategory category, Side? against, PersonId? worker)
    {
        if (category == ViolationCategory.OffPlatformDealing && against == Side.Worker
            && state.Core.Escalations.Find(escalation => escalation.Worker == worker && escalation.WentToArbitration) is { } over)
            yield return new PursuitIsNoDealing(over.ClosedAt!.Value, state.Brief.Schedule.Zone);
    }

    private static IEnumerable<Refusal> Evidence(Assignment state, ImmutableList<DeliverableId> evidence, Policy policy)
    {
        if (evidence.Count > policy.ViolationEvidence)
            yield return new InvalidField("evidence", "tooMuchEvidence", $"At most {policy.ViolationEvidence} deliverables can be named.");
        var there = (state as WithWorker)?.Engagement.Deliverables.ConvertAll(deliverable => deliverable.Id) ?? [];
        foreach (var missing in evidence.Except(there))
            yield return new InvalidField("evidence", "unknownEvidence", $"There is no deliverable {missing} on this assignment.");
    }
}
