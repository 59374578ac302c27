namespace WorkMarket.Domain.Tests.Negotiation;

[Rule("§2 Withdraw and decline")]
public sealed class ClosingTests
{
    [Fact]
    public void A_worker_withdraws_an_application_and_may_apply_again()
    {
        var withdrawn = Given.Applied().When(Wanda, Withdraw(), "06-10 11:30")
            .Then(new ApplicationWithdrawn(new("a1"), Wanda.Id))
            .Leaves(Status.Sent).Afterwards;

        withdrawn.When(Clara, Accept(), "06-10 12:00")
            .Refused(new ApplicationClosed(new("a1"), ApplicationEnd.Withdrawn));
        withdrawn.When(Wanda, Apply(), "06-10 12:00").Then(new Applied(new("a2"), Wanda.Id, null));
    }

    [Fact]
    public void A_worker_withdraws_nobody_elses()
    {
        var sent = Given.Applied().And(Walter, Apply(), "06-10 11:05");
        sent.When(Walter, Withdraw("a1"), "06-10 11:30").Refused(new UnknownApplication(new("a1")));
        sent.When(Walter, Withdraw("a9"), "06-10 11:30").Refused(new UnknownApplication(new("a9")));
        Given.Applied().When(Walter, Withdraw("a1"), "06-10 11:30").Refused(new NothingThere(AssignmentAction.WithdrawApplication));
    }

    [Fact]
    public void A_client_declines_an_application_with_or_without_a_reason()
    {
        Given.Applied().When(Clara, Decline(reason: "Too far away"), "06-10 11:30")
            .Then(new ApplicationDeclined(new("a1"), Wanda.Id, "Too far away"))
            .Leaves(Status.Sent);
        Given.Applied().When(Clara, Decline(), "06-10 11:30").Leaves(Status.Sent);
        Given.Applied().When(Clara, Decline(reason: "bell\u0007"), "06-10 11:30").Refused("textControlCharacters");
    }

    [Fact]
    public void What_is_closed_is_not_closed_again()
    {
        var declined = Given.Applied().And(Walter, Apply(), "06-10 11:05").And(Clara, Decline(), "06-10 11:30");
        var closed = new ApplicationClosed(new("a1"), ApplicationEnd.Declined);

        declined.When(Clara, Decline(), "06-10 11:40").Refused(closed);
        declined.When(Clara, Accept(), "06-10 11:40").Refused(closed);
        declined.When(Wanda, Withdraw(), "06-10 11:40").Refused(closed);
        declined.When(Clara, Decline("a9"), "06-10 11:40").Refused(new UnknownApplication(new("a9")));
        Given.Sent().When(Clara, Decline(), "06-10 11:40").Refused(new NothingThere(AssignmentAction.DeclineApplication));
    }

    [Fact]
    public void Where_all_are_closed_there_is_nothing_to_accept()
    {
        var declined = Given.Applied().And(Clara, Decline(), "06-10 11:30");
        Assert.DoesNotContain(
            AssignmentAction.AcceptApplication, AssignmentDecider.Allowed(declined.State, Clara, declined.Facts, At("06-10 12:00")));
        declined.When(Clara, Accept("a2"), "06-10 12:00").Refused(new NothingThere(AssignmentAction.AcceptApplication));
    }

    [Fact]
    public void Who_was_asked_by_name_says_no_and_is_out()
    {
        var asked = Given.Draft().And(Clara, Send(Wanda, Walter), "06-10 10:00").And(Wanda, Apply(), "06-10 11:00");
        var without = asked.When(Wanda, DeclineOffer("On holiday"), "06-10 11:30")
            .Then(new OfferDeclined(Wanda.Id, "On holiday"))
            .Leaves(Status.Sent).Afterwards;

        Assert.False(Access.Sees(without.State, Wanda));
        Assert.True(Access.Sees(without.State, Walter));
        without.When(Clara, Accept(), "06-10 12:00")
            .Refused(new ApplicationClosed(new("a1"), ApplicationEnd.Withdrawn));
        without.When(Wanda, Apply(), "06-10 12:00").Refused("notAParty");
    }

    [Fact]
    public void Who_was_not_asked_has_no_offer_to_decline()
    {
        Given.Sent().When(Wanda, DeclineOffer(), "06-10 11:30").Refused(new NotInvited());
        Given.Draft().And(Clara, Send(Walter), "06-10 10:00").When(Wanda, DeclineOffer(), "06-10 11:30").Refused(new NotAParty());
    }
}
