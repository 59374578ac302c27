using NodaTime;
using WorkMarket.Application.Tests.Escalations;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using Xunit;

namespace WorkMarket.Functions.Tests.Escalations;

/// <summary>
/// Whole lives of escalations (domain.md §6) under the orchestration, in virtual time: each event in them replays all before. Opened on
/// Monday 22 June 2026 at 10 in New York by an earlier version of the program.
/// </summary>
public sealed class LifecycleTests
{
    private static readonly Duration AtOnce = Duration.FromSeconds(3);

    public static TheoryData<string> Stored => [.. OpenStory.All.Keys.Where(name => VirtualCase.Stored(name).Look is { IsSuspended: false })];

    [Theory, MemberData(nameof(Stored))]
    public void Where_nobody_acts_it_comes_to_what_the_domain_says_when_it_says(string name)
    {
        var life = VirtualLife.Of(name, "07-01 12:00").ToTheEnd();
        Assert.Equal(Clock.Tick(VirtualCase.Stored(name).State, Policy.Default, VirtualLife.Over), life.Case.Coming);
        Assert.Equal("Arbitration", life.Instance.Output);
    }

    [Fact]
    public void A_silent_month_is_recorded_as_it_falls_due_step_by_step()
    {
        var life = VirtualLife.Of("messages", "06-22 10:00").ToTheEnd();
        Assert.Equal("ProjectManager 06-24 10:00, AccountManager 06-26 10:00, Arbitration 07-22 10:00", Stages(life));
        Assert.InRange(life.Case.Latest, Duration.Zero, AtOnce);
    }

    public static TheoryData<string, string, string> Ends => new()
    {
        { "messages", "approved", "Resolved" },
        { "messages", "withdrawn", "Withdrawn" },
        { "agreedByWorker", "agreedByClient", "Resolved" },
        { "agreedByClient", "agreedByWorker", "Resolved" },
        { "agreedByWorker", "handedOff", "Arbitration" },
        { "messages", "upheld", "Ineligible" },
        { "messages", "dismissed", "Arbitration" },
        { "messages", "answered", "Arbitration" },
        { "messages", "reached", "Arbitration" },
        { "messages", "answeredByMail", "Arbitration" },
    };

    [Theory, MemberData(nameof(Ends))]
    public void Every_end_is_reached_and_nothing_happens_after_it(string name, string how, string end)
    {
        var life = VirtualLife.Of(name, "06-23 10:00");
        _ = how switch
        {
            "approved" => life.And(OpenStory.Nora, new Command.Approve(), "06-25 11:00"),
            "withdrawn" => life.And(OpenStory.Wanda, new Command.WithdrawEscalation("Settled by phone."), "06-25 11:00"),
            "agreedByClient" => life.And(OpenStory.Nora, new Command.AgreeOnEscalation(), "06-25 11:00"),
            "agreedByWorker" => life.And(OpenStory.Wanda, new Command.AgreeOnEscalation(), "06-25 11:00"),
            "handedOff" => life.And(OpenStory.Nora, OpenStory.Message("It stays at no."), "06-24 11:00").And(OpenStory.Sam, new Command.HandOffEscalation("Neither gives way."), "06-25 11:00"),
            "upheld" => life.And(OpenStory.Nora, Report, "06-23 11:00").And(OpenStory.Sam, new Command.UpholdViolation(new("n1"), "It was so."), "06-29 11:00"),
            "dismissed" => life.And(OpenStory.Nora, Report, "06-23 11:00").And(OpenStory.Sam, new Command.DismissViolation(new("n1"), "It was not."), "06-29 11:00"),
            "answered" => life.And(OpenStory.Nora, OpenStory.Message("We look into it."), "06-23 11:00"),
            "reached" => life.And(OpenStory.Amy, new Command.RecordEscalationContact("They will approve.", Answered: true), "06-30 11:00"),
            _ => life.And(OpenStory.Nora with { Channel = Domain.People.Channel.Mail }, new Command.GiveEscalationUpdate("Tomorrow."), "06-25 11:00"),
        };
        life.ToTheEnd();
        Assert.Equal(end, life.Instance.Output);
        Assert.Equal(Enum.Parse<EscalationStage>(end), life.Case.Look.Stage);
        var closed = life.Case.Coming.FindIndex(happened => happened.Event is Event.EscalationClosed);
        Assert.DoesNotContain(life.Case.Coming.Skip(closed + 1), happened => happened.Event.Escalation() is not null);
        Assert.InRange(life.Case.Latest, Duration.Zero, AtOnce);
    }

    [Fact]
    public void The_custom_status_is_the_stage_and_the_three_instants()
    {
        var life = VirtualLife.Of("messages", "06-22 10:00").And(OpenStory.Nora, Report, "06-23 11:00")
            .And(OpenStory.Sam, new Command.DismissViolation(new("n1"), "It was not."), "06-25 11:00").ToTheEnd();
        Assert.Equal(
            ["Messages", "Messages (suspended)", "Messages", "ProjectManager", "AccountManager", "Arbitration"],
            life.Instance.Statuses.Select(status => status.Stage).Aggregate(new List<string>(), (all, next) => all.LastOrDefault() == next ? all : [.. all, next]));
        var first = life.Instance.Statuses[0];
        Assert.Equal(
            (At("06-24 10:00"), At("06-24 10:00"), At("07-22 10:00")), (first.StageEndsAt, first.NextUpdateAt, first.MonthEndsAt));
        Assert.Equal(((DateTime?)null, (DateTime?)null), (life.Instance.Statuses[1].StageEndsAt, life.Instance.Statuses[1].MonthEndsAt));
        Assert.Equal(new("Arbitration", null, null, null), life.Instance.Statuses[^1]);
    }

    private static Command Report => new Command.ReportViolation(Domain.Violations.ViolationCategory.Conduct, "It was so.", Domain.People.Side.Worker, OpenStory.Wanda.Id, []);

    private static DateTime? At(string local) => OpenStory.At(local).ToDateTimeUtc();

    private static string Stages(VirtualLife life) => string.Join(", ", life.Case.Coming.Select(happened => happened.Event switch
    {
        Event.EscalationStageEntered entered => $"{entered.Stage} {OpenStory.Say(happened.At)}",
        Event.EscalationClosed closed => $"{closed.End} {OpenStory.Say(happened.At)}",
        _ => null,
    }).OfType<string>());
}
