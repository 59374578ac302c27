using WorkMarket.Domain.Notifications;

namespace WorkMarket.Domain.Tests.Escalations;

[Rule("§6 Mail to the support address from a worker's own address; opened within 5 business days, the mail's instant counts")]
public sealed class SupportMailTests
{
    private static readonly Actor.Worker ByMail = Wanda.On(Channel.Mail);

    // Work that was submitted on 16 June 2026 can be escalated until 16 December.
    private static readonly Story Late = Given.PendingApproval().And(Wanda, Attempt(), "06-17 10:00");

    [Fact]
    public void The_mail_is_kept_with_until_when_it_opens_one_and_its_worker_alone_is_answered()
    {
        // Monday at 10: five business days with Juneteenth before and none after.
        var asked = Late.Ticked("06-22 10:00").When(ByMail, AskSupport(), "06-22 10:00").Then(
            new SupportAsked(new("s1"), Wanda.Id, "Nobody approves my work.", At("06-29 10:00")));
        Assert.Equal(
            [("wanda", NoticeKind.SupportAnswered)],
            NoticeRules.ForEvent(asked.Afterwards.State, Wanda.Id, asked.Afterwards.Timeline[^1])
                .Select(told => (((Addressee.Person)told.To).Id.Value, told.Kind)));
        Assert.Null(Access.AsReadBy(asked.Afterwards.State, Clara, asked.Afterwards.Timeline[^1]));
        Assert.NotNull(Access.AsReadBy(asked.Afterwards.State, Sam, asked.Afterwards.Timeline[^1]));
        Assert.NotNull(Access.AsReadBy(asked.Afterwards.State, Wanda, asked.Afterwards.Timeline[^1]));
    }

    [Fact]
    public void Opened_with_the_mail_its_instant_counts_for_the_six_months()
    {
        var asked = Late.Ticked("12-16 10:00").And(ByMail, AskSupport(), "12-16 12:00");
        asked.When(Wanda, Escalate(), "12-18 10:00").Refused("endedTooLongAgo");
        var opened = asked.And(Wanda, With("s1"), "12-18 10:00");
        Assert.True(Escalated.Find(opened).IsOpen);
        Assert.Equal(new EscalationId("e1"), Assert.Single(opened.State.Core.SupportMails).Escalation);
        // A mail that came too late helps nobody.
        Late.And(ByMail, AskSupport(), "12-17 12:00").When(Wanda, With("s1"), "12-17 13:00").Refused("endedTooLongAgo");
    }

    [Fact]
    public void A_mail_opens_one_in_its_time_for_its_worker()
    {
        var asked = Late.And(ByMail, AskSupport(), "06-22 10:00");
        asked.When(Wanda, With("s1"), At("06-29 10:00") + Duration.FromSeconds(1)).Refused("supportMailTooOld");
        asked.When(Wanda, With("s2"), "06-22 11:00").Refused("unknownSupportMail");
        asked.And(Wanda, With("s1"), "06-22 11:00").And(Wanda, WithdrawEscalation(), "06-22 12:00")
            .When(Wanda, With("s1"), "06-22 13:00").Refused("supportMailUsed");
        asked.When(Wanda, With("s1", EscalationCause.PaymentPastDue), "06-22 11:00").Refused("causeNotTrue");
    }

    [Fact]
    public void So_many_are_answered_in_a_day_and_what_is_over_is_not_kept()
    {
        var full = Enumerable.Range(0, 5).Aggregate(
            Late, (story, hour) => story.And(ByMail, AskSupport(), At("06-22 10:00") + Hours(hour)));
        full.When(ByMail, AskSupport(), "06-22 20:00").Refused("supportMailsFull");
        var next = full.And(ByMail, AskSupport(), "07-20 10:00");
        Assert.Equal("s6", Assert.Single(next.State.Core.SupportMails).Id.Value);
        full.When(ByMail, AskSupport(" "), "06-24 20:00").Refused("textRequired");
    }

    [Fact]
    [Rule("§2 Its worker may escalate the engagement that ended")]
    public void Who_lost_it_opens_one_on_the_own_engagement()
    {
        var asked = Given.InProgress().And(Clara, Unassign("Nearer", Usd(40m)), "06-16 12:00").And(Wanda, OfEnded(Attempt()), "06-16 13:00")
            .And(ByMail, AskSupport(), "06-17 10:00");
        Assert.Equal(1, EndedEngagements.OfWorker(asked.State, Wanda.Id).Engagement);
        Assert.Null(EndedEngagements.OfWorker(asked.State, Walter.Id).Engagement);
        var opened = asked.And(Wanda, OfEnded(With("s1", EscalationCause.CancelledAfterWork)), "06-17 11:00");
        Assert.Equal(1, Assert.Single(EscalationRecord.AllOpen(opened.State)).Engagement);
        Assert.Equal(new EscalationId("e1"), Assert.Single(opened.State.Core.SupportMails).Escalation);
        opened.And(Wanda, WithdrawEscalation(), "06-17 12:00")
            .When(Wanda, OfEnded(With("s1", EscalationCause.CancelledAfterWork)), "06-17 13:00").Refused("supportMailUsed");
    }

    [Fact]
    public void Who_lost_it_is_answered_and_strangers_are_not()
    {
        var lost = Given.Assigned().And(Clara, Unassign(), "06-11 10:00");
        lost.When(ByMail, AskSupport(), "06-11 11:00").Leaves(Status.Sent);
        lost.When(Walter, AskSupport(), "06-11 11:00").Refused("notAParty");
    }

    private static OpenEscalation With(string mail, EscalationCause cause = EscalationCause.ApprovalOverdue) =>
        new OpenEscalation(cause, "Nobody approves my work.", [], new(mail));
}
