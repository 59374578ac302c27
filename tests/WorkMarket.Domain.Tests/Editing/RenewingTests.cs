using WorkMarket.Domain.Editing;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.Requirements;

namespace WorkMarket.Domain.Tests.Editing;

[Rule("§9 Sent: an application remembers the version it was made on; applicationOutdated, termsChanged, renewing")]
public sealed class RenewingTests
{
    private static readonly BriefEdit Dearer = new() { Price = new(Usd(150m)) };
    private static readonly BriefEdit AsBefore = new() { Price = new(Usd(120m)) };

    private static Story Changed => Given.Applied().And(Clara, Rewrite(Dearer), "06-10 11:30");

    [Fact]
    public void An_application_on_earlier_terms_is_accepted_once_it_is_renewed()
    {
        var refusal = Assert.IsType<ApplicationOutdated>(
            Changed.When(Clara, Accept(), "06-10 12:00").Refused("applicationOutdated").Refusals[0]);
        Assert.Equal([OutdatedBy.TermsChanged], refusal.Reasons);

        Changed.When(Wanda, Renew(), "06-10 11:35").Then(new ApplicationRenewed(new("a1"), Wanda.Id, 2)).Afterwards
            .When(Clara, Accept(), "06-10 12:30").Leaves(Status.Assigned);
    }

    [Fact]
    public void Terms_are_compared_by_content()
    {
        var back = Changed.And(Clara, Rewrite(AsBefore), "06-10 11:50");
        Assert.Equal(3, TermsRead.VersionOf(back.State));
        back.When(Clara, Accept(), "06-10 12:00").Leaves(Status.Assigned);
        back.When(Walter, Apply(terms: 1), "06-10 11:55").Then(new Applied(new("a2"), Walter.Id, null, 3));
    }

    [Fact]
    public void Applying_counteroffering_and_renewing_name_the_terms_that_were_read()
    {
        var changes = new BriefChanges { Price = new(Usd(120m), Usd(150m)) };
        Changed.When(Walter, Apply(), "06-10 12:00").Refused(new TermsChanged(1, 2, changes));
        Changed.When(Walter, Counter(Usd(170m)), "06-10 12:00").Refused(new TermsChanged(1, 2, changes));
        Changed.When(Wanda, Renew(terms: 1), "06-10 12:00").Refused(new TermsChanged(1, 2, changes));
        Changed.When(Walter, Apply(terms: 3), "06-10 12:00").Refused("termsChanged");
        Changed.When(Walter, Apply(terms: 2), "06-10 11:35").Then(new Applied(new("a2"), Walter.Id, null, 2));
        Changed.When(Walter, Counter(Usd(170m), terms: 2), "06-10 12:00").Leaves(Status.Sent);
    }

    [Fact]
    public void Renewing_keeps_proposal_and_expiry_and_is_no_new_application()
    {
        var proposed = Given.Sent().And(Wanda, Counter(Usd(170m), expires: At("06-12 10:00")), "06-10 11:00")
            .And(Clara, Rewrite(new() { Description = new("Unpack.") }), "06-10 11:30").And(Wanda, Renew(), "06-10 12:00");
        var application = Assert.Single(((Sent)proposed.State).Applications);
        Assert.Equal((At("06-10 11:00"), At("06-10 12:00"), 2), (application.At, application.RenewedAt, application.TermsVersion));
        Assert.Equal(new(Usd(170m), Expires: At("06-12 10:00")), application.Proposal);
        Assert.Equal(Usd(170m), proposed.And(Clara, Accept(), "06-10 13:00").Engagement.Price);
        Assert.Equal(ApplicationEnd.Expired, ((Sent)proposed.Ticked("06-12 10:00").State).Applications[0].End);
    }

    [Fact]
    public void Renewing_cures_what_is_too_old_and_not_a_start_that_has_passed()
    {
        var old = Given.Sent(Asking.Schedule("07-20 09:00", "07-20 17:00")).And(Wanda, Apply(), "06-10 11:00");
        old.And(Wanda, Renew(terms: 1), "06-30 11:00").When(Clara, Accept(), "07-14 11:00").Leaves(Status.Assigned);
        old.And(Wanda, Renew(terms: 1), "06-30 11:00").When(Clara, Accept(), "07-14 11:00:01").Refused("applicationOutdated");
        Given.Applied().And(Wanda, Renew(terms: 1), "06-16 10:00").When(Clara, Accept(), "06-16 10:01").Refused("applicationOutdated");
    }

    [Fact]
    public void Renewing_checks_requirements_again()
    {
        var skilled = WorkerProfile.Empty with { Skills = ["Cabling"] };
        var asked = Given.Applied()
            .And(Clara, Rewrite(new() { Requirements = new(new WorkRequirements { Skills = ["Cabling"] }) }), "06-10 11:30");
        asked.When(Wanda, Renew(), "06-10 12:00").Refused("skillMissing");
        var renewed = asked.Knowing(facts => facts with { Profile = skilled }).And(Wanda, Renew(), "06-10 12:00");
        renewed.When(Clara, Accept(), "06-10 13:00").Leaves(Status.Assigned);
        renewed.Knowing(facts => facts with { Profile = WorkerProfile.Empty }).When(Clara, Accept(), "06-10 13:00")
            .Refused("applicationOutdated");
    }

