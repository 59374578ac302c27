using WorkMarket.Domain.Leaving;

namespace WorkMarket.Domain.Tests.Lives;

/// <summary>Any command of a negotiation.</summary>
internal static class AnyNegotiation
{
    /// <summary>One that somebody may well ask for, and more often than not one that comes to an agreement.</summary>
    public static (Actor By, Command Command) Helpful(Dice dice, Sent sent, Instant now) => dice.Below(8) switch
    {
        _ when sent.ClosedAt is not null && dice.OneIn(2) => (Clara, Again(dice, sent, now)),
        0 when dice.OneIn(4) => (Clara, AnyEdit.OfOffer(dice, sent, now)),
        0 => (Worker(dice), Ask()),
        // Who applied on other terms renews.
        2 or 3 when dice.OneIn(2) && Outdated(dice, sent) is { } earlier =>
            (new Actor.Worker(earlier.Worker, Channel.Mobile), Renew(earlier.Id.Value, TermsRead.VersionOf(sent))),
        // Who was reported to have abandoned it contests that; once the start has passed, workers propose another.
        1 when sent.Core.Former.Exists(former => former.End == EngagementEnd.Abandoned) => (
            new Actor.Worker(sent.Core.Former.Last(former => former.End == EngagementEnd.Abandoned).Worker, Channel.Mobile), Contest()),
        1 => (Clara, Answer(dice.One("q1", "q2"))),
        2 => (Worker(dice), Counteroffer(dice, sent, now)),
        3 when dice.OneIn(3) => (Worker(dice), DeclineOffer()),
        4 when AnyOpen(dice, sent, now) is { } open => dice.OneIn(2)
            ? (Clara, Decline(open.Id.Value))
            : (new Actor.Worker(open.Worker, Channel.Mobile), Withdraw(open.Id.Value)),
        5 or 6 or 7 when AnyOpen(dice, sent, now) is { } open => (Clara, Accept(open.Id.Value)),
        _ when now > sent.Brief.Schedule.Start => (
            Worker(dice), Counter(schedule: Later(dice, sent.Brief.Schedule, now), terms: TermsRead.VersionOf(sent))),
        _ => (Worker(dice), Apply(terms: TermsRead.VersionOf(sent))),
    };

    private static Command Again(Dice dice, Sent sent, Instant now) => OfferAgain(
        now < sent.Brief.Schedule.Start && dice.OneIn(2) ? sent.Brief.Schedule : Later(dice, sent.Brief.Schedule, now),
        dice.One(OfferedTo.SameAudience, OfferedTo.SameAudience, OfferedTo.Applicants),
        dice.One(PriceOffered.Original, PriceOffered.Present),
        sent.Core.Former.Exists(former => former.Worker == Wanda.Id) && dice.OneIn(2) ? [Wanda] : []);

    public static Command OfAnySort(Dice dice, Assignment state, Instant now) => dice.Below(6) switch
    {
        0 => Counteroffer(dice, state, now),
        1 => Withdraw(dice.One("a1", "a2")),
        2 => Decline(dice.One("a1", "a9"), "No"),
        3 => DeclineOffer("No"),
        4 => Ask(dice.One("Why?", "")),
        _ => Answer(dice.One("q1", "q9"), dice.One("So", "")),
    };

    // Above all one that can still be accepted.
    private static Application? AnyOpen(Dice dice, Sent sent, Instant now) =>
        sent.Applications.FindAll(application => application.IsOpen
            && (Domain.Negotiation.Outdated.FindForAnybody(sent, application, Policy.Default, now).IsEmpty || dice.OneIn(9)))
            is { IsEmpty: false } open
            ? dice.One<Application>(open)
            : null;

    private static Command Counteroffer(Dice dice, Assignment state, Instant now)
    {
        var (schedule, currency) = (state.Brief.Schedule, state.Brief.Price.Currency);
        return Counter(
            dice.One<Pricing?>(null, Money.From(200m, currency), new Pricing.PerHour(Money.From(40m, currency), 3.5m), Usd(150m), Usd(-1m)),
            dice.One<Money?>(null, null, Money.From(30m, currency)),
            dice.One(
                null, null, schedule with { End = schedule.End + Hours(1) },
                schedule with { End = now + Minutes(dice.Between(-600, 600)) }, Later(dice, schedule, now)),
            dice.One<Instant?>(null, null, now + Minutes(dice.Between(1, 300)), Instant.MaxValue),
            terms: dice.OneIn(9) ? 1 : TermsRead.VersionOf(state));
    }

    private static Application? Outdated(Dice dice, Sent sent) => sent.Applications.FindAll(application => application.IsOpen
        && application.TermsVersion != TermsRead.VersionOf(sent))
            is { IsEmpty: false } earlier ? dice.One<Application>(earlier) : null;

    private static Schedule Later(Dice dice, Schedule schedule, Instant now)
    {
        var start = now + Hours(dice.Between(2, 200));
        return schedule with { Start = start, End = start + Hours(7) };
    }

    private static Actor.Worker Worker(Dice dice) => dice.One(Wanda, Walter);
}
