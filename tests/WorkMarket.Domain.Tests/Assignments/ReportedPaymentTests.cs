using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Scorecards;
using WorkMarket.Domain.Tests.Escalations;
using WorkMarket.Domain.Todo;

namespace WorkMarket.Domain.Tests.Assignments;

[Rule("§11 Payment webhook: pays as the client would, once per provider's id, parts add up, more pays it and lists the rest")]
public sealed class ReportedPaymentTests
{
    // Approved on 17 June at 10 for 120.00 USD, due on 17 July.
    private static readonly Story Invoiced = Given.Invoiced();

    private static readonly Story Paid = Invoiced.And(TheClock, ReportPaid("pay-1", 120), "06-20 10:00");

    private static Invoice Invoice(Story story) => Parts.InvoiceOf(story.State)!;

    [Fact]
    [Rule("§2 ◆ A payment that a provider reports is final at once")]
    public void It_pays_the_invoice_and_is_final_at_once()
    {
        Assert.Equal((Status.Paid, null), (Paid.State.Status, ((Paid)Paid.State).Stated));
        Paid.When(Wanda, NotReceived(), "06-20 11:00").Refused("paymentFinal");
        Assert.True(Contributions.Concerns(new PaymentReported("pay-1", Usd(120), At("06-20 10:00"), null)));
    }

    [Theory]
    [InlineData("06-19 08:00", "06-19 08:00")]
    [InlineData("06-17 10:00", "06-17 10:00")]
    [InlineData("06-17 09:59", "06-20 10:00")]
    [InlineData("06-20 10:00", "06-20 10:00")]
    [InlineData("06-20 10:01", "06-20 10:00")]
    [Rule("§11 Its instant lies between approval and receipt, else receipt counts")]
    public void Its_instant_counts_between_approval_and_receipt(string said, string counts) =>
        Assert.Equal(
            At(counts), ((Paid)Invoiced.And(TheClock, ReportPaid("pay-1", 120, at: said), "06-20 10:00").State).PaidAt);

    [Fact]
    public void The_same_again_changes_nothing_paid_or_part()
    {
        Paid.When(TheClock, ReportPaid("pay-1", 120), "06-21 10:00").Then();
        Invoiced.And(TheClock, ReportPaid("pay-1", 50), "06-20 10:00").When(TheClock, ReportPaid("pay-1", 50), "06-21 10:00").Then();
    }

    [Fact]
    public void Parts_add_up()
    {
        var part = Invoiced.When(TheClock, ReportPaid("pay-1", 50), "06-20 10:00")
            .Then(new PaymentReported("pay-1", Usd(50), At("06-20 10:00"), null, Left: Usd(70))).Leaves(Status.Invoiced).Afterwards;
        Assert.Equal((Usd(50), Usd(70)), (Invoice(part).Received(), Invoice(part).Left()));
        var more = part.And(TheClock, ReportPaid("pay-2", 69.99m), "06-21 10:00");
        Assert.Equal(Usd(0.01m), Invoice(more).Left());
        Assert.Equal(Status.Paid, more.And(TheClock, ReportPaid("pay-3", 0.01m), "06-22 10:00").State.Status);
    }

    [Fact]
    public void What_the_client_states_after_parts_is_the_rest()
    {
        var stated = Invoiced.And(TheClock, ReportPaid("pay-1", 50), "06-20 10:00").And(Clara, Pay(), "06-21 10:00");
        Assert.Equal(Usd(70), stated.Timeline.Select(happened => happened.Event).OfType<PaidByClient>().Single().Amount);
    }

    [Fact]
    public void More_pays_it_and_the_rest_is_said()
    {
        var paid = Invoiced.When(TheClock, ReportPaid("pay-1", 130), "06-20 10:00").Leaves(Status.Paid).Afterwards;
        Assert.Equal(new PaymentNotApplied("pay-1", Usd(10), NotApplied.Overpaid, null), NotAppliedOf(paid));
    }

    [Fact]
    public void Another_currency_is_not_applied()
    {
        var same = Invoiced.When(TheClock, new TakePayment("pay-1", Money.From(120, Currency.Parse("EUR")), "SEPA 7", At("06-20 09:00")),
            "06-20 10:00").Leaves(Status.Invoiced).Afterwards;
        Assert.Equal(
            new PaymentNotApplied("pay-1", Money.From(120, Currency.Parse("EUR")), NotApplied.WrongCurrency, "SEPA 7"), NotAppliedOf(same));
        Assert.Empty(Invoice(same).Payments);
    }

