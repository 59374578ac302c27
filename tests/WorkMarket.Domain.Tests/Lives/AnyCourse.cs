using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.Places;
using WorkMarket.Domain.Tests.Places;

namespace WorkMarket.Domain.Tests.Lives;

/// <summary>Commands that keep an assignment from running straight through, with any details.</summary>
internal static class AnyCourse
{
    public static (Actor, Command) Helpful(Dice dice, WithWorker staffed, Instant now)
    {
        Actor worker = AnyCommand.Holder(dice, staffed);
        if (staffed.Engagement.HoldRequest is not null && dice.OneIn(2))
            return dice.One((worker, ApproveHold()), (worker, DeclineHold()), (Clara, WithdrawHold()), (Clara, WithdrawHold()));
        if (staffed.Engagement.PlaceRequest is not null && !dice.OneIn(3))
            return dice.One(
                (worker, ApprovePlaceChange()), (worker, ApprovePlaceChange()), (worker, DeclinePlaceChange()),
                (worker, DeclinePlaceChange()), (Clara, WithdrawPlaceChange()));
        if (staffed.Engagement.Reschedule is { By: var by } && dice.OneIn(5))
            return (by == Role.Client ? Clara : worker, WithdrawReschedule());
        if (staffed.Engagement.Subcontracts.Find(question => question.Granted is null) is { } asked && dice.OneIn(3))
            return (Clara, DecideSubcontract(dice.OneIn(2), asked.Id.Value));
        return staffed.Engagement.Reschedule is { By: var asking } && dice.OneIn(2)
            ? (asking == Role.Client ? worker : Clara, dice.One(ApproveReschedule(), DeclineReschedule()))
            : Any(dice, staffed, now);
    }

    private static (Actor, Command) Any(Dice dice, WithWorker staffed, Instant now) => dice.Below(10) switch
    {
        0 => (Clara, dice.OneIn(3) ? AnyCancellation(dice) : AnyHold(dice, now)),
        1 => (AnyCommand.Holder(dice, staffed), dice.OneIn(3) ? CancelByWorker() : RequestSubcontract()),
        2 => (Clara, dice.One(
            Unassign(amount: Paid(dice, staffed)), ReportAbandonment(amount: Paid(dice, staffed)),
            DecideSubcontract(dice.OneIn(2)), DecideSubcontract(true, "s2"))),
        3 => (dice.One<Actor>(Clara, AnyCommand.Holder(dice, staffed)), Reschedule(Shifted(dice, staffed, now))),
        4 or 5 => (dice.One<Actor>(Clara, AnyCommand.Holder(dice, staffed)), ApproveReschedule()),
        6 or 7 =>
            (dice.One<Actor>(Clara, AnyCommand.Holder(dice, staffed)), dice.OneIn(2) ? WithdrawReschedule() : DeclineReschedule()),
        8 => (Clara, dice.One(AnyPlace(dice), AnyPlace(dice), ChangeAccess(), new RemoveAccess())),
        _ => (Clara, AnyHold(dice, now)),
    };

    private static Command AnyPlace(Dice dice) => Elsewhere(
        dice.One(Place.Remote(), new(Sites.Store), new(Sites.Corner), new(Sites.FarStore)), travel: dice.OneIn(4) ? Usd(20) : null);

    private static Money Paid(Dice dice, WithWorker staffed) => dice.OneIn(2)
        ? Money.Zero(staffed.Engagement.Price.Currency)
        : Money.From(40m, staffed.Engagement.Price.Currency);

    private static Command AnyHold(Dice dice, Instant now) => dice.OneIn(9)
        ? new Domain.Schedules.Hold("Closed", dice.One<Instant?>(null, now, Instant.MaxValue))
        : Hold(until: now + Hours(dice.One(2, 9, 30, 700, 900)));

    public static Schedule Shifted(Dice dice, Assignment state, Instant now)
    {
        var start = now + Hours(dice.Between(-12, 72));
        return state.Brief.Schedule with { Start = start, End = start + Hours(dice.Between(0, 9)) };
    }

    public static Command OfAnySort(Dice dice, Assignment state, Instant now) => dice.OneIn(2)
        ? dice.One(
            Hold("", now + Hours(9)), AnyHold(dice, now), WithdrawHold(), DeclineHold("We wait no more."), ApproveHold(), Release(),
            Release(Shifted(dice, state, now)), Reschedule(state.Brief.Schedule), Reschedule(Shifted(dice, state, now)),
            ApproveReschedule(), DeclineReschedule(), WithdrawReschedule(), AnyPlace(dice), ApprovePlaceChange(), DeclinePlaceChange("Far"),
            WithdrawPlaceChange(), ChangeAccess(phone: "911"), new RemoveAccess())
        : dice.One(
            Unassign(""), new Unassign("Nearer"), CancelByWorker(), CancelByWorker(overlaps: "as-2"), ReportAbandonment(),
            RequestSubcontract(""), DecideSubcontract(true),
            Cancel(amount: dice.One<Money?>(null, Usd(-1m), Usd(40m), Money.From(8_000m, Currency.Parse("JPY")))), AnyCancellation(dice));

    private static Command AnyCancellation(Dice dice) => Cancel(
        dice.One<CancellationReason>(Enum.GetValues<CancellationReason>()), dice.One<Money?>(null, Usd(0m), Usd(40m)),
        dice.OneIn(3) ? null : "They moved.");
}
