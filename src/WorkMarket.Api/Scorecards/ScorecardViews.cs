using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Scorecards;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Ratings;
using WorkMarket.Domain.Scorecards;

namespace WorkMarket.Api.Scorecards;

/// <summary>An assignment behind a figure.</summary>
/// <param name="Assignment">Which; left out where the reader has nothing to do with it.</param>
/// <param name="As">As what it counts.</param>
/// <param name="At">When it counts.</param>
/// <param name="Count">How often it counts.</param>
/// <param name="Seconds">The time that it adds, where the figure is an average of times.</param>
/// <param name="InNumerator">Whether it counts in the numerator too. In the denominator all do.</param>
public sealed record BehindView(AssignmentId? Assignment, CountsAs As, Instant At, int Count, long? Seconds, bool InNumerator);

/// <summary>A page of the assignments behind a figure, newest first.</summary>
/// <param name="Assignments">Newest first.</param>
/// <param name="Next">The cursor of the next page, for <c>after</c>; left out on the last one.</param>
public sealed record ExplanationView(ImmutableList<BehindView> Assignments, string? Next);

/// <summary>A share.</summary>
/// <param name="Percent">With one decimal, half rounded up; left out among none.</param>
/// <param name="Numerator">How many count.</param>
/// <param name="Denominator">Among how many.</param>
/// <param name="Behind">What is behind it, where that was asked for.</param>
public sealed record ShareView(decimal? Percent, long Numerator, long Denominator, ExplanationView? Behind);

/// <summary>A mean of times.</summary>
/// <param name="Time">In whole seconds; left out among none.</param>
/// <param name="NumeratorSeconds">All times together.</param>
/// <param name="Denominator">How many there are.</param>
/// <param name="Behind">What is behind it, where that was asked for.</param>
public sealed record AverageView(Duration? Time, long NumeratorSeconds, long Denominator, ExplanationView? Behind);

/// <summary>The figures of a worker over some time.</summary>
/// <param name="Satisfaction">Ratings that were excellent or satisfied.</param>
/// <param name="OnTime">Completed, or cancelled shortly before the start, among completed, cancelled and abandoned.</param>
/// <param name="DeliveredOnTime">Required files that were there in time, among those with a due date.</param>
/// <param name="Cancelled">Cancelled by the worker, among completed, cancelled and abandoned.</param>
/// <param name="Abandoned">Abandoned, among completed, cancelled and abandoned.</param>
public sealed record WorkerFiguresView(
    ShareView Satisfaction, ShareView OnTime, ShareView DeliveredOnTime, ShareView Cancelled, ShareView Abandoned);

/// <summary>A worker's scorecard.</summary>
/// <param name="Worker">The worker whose figures these are.</param>
/// <param name="AsOf">When it was read.</param>
/// <param name="RecentSince">The first day that the recent figures count.</param>
/// <param name="Recent">The recent figures.</param>
/// <param name="AllTime">Those of all time.</param>
public sealed record WorkerScorecardView(
    PersonId Worker, Instant AsOf, LocalDate RecentSince, WorkerFiguresView Recent, WorkerFiguresView AllTime);

/// <summary>A client company's scorecard.</summary>
/// <param name="Company">The company whose figures these are.</param>
/// <param name="AsOf">When it was read.</param>
/// <param name="Since">The first day that its figures count; what is so now counts whenever it began.</param>
/// <param name="Satisfaction">Ratings by workers that were excellent or satisfied.</param>
/// <param name="Approval">From submission to approval.</param>
/// <param name="PaymentLateness">From the due instant to the payment.</param>
/// <param name="PendingApproval">What waits for approval now, among that and what was approved.</param>
/// <param name="PastDue">What is past due now, among all that is to be paid now and what was paid.</param>
/// <param name="Warnings">What the figures warn a worker of.</param>
public sealed record CompanyScorecardView(
    CompanyId Company, Instant AsOf, LocalDate Since, ShareView Satisfaction, AverageView Approval, AverageView PaymentLateness,
    ShareView PendingApproval, ShareView PastDue, ImmutableList<CompanyWarning> Warnings)
{
    /// <summary>A scorecard with what is behind its figures, where that was asked for.</summary>
    public static CompanyScorecardView FromScorecard(
        CompanyId company, CompanyScorecard card, ScorecardSettings settings, Explanations explained) =>
        new(
        company, card.AsOf, card.Since, explained.View(Figure.Satisfaction, card.Figures.Satisfaction),
        explained.View(Figure.Approval, card.Figures.Approval), explained.View(Figure.PaymentLateness, card.Figures.PaymentLateness),
        explained.View(Figure.PendingApproval, card.Figures.PendingApproval), explained.View(Figure.PastDue, card.Figures.PastDue),
        card.Figures.Warnings(settings));
}

/// <summary>A counted rating of a worker.</summary>
/// <param name="Assignment">The assignment that it is about; left out where the reader has nothing to do with it.</param>
/// <param name="At">Since when it counts.</param>
/// <param name="Rating">What the client said.</param>
public sealed record CountedRatingView(AssignmentId? Assignment, Instant At, Rating Rating);

/// <summary>A page of counted ratings, newest first.</summary>
/// <param name="Ratings">Newest first.</param>
/// <param name="Next">The cursor of the next page, for <c>after</c>; left out on the last one.</param>
public sealed record CountedRatingListView(ImmutableList<CountedRatingView> Ratings, string? Next);
