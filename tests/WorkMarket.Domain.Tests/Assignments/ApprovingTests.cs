using WorkMarket.Domain.Approval;

namespace WorkMarket.Domain.Tests.Assignments;

[Rule("§2 Approve")]
public sealed class ApprovingTests
{
    [Fact]
    public void The_amount_is_the_agreed_price_and_due_after_the_payment_terms() =>
        Given.PendingApproval().When(Clara, Approve(), "06-17 10:00")
            .Then(new Approved(Usd(120m), At("07-17 10:00")))
            .Leaves(Status.Invoiced);

    [Fact]
    public void The_amount_is_the_final_value_where_that_is_lower() =>
        Given.WorkDone().And(Wanda, Complete(Usd(99.5m), explanation: "Half a day"), "06-16 17:30").When(Clara, Approve(), "06-17 10:00")
            .Then(new Approved(Usd(99.5m), At("07-17 10:00")));

    [Fact]
    public void After_sending_back_the_last_submission_counts() =>
        Given.PendingApproval().And(Clara, SendBack(), "06-17 09:00")
            .And(Wanda, Complete(Usd(80m), explanation: "Half a day"), "06-17 10:00")
            .When(Clara, Approve(), "06-17 11:00").Then(new Approved(Usd(80m), At("07-17 11:00")));

    [Fact]
    public void Days_of_payment_terms_count_in_the_assignments_zone() =>
        // The clocks go back on 1 November: thirty days later it is the same hour on the wall.
        Given.WorkDone().And(Wanda, Complete(), "10-15 09:30")
            .When(Clara, Approve(), "10-15 10:00").Then(new Approved(Usd(120m), At("11-14 10:00")));

    [Fact]
    public void A_month_of_payment_terms_ends_with_a_short_month() =>
        Given.WorkDone(request => request with { PaymentTerms = Period.FromMonths(1) })
            .And(Wanda, Complete(), "2027-01-31 09:30")
            .When(Clara, Approve(), "2027-01-31 10:00").Then(new Approved(Usd(120m), At("2027-02-28 10:00")));
}
