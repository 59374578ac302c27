using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Tests.Escalations;
using WorkMarket.Domain.Todo;

namespace WorkMarket.Domain.Tests.Assignments;

[Rule("§2 ◆ Propose a lower amount: reason by line, one open at a time; accepted: approved at that; declined or unanswered: stays pending")]
public sealed class LowerAmountTests
{
    // 120 for the work, and a bonus of 20.
    private static readonly Story Submitted = Given.PendingApproval().And(Clara, AddFunds(FundsKind.Bonus, Usd(20m)), "06-16 18:00");

    private static readonly Story Proposed = Submitted.And(Clara, Propose((1, 60m), (2, 0m)), "06-17 10:00");

    private static LowerAmount Proposal(Story story) => story.Engagement.LowerAmount!;

    [Fact]
    public void It_names_what_is_lower_line_by_line_and_leaves_the_work_pending()
    {
        var lines = new[]
        {
            new LoweredLine(TotalItem.Work, "Agreed price", Usd(120m), Usd(60m), "Half of it"),
            new LoweredLine(TotalItem.Bonus, "Well done", Usd(20m), Usd(0m), "Half of it", new("f1")),
        };
        Submitted.When(Clara, Propose((1, 60m), (2, 0m)), "06-17 10:00").Then(new AmountProposed(new("p1"), Usd(60m), [.. lines]))
            .Leaves(Status.PendingApproval);
        Assert.Equal(Usd(140m), Total.Compute(Proposed.WithWorker).Sum);
        Assert.Equal([new Need(NeedReason.DecideAmount, At("06-17 10:00"))], TodoRules.ForWorker(Proposed.State));
    }

    [Fact]
    public void Accepted_it_is_approved_at_that_and_the_total_shows_by_how_much_less()
    {
        var accepted = Proposed.When(Wanda, AcceptAmount(), "06-18 10:00")
            .Then(new AmountAccepted(new("p1"), Usd(60m)), new Approved(Usd(60m), At("07-18 10:00")))
            .Leaves(Status.Invoiced).Afterwards;
        var total = Total.Compute(accepted.WithWorker);
        Assert.Equal((Usd(60m), Usd(140m), null), (total.Sum, total.Submitted, total.Withheld));
        Assert.Equal(
            [(TotalItem.Agreement, Usd(-60m)), (TotalItem.Agreement, Usd(-20m))],
            total.Lines.TakeLast(2).Select(line => (line.Item, line.Amount)));
        Assert.Equal(Usd(60m), DisputedAmount.Compute(accepted.WithWorker).InDispute);
    }

    [Fact]
    public void What_is_granted_after_the_proposal_comes_on_top() =>
        Proposed.And(Clara, AddFunds(FundsKind.Bonus, Usd(5m)), "06-17 11:00").When(Wanda, AcceptAmount(), "06-18 10:00")
            .Then(new AmountAccepted(new("p1"), Usd(65m)), new Approved(Usd(65m), At("07-18 10:00")));

    [Fact]
    [Rule("§2 ◆ With undecided requests the call says `lapse: true` or is refused, naming them")]
    public void Who_accepts_with_undecided_requests_says_that_they_lapse()
    {
        var story = Given.WorkDone().And(Wanda, RequestFunds(FundsKind.Bonus, Usd(9m)), "06-16 17:05").And(Wanda, Complete(), "06-16 17:30")
            .And(Clara, Propose((1, 60m)), "06-17 10:00");
        story.When(Wanda, AcceptAmount(), "06-18 10:00").Refused("fundsUndecided");
        story.When(Wanda, AcceptAmount(lapse: true), "06-18 10:00").Then(
            new FundsLapsed(new("f1"), FundsKind.Bonus), new AmountAccepted(new("p1"), Usd(60m)),
            new Approved(Usd(60m), At("07-18 10:00")));
    }

