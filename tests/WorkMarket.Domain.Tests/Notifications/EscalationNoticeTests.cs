using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.Tests.Escalations;

namespace WorkMarket.Domain.Tests.Notifications;

[Rule("§7 Told to whom: escalations; §6 whatever the mail preference")]
public sealed class EscalationNoticeTests
{
    private static readonly Story Opened = Escalated.Opened;
    private static readonly Story AtManager = Opened.Ticked("06-24 10:00");
    private static readonly Story AtAccountManager = Opened.Ticked("06-26 10:00");

    [Fact]
    public void The_opening_and_its_first_stage_are_told_once() => Assert.Equal(
        ["clara:EscalationOpened", "desk:EscalationOpened", "wanda:EscalationStage"],
        Notices(Given.PendingApproval().And(Wanda, Attempt(), "06-17 10:00").When(Wanda, Escalate(), "06-22 10:00")));

    [Fact]
    public void The_project_manager_is_asked_for_an_update() => Assert.Equal(
        ["wanda:EscalationStage", "clara:EscalationRequest", "desk:EscalationStage", "wanda:EscalationUpdate"],
        Notices(AtManager, Opened.Timeline.Count));

    [Fact]
    public void The_account_manager_gets_a_task() => Assert.Equal(
        ["wanda:EscalationStage", "clara:EscalationStage", "manager:EscalationTask", "desk:EscalationStage", "wanda:EscalationUpdate"],
        Notices(AtAccountManager, AtManager.Timeline.Count));

    [Fact]
    public void A_stage_that_is_entered_again_is_told_to_both_sides()
    {
        var answered = Opened.And(Clara, Post("Soon."), "06-23 10:00");
        var again = answered.Ticked("06-25 10:00");
        Assert.Equal(
            ["wanda:EscalationStage", "clara:EscalationStage", "desk:EscalationStage"],
            Notices(again, answered.Timeline.Count).Where(told => told.EndsWith("Stage", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_the_client_says_is_told_to_all_but_who_said_it()
    {
        Assert.Equal(["wanda:EscalationAnswered", "desk:EscalationAnswered"], Notices(Opened.When(Clara, GiveUpdate(), "06-23 10:00")));
        Assert.Equal(
            ["wanda:EscalationAnswered", "clara:EscalationAnswered", "desk:EscalationAnswered"],
                Notices(Opened.When(Carl, GiveUpdate(), "06-23 10:00")));
        Assert.Equal(
            ["wanda:EscalationAnswered", "clara:EscalationAnswered", "desk:EscalationAnswered"],
                Notices(Opened.When(Amy, Contact(), "06-23 10:00")));
        Assert.Equal(["wanda:EscalationAnswered", "clara:EscalationAnswered"], Notices(Opened.When(Sam, Contact(), "06-23 10:00")));
        Assert.Equal(
            ["wanda:Message", "wanda:EscalationAnswered", "desk:EscalationAnswered"],
                Notices(Opened.When(Clara, Post("Soon."), "06-23 10:00")));
    }

    [Fact]
    [Rule("§6 Lifecycle: at its end both are told")]
    public void Both_sides_are_told_of_its_end_whoever_ended_it()
    {
        Assert.Equal(
            ["wanda:EscalationClosed", "clara:EscalationClosed", "desk:EscalationClosed"],
            Notices(Opened.When(Wanda, WithdrawEscalation(), "06-23 10:00")));
        Assert.Equal(
            ["wanda:EscalationClosed", "clara:EscalationClosed"],
            Notices(Opened.And(Clara, Post("No."), "06-23 10:00").When(Sam, HandOff(), "06-23 11:00")));
    }

    [Fact]
    public void From_that_stage_on_the_account_manager_is_told_whatever_stage_it_is_in_later()
    {
        var engaged = AtAccountManager.When(Clara, GiveUpdate(), "06-26 11:00");
        Assert.Contains("manager:EscalationAnswered", Notices(engaged));
        Assert.Contains("manager:EscalationSuspended", Notices(engaged.Afterwards.When(Clara, Report(), "06-26 12:00")));
        Assert.Contains(
            "manager:EscalationResumed",
                Notices(engaged.Afterwards.And(Clara, Report(), "06-26 12:00").When(Sam, Dismiss(), "06-26 13:00")));
        Assert.Contains("manager:EscalationClosed", Notices(engaged.Afterwards.When(Wanda, WithdrawEscalation(), "06-26 12:00")));
        Assert.DoesNotContain("manager:EscalationAnswered", Notices(AtAccountManager.When(Amy, Contact(), "06-26 11:00")));
    }

    [Fact]
    public void Before_it_the_account_manager_is_told_nothing_however_late_that_is_told()
    {
        Assert.DoesNotContain(Notices(AtManager, 0), told => told.StartsWith("manager", StringComparison.Ordinal));
        Assert.DoesNotContain(Notices(Opened.When(Wanda, WithdrawEscalation(), "06-23 10:00")), told =>
            told.StartsWith("manager", StringComparison.Ordinal));
        var before = AtManager.Timeline.SkipLast(1).SelectMany(happened =>
            NoticeRules.ForEvent(AtAccountManager.State, Wanda.Id, happened));
        Assert.DoesNotContain(before, told => told.To is Addressee.AccountManager);
    }

    [Fact]
    public void The_request_the_updates_and_the_answer_to_a_mail_alone_go_out_whatever_is_preferred() => Assert.Equal(
        [NoticeKind.SupportAnswered, NoticeKind.EscalationRequest, NoticeKind.EscalationUpdate],
        Enum.GetValues<NoticeKind>().Where(kind => kind.IgnoresPreferences()));

    [Fact]
    public void Of_a_closed_escalation_nothing_but_its_end_is_mailed()
    {
        var closed = AtManager.And(Wanda, WithdrawEscalation(), "06-24 11:00");
        Assert.All(
            closed.Timeline,
            happened => Assert.Equal(
                EscalationRecord.FindFor(closed.State, happened.Event) is not null && happened.Event is not EscalationClosed,
                EscalationEvents.IsOvertaken(closed.State, happened.Event)));
        Assert.All(closed.Timeline, happened => Assert.False(EscalationEvents.IsOvertaken(AtManager.State, happened.Event)));
        var anew = closed.And(Wanda, Escalate(), "06-25 10:00");
        Assert.False(EscalationEvents.IsOvertaken(anew.State, anew.Timeline[^2].Event));
        Assert.True(EscalationEvents.IsOvertaken(anew.State, AtManager.Timeline[^1].Event));
    }

    private static IEnumerable<string> Notices(Verdict verdict) => Notices(verdict.Afterwards, verdict.Before.Timeline.Count);

    private static IEnumerable<string> Notices(Story story, int first)
    {
        var latest = story.Timeline.Skip(first).ToList();
        return latest.Zip(Holders.WorkerAtEvent(story.State, latest))
            .SelectMany(pair => NoticeRules.ForEvent(story.State, pair.Second, pair.First))
            .Where(told => told.Kind.Category() is NoticeCategory.Escalations or NoticeCategory.Messages)
            .Select(told => $"{Name(told.To)}:{told.Kind}");
    }

    private static string Name(Addressee to) => to switch
    {
        Addressee.Person person => person.Id.Value,
        Addressee.Desk => "desk",
        _ => "manager",
    };
}
