using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Json;
using WorkMarket.Domain;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Violations;
using Xunit;

namespace WorkMarket.Application.Tests.Escalations;

/// <summary>
/// Escalations that were open when another version of the program took over: they are read, mean the same, and go on as they were promised
/// to.
/// </summary>
public sealed class OpenEscalationTests
{
    /// <summary>What comes of each if nobody acts; of one that stands still, if the violation is dismissed on 26 June at 10.</summary>
    // 48 business hours from 22 June at 10 are over on the 24th, 26th and 30th at 10, on 2 July, then, as Independence Day is observed on
    // Friday 3, on 7, 9, 13, 15, 17 and 21 July: the worker's updates.
    private static readonly Dictionary<string, (EscalationStage In, string Comes, int Updates)> Expected = new()
    {
        ["messages"] = (EscalationStage.Messages, "ProjectManager 06-24 10:00, AccountManager 06-26 10:00, Arbitration 07-22 10:00", 10),
        // Answered on 23 June at 10, silent since the 25th: asked again then, and a month from the answer.
        ["messagesAgain"] = (EscalationStage.Messages,
            "ProjectManager 06-29 10:00, AccountManager 07-01 10:00, Arbitration 07-23 10:00", 10),
        ["projectManager"] = (EscalationStage.ProjectManager, "AccountManager 06-26 10:00, Arbitration 07-22 10:00", 10),
        ["accountManager"] = (EscalationStage.AccountManager, "Arbitration 07-22 10:00", 10),
        ["engagedFromMessages"] = (EscalationStage.Engaged,
            "Messages 06-25 10:00 again, ProjectManager 06-29 10:00, AccountManager 07-01 10:00, Arbitration 07-23 10:00", 10),
        // Answered on Thursday 25 June at 12: 12 hours, Friday's 24 and 12 of Monday; then 12, Tuesday's 24 and 12 of Wednesday. An update
        // on 23 July.
        ["engagedFromProjectManager"] = (EscalationStage.Engaged,
            "ProjectManager 06-29 12:00 again, AccountManager 07-01 12:00, Arbitration 07-25 12:00", 11),
        // Answered on Tuesday 30 June at 10. Updates on 23, 27 and 29 July too.
        ["engagedFromAccountManager"] = (EscalationStage.Engaged, "AccountManager 07-02 10:00 again, Arbitration 07-30 10:00", 13),
        // 24 hours were left: Friday's 14 and 10 of Monday. The month is three days longer. An update on 23 July.
        ["suspended"] = (EscalationStage.Messages,
            "goes on 06-26 10:00, ProjectManager 06-29 10:00, AccountManager 07-01 10:00, Arbitration 07-25 10:00", 11),
        // It stood still from 29 June to 2 July, three days. An update on 23 July.
        ["suspendedInAccountManager"] = (EscalationStage.AccountManager, "goes on 07-02 10:00, Arbitration 07-25 10:00", 11),
        // The answer counts from the dismissal on: silent on 30 June at 10, and a month from 26 June. An update on 23 July.
        ["suspendedAnswered"] = (EscalationStage.Messages,
            "goes on engaged 06-26 10:00, Messages 06-30 10:00 again, ProjectManager 07-02 10:00, AccountManager 07-07 10:00, Arbitration "
                + "07-26 10:00", 11),
        ["agreedByWorker"] = (EscalationStage.Messages,
            "ProjectManager 06-24 10:00, AccountManager 06-26 10:00, Arbitration 07-22 10:00", 10),
        ["agreedByClient"] = (EscalationStage.Messages,
            "ProjectManager 06-24 10:00, AccountManager 06-26 10:00, Arbitration 07-22 10:00", 10),
    };

    public static TheoryData<string> Names => [.. Expected.Keys];

