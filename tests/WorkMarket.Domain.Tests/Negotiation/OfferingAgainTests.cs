using WorkMarket.Domain.Notifications;

namespace WorkMarket.Domain.Tests.Negotiation;

[Rule("§10 After a back-out")]
public sealed class OfferingAgainTests
{
    private static readonly Schedule Later = Days("06-22 09:00", "06-22 17:00");

    private static Story Two => Given.Sent().And(Wanda, Counter(Usd(170m)), "06-10 11:00").And(Walter, Apply(), "06-10 11:30")
        .And(Clara, Accept(), "06-10 12:00");

    private static Story GivenBack => Two.And(Wanda, CancelByWorker(), "06-11 09:00");

    [Fact]
    public void After_each_of_the_three_it_is_closed_to_applications_until_offered_again()
    {
        var working = Given.InProgress();
        foreach (var closed in new[]
        {
            GivenBack, Two.And(Clara, Unassign(), "06-11 09:00"), working.And(Clara, ReportAbandonment(), "06-16 12:00"),
        })
        {
            closed.When(Wanda, Apply(), "06-16 13:00").Refused("closedToApplications");
            closed.When(Wanda, Counter(Usd(180m)), "06-16 13:00").Refused("closedToApplications");
        }
        GivenBack.When(Walter, Renew("a2", terms: 1), "06-11 10:00").Refused("closedToApplications");
        GivenBack.When(Clara, Accept("a2"), "06-11 10:00").Refused("closedToApplications");
        Given.Sent().When(Clara, OfferAgain(), "06-11 10:00").Refused("notClosed");
        GivenBack.OfferedAgain("06-11 10:00").When(Clara, OfferAgain(), "06-11 10:30").Refused("notClosed");
    }

    [Fact]
    public void Applications_count_as_outdated_until_renewed_also_where_the_terms_are_the_same()
    {
        var again = GivenBack.OfferedAgain("06-11 10:00");
        Assert.Equal(1, TermsRead.VersionOf(again.State));
        var refusal = Assert.IsType<ApplicationOutdated>(
            again.When(Clara, Accept("a2"), "06-11 11:00").Refused("applicationOutdated").Refusals[0]);
        Assert.Equal([OutdatedBy.OfferedAgain], refusal.Reasons);
        again.And(Walter, Renew("a2", terms: 1), "06-11 11:00").When(Clara, Accept("a2"), "06-11 12:00").Leaves(Status.Assigned);
    }

    [Fact]
    public void The_call_names_a_schedule_to_come_and_the_original_or_the_present_price()
    {
        GivenBack.When(Clara, OfferAgain(Days("06-11 09:30", "06-11 17:00")), "06-11 10:00").Refused("startPassed");
        var original = GivenBack.And(Clara, OfferAgain(Later), "06-11 10:00").State.Brief;
        Assert.Equal((Later, Usd(120m)), (original.Schedule, original.Price.Maximum));
        var present = GivenBack.And(Clara, OfferAgain(Later, price: PriceOffered.Present), "06-11 10:00");
        Assert.Equal(Usd(170m), present.State.Brief.Price.Maximum);
        Assert.Equal(2, TermsRead.VersionOf(present.State));
        present.When(Walter, Renew("a2", terms: 1), "06-11 11:00").Refused("termsChanged");
    }

    [Fact]
    public void Who_gave_it_back_is_left_out_unless_named()
    {
        var without = GivenBack.OfferedAgain("06-11 10:00");
        Assert.False(Access.Sees(without.State, Wanda));
        Assert.True(Access.Sees(without.State, Walter));
        var with = GivenBack.OfferedAgain("06-11 10:00", including: Wanda);
        with.When(Wanda, Apply(), "06-11 11:00").Then(new Applied(new("a3"), Wanda.Id, null));
        GivenBack.When(Clara, OfferAgain(including: Walter), "06-11 10:00").Refused("notLeftOut");
        var taken = Two.And(Clara, Unassign(), "06-11 09:00").OfferedAgain("06-11 10:00");
        Assert.True(Access.Sees(taken.State, Wanda));
    }

    [Fact]
    public void It_goes_to_those_who_had_applied_or_to_the_same_audience()
    {
        var applicants = (Sent)GivenBack.And(Clara, OfferAgain(Later, OfferedTo.Applicants), "06-11 10:00").State;
        Assert.Equal([Walter.Id], Assert.IsType<Audience.Named>(applicants.Audience).Workers);
        Given.Draft().And(Clara, Send(Wanda), "06-10 10:00").And(Wanda, Apply(), "06-10 11:00").And(Clara, Accept(), "06-10 12:00")
            .And(Wanda, CancelByWorker(), "06-11 09:00").When(Clara, OfferAgain(Later), "06-11 10:00").Refused("nobodyToOffer");
    }

    [Fact]
    public void Those_whom_it_concerns_are_told()
    {
        var again = GivenBack.And(Carl, OfferAgain(Later), "06-11 10:00");
        var told = NoticeRules.ForEvent(again.State, null, again.Timeline[^1])
            .Select(notice => (((Addressee.Person)notice.To).Id.Value, notice.Kind));
        Assert.Equal([("walter", NoticeKind.OfferedAgain), ("clara", NoticeKind.OfferedAgain)], told);
        var audience = GivenBack.And(Clara, Reoffer(Wanda, Walter), "06-11 10:00");
        Assert.DoesNotContain(
            NoticeRules.ForEvent(audience.State, null, audience.Timeline[^1]), notice => notice.Kind == NoticeKind.Offered);
    }

    [Fact]
    public void A_worker_does_not_read_who_else_is_left_out_or_asked()
    {
        var again = GivenBack.And(Clara, OfferAgain(Later, OfferedTo.Applicants), "06-11 10:00");
        var read = Assert.IsType<OfferedAgain>(Access.AsReadBy(again.State, Walter, again.Timeline[^1].Event));
        Assert.Empty(read.LeftOut);
        Assert.Equal([Walter.Id], Assert.IsType<Audience.Named>(read.New).Workers);
    }
}