    [Fact]
    public void Declined_it_stays_pending_and_another_can_be_proposed()
    {
        var declined = Proposed.When(Wanda, DeclineAmount(reason: "It is all done."), "06-18 10:00")
            .Then(new AmountDeclined(new("p1"), "It is all done.")).Leaves(Status.PendingApproval).Afterwards;
        Assert.Equal(LowerAmountStatus.Declined, Proposal(declined).Status);
        declined.When(Wanda, AcceptAmount(), "06-18 11:00").Refused(new AmountDecided(Proposal(declined)));
        var again = declined.And(Clara, Propose((1, 110m)), "06-18 12:00");
        Assert.Equal((new LowerAmountId("p2"), At("06-17 10:00")), (Proposal(again).Id, Proposal(again).DisputedSince));
        again.When(Wanda, AcceptAmount(), "06-18 13:00").Refused(new UnknownAmount(new("p1")));
        declined.When(Clara, Approve(), "06-19 10:00").Then(new Approved(Usd(140m), At("07-19 10:00")));
    }

    [Fact]
    public void One_is_open_at_a_time() =>
        Proposed.When(Clara, Propose((1, 50m)), "06-18 10:00").Refused(new AmountAwaited(Proposal(Proposed)));

    [Theory]
    [InlineData("linesRequired")]
    [InlineData("unknownLine", 0, 10)]
    [InlineData("unknownLine", 3, 10)]
    [InlineData("amountNotLower", 1, 120)]
    [InlineData("amountNotLower", 2, 21)]
    [InlineData("amountNegative", 1, -1)]
    [InlineData("lineTwice", 1, 10, 1, 20)]
    public void What_is_no_lower_amount_is_refused(string rule, params int[] lines) =>
        Submitted.When(Clara, Propose([.. lines.Chunk(2).Select(line => (line[0], (decimal)line[1]))]), "06-17 10:00").Refused(rule);

    [Fact]
    public void Each_line_has_a_reason_in_the_prices_currency_and_all_together_is_not_below_nothing()
    {
        Submitted.When(Clara, new ProposeAmount([new(1, Usd(60m), "-")]), "06-17 10:00").Refused("textRequired");
        Submitted.When(Clara, new ProposeAmount([new(1, Money.From(60m, Currency.Parse("EUR")), "Half")]), "06-17 10:00").Refused(
            "currencyMismatch");
        var lowered = Given.WorkDone().And(Wanda, Complete(Usd(100m), explanation: "Half a day"), "06-16 17:30");
        lowered.When(Clara, Propose((1, 10m)), "06-17 10:00").Refused("amountNegative");
        lowered.When(Clara, Propose((2, 0m)), "06-17 10:00").Refused("amountNotLower");
        lowered.When(Clara, Propose((1, 20m)), "06-17 10:00").Leaves(Status.PendingApproval);
    }

    [Fact]
    public void There_is_nothing_to_decide_without_a_proposal()
    {
        Assert.Equal(["nothingThere"], AssignmentDecider.Standing(
            Submitted.State, AssignmentAction.AcceptAmount, Wanda, Submitted.Facts, At("06-17 10:00")).Select(refusal => refusal.Rule));
        Submitted.When(Wanda, DeclineAmount(), "06-17 10:00").Refused("unknownAmount");
        Assert.Contains(
            AssignmentAction.DeclineAmount, AssignmentDecider.Allowed(Proposed.State, Wanda, Proposed.Facts, At("06-17 11:00")));
    }

    [Theory]
    [InlineData("send back")]
    [InlineData("approve")]
    [InlineData("cancel")]
    public void What_the_client_does_instead_overtakes_it(string does)
    {
        var overtaken = Proposed.And(Clara, does switch
        {
            "send back" => SendBack(),
            "approve" => Approve(),
            _ => Cancel(amount: Usd(10m), clarification: "It does not print."),
        }, "06-18 10:00");
        Assert.Equal((LowerAmountStatus.Overtaken, At("06-18 10:00"), At("06-17 10:00")),
            (Proposal(overtaken).Status, Proposal(overtaken).DecidedAt, Proposal(overtaken).DisputedSince));
    }

    [Fact]
    [Rule("§2 ◆ Propose a lower amount: every clock runs")]
    public void No_clock_waits_for_it() =>
        Assert.Equal([Label.ApprovalOverdue], Proposed.LabelsAt(At("06-21 17:30")));

