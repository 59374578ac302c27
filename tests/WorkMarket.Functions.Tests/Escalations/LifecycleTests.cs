using NodaTime;
using WorkMarket.Domain;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Violations;
using Xunit;
using static WorkMarket.Testing.Escalations.OpenStory;

namespace WorkMarket.Functions.Tests.Escalations;

/// <summary>
/// Whole lives of escalations (domain.md §6) under the orchestration, in virtual time. Those of the golden store were opened on Monday
/// 22 June 2026 at 10 in New York by an earlier version of the program.
/// </summary>
public sealed class LifecycleTests
{
    private static readonly Duration AtOnce = Duration.FromSeconds(3);
    private static readonly Actor NoraByMail = Nora with { Channel = Channel.Mail };

    public static TheoryData<string> Running => [.. All.Keys.Where(name => VirtualCase.Stored(name).Snapshot is { IsSuspended: false })];

    public static TheoryData<string> Suspended => [.. All.Keys.Where(name => VirtualCase.Stored(name).Snapshot is { IsSuspended: true })];

    [Theory, MemberData(nameof(Running))]
    public void Where_nobody_acts_it_comes_to_what_the_domain_says(string name) =>
        Ends(EscalationStage.Arbitration, VirtualLife.Begin(name, "07-01 12:00"), late: true);

    [Theory, MemberData(nameof(Suspended))]
    public void One_that_stands_still_goes_on_with_updates_and_after_it_with_what_was_left(string name)
    {
        var (decided, before) = name == "suspendedInAccountManager" ? ("07-06 11:00", "07-06 10:00") : ("06-30 09:00", "06-30 08:00");
        var life = VirtualLife.Begin(name, "06-29 12:00").And(Sam, new DismissViolation(new("n1"), "It was not."), decided).Until(before);
        Assert.True(life.Case.Snapshot.IsSuspended);
        Assert.InRange(life.Case.Coming.Count(happened => happened.Event is EscalationUpdateDue), 1, 3);
        Assert.DoesNotContain(life.Case.Coming, happened => happened.Event is EscalationStageEntered);
        Ends(EscalationStage.Arbitration, life, late: true);
    }

    [Theory, MemberData(nameof(Suspended))]
    public void One_that_stands_still_goes_on_by_itself_where_nobody_decides(string name) =>
        Ends(EscalationStage.Arbitration, VirtualLife.Begin(name, "06-29 12:00"), late: true);

    [Fact]
    public void A_silent_month_is_recorded_as_it_falls_due_step_by_step()
    {
        var life = VirtualLife.Begin("messages", "06-22 10:00").ToTheEnd();
        Assert.Equal("ProjectManager 06-24 10:00, AccountManager 06-26 10:00, Arbitration 07-22 10:00", Stages(life));
        Assert.InRange(life.Case.Latest, Duration.Zero, AtOnce);
    }

    [Fact]
    public void Every_end_is_reached_from_every_kind_of_doing_and_nothing_happens_after_it()
    {
        // Cures.
        Ends(EscalationStage.Resolved, From("messages").And(Nora, new Approve(), "06-25 11:00"));
        Ends(EscalationStage.Resolved, From("suspended").And(Nora, new Approve(), "06-25 11:00"));
        Ends(EscalationStage.Resolved, VirtualLife.Begin(PastDue, "07-20 10:00").And(Nora, new Pay(null), "07-29 10:00"));
        Ends(EscalationStage.Resolved,
            VirtualLife.Begin(Cancelled, "06-12 11:00").And(
                Nora, Message("The shop is closed.", MessageMark.Justification), "06-25 10:00"));
        // Answers, until it is cured.
        Ends(
            EscalationStage.Resolved,
            From("messages").And(Nora, Message("We look into it."), "06-23 11:00")
                .And(Nora, new GiveEscalationUpdate("Tomorrow."), "06-25 10:00")
                .And(Nora, new Approve(), "06-29 10:00"));
        // Both agree: one after the other, and while it stands still, which counts when it goes on.
        Ends(EscalationStage.Resolved, From("agreedByWorker").And(Nora, new AgreeOnEscalation(), "06-25 11:00"));
        Ends(EscalationStage.Resolved, From("agreedByClient").And(Wanda, new AgreeOnEscalation(), "06-25 11:00"));
        Ends(
            EscalationStage.Resolved,
            From("agreedByWorker").And(Nora, Report, "06-24 11:00").And(Nora, new AgreeOnEscalation(), "06-25 11:00")
                .And(Sam, new DismissViolation(new("n1"), "It was not."), "06-29 11:00"));
        // Taken back, handed off, upheld.
        Ends(EscalationStage.Withdrawn, From("messages").And(Wanda, new WithdrawEscalation("Settled by phone."), "06-25 11:00"));
        Ends(EscalationStage.Withdrawn, From("suspended").And(Wanda, new WithdrawEscalation(null), "06-25 11:00"));
        Ends(
            EscalationStage.Arbitration,
            From("agreedByWorker").And(Nora, Message("It stays at no."), "06-24 11:00")
                .And(Sam, new HandOffEscalation("Neither gives way."), "06-25 11:00"));
        Ends(
            EscalationStage.Ineligible,
            From("messages").And(Nora, Report, "06-23 11:00").And(Sam, new UpholdViolation(new("n1"), "It was so."), "06-29 11:00"));
        // Silence after whatever was said.
        Ends(
            EscalationStage.Arbitration,
            From("messages").And(Nora, Report, "06-23 11:00").And(Sam, new DismissViolation(new("n1"), "It was not."), "06-29 11:00"));
        Ends(EscalationStage.Arbitration, From("messages").And(Nora, Message("We look into it."), "06-23 11:00"));
        Ends(
            EscalationStage.Arbitration,
            From("messages").And(Amy, new RecordEscalationContact("They will approve.", Answered: true), "06-30 11:00"));
        Ends(
            EscalationStage.Arbitration,
            From("messages").And(Amy, new RecordEscalationContact("Nobody picked up.", Answered: false), "06-30 11:00"));
        Ends(EscalationStage.Arbitration, From("messages").And(NoraByMail, new GiveEscalationUpdate("Tomorrow."), "06-25 11:00"));
        Ends(
            EscalationStage.Arbitration,
            From("suspended").And(Nora, Message("Soon."), "06-25 11:00")
                .And(Sam, new DismissViolation(new("n1"), "It was not."), "06-29 11:00"));
    }

