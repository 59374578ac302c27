using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Violations;

/// <summary>What the record of an assignment says of violations (domain.md §5).</summary>
public static class ViolationRecord
{
    /// <summary>
    /// The violations that make the work order ineligible for a worker's escalation at an instant, each with the instant from which it does
    /// no more: each by that worker that is upheld, for good; and the first report that the client ever made on the assignment, until it is
    /// decided and no longer than support has for that.
    /// </summary>
    public static ImmutableList<(Violation Violation, Instant? Until)> BlocksEscalation(
        Assignment state, PersonId worker, Policy policy, Instant now)
    {
        var first = FirstAgainst(state, worker) is { } report && now < BarsUntil(report, policy) ? report : null;
        return
        [
            .. By(state, worker)
                .Where(violation => violation.Status == ViolationStatus.Upheld || violation == first)
                .Select(violation =>
                    (violation, violation.Status == ViolationStatus.Upheld ? null : (Instant?)BarsUntil(violation, policy))),
        ];
    }

    /// <summary>Whether a violation by a worker was upheld.</summary>
    internal static bool Upheld(Assignment state, PersonId worker) =>
        By(state, worker).Exists(violation => violation.Status == ViolationStatus.Upheld);

    /// <summary>The time during which a report barred opening a worker's escalation, or null where none did.</summary>
    public static Interval? Barred(Assignment state, PersonId worker, Policy policy, Instant now) =>
        FirstAgainst(state, worker) is { } first
            ? new(first.ReportedAt, Instant.Max(first.ReportedAt, Instant.Min(now, BarsUntil(first, policy))))
            : null;

    private static Instant BarsUntil(Violation violation, Policy policy)
    {
        var decideBy = violation.DecideBy ?? policy.BusinessTime.Plus(violation.ReportedAt, policy.ViolationDecidedWithin);
        return Instant.Min(decideBy, violation.DecidedAt ?? Instant.MaxValue);
    }

    /// <summary>
    /// Whether a report is the first that the client ever made on the assignment, and about a worker: it suspends that worker's escalation
    /// or bars opening one (domain.md §5). Any later one, and what support notes itself, does neither.
    /// </summary>
    internal static bool IsFirstAgainst(Assignment state, PersonId worker, ViolationId reported) =>
        FirstAgainst(state, worker)?.Id == reported;

    // The client's first report on the assignment, where it is about a worker. A contested abandonment is no report of the client's.
    private static Violation? FirstAgainst(Assignment state, PersonId worker) =>
        state.Core.Violations.Find(violation => violation is { ReportedBy: Actor.Client, ContestedAt: null })
            is { Against: Side.Worker } first && first.Worker == worker ? first : null;

    /// <summary>Those that somebody may read: reporter, subject and support.</summary>
    public static ImmutableList<Violation> AsReadBy(Assignment state, Actor by) => Access.IsParty(state, by) || Access.HadIt(state, by)
        ? state.Core.Violations.FindAll(violation => violation.IsOpenTo(by))
        : [];

    /// <summary>Whether somebody who takes part may read what happened to a violation.</summary>
    internal static bool IsOpenTo(Assignment state, Actor by, ViolationId id) => Find(state, id)?.IsOpenTo(by) == true;

    /// <summary>Subject and reporter are told, the worker of that time, whoever has the assignment by now; and support.</summary>
    internal static IEnumerable<NoticeFor> Tell(Teller to, ViolationId id, NoticeKind kind) => Find(to.State, id) is { } violation
        ? (to with { Worker = violation.Worker }).Tell(
            Recipients.Desk
                | (violation.Against == Side.Worker || violation.ReportedBy is Actor.Worker ? Recipients.Worker : Recipients.None)
                | (violation.Against == Side.Client || violation.ReportedBy is Actor.Client ? Recipients.ProjectManager : Recipients.None),
            kind)
        : to.Tell(Recipients.Desk, kind);

    internal static Violation? Find(Assignment state, ViolationId id) => state.Core.Violations.Find(violation => violation.Id == id);

    // A contested abandonment is none of them until it is upheld (domain.md §2).
    private static ImmutableList<Violation> By(Assignment state, PersonId worker) => state.Core.Violations
        .FindAll(violation => violation.Against == Side.Worker && violation.Worker == worker
            && violation is { ContestedAt: null } or { Status: ViolationStatus.Upheld });
}

/// <summary>What an event makes of the violations on record.</summary>
internal static class ViolationEvolution
{
    /// <summary>The violations after an event, or null where it has nothing to do with them.</summary>
    public static ImmutableList<Violation>? After(ImmutableList<Violation> violations, Happened happened) => happened.Event switch
    {
        ViolationReported reported => violations.Add(new(
            reported.Violation, reported.Category, reported.Against, reported.Worker, happened.By, happened.At, ViolationStatus.Open)
        {
            DecideBy = reported.DecideBy,
        }),
        AbandonmentContested contested => violations.Add(
            new(contested.Violation, ViolationCategory.Abandonment, Side.Worker, contested.Worker, contested.ReportedBy,
                contested.ReportedAt, ViolationStatus.Open)
            {
                ContestedAt = happened.At,
            }),
        ViolationUpheld upheld => Decided(violations, upheld.Violation, ViolationStatus.Upheld, happened),
        ViolationDismissed dismissed => Decided(violations, dismissed.Violation, ViolationStatus.Dismissed, happened),
        _ => null,
    };

    private static ImmutableList<Violation> Decided(
        ImmutableList<Violation> violations, ViolationId id, ViolationStatus status, Happened happened) =>
        violations.ConvertAll(violation => violation.Id == id ? violation with { Status = status, DecidedAt = happened.At } : violation);
}