    [Fact]
    [Rule("§2 ◆ paymentDispute is true from the proposal on")]
    public void The_payment_is_disputed_from_the_proposal_on()
    {
        Assert.False(IsDisputed(Submitted, "06-17 11:00"));
        Assert.True(IsDisputed(Proposed, "06-17 10:00"));
        Assert.True(IsDisputed(Proposed.And(Wanda, DeclineAmount(), "06-18 10:00"), "06-18 10:00"));
        Assert.True(IsDisputed(Proposed.And(Clara, SendBack(), "06-18 10:00"), "06-18 11:00"));

        static bool IsDisputed(Story story, string at) =>
            Criteria.Check(story.State, EscalationCause.PaymentDispute, Policy.Default, At(at))
            .Criteria.Single(criterion => criterion.Kind == CriterionKind.CauseTrue).Holds;
    }

    [Fact]
    [Rule("§2 ◆ The difference is a paymentDispute from that instant, which no justification bars")]
    public void No_justification_bars_a_dispute_over_what_is_withheld_or_proposed_lower()
    {
        var withheld = Given.PendingApproval().And(
            Clara, Cancel(amount: Usd(10m), clarification: "It does not print.", justified: true), "06-17 10:00");
        foreach (var story in new[] { withheld, Proposed.And(Clara, Justify(), "06-17 11:00") })
        {
            var disputed = story.And(Wanda, Attempt(), "06-17 12:00");
            var justified = Criteria.Check(disputed.State, EscalationCause.PaymentDispute, Policy.Default, At("06-17 13:00"))
                .Criteria.Single(criterion => criterion.Kind == CriterionKind.NotJustified);
            Assert.Equal((true, LookedAtKind.Justification), (justified.Holds, Assert.Single(justified.Facts).What));
            Assert.True(Escalated.Find(disputed.And(Wanda, Escalate(EscalationCause.PaymentDispute), "06-17 13:00")).IsOpen);
        }
        Given.InProgress().And(Wanda, RequestFunds(FundsKind.Bonus, Usd(20m)), "06-16 10:00").And(Clara, DeclineFunds(), "06-16 10:30")
            .And(Clara, Justify(), "06-16 10:45").And(Wanda, Attempt(), "06-16 11:00")
            .When(Wanda, Escalate(EscalationCause.PaymentDispute), "06-16 12:00").Refused("justified");
    }

    [Fact]
    [Rule("§6 ◆ A proposed amount is a response of the client's")]
    public void It_is_a_response_with_its_reasons()
    {
        var answered = Escalated.Opened.And(Clara, Propose((1, 60m)), "06-23 10:00");
        Assert.Equal(new Response(At("06-23 10:00"), ResponseChannel.ProposedAmount), Escalated.Find(answered).LastResponse);
        Assert.Contains(answered.Timeline, happened => happened.Event is EscalationAnswered { Text: "Half of it" });
        Assert.Equal(EscalationStage.Resolved, Escalated.Find(answered.And(Wanda, AcceptAmount(), "06-24 10:00")).Stage);
    }

    [Fact]
    [Rule("§6 paymentDispute: until both record that they agree")]
    public void Who_accepts_it_agrees_and_a_dispute_over_it_is_resolved()
    {
        var disputed = Proposed.And(Wanda, DeclineAmount(), "06-17 11:00").And(Wanda, Attempt(), "06-17 12:00")
            .And(Wanda, Escalate(EscalationCause.PaymentDispute), "06-18 10:00");
        Assert.True(
            Escalated.Find(disputed.And(Clara, Propose((1, 100m)), "06-19 10:00").And(Wanda, DeclineAmount("p2"), "06-19 11:00")).IsOpen);
        Assert.Equal(
            EscalationStage.Resolved,
            Escalated.Find(disputed.And(Clara, Propose((1, 100m)), "06-19 10:00").And(Wanda, AcceptAmount("p2"), "06-19 11:00")).Stage);
    }
}