    [Theory, MemberData(nameof(Names))]
    public void The_stored_events_are_read_and_replayed_give_the_stored_head(string name)
    {
        var head = Head(name);
        Assert.Equal(Expected[name].In, head.Core.Escalations[^1].Stage);
        var replayed = ((Assignment?)null).Evolve(OpenStore.Events(name).Select(bytes => EventJson.Read(bytes)))!;
        Assert.Equivalent(AsThen(head), AsThen(replayed), strict: true);
        // Which heads did not say then: they say it by the stage.
        Assert.Equal(replayed.Core.Escalations[^1].AccountManagerSince is null, head.Core.Escalations[^1].AccountManagerSince is null);
    }

    [Theory, MemberData(nameof(Names))]
    public void It_goes_on_to_its_end_at_the_instants_that_it_was_promised(string name)
    {
        var head = Head(name);
        var dismissed = head.Core.Escalations[^1].Suspension is null
            ? []
            : Decided(
                head, OpenStory.Sam, new DismissViolation(new("n1"), "The log shows another."),
                name == "suspendedInAccountManager" ? "07-02 10:00" : "06-26 10:00");
        var state = head.Evolve(dismissed)!;
        ImmutableList<Happened> coming = [.. dismissed, .. Clock.Tick(state, Policy.Default, OpenStory.At("12-31 10:00"))];

        var ended = head.Evolve(coming)!;
        Assert.Equal(Expected[name].Comes, string.Join(", ", coming.Select(Said).OfType<string>()));
        Assert.Equal(Expected[name].Updates, ended.Core.Escalations[^1].Updates);
        Assert.Null(EscalationRecord.Open(ended));
        if (dismissed.IsEmpty)
            Assert.Equal(
                coming.Count(happened => happened.Event is EscalationStageEntered or EscalationClosed or EscalationUpdateDue),
                    Forecast.Predict(head, Policy.Default).Count);
    }

    [Theory, MemberData(nameof(Names))]
    public void People_act_on_it_as_before(string name)
    {
        var head = Head(name);
        var settled = name switch
        {
            "agreedByWorker" => Decided(head, OpenStory.Nora, new AgreeOnEscalation(), "06-23 11:00"),
            "agreedByClient" => Decided(head, OpenStory.Wanda, new AgreeOnEscalation(), "06-23 11:00"),
            _ => Decided(head, OpenStory.Nora, new Approve(), "07-01 12:00"),
        };
        Assert.Equal(EscalationStage.Resolved, head.Evolve(settled)!.Core.Escalations[^1].Stage);
        var withdrawn = Decided(head, OpenStory.Wanda, new WithdrawEscalation(null), "07-01 12:00");
        Assert.Equal(EscalationStage.Withdrawn, head.Evolve(withdrawn)!.Core.Escalations[^1].Stage);
        if (head.Core.Escalations[^1].Suspension is not null)
            Assert.Equal(
                EscalationStage.Ineligible,
                head.Evolve(Decided(
                    head, OpenStory.Sam, new UpholdViolation(new("n1"), "The log shows it."), "07-01 12:00"))!.Core.Escalations[^1].Stage);
    }

    [Theory, MemberData(nameof(Names))]
    public void What_comes_to_it_now_is_stored_and_read_with_what_was_there(string name)
    {
        var head = Head(name);
        var answered = Decided(head, OpenStory.Nora, OpenStory.Message("We are looking into it."), "07-01 12:00");
        var read = OpenStore.Events(name).Select(bytes => EventJson.Read(bytes))
            .Concat(answered.Select((happened, index) => EventJson.Read(EventJson.Write(100 + index, happened, EventJson.NewSalt()))));
        var state = JsonSerializer.Deserialize<Assignment>(
            JsonSerializer.SerializeToUtf8Bytes(head.Evolve(answered), DomainJson.Stored), DomainJson.Stored);
        Assert.Equivalent(AsThen(state!), AsThen(((Assignment?)null).Evolve(read)!), strict: true);
        Assert.Equal(head.Core.Escalations[^1].Responses + 1, state!.Core.Escalations[^1].Responses);
    }