    [Fact]
    public void An_invoice_that_is_paid_is_not_owed()
    {
        var again = Paid.When(TheClock, ReportPaid("pay-2", 120), "06-21 10:00").Leaves(Status.Paid).Afterwards;
        Assert.Equal(NotApplied.NotOwed, NotAppliedOf(again).Reason);
        var final = Given.Paid().Ticked("07-30 10:00").And(TheClock, ReportPaid("pay-2", 120), "07-31 10:00");
        Assert.Equal(NotApplied.NotOwed, NotAppliedOf(final).Reason);
    }

    [Fact]
    public void More_parts_than_can_be_kept_are_not_applied_but_one_that_pays_the_rest_is()
    {
        var few = Invoiced.Knowing(facts => facts with { Policy = Policy.Default with { Payables = new() { PartsOfAnInvoice = 1 } } })
            .And(TheClock, ReportPaid("pay-1", 50), "06-20 10:00");
        Assert.Equal(
            NotApplied.TooManyParts, NotAppliedOf(few.And(TheClock, ReportPaid("pay-2", 10), "06-21 10:00")).Reason);
        Assert.Equal(Status.Paid, few.And(TheClock, ReportPaid("pay-2", 70), "06-21 10:00").State.Status);
    }

    [Fact]
    public void What_the_client_stated_by_hand_it_confirms()
    {
        var confirmed = Given.Paid().And(TheClock, ReportPaid("pay-1", 120), "06-19 10:00");
        var stated = ((Paid)confirmed.State).Stated!;
        Assert.Equal((At("06-19 10:00"), At("06-19 10:00")), (stated.FinalAt, stated.ConfirmedAt));
        confirmed.When(Wanda, NotReceived(), "06-19 11:00").Refused("paymentFinal");
        var part = Given.Paid().And(TheClock, ReportPaid("pay-1", 20), "06-19 10:00");
        Assert.False(((Paid)part.State).Stated!.IsFinal);
    }

    [Fact]
    [Rule("§2 ◆ A reversal that it reports undoes either kind")]
    public void A_reversal_makes_it_owed_again_since_its_due_date()
    {
        foreach (var paid in new[] { Paid, Given.Paid().And(TheClock, ReportPaid("pay-1", 120), "06-20 10:00") })
        {
            var reversed = paid.And(TheClock, new ReversePayment("pay-1"), "07-20 10:00");
            Assert.Equal(Status.Invoiced, reversed.State.Status);
            Assert.True(((Invoiced)reversed.State).NotReceived!.Reversed);
            Assert.Contains(Label.PaymentPastDue, reversed.Engagement.Labels);
            Assert.Equal(Usd(120), Invoice(reversed).Left());
            reversed.When(TheClock, new ReversePayment("pay-1"), "07-21 10:00").Then();
            Assert.Equal(Status.Paid, reversed.And(TheClock, ReportPaid("pay-2", 120), "07-22 10:00").State.Status);
        }
    }

    // A part of 50.00 by a provider, the other 70.00 by hand: they are confirmed, or final because nobody said otherwise.
    [Theory]
    [InlineData("06-22 10:00")]
    [InlineData(null)]
    [Rule("§2 ◆ A reversal that it reports undoes either kind; unpaid since its due date for labels, scorecards and payables")]
    public void A_part_that_is_reversed_after_the_rest_was_final_is_owed_again_alone(string? confirmed)
    {
        var paid = Invoiced.And(TheClock, ReportPaid("pay-1", 50), "06-20 10:00").And(Clara, Pay("Wire 7"), "06-21 10:00");
        var final = (confirmed is null ? paid : paid.And(Wanda, ConfirmPayment(), confirmed)).Ticked("07-16 10:00");
        Assert.True(((Paid)final.State).Stated!.IsFinal);
        var reversed = final.When(TheClock, new ReversePayment("pay-1"), "07-18 10:00")
            .Then(
                Expected.Clock(At("07-18 10:00"), new PaymentReversed("pay-1", Usd(50), IsOwedAgain: true)),
                Expected.Clock(At("07-18 10:00"), new LabelAdded(Label.PaymentPastDue)))
            .Leaves(Status.Invoiced).Afterwards;
        Assert.Equal((Usd(50), null), (Invoice(reversed).Left(), ((Invoiced)reversed.State).Stated));
        Assert.Contains(TodoRules.ForClient(reversed.State), need => need.Reason == NeedReason.PayPastDue);
        reversed.When(Wanda, NotReceived(), "07-18 11:00").Refused(new NothingStated());
        reversed.When(Wanda, ConfirmPayment(), "07-18 11:00").Refused(new NothingStated());
        Assert.True(Escalated.Find(reversed.And(Wanda, Attempt(), "07-18 11:00")
            .And(Wanda, Escalate(EscalationCause.PaymentPastDue), "07-19 11:00")).IsOpen);

        var again = reversed.And(TheClock, ReportPaid("pay-2", 50), "07-19 10:00");
        Assert.Equal((Status.Paid, "Wire 7"), (again.State.Status, ((Paid)again.State).Reference));
        var byHand = reversed.And(Clara, Pay(), "07-19 10:00");
        Assert.Equal(Usd(50), byHand.Timeline.Select(happened => happened.Event).OfType<PaidByClient>().Last().Amount);
        // What was final stays so.
        Assert.Equal(Usd(50), Invoice(byHand.And(Wanda, NotReceived(), "07-20 10:00")).Left());
    }

