using WorkMarket.Domain.Leaving;

namespace WorkMarket.Domain.Tests.Assignments;

[Rule("§2 Unassign, cancel (worker), abandon: back to Sent")]
public sealed class LeavingTests
{
    // Who comes after the start proposes another.
    private static readonly Schedule Noon = Days("06-16 12:00", "06-16 17:00");

    [Fact]
    public void The_client_unassigns() =>
        Leaves(Given.Assigned(), Clara, Unassign("Nearer"), "06-12 09:00", EngagementEnd.Unassigned, "Nearer",
            settlement: new(Usd(0m), CancellationReason.Other, RateUntil: At("06-26 09:00")));

    [Fact]
    public void The_worker_cancels() =>
        Leaves(Given.Assigned(), Wanda, CancelByWorker("Ill"), "06-16 08:00", EngagementEnd.CancelledByWorker, "Ill",
            settlement: new(Usd(0m), RateUntil: At("06-30 08:00")));

    [Fact]
    public void The_client_reports_an_abandonment() =>
        Leaves(Given.InProgress(), Clara, ReportAbandonment("Left"), "06-16 12:00", EngagementEnd.Abandoned, "Left", "06-24 12:00",
            new(Usd(0m), RateUntil: At("06-30 12:00")));

    [Fact]
    public void None_goes_without_a_reason()
    {
        Given.InProgress().When(Clara, Unassign(" "), "06-16 12:00").Refused("textRequired");
        Given.InProgress().When(Wanda, CancelByWorker(" "), "06-16 12:00").Refused("textRequired");
        Given.InProgress().When(Clara, ReportAbandonment(" "), "06-16 12:00").Refused("textRequired");
    }

    [Fact]
    public void It_is_offered_again_to_those_who_had_it_offered_and_other_applications_stay()
    {
        var again = Given.Sent().And(Wanda, Apply(), "06-10 11:00").And(Walter, Apply(), "06-10 11:30")
            .And(Clara, Accept(), "06-10 12:00").And(Wanda, CancelByWorker(), "06-11 09:00");
        var sent = Assert.IsType<Sent>(again.State);
        Assert.Equal([ApplicationEnd.EngagementOver, null], sent.Applications.Select(application => application.End));
        again.When(Clara, Accept("a1"), "06-11 10:00").Refused("applicationClosed");
        again.When(Clara, Accept("a2"), "06-11 10:00").Refused("closedToApplications");
        again.OfferedAgain("06-11 10:00").And(Walter, Renew("a2", terms: 1), "06-11 10:30")
            .When(Clara, Accept("a2"), "06-11 11:00").Leaves(Status.Assigned);
    }

    [Fact]
    public void Who_had_it_may_apply_anew_under_a_new_id() =>
        Given.Assigned().And(Wanda, CancelByWorker(), "06-11 09:00").OfferedAgain("06-11 09:30", including: Wanda)
            .When(Wanda, Apply(), "06-11 10:00")
            .Then(new Applied(new("a2"), Wanda.Id, null));

    [Fact]
    public void Visits_and_deliverables_of_the_next_worker_count_on()
    {
        var again = Given.InProgress().And(Wanda, Deliver(DeliverableType.Photo, "u1"), "06-16 09:30").And(Wanda, CheckOut(), "06-16 10:00")
            .And(Wanda, CancelByWorker(), "06-16 11:00")
            .OfferedAgain("06-16 11:20", Noon).And(Walter, Apply(terms: 2), "06-16 11:30").And(Clara, Accept("a2"), "06-16 12:00");
        again.When(Walter, CheckIn(), "06-16 12:10").Then(new CheckedIn(new("v2"), At("06-16 12:10"), null));
        var delivered = again.And(Walter, Deliver(DeliverableType.Photo, "u2"), "06-16 13:30");
        Assert.Equal("d2", delivered.Engagement.Deliverables[0].Id.Value);
    }

    [Fact]
    public void The_next_worker_knows_nothing_of_the_last()
    {
        var again = Given.InProgress().And(Wanda, CancelByWorker(), "06-16 09:05")
            .OfferedAgain("06-16 09:06", Noon).And(Walter, Apply(terms: 2), "06-16 09:06").And(Clara, Accept("a2"), "06-16 09:07");
        Assert.Empty(again.Engagement.Visits);
        Assert.Equal(At("06-16 12:15"), Clock.NextDue(again.State));
        Assert.False(Access.Sees(again.State, Wanda));
    }

    [Fact]
    public void What_was_said_while_another_had_it_is_not_for_the_next_worker()
    {
        var again = Given.Assigned().And(Wanda, Post("The gate code is 4711?"), "06-11 09:00").And(Wanda, CancelByWorker(), "06-11 10:00")
            .OfferedAgain("06-11 10:30").And(Walter, Apply(), "06-11 11:00").And(Clara, Accept("a2"), "06-11 12:00")
            .And(Walter, Post("Hello"), "06-11 13:00");
        var read = again.Timeline.Select(happened => Access.AsReadBy(again.State, Walter, happened)).OfType<Happened>().ToList();
        Assert.DoesNotContain(read, happened => happened.Event is WorkerRemoved || happened.By == Wanda);
        Assert.Equal(["Hello"], read.Select(happened => (happened.Event as MessagePosted)?.Text).OfType<string>());
        Assert.Equal(again.Timeline.Count, again.Timeline.Count(happened => Access.AsReadBy(again.State, Clara, happened) is not null));
    }

    private static void Leaves(
        Story story, Actor by, Command command, string at, EngagementEnd end, string reason, string? contestUntil = null,
        Settlement? settlement = null)
    {
        var gone = story.When(by, command, at)
            .Then(new WorkerRemoved(Wanda.Id, end, reason, null, contestUntil is null ? null : At(contestUntil), settlement))
            .Leaves(Status.Sent);
        var former = Assert.Single(gone.Afterwards.State.Core.Former);
        Assert.Equal((Wanda.Id, end, At(at), At("06-16 09:00")), (former.Worker, former.End, former.EndedAt, former.ScheduledStart));
    }
}
