using WorkMarket.Domain.Tests.Escalations;

namespace WorkMarket.Domain.Tests.Messages;

/// <summary>Nobody writes or hands in without end: so many a day, in the assignment's zone.</summary>
[Rule("§3 Messages and uploads per case and day have bounds")]
public sealed class DayOfMessagesTests
{
    private static readonly Story Few = Given.Assigned()
        .Knowing(facts => facts with { Policy = Policy.Default with { MessagesPerDay = 2, UploadsPerDay = 2 } });

    [Fact]
    public void By_default_there_are_500_messages_and_200_uploads() =>
        Assert.Equal((500, 200), (Policy.Default.MessagesPerDay, Policy.Default.UploadsPerDay));

    [Fact]
    public void Each_side_writes_so_many_a_day_and_is_told_when_it_can_again()
    {
        var full = Few.And(Wanda, Post(), "06-11 09:00").And(Wanda, Post(), "06-11 23:59");
        var refusal = Assert.IsType<MessagesFull>(full.When(Wanda, Post(), At("06-12 00:00") - Tick).Refusals.Single());
        Assert.Equal(("messagesFull", At("06-12 00:00")), (refusal.Rule, refusal.HoldsFrom!.Value));
        Assert.Contains("from Friday, 12 June 2026, 00:00 EDT (America/New_York) on", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(AssignmentAction.PostMessage, AssignmentDecider.Allowed(full.State, Wanda, full.Facts, At("06-11 23:59")));
        full.When(Clara, Post(), "06-11 23:59").Leaves(Status.Assigned);
        full.When(Sam, Post(), "06-11 23:59").Leaves(Status.Assigned);
        Assert.Equal(new DayOfMessages(new(2026, 6, 12), ByWorker: 1), full.And(Wanda, Post(), "06-12 00:00").State.Core.Today);
    }

    [Fact]
    public void A_private_message_counts_and_what_WorkMarket_posts_by_the_clock_does_not()
    {
        Few.And(Clara, Post(isPrivate: true), "06-11 09:00").And(Clara, Post(), "06-11 09:01").When(Clara, Post(), "06-11 09:02")
            .Refused("messagesFull");
        Assert.Equal(
            new DayOfMessages(new(2026, 6, 17), ByWorker: 1),
            Given.PendingApproval().And(Wanda, Attempt(), "06-17 10:00").And(Wanda, Escalate(), "06-22 10:00").State.Core.Today);
    }

    [Fact]
    public void So_many_files_are_handed_in_a_day_new_versions_and_receipts_among_them()
    {
        var full = Few.And(Wanda, Deliver(DeliverableType.Photo, "u1"), "06-11 09:00")
            .And(Wanda, Deliver(DeliverableType.Photo, "u2", "d1"), "06-11 10:00");
        var refusal = Assert.IsType<UploadsFull>(full.When(Wanda, Deliver(DeliverableType.Photo, "u3"), "06-11 11:00").Refusals.Single());
        Assert.Equal(("uploadsFull", At("06-12 00:00")), (refusal.Rule, refusal.HoldsFrom!.Value));
        Assert.DoesNotContain(AssignmentAction.Deliver, AssignmentDecider.Allowed(full.State, Wanda, full.Facts, At("06-11 11:00")));
        full.When(Wanda, Deliver(DeliverableType.Photo, "u3"), "06-12 00:00").Leaves(Status.Assigned);
        var withReceipt = Few.And(Wanda, Deliver(DeliverableType.Photo, "u1"), "06-11 09:00")
            .And(Wanda, RequestFunds(FundsKind.ExpenseReimbursement, Usd(5m), receipt: "u2"), "06-11 10:00");
        withReceipt.When(Wanda, Deliver(DeliverableType.Photo, "u3"), "06-11 11:00").Refused("uploadsFull");
        full.When(Wanda, RequestFunds(FundsKind.ExpenseReimbursement, Usd(5m), receipt: "u3"), "06-11 11:00").Refused("uploadsFull");
        full.When(Wanda, RequestFunds(FundsKind.ExpenseReimbursement, Usd(5m)), "06-11 11:00").Leaves(Status.Assigned);
        full.When(Wanda, RequestFunds(FundsKind.ExpenseReimbursement, Usd(5m), receipt: "u3"), "06-12 00:00").Leaves(Status.Assigned);
    }

    [Fact]
    public void A_clients_updates_on_an_escalation_count_as_messages_and_are_refused_beyond_them()
    {
        var two = Escalated.Opened.Knowing(facts => facts with { Policy = Policy.Default with { MessagesPerDay = 2 } })
            .And(Clara, Post(), "06-23 09:00").And(Clara, new GiveEscalationUpdate("Tomorrow."), "06-23 10:00");
        Assert.Equal(new DayOfMessages(new(2026, 6, 23), ByClient: 2), two.State.Core.Today);
        two.When(Clara, new GiveEscalationUpdate("Today."), "06-23 11:00").Refused("messagesFull");
        two.When(Clara, Post(), "06-23 11:00").Refused("messagesFull");
        two.When(Clara, new GiveEscalationUpdate("Today."), "06-24 00:00").Leaves(Status.PendingApproval);
    }

    // The day on which the clocks go forward has 23 hours.
    [Fact]
    public void The_day_is_the_assignments_own()
    {
        var schedule = new Schedule(At("06-16 09:00"), At("06-16 17:00"), NewYork);
        Assert.Equal(At("2026-03-09 00:00"), schedule.DayAfter(At("2026-03-08 12:00")));
        Assert.Equal(Hours(23), schedule.DayAfter(At("2026-03-08 12:00")) - At("2026-03-08 00:00"));
    }
}