    [Fact]
    [Rule("§2 ◆ By hand it is stated as paid: within 10 business days the worker may say not received")]
    public void What_was_stated_by_hand_stays_open_where_another_part_is_reversed()
    {
        var paid = Invoiced.And(TheClock, ReportPaid("pay-1", 50), "06-20 10:00").And(Clara, Pay(), "06-22 10:00");
        var until = ((Paid)paid.State).Stated!.Until;
        var reversed = paid.And(TheClock, new ReversePayment("pay-1"), "06-23 10:00");
        Assert.Equal((Status.Invoiced, Usd(50)), (reversed.State.Status, Invoice(reversed).Left()));
        Assert.Contains(new Need(NeedReason.CheckPayment, At("06-22 10:00"), until), TodoRules.ForWorker(reversed.State));

        var denied = reversed.When(Wanda, NotReceived(), "06-24 10:00").Then(new PaymentNotReceived(null)).Leaves(Status.Invoiced)
            .Afterwards;
        Assert.Equal((Usd(120), new NotReceived(At("06-22 10:00"), At("06-24 10:00"))),
            (Invoice(denied).Left(), ((Invoiced)denied.State).NotReceived));
        foreach (var final in new[] { reversed.And(Wanda, ConfirmPayment(), "06-24 10:00"), reversed.Ticked(until) })
        {
            Assert.Equal((Usd(50), null), (Invoice(final).Left(), ((Invoiced)final.State).Stated));
            final.When(Wanda, NotReceived(), "07-16 10:00").Refused(new NothingStated());
        }

        // A provider pays what is left, and confirms what was stated with what is more.
        var rest = reversed.And(TheClock, ReportPaid("pay-2", 50), "06-24 10:00");
        Assert.Equal((Status.Paid, until, false),
            (rest.State.Status, ((Paid)rest.State).Stated!.Until, ((Paid)rest.State).Stated!.IsFinal));
        Assert.Equal(Usd(70), Invoice(rest.And(Wanda, NotReceived(), "06-25 10:00")).Left());
        var all = reversed.And(TheClock, ReportPaid("pay-2", 120), "06-24 10:00");
        Assert.Equal((Status.Paid, null), (all.State.Status, ((Paid)all.State).Stated));
        Assert.DoesNotContain(all.Timeline, happened => happened.Event is PaymentNotApplied);
    }

    [Fact]
    public void Confirming_what_was_stated_cures_nothing_while_another_part_is_owed()
    {
        var stated = Invoiced.And(TheClock, ReportPaid("pay-1", 50), "06-20 10:00").And(Wanda, Attempt(), "07-17 11:00")
            .And(Wanda, Escalate(EscalationCause.PaymentPastDue), "07-20 10:00").And(Clara, Pay(), "07-21 10:00");
        Assert.False(Escalated.Find(stated).IsOpen);
        var reversed = stated.And(TheClock, new ReversePayment("pay-1"), "07-22 10:00").And(Wanda, ConfirmPayment(), "07-23 10:00");
        Assert.True(Escalated.Find(reversed).IsOpen);
        Assert.False(Escalated.Find(reversed.And(TheClock, ReportPaid("pay-2", 50), "07-24 10:00")).IsOpen);
    }

