using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Ratings;
using WorkMarket.Domain.Violations;
using WorkMarket.Testing;

namespace WorkMarket.Application.Tests.Cases;

/// <summary>Heads with what came to the stored types after their first version, by the names of their golden files.</summary>
internal static class LaterSamples
{
    private static readonly Instant At = ManualClock.Start;
    private static readonly Actor.Client Nora = new(new("nora"), new("northwind"), Channel.Api);
    private static readonly Actor.Worker Wanda = new(new("wanda"), Channel.Mobile);
    private static readonly Rating Rating = new(Grade.Satisfied, Grade.Excellent, null, Grade.Unsatisfied, "Came “late”.");

    public static ImmutableSortedDictionary<string, Assignment> Heads { get; } = new Dictionary<string, Assignment>
    {
        ["head-invoiced-rated"] = With(Samples.Heads.OfType<Invoiced>().Single(), new RatingPair { ByClient = Rating }),
        ["head-paid-reviewed"] = With(Samples.Heads.OfType<Paid>().Single(), new RatingPair
        {
            ByClient = Rating,
            ByWorker = new(Grade.Excellent),
            Dispute = new(DisputeStage.Decided, At, At + Duration.FromDays(4))
            {
                ExplainedAt = At + Duration.FromDays(1),
                EscalatedAt = At + Duration.FromDays(2),
                Review = new(ReviewDecision.Amend, new(Grade.Excellent), At + Duration.FromDays(3)),
            },
        }),
        ["head-inProgress-violations"] = With(
            Samples.Heads.OfType<InProgress>().Single(),
            new Violation(new("n1"), ViolationCategory.NoShow, Side.Worker, Wanda.Id, Nora, At, ViolationStatus.Upheld) { DecidedAt = At + Duration.FromHours(1) },
            new Violation(new("n2"), ViolationCategory.Conduct, Side.Client, Wanda.Id, Wanda, At, ViolationStatus.Open)),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static Staffed With(Staffed head, RatingPair ratings) => head with { Engagement = head.Engagement with { Ratings = ratings } };

    private static Assignment With(Assignment head, params ImmutableList<Violation> violations) =>
        head with { Core = head.Core with { Violations = violations } };
}