    // Opened on 22 June at 10; one that is suspended goes on by itself, and its month is as much longer.
    [Theory, MemberData(nameof(Names))]
    public void The_worker_takes_it_to_arbitration_a_month_after_its_opening_whatever_was_answered(string name)
    {
        var head = Head(name);
        var answered = head.Evolve(Decided(head, OpenStory.Nora, OpenStory.Message("Soon."), "07-20 10:00"))!;
        var month = OpenStory.At("07-22 10:00") + name switch
        {
            "suspended" or "suspendedAnswered" => Duration.FromDays(7),
            "suspendedInAccountManager" => Duration.FromDays(8),
            _ => Duration.Zero,
        };
        var early = AssignmentDecider.Decide(
            answered, new TakeToArbitration(), OpenStory.Wanda, OpenStory.Facts, month - Duration.FromSeconds(1));
        Assert.Equal(month, Assert.IsType<Decision.Refused>(early).Refusals[0].HoldsFrom);
        var called = AssignmentDecider.Decide(answered, new TakeToArbitration(), OpenStory.Wanda, OpenStory.Facts, month);
        Assert.Equal(
            EscalationStage.Arbitration, answered.Evolve(Assert.IsType<Decision.Accepted>(called).Happened)!.Core.Escalations[^1].Stage);
    }

    // Five business days after the report, without Independence Day; nobody has decided.
    [Theory]
    [InlineData("suspended", "goes on 06-30 10:00, ProjectManager 07-01 10:00, AccountManager 07-06 10:00, Arbitration 07-29 10:00")]
    [InlineData(
        "suspendedAnswered",
        "goes on engaged 06-30 10:00, Messages 07-02 10:00 again, ProjectManager 07-07 10:00, AccountManager 07-09 10:00, Arbitration "
            + "07-30 10:00")]
    [InlineData("suspendedInAccountManager", "goes on 07-07 10:00, Arbitration 07-30 10:00")]
    public void One_that_is_suspended_goes_on_by_itself(string name, string comes)
    {
        var coming = Clock.Tick(Head(name), Policy.Default, OpenStory.At("12-31 10:00"));
        Assert.Equal(comes, string.Join(", ", coming.Select(Said).OfType<string>()));
    }

    [Fact]
    public void Nothing_in_the_store_has_changed_or_is_without_a_reader()
    {
        Assert.Equal(OpenStory.All.Keys, Expected.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(
            Expected.Keys.SelectMany(name => new[] { $"{name}.events.jsonl", $"{name}.head.json" }).Order(StringComparer.Ordinal),
            OpenStore.Files.Order(StringComparer.Ordinal));
        Assert.Equal(OpenStore.Files.Order(StringComparer.Ordinal), OpenStore.Recorded.Keys.Order(StringComparer.Ordinal));
        Assert.All(OpenStore.Recorded, recorded => Assert.Equal(recorded.Value, OpenStore.Sum(recorded.Key)));
    }

    [Fact]
    public void Every_stage_in_which_one_is_open_is_there() => Assert.Equal(
        Enum.GetValues<EscalationStage>().Where(stage => stage < EscalationStage.Resolved),
        Expected.Values.Select(expected => expected.In).Distinct().Order());

    private static Assignment AsThen(Assignment state) => state with
    {
        // How many messages a day has, heads did not say either.
        Core = state.Core with
        {
            Today = null,
            Escalations = state.Core.Escalations.ConvertAll(escalation => escalation with { AccountManagerSince = null }),
        },
    };

    private static Assignment Head(string name) => JsonSerializer.Deserialize<Assignment>(OpenStore.Head(name), DomainJson.Stored)!;

    private static ImmutableList<Happened> Decided(Assignment state, Actor by, Command command, string at) =>
        Assert.IsType<Decision.Accepted>(AssignmentDecider.Decide(state, command, by, OpenStory.Facts, OpenStory.At(at))).Happened;

    private static string? Said(Happened happened) => happened.Event switch
    {
        EscalationStageEntered entered => $"{entered.Stage} {OpenStory.Say(happened.At)}{(entered.Again ? " again" : "")}",
        EscalationClosed closed => $"{closed.End} {OpenStory.Say(happened.At)}",
        EscalationResumed resumed => $"goes on{(resumed.Engages ? " engaged" : "")} {OpenStory.Say(happened.At)}",
        _ => null,
    };
}
