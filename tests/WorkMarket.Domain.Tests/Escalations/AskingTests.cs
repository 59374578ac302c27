using System.Collections.Immutable;
using WorkMarket.Domain.Notifications;

namespace WorkMarket.Domain.Tests.Escalations;

[Rule("§6 Somebody is always asked: who is missing, or whose mail bounced, is replaced at once, else the desk has a task")]
public sealed class AskingTests
{
    private static readonly Actor.Client Cleo = new(new("cleo"), Acme, Channel.Desktop);
    private static readonly Actor.Client Aaron = new(new("aaron"), Acme, Channel.Desktop);
    private static readonly ImmutableList<Colleague> Everybody =
        [new(Carl.Id, false, true), new(Aaron.Id, false, true), new(Cleo.Id, true, true), new(Clara.Id, false, true)];

    private static readonly Story AtManager = Knowing(Escalated.Opened.Ticked("06-24 10:00"), Everybody);
    private static readonly Story AtAccountManager = Escalated.Opened.Ticked("06-26 10:00");

    [Fact]
    public void The_owner_is_asked_first_then_the_others_in_their_order_each_once_and_then_the_desk()
    {
        var story = AtManager;
        Actor.Client?[] chain = [Clara, Cleo, Aaron, Carl];
        foreach (var (instead, next) in chain.Zip(chain.Skip(1).Append(null)))
        {
            var verdict = story.When(TheClock, AskNext(instead), "06-24 10:01");
            verdict.Then(new EscalationAsked(new("e1"), EscalationStage.ProjectManager, AskedBecause.Missing, instead!.Id, next?.Id));
            story = verdict.Afterwards;
        }
        Assert.True(Escalated.Find(story).IsDeskTask);
        Assert.Null(EscalationRecord.AskedNow(story.State, Escalated.Find(story), Amy.Id));
    }

    [Fact]
    public void The_window_of_the_stage_runs_on()
    {
        var ends = Escalated.Find(AtManager).StageEndsAt;
        Assert.Equal(ends, Escalated.Find(AtManager.And(TheClock, AskNext(Clara), "06-24 12:00")).StageEndsAt);
        Assert.Equal(
            Escalated.Stages(AtManager.Ticked("08-01 10:00")),
            Escalated.Stages(AtManager.And(TheClock, AskNext(Clara), "06-24 12:00").Ticked("08-01 10:00")));
    }

    [Fact]
    public void What_is_said_twice_or_late_or_of_somebody_who_is_not_asked_changes_nothing()
    {
        var asked = AtManager.And(TheClock, AskNext(Clara, because: AskedBecause.Bounced), "06-24 10:01");
        asked.When(TheClock, AskNext(Clara, because: AskedBecause.Bounced), "06-24 10:02").Then();
        asked.When(TheClock, AskNext(Carl), "06-24 10:02").Then();
        asked.When(TheClock, AskNext(Cleo, EscalationStage.AccountManager), "06-24 10:02").Then();
        asked.When(TheClock, AskNext(Cleo, escalation: "e9"), "06-24 10:02").Then();
        asked.And(Clara, Post("Soon."), "06-24 10:02").When(TheClock, AskNext(Cleo), "06-24 10:03").Refused("nothingThere");
        Given.PendingApproval().When(TheClock, AskNext(Clara), "06-24 10:03").Refused("notAParty");
    }

    [Fact]
    public void Nobody_is_asked_who_cannot_be_reached_or_shares_an_address_with_the_worker()
    {
        var story = Knowing(AtManager, [new(Cleo.Id, true, false), new(Aaron.Id, false, true), new(Carl.Id, false, true)]).Knowing(
            facts => facts with { Contacts = [new(Wanda.Id, "w@example.com"), new(Aaron.Id, "W@example.com")] });
        Assert.Equal(Carl.Id, Escalated.Find(story.And(TheClock, AskNext(Clara), "06-24 10:01")).Asked);
    }

    [Fact]
    public void Each_entry_of_the_stage_asks_the_project_manager_first()
    {
        var asked = AtManager.And(TheClock, AskNext(Clara), "06-24 10:01").And(Cleo, GiveUpdate(), "06-24 11:00");
        var again = asked.Ticked("06-26 11:00");
        Assert.Equal(EscalationStage.ProjectManager, Escalated.Find(again).Stage);
        Assert.Equal(Clara.Id, EscalationRecord.AskedNow(again.State, Escalated.Find(again), null));
        Assert.Empty(Escalated.Find(again).NotReached);
    }

    [Fact]
    public void Without_an_account_manager_it_is_the_desks_task()
    {
        var nobody = AtAccountManager.Knowing(facts => facts with { AccountManager = null });
        var task = nobody.When(TheClock, AskNext(null, EscalationStage.AccountManager), "06-26 10:01")
            .Then(new EscalationAsked(new("e1"), EscalationStage.AccountManager, AskedBecause.Missing)).Afterwards;
        Assert.True(Escalated.Find(task).IsDeskTask);
        task.When(Sam, Contact(), "06-26 12:00").Leaves(Status.PendingApproval);
        // Amy is there: nobody is missing.
        AtAccountManager.When(TheClock, AskNext(null, EscalationStage.AccountManager), "06-26 10:01").Then();
    }

    [Fact]
    public void Another_project_manager_is_asked_at_once()
    {
        var changed = AtManager.When(Clara, Manage(Carl), "06-24 12:00");
        Assert.Equal(
            new EscalationAsked(new("e1"), EscalationStage.ProjectManager, AskedBecause.ManagerChanged, Clara.Id, Carl.Id),
            changed.Afterwards.Timeline[^1].Event);
        var atDesk = Knowing(AtManager, []).And(TheClock, AskNext(Clara), "06-24 12:00").And(Clara, Manage(Carl), "06-24 13:00");
        Assert.False(Escalated.Find(atDesk).IsDeskTask);
        Assert.Equal(Carl.Id, Escalated.Find(atDesk).Asked);
        // In another stage nobody waits for it.
        Assert.Null(Escalated.Find(Escalated.Opened.And(Clara, Manage(Carl), "06-23 10:00")).Asked);
    }

    [Fact]
    public void Whoever_is_asked_the_worker_and_the_desk_are_told()
    {
        Assert.Equal(
            ["carl:EscalationRequest", "wanda:EscalationStage", "desk:EscalationStage"],
            Told(Knowing(AtManager, [new(Carl.Id, false, true)]).When(TheClock, AskNext(Clara), "06-24 10:01")));
        Assert.Equal(
            ["wanda:EscalationStage", "desk:EscalationTask"],
            Told(Knowing(AtManager, []).When(TheClock, AskNext(Clara), "06-24 10:01")));
    }

    private static IEnumerable<string> Told(Verdict verdict) =>
        NoticeRules.ForEvent(verdict.Afterwards.State, Wanda.Id, verdict.Afterwards.Timeline[^1])
            .Select(told => $"{(told.To as Addressee.Person)?.Id.Value ?? "desk"}:{told.Kind}");

    private static Story Knowing(Story story, ImmutableList<Colleague> colleagues) =>
        story.Knowing(facts => facts with { Colleagues = colleagues });
}
