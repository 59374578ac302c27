using System.Collections.Immutable;
using System.Globalization;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Violations;

/// <summary>Reporting a violation, and deciding on the report (domain.md §5).</summary>
internal static class ViolationRules
{
    public static ImmutableList<Refusal> MayReport(Assignment state, Actor by, Policy policy)
    {
        if (!Workers(state).Any())
            return [new Refusal.NobodyConcerned()];
        // Each side has room of its own, so that none can fill up the other's.
        return state.Core.Violations.Count(violation => violation.ReportedBy.Role == by.Role) >= policy.ViolationsPerRole
            ? [new Refusal.ViolationsFull(policy.ViolationsPerRole)]
            : [];
    }

    public static ImmutableList<Refusal> MayDecide(Assignment state, AssignmentAction action, ViolationId? named)
    {
        var violations = state.Core.Violations;
        if (violations.IsEmpty)
            return [new Refusal.NothingThere(action)];
        var violation = named is { } id
            ? ViolationRecord.Find(state, id)
            : violations.Find(violation => violation.Status == ViolationStatus.Open) ?? violations[^1];
        return violation switch
        {
            null => [new Refusal.UnknownViolation(named!.Value)],
            { Status: not ViolationStatus.Open } => [new Refusal.ViolationDecided(violation.Id, violation.Status)],
            _ => [],
        };
    }

    public static Outcome Report(Assignment state, Command.ReportViolation report, Actor by, Facts facts)
    {
        var against = report.Against ?? (by.Side() is { } own ? Other(own) : null);
        var worker = report.Worker ?? by switch
        {
            Actor.Worker reporter => reporter.Id,
            _ => (state as Staffed)?.Engagement.Worker,
        };
        ImmutableList<Refusal> refusals =
        [
            .. Text.Required(report.Text, "text", facts.Policy),
            .. Subject(report, against, by),
            .. Worker(state, worker, by),
            .. Evidence(state, report.Evidence, facts.Policy),
        ];
        return refusals.IsEmpty
            ? new Event.ViolationReported(Next(state), report.Category, against!.Value, worker!.Value, report.Text, report.Evidence)
            : refusals;
    }

    public static Outcome Uphold(Command.UpholdViolation uphold, Facts facts) =>
        Text.Required(uphold.Reasons, "reasons", facts.Policy).Or(new Event.ViolationUpheld(uphold.Violation, uphold.Reasons));

    public static Outcome Dismiss(Command.DismissViolation dismiss, Facts facts) =>
        Text.Required(dismiss.Reasons, "reasons", facts.Policy).Or(new Event.ViolationDismissed(dismiss.Violation, dismiss.Reasons));

    private static ViolationId Next(Assignment state) =>
        new(string.Create(CultureInfo.InvariantCulture, $"n{state.Core.Violations.Count + 1}"));

    private static Side Other(Side side) => side == Side.Worker ? Side.Client : Side.Worker;

    /// <summary>The workers whom a report can concern: who has it, and who had it before.</summary>
    private static IEnumerable<PersonId> Workers(Assignment state) =>
        state.Core.Former.Select(former => former.Worker).Concat(state is Staffed staffed ? [staffed.Engagement.Worker] : []);

    private static IEnumerable<Refusal> Subject(Command.ReportViolation report, Side? against, Actor by)
    {
        if (against is null)
            yield return new Refusal.InvalidField("against", "againstRequired", "Say which side is said to have done it.");
        else if (report.Against is { } side && side == by.Side())
            yield return new Refusal.InvalidField("against", "againstOwnSide", "A violation is reported against the other side.");
    }

    private static IEnumerable<Refusal> Worker(Assignment state, PersonId? worker, Actor by)
    {
        if (worker is not { } named)
            yield return new Refusal.InvalidField("worker", "workerRequired", "Nobody has the assignment now: name the worker concerned.");
        else if (!Workers(state).Contains(named) || by is Actor.Worker reporter && reporter.Id != named)
            yield return new Refusal.InvalidField("worker", "workerNotConcerned", $"'{named}' is not a worker of this assignment whom the report can concern.");
    }

    private static IEnumerable<Refusal> Evidence(Assignment state, ImmutableList<DeliverableId> evidence, Policy policy)
    {
        if (evidence.Count > policy.ViolationEvidence)
            yield return new Refusal.InvalidField("evidence", "tooMuchEvidence", $"At most {policy.ViolationEvidence} deliverables can be named.");
        var there = (state as Staffed)?.Engagement.Deliverables.ConvertAll(deliverable => deliverable.Id) ?? [];
        foreach (var missing in evidence.Except(there))
            yield return new Refusal.InvalidField("evidence", "unknownEvidence", $"There is no deliverable '{missing}' on this assignment.");
    }
}
