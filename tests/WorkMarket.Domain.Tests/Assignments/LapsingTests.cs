using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Editing;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.Places;
using WorkMarket.Domain.Schedules;

namespace WorkMarket.Domain.Tests.Assignments;

[Rule("§7 Rescheduled, hold, another place and a change are told to both: what nobody decided is said to have lapsed")]
public sealed class LapsingTests
{
    private static readonly Schedule Friday = Days("06-19 09:00", "06-19 17:00");

    private static readonly Story Asked = Given.WorkDone().And(Clara, Hold("Flooded", At("08-16 09:00")), "06-16 17:10")
        .And(Wanda, Reschedule(Friday), "06-16 17:20").And(Clara, Elsewhere(Place.Remote()), "06-16 17:25")
        .And(Clara, ProposeChange(new() { Description = new("Less of it.") }), "06-16 17:30");

    private static readonly Event[] Lapsed = [new RescheduleLapsed(Friday), new HoldLapsed(At("08-16 09:00"))];

    public static TheoryData<string> Acts => ["complete", "cancel", "give back", "unassign", "abandon"];

    [Theory, MemberData(nameof(Acts))]
    public void What_is_not_decided_lapses_when_the_work_is_submitted_or_over(string act)
    {
        var (by, command) = act switch
        {
            "complete" => ((Actor)Wanda, Complete()),
            "cancel" => (Clara, Cancel()),
            "give back" => (Wanda, CancelByWorker()),
            "unassign" => (Clara, Unassign()),
            _ => (Clara, ReportAbandonment()),
        };
        var over = Asked.And(by, command, "06-16 18:00");
        Assert.Equal(
            [.. Lapsed, new PlaceChangeLapsed(), new ChangeLapsed(new("c1"))],
            over.Timeline.Skip(Asked.Timeline.Count).Take(4).Select(one => one.Event));
        // Nobody decided it, so both are told, whoever ended what it was asked for.
        foreach (var lapsed in over.Timeline.Skip(Asked.Timeline.Count).Take(4))
            Assert.Equal(
                ["clara", "wanda"],
                NoticeRules.ForEvent(over.State, Wanda.Id, lapsed).Select(told => ((Addressee.Person)told.To).Id.Value).Order());
    }

    [Fact]
    public void So_it_does_when_the_worker_stands_by_the_submission()
    {
        var back = Given.PendingApproval().And(Clara, SendBack(), "06-17 09:00").And(Wanda, Reschedule(Friday), "06-17 10:00")
            .And(Clara, Elsewhere(Place.Remote()), "06-17 10:30");
        var stood = back.And(Wanda, StandBy(), "06-17 11:00");
        Assert.Contains(stood.Timeline, happened => happened.Event is RescheduleLapsed { Schedule: var schedule } && schedule == Friday);
        Assert.Contains(stood.Timeline, happened => happened.Event is PlaceChangeLapsed);
        Assert.Null(stood.Engagement.Reschedule);
    }

    [Fact]
    public void So_it_does_when_it_goes_on_after_a_hold()
    {
        var held = Given.OnHold().And(Clara, Hold("Still wet", At("08-16 09:00")), "06-16 14:00")
            .And(Clara, Release(Friday), "06-16 15:00");
        held.When(Clara, Release(), "06-16 16:00").Then([.. Lapsed, new Released()]);
        held.When(Wanda, ApproveReschedule(), "06-16 16:00").Then(
            new Rescheduled(held.State.Brief.Schedule, Friday), Lapsed[1], new Released());
        held.When(Wanda, DeclineReschedule(), "06-16 16:00").Then(
            new RescheduleDeclined(null), Lapsed[1],
            new WorkerRemoved(Wanda.Id, EngagementEnd.Unassigned, null, Settlement: new(Usd(0m), RateUntil: At("06-30 16:00"))));
    }

    [Fact]
    public void A_hold_that_needs_no_consent_takes_the_one_back_that_was_asked_for()
    {
        var asked = Given.InProgress().And(Clara, Hold("Flooded", At("08-16 09:00")), "06-16 10:00");
        asked.When(Clara, Hold("Flooded", At("06-18 09:00")), "06-16 11:00").Then(
            new HoldWithdrawn(), new PutOnHold("Flooded", At("06-18 09:00"), At("06-17 09:00")));
    }

    [Fact]
    public void Where_nothing_is_asked_nothing_lapses() =>
        Assert.Equal([typeof(Completed)], ((Decision.Accepted)Given.WorkDone().When(Wanda, Complete(), "06-16 17:30").Decision).Happened
            .Select(happened => happened.Event.GetType()));
}
