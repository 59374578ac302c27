using System.Collections.Immutable;
using WorkMarket.Domain.Scorecards;

namespace WorkMarket.Domain.Tests.Scorecards;

[Rule("§4 Scorecards")]
public sealed class ContributionTests
{
    private static readonly ScorecardSettings Settings = new();

    [Theory]
    [InlineData(Status.Draft), InlineData(Status.Sent), InlineData(Status.Assigned), InlineData(Status.InProgress)]
    [InlineData(Status.Voided)]
    public void Before_it_is_completed_it_adds_nothing(Status status) =>
        Assert.All(Contributions.FromCase(Given.In(status).State, Settings), contribution => Assert.Empty(contribution.Entries));

    [Fact]
    public void It_counts_as_completed_from_the_submission_on() =>
        Adds(OfWanda(Given.PendingApproval()), Counts(CountsAs.Completed, "06-16 17:30"));

    [Fact]
    public void Sent_back_it_does_not_count_until_it_is_completed_again()
    {
        var back = Given.PendingApproval().And(Clara, SendBack(), "06-17 09:00");
        Adds(OfWanda(back));
        Adds(OfAcme(back));
        Adds(OfWanda(back.And(Wanda, Complete(), "06-18 09:00")), Counts(CountsAs.Completed, "06-18 09:00"));
    }

    [Fact]
    [Rule("§6 Time with the client adds up in the company's average and in what is pending")]
    public void A_companys_approval_takes_all_the_time_that_it_had_a_submission()
    {
        var again = Given.PendingApproval().And(Clara, SendBack(), "06-17 17:30").And(Wanda, StandBy(), "06-20 17:30");
        Adds(OfAcme(again), Counts(CountsAs.PendingApproval, "06-19 17:30"));
        Assert.Contains(
            Counts(CountsAs.Approved, "06-21 05:30") with { Amount = Hours(36) }, OfAcme(again.And(Clara, Approve(), "06-21 05:30")));
    }

    [Fact]
    public void Days_are_those_of_the_platforms_zone()
    {
        var late = Given.WorkDone().And(Wanda, Complete(), "06-16 23:30");
        Assert.Equal(new LocalDate(2026, 6, 16), Assert.Single(OfWanda(late)).Day);
        Assert.Equal(
            new LocalDate(2026, 6, 17),
                Assert.Single(Entries(late, new ScorecardOf.Worker(Wanda.Id), new() { Zone = DateTimeZone.Utc })).Day);
    }

    [Fact]
    public void Required_files_with_a_due_date_count_one_by_one_in_time_or_late()
    {
        var asking = Asking.Deliverables(
            new DeliverableRequirement(DeliverableType.Photo, 2, 1), new DeliverableRequirement(DeliverableType.SignOff, 1, null));
        var done = Given.WorkDone(asking)
            .And(Wanda, Deliver(DeliverableType.Photo, "u1"), "06-17 23:59")
            .And(Wanda, Deliver(DeliverableType.Photo, "u2"), "06-18 00:00")
            .And(Wanda, Deliver(DeliverableType.Photo, "u3"), "06-18 00:01")
            .And(Wanda, Deliver(DeliverableType.SignOff, "u4"), "06-18 00:02")
            .And(Wanda, Complete(), "06-18 09:00");
        Adds(
            OfWanda(done), Counts(CountsAs.Completed, "06-18 09:00"), Counts(CountsAs.DeliveredOnTime, "06-18 09:00"),
            Counts(CountsAs.DeliveredLate, "06-18 09:00"));
    }

    [Fact]
    public void A_company_has_it_pending_then_approved_and_unpaid_then_paid()
    {
        var pending = Given.PendingApproval();
        Adds(OfAcme(pending), Counts(CountsAs.PendingApproval, "06-16 17:30"));
        var approved = Counts(CountsAs.Approved, "06-17 10:00") with { Amount = Hours(16.5) };
        var invoiced = pending.And(Clara, Approve(), "06-17 10:00");
        Adds(OfAcme(invoiced), approved, Counts(CountsAs.Unpaid, "06-17 10:00"));
        Adds(OfAcme(invoiced.And(Clara, Pay(), "06-18 10:00")), approved, Counts(CountsAs.Paid, "06-18 10:00"));
        Adds(OfAcme(invoiced.And(Clara, Pay(), "07-18 10:00")), approved, Counts(CountsAs.Paid, "07-18 10:00") with { Amount = Hours(24) });
    }

