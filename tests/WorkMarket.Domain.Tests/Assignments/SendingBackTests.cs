using WorkMarket.Domain.Approval;

namespace WorkMarket.Domain.Tests.Assignments;

[Rule("§2 Send back")]
public sealed class SendingBackTests
{
    [Fact]
    public void It_goes_back_to_work_with_a_reason()
    {
        var back = Given.PendingApproval().When(Clara, SendBack("Blurred"), "06-17 09:00")
            .Then(new SentBack("Blurred"))
            .Leaves(Status.InProgress).Afterwards;
        Assert.Equal("Blurred", Assert.IsType<InProgress>(back.State).SentBackReason);
    }

    [Fact]
    public void A_reason_is_required() => Given.PendingApproval().When(Clara, SendBack(" "), "06-17 09:00").Refused("textRequired");

    [Fact]
    public void What_was_put_in_stays_and_it_can_be_submitted_again()
    {
        var back = Given.PendingApproval().And(Clara, SendBack(), "06-17 09:00");
        Assert.Single(back.Engagement.Visits);
        back.When(Wanda, Complete(Usd(100m), explanation: "Half a day"), "06-17 10:00").Leaves(Status.PendingApproval);
    }
}