    [Fact]
    [Rule("§2 ◆ Stated again by hand, it cures only once the worker confirms")]
    public void What_was_stated_again_waits_for_the_worker_s_word_though_another_part_was_reversed_and_paid_again()
    {
        var again = Invoiced.And(TheClock, ReportPaid("pay-1", 50), "06-20 10:00").And(Wanda, Attempt(), "07-17 11:00")
            .And(Wanda, Escalate(EscalationCause.PaymentPastDue), "07-20 10:00").And(Clara, Pay(), "07-21 10:00")
            .And(Wanda, NotReceived(), "07-22 10:00").And(Clara, Pay(), "07-23 10:00");
        foreach (var final in new[]
        {
            again.Ticked("08-10 10:00").And(TheClock, new ReversePayment("pay-1"), "08-10 11:00"),
            again.And(TheClock, new ReversePayment("pay-1"), "07-24 10:00").Ticked("08-10 11:00"),
        })
        {
            Assert.Equal(Usd(50), Invoice(final).Left());
            final.When(Wanda, NotReceived(), "08-10 12:00").Refused(new PaymentIsFinal(At("08-06 10:00"), NewYork));
            var paid = final.And(TheClock, ReportPaid("pay-2", 50), "08-10 12:00");
            Assert.Equal((Status.Paid, true), (paid.State.Status, Escalated.Find(paid).IsOpen));
            Assert.False(Escalated.Find(paid.And(Wanda, ConfirmPayment(), "08-10 13:00")).IsOpen);
            Assert.False(Escalated.Find(final.And(TheClock, ReportPaid("pay-2", 120), "08-10 12:00")).IsOpen);
            var byHand = final.And(Clara, Pay(), "08-10 12:00");
            Assert.Equal(Usd(50), Invoice(byHand.And(Wanda, NotReceived(), "08-11 10:00")).Left());
        }
    }

    [Fact]
    public void What_a_provider_had_confirmed_of_a_statement_is_owed_again_when_it_is_reversed()
    {
        var part = Given.Paid().And(TheClock, ReportPaid("pay-1", 20), "06-19 10:00");
        var reversed = part.And(TheClock, new ReversePayment("pay-1"), "06-20 10:00");
        Assert.Equal((Status.Invoiced, Usd(20)), (reversed.State.Status, Invoice(reversed).Left()));
        // Of old, the whole statement stood for it; such a case is as it was.
        var old = part.Then([new(At("06-20 10:00"), TheClock, new PaymentReversed("pay-1", Usd(20), IsOwedAgain: false))]);
        Assert.Equal(Status.Paid, old.State.Status);
        Assert.Equal(Usd(120), Invoice(old.And(Wanda, NotReceived(), "06-21 10:00")).Left());
    }

    [Fact]
    public void What_was_stated_before_that_was_kept_with_the_invoice_counts_as_much()
    {
        foreach (var paid in new[]
        {
            Invoiced.And(TheClock, ReportPaid("pay-1", 50), "06-20 10:00").And(Clara, Pay(), "06-22 10:00"),
            Given.Paid().And(TheClock, ReportPaid("pay-1", 50), "06-22 10:00"),
        })
        {
            var old = (Paid)paid.State with { Invoice = Invoice(paid) with { ByHand = null } };
            var reversed = After(old, new ReversePayment("pay-1"), TheClock);
            Assert.Equal(Usd(50), Parts.InvoiceOf(reversed)!.Left());
            Assert.Equal(Usd(120), Parts.InvoiceOf(After(reversed, NotReceived(), Wanda))!.Left());
            Assert.Equal(Usd(70), Parts.InvoiceOf(After(old, NotReceived(), Wanda))!.Left());
            Assert.True(((Paid)After(old, ReportPaid("pay-2", 70), TheClock)).Stated!.IsFinal);
        }

        Assignment After(Assignment state, Command command, Actor by) => state.Evolve(Assert.IsType<Decision.Accepted>(
            AssignmentDecider.Decide(state, command, by, Paid.Facts, At("06-24 10:00"))).Happened)!;
    }