    [Fact]
    public void What_is_not_paid_in_time_is_past_due_until_it_is_paid()
    {
        var due = Given.Invoiced().Ticked("07-17 10:00");
        Assert.Contains(Counts(CountsAs.PastDue, "07-17 10:00"), OfAcme(due));
        Assert.DoesNotContain(OfAcme(due), entry => entry.As == CountsAs.Unpaid);
        Assert.Equal([CountsAs.Approved, CountsAs.Paid], OfAcme(due.And(Clara, Pay(), "07-18 10:00")).Select(entry => entry.As).Order());
    }

    [Fact]
    public void A_worker_who_cancels_24_hours_before_the_start_cancels_early_and_after_that_late()
    {
        Adds(OfWanda(Given.Assigned().And(Wanda, CancelByWorker(), "06-15 09:00")), Counts(CountsAs.CancelledEarly, "06-15 09:00"));
        Adds(OfWanda(Given.Assigned().And(Wanda, CancelByWorker(), "06-15 09:01")), Counts(CountsAs.CancelledLate, "06-15 09:01"));
    }

    [Fact]
    public void Abandonment_counts_and_being_unassigned_or_cancelled_on_does_not()
    {
        Adds(OfWanda(Given.InProgress().And(Clara, ReportAbandonment(), "06-16 12:00")), Counts(CountsAs.Abandoned, "06-16 12:00"));
        Adds(OfWanda(Given.Assigned().And(Clara, Unassign(), "06-12 09:00")));
        Adds(OfWanda(Given.PendingApproval().And(Clara, Cancel(clarification: "They moved."), "06-17 09:00")));
        Adds(
            OfAcme(Given.PendingApproval().And(Clara, Cancel(clarification: "They moved."), "06-17 09:30")),
            Counts(CountsAs.Approved, "06-17 09:30") with { Amount = Hours(16) });
        // What was back with the worker is not counted.
        Adds(
            OfAcme(Given.PendingApproval().And(Clara, SendBack(), "06-16 18:30").And(
                Clara, Cancel(clarification: "They moved."), "06-17 09:30")),
            Counts(CountsAs.Approved, "06-17 09:30") with { Amount = Hours(1) });
    }

    [Fact]
    public void What_a_cancellation_costs_is_to_be_paid_but_was_not_approved() =>
        Adds(OfAcme(Given.InProgress().And(Clara, Cancel(amount: Usd(40m)), "06-16 12:00")), Counts(CountsAs.Unpaid, "06-16 12:00"));

    [Fact]
    public void Ratings_count_from_the_instant_at_which_they_are_final()
    {
        var rated = Given.Rated(Grade.Unsatisfied, Grade.Excellent);
        Adds(
            [.. OfWanda(rated).Where(entry => entry.As != CountsAs.Completed)],
            Counts(CountsAs.RatedUnsatisfied, "06-17 12:00") with { Rating = new(Grade.Unsatisfied) });
        Assert.Contains(Counts(CountsAs.RatedExcellent, "06-17 12:00") with { Rating = new(Grade.Excellent) }, OfAcme(rated));
    }

    [Fact]
    public void A_rating_that_a_reviewer_removed_does_not_count_for_the_worker_and_the_workers_own_still_does()
    {
        var removed = Given.Rated()
            .And(Wanda, DisputeRating(), "06-18 11:00")
            .And(Clara, ExplainRating(), "06-18 12:00")
            .And(Wanda, EscalateDispute(), "06-18 13:00")
            .And(Sam, Review(ReviewDecision.Remove), "06-18 14:00");
        Adds(OfWanda(removed), Counts(CountsAs.Completed, "06-16 17:30"));
        Assert.Contains(OfAcme(removed), entry => entry.As == CountsAs.RatedSatisfied);
    }

    private static Entry Counts(CountsAs kind, string at) => new(kind, At(at), Settings.DayOf(At(at)));

    private static ImmutableList<Entry> OfWanda(Story story) => Entries(story, new ScorecardOf.Worker(Wanda.Id), Settings);

    private static ImmutableList<Entry> OfAcme(Story story) => Entries(story, new ScorecardOf.Company(Acme), Settings);

    private static ImmutableList<Entry> Entries(Story story, ScorecardOf card, ScorecardSettings settings) =>
        Contributions.FromCase(story.State, settings).Single(contribution => contribution.To == card).Entries;

    private static void Adds(ImmutableList<Entry> entries, params Entry[] expected) =>
        Assert.Equal(expected.OrderBy(entry => entry.As), entries.OrderBy(entry => entry.As));
}
