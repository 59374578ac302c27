using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.Places;

namespace WorkMarket.Domain.Tests.Places;

[Rule("§8 Changing the place of an assignment that has a worker")]
public sealed class PlaceChangeTests
{
    private static readonly Place Store = new(Sites.Store);
    private static readonly Place Far = new(Sites.FarStore);
    private static readonly Place Corner = new(Sites.Corner);

    private static Story Assigned => Given.Assigned(Sites.InStore);

    [Fact]
    public void The_client_asks_and_the_place_is_another_once_the_worker_agrees()
    {
        var asked = Assigned.When(Clara, Elsewhere(Far, "They moved."), "06-12 09:00")
            .Then(new PlaceChangeAsked(Far, "They moved.", null, At("06-14 09:00")));
        Assert.Equal(Store, asked.Afterwards.State.Brief.Place);
        var agreed = asked.Afterwards.When(Wanda, ApprovePlaceChange(), "06-12 10:00").Then(new PlaceChanged(Store, Far));
        Assert.Equal(Far, agreed.Afterwards.State.Brief.Place);
        Assert.Null(agreed.Afterwards.Engagement.PlaceRequest);
    }

    [Fact]
    public void A_worker_of_a_case_without_a_place_is_asked_too() => Given.Assigned().When(Clara, Elsewhere(Store), "06-12 09:00")
        .Then(new PlaceChangeAsked(Store, null, null, At("06-14 09:00")))
        .Afterwards.When(Wanda, ApprovePlaceChange(), "06-12 10:00").Then(new PlaceChanged(null, Store));

    [Fact]
    public void Declining_counts_for_nothing_and_the_worker_keeps_it()
    {
        var declined = Assigned.And(Clara, Elsewhere(Far), "06-12 09:00").When(Wanda, DeclinePlaceChange("Far"), "06-12 10:00")
            .Then(new PlaceChangeDeclined("Far")).Leaves(Status.Assigned);
        Assert.Equal(Store, declined.Afterwards.State.Brief.Place);
        Assert.Empty(declined.Afterwards.State.Core.Former);
    }

    [Fact]
    public void One_is_open_at_a_time()
    {
        var asked = Assigned.And(Clara, Elsewhere(Far), "06-12 09:00");
        asked.When(Clara, Elsewhere(Place.Remote()), "06-12 10:00").Refused("placeUndecided");
        asked.And(Clara, WithdrawPlaceChange(), "06-12 10:00").And(Clara, Elsewhere(Place.Remote()), "06-12 11:00");
        Assigned.When(Wanda, ApprovePlaceChange(), "06-12 10:00").Refused("noPlaceRequest");
        Assigned.When(Wanda, DeclinePlaceChange(), "06-12 10:00").Refused("noPlaceRequest");
        Assigned.When(Clara, WithdrawPlaceChange(), "06-12 10:00").Refused("noPlaceRequest");
    }

    [Fact]
    public void It_lapses_at_the_scheduled_start()
    {
        var asked = Assigned.And(Clara, Elsewhere(Far), "06-12 09:00");
        Assert.NotNull(asked.Ticked(At("06-16 09:00") - Tick).Engagement.PlaceRequest);
        asked.When(Wanda, ApprovePlaceChange(), "06-16 09:00").Refused("noPlaceRequest");
        Assert.Equal(new PlaceChangeLapsed(), asked.Ticked("06-16 09:00").Timeline[^1].Event);
        Assert.Equal(Store, asked.Ticked("06-16 09:00").State.Brief.Place);
    }

    [Fact]
    public void It_lapses_at_the_start_as_it_is_rescheduled()
    {
        var later = Assigned.And(Clara, Elsewhere(Far), "06-12 09:00")
            .And(Clara, Reschedule(Days("06-18 09:00", "06-18 17:00")), "06-12 10:00").And(Wanda, ApproveReschedule(), "06-12 11:00");
        Assert.NotNull(later.Ticked("06-17 09:00").Engagement.PlaceRequest);
        Assert.Null(later.Ticked("06-18 09:00").Engagement.PlaceRequest);
    }

    [Fact]
    public void Where_the_start_has_passed_it_lapses_48_hours_after_the_request()
    {
        var asked = Given.InProgress(Sites.InStore).And(Clara, Elsewhere(Far), "06-16 10:00");
        Assert.NotNull(asked.Ticked(At("06-18 10:00") - Tick).Engagement.PlaceRequest);
        Assert.Null(asked.Ticked("06-18 10:00").Engagement.PlaceRequest);
    }

    [Fact]
    public void What_is_completed_or_cancelled_asks_for_no_place_any_more()
    {
        var done = Given.WorkDone(Sites.InStore).And(Clara, Elsewhere(Far), "06-16 17:10");
        Assert.Null(done.And(Wanda, Complete(), "06-16 17:30").Engagement.PlaceRequest);
        done.When(Wanda, CancelByWorker(), "06-16 17:30").Then(
            new PlaceChangeLapsed(), new WorkerRemoved(
                Wanda.Id, EngagementEnd.CancelledByWorker, "I am ill", Settlement: new(Usd(0m), RateUntil: At("06-30 17:30"))));
        Assert.Null(done.And(Clara, Cancel(amount: Usd(40)), "06-16 17:30").Engagement.PlaceRequest);
    }

    [Fact]
    public void A_hold_neither_answers_it_nor_stops_it()
    {
        var held = Assigned.And(Clara, Elsewhere(Far), "06-12 09:00").And(Clara, Hold(), "06-12 10:00");
        Assert.Equal(Far, held.And(Wanda, ApprovePlaceChange(), "06-12 11:00").State.Brief.Place);
        Assert.Null(held.Ticked("06-16 09:00").Engagement.PlaceRequest);
        Assert.NotNull(held.And(Clara, Release(), "06-12 12:00").Engagement.PlaceRequest);
    }

