using WorkMarket.Domain.Checklists;

namespace WorkMarket.Domain.Tests.Negotiation;

[Rule("§2 Counteroffer")]
public sealed class CounterofferTests
{
    private static readonly Schedule NextDay = new(At("06-17 09:00"), At("06-17 17:00"), NewYork);

    [Fact]
    public void A_worker_proposes_other_pay_expenses_and_schedule_with_an_expiry() =>
        Given.Sent().When(Wanda, Counter(Usd(150m), Usd(20m), NextDay, At("06-12 12:00"), "It is a long drive"), "06-10 11:00")
            .Then(new Counteroffered(new("a1"), Wanda.Id, "It is a long drive", new(Usd(150m), Usd(20m), NextDay, At("06-12 12:00"))))
            .Leaves(Status.Sent);

    [Fact]
    public void It_may_be_of_any_type_of_price()
    {
        Given.Sent().When(Wanda, Counter(new Pricing.PerHour(Usd(40m), 8m)), "06-10 11:00").Leaves(Status.Sent);
        Given.Sent().When(Wanda, Counter(new Pricing.PerUnit(Usd(10m), 12m)), "06-10 11:00").Leaves(Status.Sent);
        Given.Sent().When(Wanda, Counter(new Pricing.BlendedPerHour(Usd(60m), 2m, Usd(30m), 6m)), "06-10 11:00").Leaves(Status.Sent);
    }

    [Fact]
    public void What_is_accepted_becomes_the_assignments_own()
    {
        var price = new Pricing.PerHour(Usd(40m), 8m);
        var assigned = Given.Sent().And(Wanda, Counter(price, Usd(20m), NextDay), "06-10 11:00")
            .When(Clara, Accept(), "06-10 12:00")
            .Then(new WorkerAssigned(new("a1"), Wanda.Id, price, NextDay, Usd(20m), new(Wanda, At("06-10 11:00")))).Afterwards;

        Assert.Equal(price, assigned.Engagement.Price);
        var expense = Assert.Single(assigned.Engagement.Funds);
        Assert.Equal(
            (FundsKind.ExpenseReimbursement, Usd(20m), FundsStatus.Approved), (expense.Ask.Kind, expense.Ask.Amount, expense.Status));
        // Asked by the worker, granted by the client.
        Assert.Equal((Wanda, At("06-10 11:00"), At("06-10 12:00")), (expense.By, expense.At, expense.DecidedAt!.Value));
        Assert.Equal(NextDay, assigned.State.Brief.Schedule);
        Assert.DoesNotContain(Label.WorkerLate, assigned.LabelsAt(At("06-16 12:00")));
        Assert.Contains(Label.WorkerLate, assigned.LabelsAt(At("06-17 09:15")));
    }

    [Fact]
    public void What_is_not_proposed_stays_as_it_is()
    {
        var assigned = Given.Sent().And(Wanda, Counter(expenses: Usd(20m)), "06-10 11:00").And(Clara, Accept(), "06-10 12:00");

        Assert.Equal(Usd(120m), assigned.Engagement.Price);
        Assert.Equal(Given.Request.Schedule, assigned.State.Brief.Schedule);
    }

    [Fact]
    public void A_new_one_replaces_the_workers_own_open_one_and_no_other()
    {
        var sent = Given.Applied().And(Walter, Counter(Usd(140m)), "06-10 11:05").And(Wanda, Counter(Usd(150m)), "06-10 11:10");

        sent.When(Clara, Accept("a1"), "06-10 12:00")
            .Refused(new ApplicationClosed(new("a1"), ApplicationEnd.Replaced));
        sent.When(Clara, Accept("a2"), "06-10 12:00").Then(new WorkerAssigned(new("a2"), Walter.Id, Usd(140m)));
        sent.When(Clara, Accept("a3"), "06-10 12:00").Then(new WorkerAssigned(new("a3"), Wanda.Id, Usd(150m)));
    }

    [Fact]
    public void Who_has_one_open_does_not_apply_as_well() =>
        Given.Sent().And(Wanda, Counter(Usd(150m)), "06-10 11:00").When(Wanda, Apply(), "06-10 11:05")
            .Refused(new AlreadyApplied(new("a1")));

    [Fact]
    public void Turned_off_there_is_none_and_applying_stays()
    {
        var sent = Given.Sent(Asking.CounteroffersOff);
        sent.When(Wanda, Counter(Usd(150m)), "06-10 11:00").Refused(new CounteroffersOff());
        sent.When(Wanda, Apply(), "06-10 11:00").Leaves(Status.Sent);
        Assert.DoesNotContain(AssignmentAction.Counteroffer, AssignmentDecider.Allowed(sent.State, Wanda, sent.Facts, At("06-10 11:00")));
    }

    [Fact]
    public void Every_wrong_field_is_named() =>
        Given.Sent().When(
            Wanda,
            Counter(
                Money.From(9_000m, Currency.Parse("JPY")), Usd(-1m), new(At("06-17 17:00"), At("06-17 09:00"), Zone("Europe/Berlin")),
                    At("06-10 11:00"), "bell\u0007"),
            "06-10 11:00").Refused(
                "currencyMismatch", "amountNotPositive", "timeZoneFixed", "scheduleEndsBeforeStart", "expiryPassed",
                "textControlCharacters");

    [Fact]
    public void What_proposes_nothing_is_none() =>
        Given.Sent().When(Wanda, Counter(expires: At("06-12 12:00")), "06-10 11:00").Refused(new ProposalEmpty());

    [Fact]
    public void A_schedule_that_is_over_or_far_off_is_refused()
    {
        Given.Sent().When(Wanda, Counter(schedule: new(At("06-10 08:00"), At("06-10 10:00"), NewYork)), "06-10 11:00")
            .Refused("scheduleOver");
        Given.Sent().When(Wanda, Counter(schedule: new(At("2032-06-10 08:00"), At("2032-06-10 10:00"), NewYork)), "06-10 11:00")
            .Refused("scheduleTooFarAhead");
    }

    [Fact]
    public void Price_and_expenses_together_stay_within_the_highest_price()
    {
        Given.Sent().When(Wanda, Counter(Usd(999_999_000m), Usd(999m)), "06-10 11:00").Leaves(Status.Sent);
        Given.Sent().When(Wanda, Counter(Usd(999_999_000m), Usd(999.01m)), "06-10 11:00").Refused("amountTooHigh");
    }

    [Fact]
    public void An_expiry_lies_ahead_and_within_the_limit()
    {
        var now = At("06-10 11:00");
        Given.Sent().When(Wanda, Counter(Usd(150m), expires: now + Tick), now).Leaves(Status.Sent);
        Given.Sent().When(Wanda, Counter(Usd(150m), expires: now + Policy.Default.LongestCounteroffer), now).Leaves(Status.Sent);
        Given.Sent().When(Wanda, Counter(Usd(150m), expires: now + Policy.Default.LongestCounteroffer + Tick), now)
            .Refused("expiryTooFarAhead");
    }

    [Fact]
    public void A_worker_makes_so_many_and_no_more()
    {
        var often = Enumerable.Range(1, Policy.Default.ApplicationsPerWorker)
            .Aggregate(Given.Sent(), (story, more) => story.And(Wanda, Counter(Usd(120m + more)), "06-10 11:00"));
        often.When(Wanda, Counter(Usd(200m)), "06-10 11:00").Refused(new ApplicationsOfWorkerFull(10));
        often.When(Walter, Counter(Usd(200m)), "06-10 11:00").Leaves(Status.Sent);
    }
}