    [Fact]
    public void Each_silence_after_an_answer_leads_back_to_where_the_answer_came_from()
    {
        var life = VirtualLife.Begin("messages", "06-22 10:00").And(Nora, Message("We look into it."), "06-23 10:00").And(
            Nora, new GiveEscalationUpdate("Tomorrow."), "06-30 10:00")
            .And(Amy, new RecordEscalationContact("They will approve.", Answered: true), "07-10 10:00").ToTheEnd();
        Assert.Equal(
            "Engaged 06-23 10:00, Messages 06-25 10:00, ProjectManager 06-29 10:00, Engaged 06-30 10:00, ProjectManager 07-02 10:00, "
            + "AccountManager 07-07 10:00, Engaged 07-10 10:00, AccountManager 07-14 10:00, Arbitration 08-10 10:00",
            Stages(life));
    }

    [Fact]
    public void The_custom_status_is_the_stage_and_the_three_instants()
    {
        var life = VirtualLife.Begin("messages", "06-22 10:00").And(Nora, Report, "06-23 11:00").And(
            Sam, new DismissViolation(new("n1"), "It was not."), "06-25 11:00")
            .And(Nora, Message("We look into it."), "07-01 10:00").ToTheEnd();
        Assert.Equal(
            ["Messages", "Messages (suspended)", "Messages", "ProjectManager", "AccountManager", "Engaged", "AccountManager",
                "Arbitration"],
            life.Instance.Statuses.Select(status => status.Stage)
                .Aggregate(new List<string>(), (all, next) => all.LastOrDefault() == next ? all : [.. all, next]));
        Assert.Equal(new("Messages", Utc("06-24 10:00"), Utc("06-24 10:00"), Utc("07-22 10:00")), life.Instance.Statuses[0]);
        Assert.Equal(new("Messages (suspended)", null, Utc("06-24 10:00"), null), life.Instance.Statuses[1]);
        Assert.Equal(new("Arbitration", null, null, null), life.Instance.Statuses[^1]);
    }

    private static OpenStory PastDue => Submitted().And(Nora, new Approve(), "06-18 10:00")
        .And(Wanda, Message("When will you pay?", MessageMark.Attempt), "07-19 10:00")
        .And(Wanda, Escalate(EscalationCause.PaymentPastDue), "07-20 10:00");

    private static OpenStory Cancelled => Assigned().And(Nora, new Cancel(CancellationReason.WorkNotNeeded, null, null), "06-12 09:00")
        .And(Wanda, Message("Why?"), "06-12 10:00").And(Wanda, Escalate(EscalationCause.CancelledWithoutClarification), "06-12 11:00");

    private static Command Report =>
        new ReportViolation(Domain.Violations.ViolationCategory.Conduct, "It was so.", Side.Worker, Wanda.Id, []);

    private static VirtualLife From(string stored) => VirtualLife.Begin(stored, "06-23 10:00");

    private static void Ends(EscalationStage end, VirtualLife life, bool late = false)
    {
        life.ToTheEnd();
        Assert.Equal((end.ToString(), end.ToString()), (life.Instance.Output, life.Case.Snapshot.Stage));
        var closed = life.Case.Coming.FindIndex(happened => happened.Event is EscalationClosed);
        Assert.DoesNotContain(life.Case.Coming.Skip(closed + 1), happened => happened.Event.Escalation() is not null);
        Assert.InRange(life.Instance.Activities, 1, life.Steps + life.Signals);
        Assert.True(late || life.Case.Latest < AtOnce);
    }

    private static DateTime? Utc(string local) => At(local).ToDateTimeUtc();

    private static string Stages(VirtualLife life) => string.Join(", ", life.Case.Coming.Select(happened => happened.Event switch
    {
        EscalationStageEntered entered => $"{entered.Stage} {Say(happened.At)}",
        EscalationAnswered => $"Engaged {Say(happened.At)}",
        EscalationClosed closed => $"{closed.End} {Say(happened.At)}",
        _ => null,
    }).OfType<string>());
}
