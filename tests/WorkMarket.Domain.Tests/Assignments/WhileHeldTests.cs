using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.Schedules;

namespace WorkMarket.Domain.Tests.Assignments;

[Rule("§2 While held the worker may give it back uncounted, close an open visit and, after 5 business days, complete logged work")]
public sealed class WhileHeldTests
{
    [Fact]
    public void The_worker_gives_it_back_uncounted() =>
        Given.OnHold().When(Wanda, CancelByWorker("I wait no more"), "06-17 09:00")
            .Then(new WorkerRemoved(
                Wanda.Id, EngagementEnd.GivenBack, "I wait no more", GiveBackCause.OnHold,
                Settlement: new(Usd(0m), RateUntil: At("07-01 09:00")))).Leaves(Status.Sent);

    [Fact]
    public void An_open_visit_is_closed()
    {
        Given.OnHold().When(Wanda, CheckOut(At("06-16 12:00")), "06-16 13:00").Then(new CheckedOut(new("v1"), At("06-16 12:00"), null))
            .Leaves(Status.OnHold);
        Given.WorkDone().And(Clara, Hold(), "06-16 18:00").When(Wanda, CheckOut(), "06-16 19:00").Refused("visitClosed");
    }

    // Held from Tuesday noon: with Juneteenth on Friday, five business days end on the Wednesday after next at noon.
    [Fact]
    public void Logged_work_is_completed_once_it_was_held_for_five_business_days()
    {
        var held = Given.OnHold().And(Wanda, CheckOut(At("06-16 12:00")), "06-16 12:30");
        var from = At("06-24 12:00");
        held.When(Wanda, Complete(), from - Tick).Refused(new HeldTooShortly(from, NewYork));
        Assert.Equal(from, held.When(Wanda, Complete(), "06-17 09:00").Refusals[0].HoldsFrom);
        var completed = held.When(Wanda, Complete(), from).Leaves(Status.PendingApproval).Afterwards;
        Assert.Equal(from, ((PendingApproval)completed.State).Completion.At);
        Assert.Equal(Status.InProgress, completed.And(Clara, SendBack(), "06-25 09:00").State.Status);
    }

    [Fact]
    public void An_open_visit_has_to_be_closed_first() =>
        Given.OnHold().When(Wanda, Complete(), "06-30 12:00").Refused("checklistOpen");

    [Fact]
    public void Where_nothing_was_logged_nothing_is_completed() =>
        Given.Assigned().And(Clara, Hold(), "06-12 09:00").When(Wanda, Complete(), "06-30 12:00").Refused("nothingLogged", "checklistOpen");

    [Fact]
    public void What_could_be_done_only_if_it_were_not_on_hold_is_not_asked_for()
    {
        // Nobody confirmed, and the only visit began too early to count.
        var held = Given.Assigned(Asking.Confirmation).And(Wanda, CheckIn(), "06-15 09:00").And(Wanda, CheckOut(), "06-15 10:00")
            .And(Clara, Hold(), "06-15 11:00");
        held.When(Wanda, Complete(), "06-30 12:00").Leaves(Status.PendingApproval);
    }

    [Fact]
    public void Deliverables_are_and_none_that_came_meanwhile_is_late()
    {
        var held = Given.WorkDone(Asking.Photos(1, dueDays: 0)).And(Clara, Hold(), "06-16 18:00");
        held.When(Wanda, Complete(), "06-30 12:00").Refused("checklistOpen");
        var pending = held.And(Wanda, Deliver(DeliverableType.Photo, "u1"), "06-30 11:00").And(Wanda, Complete(), "06-30 12:00");
        Assert.DoesNotContain(
            Domain.Scorecards.Contributions.FromCase(pending.State, new()).SelectMany(contribution => contribution.Entries),
            entry => entry.As == Domain.Scorecards.CountsAs.DeliveredLate);
    }
}
