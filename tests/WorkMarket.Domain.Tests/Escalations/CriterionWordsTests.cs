namespace WorkMarket.Domain.Tests.Escalations;

[Rule("§6 Eligibility: a refusal names every one that does not hold, with the instant from which it would")]
public sealed class CriterionWordsTests
{
    private static readonly Story Pending = Given.PendingApproval();

    [Fact]
    public void Approval_that_is_not_overdue_says_from_when_and_of_what_that_is_made() => Assert.Equal(
        "Approval is overdue from Sunday, 21 June 2026, 17:30 EDT (America/New_York) on: 3 days after the submission, which is usual for "
            + "this company, and 48 hours.",
        Said(Pending.And(Wanda, Post("Please approve."), "06-17 10:00"), EscalationCause.ApprovalOverdue, "06-20 10:00").Single());

    [Fact]
    public void Payment_that_is_not_due_says_until_when_it_is_not() => Assert.Equal(
        "Payment is past due from Friday, 17 July 2026, 10:00 EDT (America/New_York) on; until then the client has time to pay.",
        Said(Given.Invoiced(), EscalationCause.PaymentPastDue, "06-20 10:00")[0]);

    [Fact]
    public void A_client_who_still_has_time_to_answer_says_until_when() => Assert.Equal(
        "The client counts as unresponsive from Thursday, 18 June 2026, 18:00 EDT (America/New_York) on: 48 business hours after your "
            + "message that it has not answered.",
        Said(Pending.And(Wanda, Post("Please approve."), "06-16 18:00"), EscalationCause.ClientUnresponsive, "06-17 10:00")[0]);

    [Theory]
    [InlineData(EscalationCause.PaymentPastDue, "Payment can be past due only while an invoice is not paid")]
    [InlineData(EscalationCause.PaymentDispute, "The payment can be disputed once the client has refused or fixed lower what you asked "
        + "or submitted")]
    [InlineData(EscalationCause.CancelledWithoutClarification, "The client has not cancelled")]
    [InlineData(EscalationCause.CancelledAfterWork, "The client has not cancelled")]
    [InlineData(EscalationCause.ClientUnresponsive, "No message of yours waits for an answer of the client's. Write to the client; it "
        + "counts as unresponsive when 48 business hours")]
    [InlineData(EscalationCause.Impasse, "An impasse needs words of both sides in the assignment's messages: both have yet to write "
        + "about it.")]
    public void What_time_does_not_bring_says_what_does(EscalationCause cause, string words)
    {
        var said = Said(Pending, cause, "06-17 10:00");
        Assert.StartsWith(words, said[0], StringComparison.Ordinal);
        Assert.StartsWith("Write to the client about it in the assignment's messages first", said[1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_ended_too_long_ago_says_until_when_it_could_be_escalated() => Assert.Contains(
        "The assignment ended on Tuesday, 16 June 2026, 17:30 EDT (America/New_York); it could be escalated for 6 months from then, "
            + "until Wednesday, 16 December 2026, 17:30 EST (America/New_York).",
        Said(Pending.And(Wanda, Post("Please approve."), "06-17 10:00"), EscalationCause.ApprovalOverdue, "12-20 10:00"));

    [Fact]
    public void Without_a_cause_it_is_said_from_when_there_is_one()
    {
        var asked = Pending.And(Wanda, Post("Please approve."), "06-16 18:00");
        var none = Assert.Single(
            AssignmentDecider.Standing(asked.State, AssignmentAction.OpenEscalation, Wanda, asked.Facts, At("06-17 10:00")));
        Assert.Equal((At("06-18 18:00"), "noCause"), (none.HoldsFrom, none.Rule));
        Assert.EndsWith(
            "if nothing else happens, there is one from Thursday, 18 June 2026, 18:00 EDT (America/New_York) on.", none.Message,
                StringComparison.Ordinal);
    }

    private static List<string> Said(Story story, EscalationCause cause, string at) =>
        [.. story.When(Wanda, Escalate(cause), at).Refusals.Select(refusal => refusal.Message.Split(" For help, ")[0])];
}