    [Fact]
    [Rule("§11 More pays it and lists the rest")]
    public void What_was_not_applied_pays_nothing_when_another_part_is_reversed()
    {
        var paid = Invoiced.And(TheClock, ReportPaid("pay-1", 50), "06-20 10:00").And(TheClock, ReportPaid("pay-2", 100), "06-21 10:00");
        Assert.Equal(Usd(120), Invoice(paid).Received());
        Assert.Equal(Usd(50), Invoice(paid.And(TheClock, new ReversePayment("pay-1"), "06-22 10:00")).Left());
        Assert.Equal(Usd(70), Invoice(paid.And(TheClock, new ReversePayment("pay-2"), "06-22 10:00")).Left());
    }

    [Fact]
    [Rule("§11 Paid when the parts add up")]
    public void It_is_paid_when_the_latest_of_the_parts_was()
    {
        var part = Invoiced.And(TheClock, ReportPaid("pay-1", 119), "06-20 10:00");
        Assert.Equal(
            At("06-20 10:00"), ((Paid)part.And(TheClock, ReportPaid("pay-2", 1, at: "06-18 10:00"), "06-21 10:00").State).PaidAt);
        Assert.Equal(
            At("06-20 12:00"), ((Paid)part.And(TheClock, ReportPaid("pay-2", 1, at: "06-20 12:00"), "06-21 10:00").State).PaidAt);
        // One that was reversed is none of them; and a statement of which all is confirmed counts no more.
        var without = part.And(TheClock, new ReversePayment("pay-1"), "06-21 10:00")
            .And(TheClock, ReportPaid("pay-3", 120, at: "06-18 10:00"), "06-22 10:00");
        Assert.Equal(At("06-18 10:00"), ((Paid)without.State).PaidAt);
        var confirmed = Given.Paid().And(TheClock, ReportPaid("pay-1", 119, at: "06-19 08:00"), "06-19 10:00")
            .And(TheClock, ReportPaid("pay-2", 1, at: "06-18 08:00"), "06-19 11:00");
        Assert.Equal(At("06-19 08:00"), ((Paid)confirmed.State).PaidAt);
    }

    [Fact]
    public void A_part_that_is_reversed_is_owed_again_and_nothing_else_changes()
    {
        var part = Invoiced.And(TheClock, ReportPaid("pay-1", 50), "06-20 10:00");
        Assert.Equal(Usd(120), Invoice(part.And(TheClock, new ReversePayment("pay-1"), "06-21 10:00")).Left());
        part.When(TheClock, new ReversePayment("pay-9"), "06-21 10:00").Then();
    }

    [Fact]
    [Rule("§2 ◆ An escalation that it cured goes on")]
    public void An_escalation_that_it_cured_goes_on_when_it_is_reversed()
    {
        var cured = Invoiced.And(Wanda, Attempt(), "07-17 11:00").And(Wanda, Escalate(EscalationCause.PaymentPastDue), "07-20 10:00")
            .And(TheClock, ReportPaid("pay-1", 120), "07-21 10:00");
        Assert.Equal(EscalationStage.Resolved, Escalated.Find(cured).Stage);
        var open = Escalated.Find(cured.And(TheClock, new ReversePayment("pay-1"), "07-24 10:00"));
        Assert.Equal((EscalationStage.Messages, true), (open.Stage, open.IsOpen));
    }

    [Fact]
    public void A_part_cures_nothing()
    {
        var open = Invoiced.And(Wanda, Attempt(), "07-17 11:00").And(Wanda, Escalate(EscalationCause.PaymentPastDue), "07-20 10:00")
            .And(TheClock, ReportPaid("pay-1", 119.99m), "07-21 10:00");
        Assert.True(Escalated.Find(open).IsOpen);
    }

    [Fact]
    public void Nobody_reports_for_a_provider()
    {
        Invoiced.When(Clara, ReportPaid("pay-1", 120), "06-20 10:00").Refused("roleNotAllowed");
        Invoiced.When(TheClock, ReportPaid("pay-1", 0), "06-20 10:00").Refused("amountNotPositive");
    }

    [Fact]
    public void What_was_not_applied_is_for_the_client_alone()
    {
        var happened = Expected.Clock(At("06-20 10:00"), new PaymentNotApplied("pay-1", Usd(1), NotApplied.NotOwed, null)).Event;
        Assert.Null(Access.AsReadBy(Paid.State, Wanda, happened));
        Assert.NotNull(Access.AsReadBy(Paid.State, Clara, happened));
    }

    private static PaymentNotApplied NotAppliedOf(Story story) =>
        story.Timeline.Select(happened => happened.Event).OfType<PaymentNotApplied>().Last();
}