    [Fact]
    public void Until_consent_the_old_place_holds_for_labels_and_after_it_late_counts_from_the_consent()
    {
        var asked = Assigned.Ticked("06-16 09:05").And(Clara, Elsewhere(Far), "06-16 09:05");
        Assert.Contains(Label.WorkerLate, asked.LabelsAt(At("06-16 09:15")));
        var agreed = asked.And(Wanda, ApprovePlaceChange(), "06-16 09:10");
        Assert.Empty(agreed.LabelsAt(At("06-16 09:25") - Tick));
        Assert.Contains(Label.WorkerLate, agreed.LabelsAt(At("06-16 09:25")));
        Assert.Empty(asked.Ticked("06-16 09:20").And(Wanda, ApprovePlaceChange(), "06-16 09:20").LabelsAt(At("06-16 09:21")));
    }

    [Fact]
    public void Agreed_before_the_start_late_counts_from_the_start() => Assert.Contains(
        Label.WorkerLate,
        Assigned.And(Clara, Elsewhere(Far), "06-16 08:00").And(Wanda, ApprovePlaceChange(), "06-16 08:59").LabelsAt(At("06-16 09:15")));

    [Fact]
    public void Around_the_corner_the_worker_is_told_and_not_asked_while_nobody_has_checked_in()
    {
        Assert.InRange(Sites.Store.Coordinates!.MetresTo(Sites.Corner.Coordinates!), 1, 500);
        Assigned.When(Clara, Elsewhere(Corner), "06-12 09:00").Then(new PlaceChanged(Store, Corner));
        Asked(Given.InProgress(Sites.InStore), Corner, "06-16 10:00");
        Asked(Assigned, new(Sites.Corner with { PostalCode = "80203" }), "06-12 09:00");
        Asked(Assigned, new(Sites.Corner with { Coordinates = null }), "06-12 09:00");
        Asked(Assigned, new(Sites.Store with { Coordinates = new(39.7508, -104.9900) }), "06-12 09:00");
        Asked(Given.Assigned(Sites.At(new Place(Sites.Store with { PostalCode = null }))),
            new(Sites.Corner with { PostalCode = null }), "06-12 09:00");
        Asked(Assigned, Place.Remote(), "06-12 09:00");
    }

    [Fact]
    [Rule("§8 Within 500 m and one postal code the worker is told and not asked: of the place that was agreed")]
    public void Around_one_corner_after_another_the_worker_is_asked()
    {
        var (next, back) = (new Place(Sites.Corner with { Coordinates = new(39.7455, -104.9990) }), Store);
        Assert.InRange(Sites.Corner.Coordinates!.MetresTo(next.Site!.Coordinates!), 1, 500);
        var moved = Assigned.And(Clara, Elsewhere(Corner), "06-12 09:00");
        Asked(moved, next, "06-12 10:00");
        moved.When(Clara, Elsewhere(back), "06-12 10:00").Then(new PlaceChanged(Corner, back));
        // From what the worker agrees to it counts anew.
        moved.And(Clara, Elsewhere(next), "06-12 10:00").And(Wanda, ApprovePlaceChange(), "06-12 11:00")
            .When(Clara, Elsewhere(Corner), "06-12 12:00").Then(new PlaceChanged(next, Corner));
    }

    [Fact]
    public void Extra_travel_is_offered_in_the_same_call_and_added_with_the_consent()
    {
        var asked = Assigned.And(Clara, Elsewhere(Far, travel: Usd(20)), "06-12 09:00");
        Assert.Empty(asked.Engagement.Funds);
        var added = Assert.Single(asked.And(Wanda, ApprovePlaceChange(), "06-12 10:00").Engagement.Funds);
        Assert.Equal((FundsKind.ExpenseReimbursement, Usd(20), FundsStatus.Approved), (added.Ask.Kind, added.Ask.Amount, added.Status));
        Assert.Empty(asked.And(Wanda, DeclinePlaceChange(), "06-12 10:00").Engagement.Funds);
        Assert.Single(Assigned.And(Clara, Elsewhere(Corner, travel: Usd(5)), "06-12 09:00").Engagement.Funds);
    }

    [Fact]
    public void What_could_not_be_is_refused()
    {
        Assigned.When(Clara, Elsewhere(Store), "06-12 09:00").Refused("placeUnchanged");
        Assigned.When(Clara, Elsewhere(new(Sites.Store with { Country = "XX" })), "06-12 09:00").Refused("countryUnknown");
        Assigned.When(Clara, Elsewhere(Far, travel: Usd(0)), "06-12 09:00").Refused("amountNotPositive");
        Assigned.When(Clara, Elsewhere(Far, travel: Money.From(5, Currency.Parse("EUR"))), "06-12 09:00").Refused("currencyMismatch");
        Assigned.When(Clara, Elsewhere(Far, new('x', Policy.Default.RequestReasonLength + 1)), "06-12 09:00").Refused("textTooLong");
        Given.Sent(Sites.InStore).When(Clara, Elsewhere(Far), "06-12 09:00")
            .Refused(new StatusNotAllowed(AssignmentAction.RequestPlaceChange, Status.Sent));
    }

    private static void Asked(Story story, Place place, string at) =>
        Assert.IsType<PlaceChangeAsked>(story.And(Clara, Elsewhere(place), at).Timeline.Last(
            happened => happened.By is Actor.Client).Event);
}
