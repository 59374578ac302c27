using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Ratings;
using WorkMarket.Domain.Scanning;
using WorkMarket.Domain.TimeLog;
using WorkMarket.Domain.Violations;

namespace WorkMarket.Domain.Scorecards;

/// <summary>
/// What an assignment adds to scorecards as it stands (domain.md §4). It follows from the state alone, so it can be written again, late
/// and in any order, and a full recount comes to the same.
/// </summary>
public static class Contributions
{
    /// <summary>What it adds to every scorecard that it ever added to.</summary>
    public static ImmutableList<Contribution> FromCase(Assignment state, ScorecardSettings settings) =>
    [
        .. Workers(state, settings)
            .GroupBy(part => part.Worker, part => part.Entries)
            .Select(parts => new Contribution(new ScorecardOf.Worker(parts.Key), Merged(parts.SelectMany(entries => entries)))),
        new(
            new ScorecardOf.Company(state.Brief.Company),
            Merged(EndedEngagements.All(state).Select(ended => (Assignment)ended.State).Append(state)
                .SelectMany(one => Company(one, settings)))),
    ];

    /// <summary>Whether an event can change what an assignment adds.</summary>
    public static bool Concerns(Event @event) => @event.Inner()
        is Completed or SentBack or StoodBy or Approved or PaidByClient or PaymentNotReceived or PaymentReported or PaymentReversed
        or VisitEdited or VisitRemoved or FileWithdrawn
        or RatingsOpened or RatingReviewed or WorkerRemoved or AbandonmentContested
        or ViolationUpheld { IsContestedAbandonment: true } or ViolationDismissed { IsContestedAbandonment: true } or CancelledByClient
        or LabelAdded { Label: Label.PaymentPastDue } or LabelRemoved { Label: Label.PaymentPastDue };

    private static IEnumerable<(PersonId Worker, IEnumerable<Entry> Entries)> Workers(Assignment state, ScorecardSettings settings)
    {
        foreach (var former in state.Core.Former)
            yield return (former.Worker, Ended(state, former, settings));
        foreach (var (_, ended) in EndedEngagements.All(state))
        {
            if (CountedRatings.FromCase(ended) is { OfWorker: { } said, Since: var final })
                yield return (ended.Engagement.Worker, [Rated(said, final, settings)]);
        }
        if (state is not WithWorker { Engagement.Worker: var worker } staffed)
            yield break;
        yield return (worker, Parts.CompletionOf(state) is { } completion ? Worked(staffed, completion, settings) : []);
        if (CountedRatings.FromCase(state) is { OfWorker: { } rating, Since: var since })
            yield return (worker, [Rated(rating, since, settings)]);
    }

    // Being unassigned by the client counts neither for nor against the worker.
    private static IEnumerable<Entry> Ended(Assignment state, FormerEngagement former, ScorecardSettings settings) => former.End switch
    {
        EngagementEnd.CancelledByWorker when settings.IsLate(former.EndedAt, former.ScheduledStart) =>
            [Entry(CountsAs.CancelledLate, former.EndedAt, settings)],
        EngagementEnd.CancelledByWorker => [Entry(CountsAs.CancelledEarly, former.EndedAt, settings)],
        EngagementEnd.Abandoned when ContestRules.Counts(state, former) => [Entry(CountsAs.Abandoned, former.EndedAt, settings)],
        _ => [],
    };

    private static IEnumerable<Entry> Worked(WithWorker staffed, Completion completion, ScorecardSettings settings)
    {
        yield return Entry(CountsAs.Completed, completion.At, settings);
        var files = staffed.Brief.Settings.Deliverables.SelectMany(requirement => InTime(staffed, requirement)).ToList();
        foreach (var some in files.GroupBy(inTime => inTime ? CountsAs.DeliveredOnTime : CountsAs.DeliveredLate))
            yield return Entry(some.Key, completion.At, settings) with { Count = some.Count() };
    }

    // Each required file with a due date counts by its own first upload in which nothing was found.
    private static IEnumerable<bool> InTime(WithWorker staffed, DeliverableRequirement requirement) => staffed.Engagement.Deliverables
        .Where(deliverable => !deliverable.Removed && deliverable.Type == requirement.Type)
        .Select(deliverable => Deadlines.ThereSince(staffed, deliverable))
        .OfType<Instant>()
        .Order()
        .Take(requirement.Number)
        .Select((at, file) => (At: at, Due: Deadlines.LateFrom(staffed, requirement, file)))
        .Where(file => file.Due is not null)
        .Select(file => file.At < file.Due);

    private static IEnumerable<Entry> Company(Assignment state, ScorecardSettings settings)
    {
        if (state is PendingApproval pending)
            yield return Entry(CountsAs.PendingApproval, pending.Completion.CountsFrom, settings);
        if (CountedRatings.FromCase(state) is { OfClient: { } rating, Since: var since })
            yield return Rated(rating, since, settings);
        // Who cancels what was submitted has decided on it as who approves it: else cancelling would keep the average low.
        if (state is WithWorker held && Parts.CancellationOf(state) is { Submission: { } submission } cancellation)
        {
            var until = held.Engagement.SentBackAt > submission.WithClientSince ? held.Engagement.SentBackAt.Value : cancellation.At;
            yield return Entry(CountsAs.Approved, cancellation.At, settings) with { Amount = Between(submission.CountsFrom, until) };
        }
        if (Parts.InvoiceOf(state) is not { } invoice)
            yield break;
        if (Parts.CompletionOf(state) is { } completion)
        {
            var took = Between(completion.CountsFrom, invoice.ApprovedAt);
            yield return Entry(CountsAs.Approved, invoice.ApprovedAt, settings) with { Amount = took };
        }
        if (state is Paid { PaidAt: var paidAt })
            yield return Entry(CountsAs.Paid, paidAt, settings) with { Amount = Between(invoice.DueAt, paidAt) };
        else if (state is WithWorker { Engagement.Labels: var labels } && labels.Contains(Label.PaymentPastDue))
            yield return Entry(CountsAs.PastDue, invoice.DueAt, settings);
        else
            yield return Entry(CountsAs.Unpaid, invoice.ApprovedAt, settings);
    }

    private static Entry Rated(Rating rating, Instant since, ScorecardSettings settings) =>
        Entry(KindOf(rating.Overall), since, settings) with { Rating = rating };

    private static CountsAs KindOf(Grade grade) => grade switch
    {
        Grade.Excellent => CountsAs.RatedExcellent,
        Grade.Satisfied => CountsAs.RatedSatisfied,
        _ => CountsAs.RatedUnsatisfied,
    };

    // Whole seconds, so that sums of any size are exact; what came in time took no time.
    private static Duration Between(Instant from, Instant to) => Duration.FromSeconds(Math.Max(0, (long)(to - from).TotalSeconds));

    private static Entry Entry(CountsAs kind, Instant at, ScorecardSettings settings) => new(kind, at, settings.DayOf(at));

    private static ImmutableList<Entry> Merged(IEnumerable<Entry> entries) =>
    [
        .. entries.GroupBy(entry => (entry.As, entry.At)).Select(same => same.First() with
        {
            Count = same.Sum(entry => entry.Count),
            Amount = same.Aggregate(Duration.Zero, (sum, entry) => sum + entry.Amount),
        }),
    ];
}