    [Fact]
    public void A_proposal_has_to_go_with_the_terms_as_they_are()
    {
        var proposed = Given.Sent().And(Wanda, Counter(Usd(170m)), "06-10 11:00")
            .And(Clara, Rewrite(new() { Price = new(Money.From(90m, Currency.Parse("EUR"))) }), "06-10 11:30");
        proposed.When(Wanda, Renew(), "06-10 12:00").Refused("currencyMismatch");
    }

    [Fact]
    public void Only_ones_own_open_application_is_renewed()
    {
        Changed.When(Walter, Renew(), "06-10 12:00").Refused("nothingThere");
        Changed.And(Walter, Apply(terms: 2), "06-10 12:00").When(Walter, Renew(), "06-10 12:01").Refused("unknownApplication");
        Changed.And(Wanda, Withdraw(), "06-10 12:00").When(Wanda, Renew(), "06-10 12:01").Refused("applicationClosed");
    }

    [Fact]
    public void Another_schedule_than_was_read_is_another_version_however_it_came()
    {
        // The other applicant had read the work of 16 June; by now it is that of 18 June.
        var again = Given.Applied().And(Walter, Apply(), "06-10 11:10").And(Clara, Accept(), "06-10 12:00")
            .And(Clara, Reschedule(Days("06-18 09:00", "06-18 17:00")), "06-11 09:00").And(Wanda, ApproveReschedule(), "06-11 10:00")
            .And(Wanda, CancelByWorker(), "06-11 11:00");
        again.When(Clara, Accept("a2"), "06-11 12:00").Refused("closedToApplications");
        again = again.OfferedAgain("06-11 12:00");
        again.When(Clara, Accept("a2"), "06-11 12:00").Refused("applicationOutdated");
        again.And(Walter, Renew("a2"), "06-11 12:00").When(Clara, Accept("a2"), "06-11 12:30").Leaves(Status.Assigned);
    }

    [Fact]
    public void Who_is_no_longer_among_those_asked_has_no_application_any_more()
    {
        var two = Given.Draft().And(Clara, Send(Wanda, Walter), "06-10 10:00").And(Wanda, Apply(), "06-10 11:00");
        var without = two.When(Clara, Reoffer(Walter), "06-10 11:30")
            .Then(new AudienceChanged(Named(Wanda, Walter), Named(Walter))).Afterwards;
        Assert.Equal(ApplicationEnd.NoLongerOffered, ((Sent)without.State).Applications[0].End);
        Assert.False(Access.Sees(without.State, Wanda));
        without.When(Clara, Accept(), "06-10 12:00").Refused("applicationClosed");
        Assert.Contains(
            new NoticeFor(new Addressee.Person(Wanda.Id), NoticeKind.NoLongerOffered),
            NoticeRules.ForEvent(without.State, null, without.Timeline[^1]));
        var open = Given.Applied().And(Clara, Reoffer(Walter), "06-10 11:30");
        Assert.Equal(
            [("wanda", NoticeKind.NoLongerOffered), ("walter", NoticeKind.Offered)],
            NoticeRules.ForEvent(open.State, null, open.Timeline[^1]).Where(notice => notice.Kind != NoticeKind.AudienceChanged)
                .Select(notice => (((Addressee.Person)notice.To).Id.Value, notice.Kind)).OrderByDescending(told => told.Item1));
        without.When(Clara, Reoffer(Walter), "06-10 12:00").Refused("audienceUnchanged");
        without.When(Clara, Reoffer(Wanda with { Id = new("nobody") }), "06-10 12:00").Refused("unknownWorker");
    }

    [Fact]
    public void An_answer_carries_the_version_it_was_about() =>
        Changed.And(Walter, Ask(), "06-10 11:40").When(Clara, Answer(), "06-10 11:50")
            .Then(new QuestionAnswered(new("q1"), "Yes, in the back.", 2));

    [Fact]
    public void The_version_on_which_the_worker_got_it_stays()
    {
        var assigned = Changed.And(Wanda, Renew(), "06-10 12:00").And(Clara, Accept(), "06-10 12:30");
        Assert.Equal(2, assigned.Engagement.TermsVersion);
        var proposed = Given.Sent().And(Wanda, Counter(schedule: Days("06-18 09:00", "06-18 17:00")), "06-10 11:00")
            .And(Clara, Accept(), "06-10 12:00");
        Assert.Equal((2, 2), (proposed.Engagement.TermsVersion!.Value, TermsRead.VersionOf(proposed.State)));
    }
}
