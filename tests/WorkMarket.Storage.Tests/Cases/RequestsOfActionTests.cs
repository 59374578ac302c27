using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Domain;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Documents;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.People;
using WorkMarket.Domain.ProjectManagers;
using WorkMarket.Domain.Violations;
using Xunit;

namespace WorkMarket.Storage.Tests.Cases;

/// <summary>What an action costs in storage requests: one read, one enqueue, one transaction.</summary>
public sealed class RequestsOfActionTests
{
    private static readonly string[] Action = ["1 queue.enqueue intents", "1 table.query cases", "1 table.transaction cases"];
    // The number of a new assignment is claimed before it is written, as no two may have the same.
    private static readonly string[] Creating = ["1 queue.enqueue intents", "1 table.insert directory", "1 table.query cases",
        "1 table.transaction cases"];

    private static readonly string[] OnlyRead = ["1 table.query cases"];

    // What can only make a rule stricter is read as it is: at most five requests.
    private static readonly string[] Applying = ["1 queue.enqueue intents", "1 table.query cases", "1 table.query scorecards",
        "1 table.transaction cases"];

    // What of the times that are submitted was elsewhere too is looked up.
    private static readonly string[] Submitting = ["1 queue.enqueue intents", "1 table.query cases", "1 table.query lists",
        "1 table.transaction cases"];

    private static readonly ImmutableList<(Status From, Duration After, Actor By, Command Command)> Ways =
    [
        (Status.Paid, Duration.Zero, Cast.Wanda, new ReportNotReceived("No money came.")),
        (Status.Paid, Duration.Zero, Cast.Wanda, new ConfirmPayment()),
        (Status.PendingApproval, Duration.Zero, Cast.Nora, new SendBack("The photo is dark.")),
        (Status.Assigned, Duration.Zero, Cast.Nora, new Unassign("Walt is nearer.")),
        (Status.Assigned, Duration.Zero, Cast.Wanda, new CancelByWorker("I am ill.")),
        (Status.Assigned, Duration.Zero, Cast.Nora, new Cancel(CancellationReason.Duplicate, Cast.Usd(10), null)),
        (Status.Assigned, Duration.FromHours(13), Cast.Nora, new ReportAbandonment("She did not come.")),
    ];

    private static readonly (Actor By, Command Command)[] Negotiation =
    [
        (Cast.Wanda, new AskQuestion("Is there a ladder?")),
        (Cast.Nora, new AnswerQuestion(new("q1"), "In the back.")),
        (Cast.Wanda, new Counteroffer(new(Cast.Usd(150)), null)),
        (Cast.Nora, new DeclineApplication(new("a1"), "Too dear.")),
        (Cast.Wanda, new Apply(null)),
        (Cast.Wanda, new WithdrawApplication(new("a2"))),
        (Cast.Wanda, new DeclineOffer(null)),
    ];

    private static readonly (Actor By, Command Command)[] Documents =
    [
        (Cast.Nora, new AddDocument(DocumentAudience.Scope, null, new("u1", "files/u1/1", "plan.pdf", 1234, new string('a', 64)))),
        (Cast.Nora, new RemoveDocument(new("doc1"))),
    ];

    private static readonly (Actor By, Command Command)[] Again =
    [
        (Cast.Nora, new Unassign("Walt is nearer.")),
        (Cast.Nora, new OfferAgain(
            OfferedTo.SameAudience, Cast.Draft(Instant.FromUtc(2026, 11, 29, 15, 0)).Schedule, PriceOffered.Original, [])),
    ];

    private static readonly (Actor By, Command Command)[] Submitted =
    [
        (Cast.Nora, new SendBack("The photo is dark.")),
        (Cast.Wanda, new StandBy()),
        (Cast.Nora, new ProposeAmount([new(1, Cast.Usd(50), "Half of it is done.")])),
        (Cast.Wanda, new DeclineAmount(new("p1"), "All of it is.")),
        (Cast.Nora, new ProposeAmount([new(1, Cast.Usd(90), "Most of it is.")])),
        (Cast.Wanda, new AcceptAmount(new("p2"))),
    ];

    private static readonly (Actor By, Command Command)[] Escalation =
    [
        (Cast.Wanda, Cast.Message("Two more hours.")),
        (Cast.Nora, Cast.Message("No.")),
        (Cast.Wanda, new OpenEscalation(EscalationCause.Impasse, "We do not agree.", [])),
        (Cast.Sam, new ClaimEscalation()),
        (Cast.Sam, new ReleaseEscalationClaim()),
        (Cast.Sam, new NoteOnEscalation("Called twice.")),
        (Cast.Nora, new GiveEscalationUpdate("Let us talk.")),
        (Cast.Wanda, new AgreeOnEscalation()),
        (Cast.Wanda, new WithdrawAgreement()),
        (Cast.Wanda, new WithdrawEscalation(null)),
        (Cast.Wanda, new OpenEscalation(EscalationCause.Impasse, "We do not agree.", [])),
        (Cast.Sam, new RecordEscalationContact("They say no.", Answered: true)),
        (Cast.Sam, new HandOffEscalation("Neither gives way.")),
    ];

    private static readonly (Actor By, Command Command)[] Ended =
    [
        (Cast.Nora, new Unassign("Walt is nearer.", CancellationReason.Other, Cast.Usd(40))),
        (Cast.Wanda, new OnEngagement(1, Cast.Message("That is not enough."))),
        (Cast.Nora, new OnEngagement(1, Cast.Message("It is all that was done."))),
        (Cast.Wanda, new OnEngagement(1, new OpenEscalation(EscalationCause.CancelledAfterWork, "I had begun.", []))),
        (Cast.Nora, new OnEngagement(1, new GiveEscalationUpdate("We look into it."))),
        (Cast.Wanda, new WithdrawEscalation(null)),
        (Cast.Nora, new OnEngagement(1, new Pay("ACH 7"))),
        (Cast.Wanda, new OnEngagement(1, new ConfirmPayment())),
    ];

    [Theory, InlineData(false), InlineData(true)]
    public async Task Every_kind_of_command_is_one_read_one_enqueue_and_one_transaction(bool withKey)
    {
        var market = await Market.Open();
        await market.CaseThatIs(Status.Paid); // facts are in the cache now
        var key = market.Key(Cast.Nora, "/api/assignments");
        market.Storage.Requests.Reset();
        Assert.IsType<RequestOutcome.Done>(await market.Create(key));
        Assert.Equal(Creating, market.Requests());

        foreach (var (_, by, command) in Cast.Life)
        {
            market.Storage.Requests.Reset();
            await market.Do(key.NewCase(), by, command, withKey ? market.Key(by, $"/api/{RuleBook.For(command).Action}") : null);
            Assert.True(
                Wanted(command).SequenceEqual(market.Requests()),
                $"{RuleBook.For(command).Action}: {string.Join(", ", market.Requests())}");
        }
        Assert.Equal(
            Enum.GetValues<AssignmentAction>().Except(
                [AssignmentAction.Void, AssignmentAction.Delete, AssignmentAction.OfferAgain,
                    .. Documents.Select(step => RuleBook.For(step.Command).Action),
                    AssignmentAction.SetExternalId, // costs one more, and has tests of its own
                    .. Ways.Select(way => RuleBook.For(way.Command).Action),
                    .. Negotiation.Select(step => RuleBook.For(step.Command).Action),
                    .. Submitted.Select(step => RuleBook.For(step.Command).Action),
                    .. Escalation.Select(step => RuleBook.For(step.Command).Action), AssignmentAction.ContestAbandonment,
                    AssignmentAction.TakeToArbitration, AssignmentAction.ChangeProjectManager,
                    AssignmentAction.AskNext, AssignmentAction.TakePayment, AssignmentAction.ReversePayment, AssignmentAction.WithdrawFile,
                    AssignmentAction.AskSupport])
                .Union(Cast.Life.Select(step => RuleBook.For(step.Command).Action)).Order(),
            Cast.Life.Select(step => RuleBook.For(step.Command).Action).Distinct().Order());
    }

    [Fact]
    public async Task An_escalation_costs_as_much_at_each_step() => await CostsNoMore(Escalation);

    // A word now and then keeps it open until its month from opening is over.
    [Fact]
    public async Task The_workers_call_to_arbitration_costs_as_much()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIsJust(Status.PendingApproval);
        foreach (var (by, command) in Escalation.Take(3))
            await market.Do(id, by, command);
        market.Clock.Advance(Duration.FromDays(20));
        await market.Do(id, Cast.Nora, Cast.Message("Soon."));
        market.Clock.Advance(Duration.FromDays(15));
        await market.Do(id, Cast.Nora, Cast.Message("Soon."));
        market.Storage.Requests.Reset();
        await market.Do(id, Cast.Wanda, new TakeToArbitration());
        Assert.Equal(Action, market.Requests());
    }

    [Fact]
    public async Task What_is_said_of_a_submission_costs_as_much_at_each_step() => await CostsNoMore(Submitted);

    [Fact]
    public async Task A_document_costs_as_much() => await CostsNoMore(Documents, Status.Draft);

    [Fact]
    public async Task Offering_again_costs_as_much() => await CostsNoMore(Again, Status.Assigned);

    private static async Task CostsNoMore((Actor By, Command Command)[] steps, Status from = Status.PendingApproval)
    {
        var market = await Market.Open();
        var id = await market.CaseThatIsJust(from);
        foreach (var (by, command) in steps)
        {
            market.Storage.Requests.Reset();
            await market.Do(id, by, command);
            Assert.True(
                Wanted(command).SequenceEqual(market.Requests()),
                $"{RuleBook.For(command).Action}: {string.Join(", ", market.Requests())}");
        }
    }

    private static string[] Wanted(Command command) => command switch
    {
        Apply => Applying,
        Complete or StandBy => Submitting,
        _ => Action,
    };

    [Fact]
    public async Task Whatever_leads_off_the_straight_way_costs_no_more()
    {
        var market = await Market.Open();
        foreach (var (from, after, by, command) in Ways)
        {
            var id = await market.CaseThatIsJust(from);
            market.Clock.Advance(after);
            await market.Do(id, Cast.Nora, Cast.Message("Hello."));
            market.Storage.Requests.Reset();
            await market.Do(id, by, command);
            Assert.True(Action.SequenceEqual(market.Requests()), $"{RuleBook.For(command).Action}: {string.Join(", ", market.Requests())}");
        }
        var sent = await market.CaseThatIsJust(Status.Sent);
        market.Storage.Requests.Reset();
        await market.Do(sent, Cast.Nora, new VoidAssignment(null));
        Assert.Equal(Action, market.Requests());
        var draft = await market.CaseThatIsJust(Status.Draft);
        market.Storage.Requests.Reset();
        await market.Do(draft, Cast.Nora, new DeleteDraft());
        Assert.Equal(Action, market.Requests());
    }

    [Fact]
    public async Task What_is_done_about_an_engagement_that_ended_costs_as_much_at_each_step()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIsJust(Status.InProgress);
        foreach (var (by, command) in Ended)
        {
            market.Storage.Requests.Reset();
            await market.Do(id, by, command);
            Assert.True(Action.SequenceEqual(market.Requests()), $"{command}: {string.Join(", ", market.Requests())}");
        }
    }

    [Fact]
    public async Task Giving_it_back_for_an_overlap_reads_the_assignment_that_is_named()
    {
        var market = await Market.Open();
        var earlier = await market.CaseThatIsJust(Status.Assigned);
        market.Clock.Advance(Duration.FromMinutes(1));
        var id = await market.CaseThatIsJust(Status.Assigned, named: "overlapping");
        market.Clock.Advance(Duration.FromHours(2));
        Assert.IsType<RequestOutcome.Refused>(await market.Try(earlier, Cast.Wanda, new CancelByWorker("Twice.", id)));
        Assert.IsType<RequestOutcome.Refused>(await market.Try(id, Cast.Wanda, new CancelByWorker("Twice.", new("none"))));
        market.Storage.Requests.Reset();
        await market.Do(id, Cast.Wanda, new CancelByWorker("Twice.", earlier));
        Assert.Equal(Action.Append("1 table.get cases").Order(), market.Requests().Order());
        Assert.Equal(GiveBackCause.Overlap, (await market.Events(id)).OfType<WorkerRemoved>().Single().Uncounted);
    }

    [Fact]
    public async Task What_a_provider_reports_costs_as_much()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIsJust(Status.Invoiced);
        var clock = new Actor.System();
        foreach (var command in new Command[]
        {
            new TakePayment("py_1", Cast.Usd(1), "R-1", market.Clock.GetCurrentInstant()), new ReversePayment("py_1"),
        })
        {
            market.Storage.Requests.Reset();
            await market.Do(id, clock, command);
            Assert.Equal(Action, market.Requests());
        }
    }

    [Fact]
    public async Task A_worker_who_has_it_no_more_contests_its_abandonment_and_that_costs_no_more()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIs(Status.Assigned);
        market.Clock.Advance(Duration.FromHours(13));
        await market.Do(id, Cast.Nora, new ReportAbandonment("She did not come."));
        market.Storage.Requests.Reset();
        await market.Do(id, Cast.Wanda, new ContestAbandonment("The gate was locked."));
        Assert.Equal(Action, market.Requests());
        Assert.IsType<RequestOutcome.Refused>(await market.Try(
            id, new Actor.Worker(new("eve"), Channel.Desktop), new ContestAbandonment("So was mine.")));
    }

    [Fact]
    public async Task Accepting_looks_at_what_is_required_and_who_is_on_both_sides_from_the_cache()
    {
        var market = await Market.Open();
        await market.CaseThatIsJust(Status.Assigned); // facts are in the cache now
        var required = Cast.Draft(market.Clock.GetCurrentInstant()) with { Requirements = new() { MaximumAbandoned = 3 } };
        var id = await market.CaseThatIsJust(Status.Sent, required, "required");
        await market.Do(id, Cast.Wanda, new Apply(null));
        // What is refused as stale has put them into the cache.
        Assert.IsType<RequestOutcome.Stale>(await market.Try(id, Cast.Nora, new AcceptApplication(new("a1")), ifMatch: 99));
        market.Storage.Requests.Reset();
        await market.Do(id, Cast.Nora, new AcceptApplication(new("a1")));
        Assert.Equal(Action, market.Requests());
    }

    [Fact]
    public async Task Another_project_manager_is_looked_up_in_the_cache()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIsJust(Status.Assigned);
        var change = new ChangeProjectManager(Cast.Nick.Id);
        Assert.IsType<RequestOutcome.Stale>(await market.Try(id, Cast.Nora, change, ifMatch: 99));
        market.Storage.Requests.Reset();
        await market.Do(id, Cast.Nora, change);
        Assert.Equal(Action, market.Requests());
    }

    [Fact]
    public async Task A_negotiation_costs_no_more_but_that_applying_reads_the_companys_figures_as_they_are()
    {
        var market = await Market.Open();
        await market.CaseThatIsJust(Status.Assigned); // facts are in the cache now
        var id = await market.CaseThatIsJust(Status.Sent);
        foreach (var (by, command) in Negotiation)
        {
            market.Storage.Requests.Reset();
            await market.Do(id, by, command);
            var expected = command is Apply or Counteroffer ? Applying : Action;
            Assert.True(
                expected.SequenceEqual(market.Requests()), $"{RuleBook.For(command).Action}: {string.Join(", ", market.Requests())}");
        }
    }

    [Fact]
    public async Task Where_something_is_required_applying_reads_the_workers_figures_as_well()
    {
        var market = await Market.Open();
        await market.CaseThatIsJust(Status.Assigned); // facts are in the cache now
        var required = Cast.Draft(market.Clock.GetCurrentInstant()) with { Requirements = new() { MaximumAbandoned = 3 } };
        var id = await market.CaseThatIsJust(Status.Sent, required, "required");
        await market.Try(id, Cast.Wanda, new Apply(null)); // the profile is in the cache now
        await market.Do(id, Cast.Wanda, new WithdrawApplication(new("a1")));
        market.Storage.Requests.Reset();
        await market.Do(id, Cast.Wanda, new Apply(null));
        Assert.Equal(5, market.Requests().Sum(request => int.Parse(request.Split(' ')[0], CultureInfo.InvariantCulture)));
        Assert.Contains("2 table.query scorecards", market.Requests());
    }

    [Fact]
    public async Task What_fell_due_is_written_with_the_action()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIsJust(Status.Assigned);
        market.Clock.Advance(Duration.FromHours(13));
        market.Storage.Requests.Reset();
        await market.Do(id, Cast.Nora, Cast.Message("Where are you?"));
        Assert.Equal(Action, market.Requests());
        var events = await market.Events(id);
        Assert.Equal(
            [new LabelAdded(Label.WorkerNotConfirmed), new LabelAdded(Label.WorkerLate)],
            events.OfType<LabelAdded>());
        Assert.IsType<MessagePosted>(events[^1]);
    }

    [Theory, InlineData(60, 1), InlineData(1, 2)]
    public async Task What_fell_due_costs_the_clock_no_more_and_nothing_is_read_again_to_see_that_it_is_written(int mostAtOnce, int commits)
    {
        var market = await Market.Open(writing: new() { MostDueEvents = mostAtOnce });
        var id = await market.CaseThatIsJust(Status.Assigned);
        market.Clock.Advance(Duration.FromHours(13));
        market.Storage.Requests.Reset();
        var ticked = (await market.Writer.Tick(id, default))!;
        while (ticked.IsMore)
            ticked = (await market.Writer.Tick(id, default))!;
        Assert.Equal([$"{commits} table.get cases", $"{commits} table.transaction cases"], market.Requests());
        Assert.Equivalent(ticked.Case.State, (await market.Storage.Cases.Read(id, default))!.State, strict: true);
        Assert.Equal(2, (await market.Events(id)).OfType<LabelAdded>().Count());
    }

    [Fact]
    public async Task A_refused_action_reads_once_and_writes_nothing()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIsJust(Status.Draft);
        var before = await market.Rows(id, "event-");
        market.Storage.Requests.Reset();
        Assert.IsType<RequestOutcome.Refused>(await market.Try(id, Cast.Nora, new Pay(null)));
        Assert.Equal(OnlyRead, market.Requests());
        market.Storage.Requests.Reset();
        Assert.IsType<RequestOutcome.NotFound>(await market.Try(id, Cast.Walt, Cast.Message("Hello?")));
        Assert.Equal(OnlyRead, market.Requests());
        market.Storage.Requests.Reset();
        Assert.IsType<RequestOutcome.Stale>(await market.Try(id, Cast.Nora, Cast.Message("Hello?"), ifMatch: 7));
        Assert.Equal(OnlyRead, market.Requests());
        Assert.Equal(before.Count, (await market.Rows(id, "event-")).Count);
    }

    [Fact]
    public async Task Before_a_refusal_under_a_key_the_record_of_the_request_is_looked_up()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIsJust(Status.Draft);
        market.Storage.Requests.Reset();
        Assert.IsType<RequestOutcome.Refused>(await market.Try(id, Cast.Nora, new Pay(null), market.Key(Cast.Nora, "/pay")));
        Assert.Equal(["1 table.get cases", "1 table.query cases"], market.Requests());
        Assert.Empty(await market.Rows(id, "command-" + market.Key(Cast.Nora, "/pay", "key-2").Hash));
    }

    [Fact]
    public async Task The_effects_of_a_commit_are_a_handful_of_requests()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIsJust(Status.InProgress);
        await market.RunEffects();
        // The lists of the company and the worker; the row of what comes next; the mark that all is done. What this process has just
        // written it need not read. Somebody who is told costs a notice besides.
        string[] effects = ["2 table.get lists", "1 table.transaction cases", "2 table.transaction lists", "1 table.upsert due"];
        string[] told = [.. effects[..^1], "1 table.transaction notices", effects[^1]];
        await market.Do(id, Cast.Nora, Cast.Message("Hello?"));
        Assert.Equal(told, await EffectsOf(market));
        await market.Do(id, Cast.Nora, Cast.Message("Hello again?"), market.Key(Cast.Nora, "/messages"));
        Assert.Equal(
            told.Select(request => request.Replace("1 table.upsert", "2 table.upsert", StringComparison.Ordinal)), await EffectsOf(market));
        await market.Do(id, Cast.Wanda, Cast.Deliver("u9", DeliverableType.Other, "list.csv"));
        Assert.Equal(effects.Prepend("1 blob.delete deliverables"), await EffectsOf(market));
    }

    [Fact]
    public async Task The_desk_s_lists_cost_two_requests_where_they_change_one_at_either_end_and_none_without_an_escalation()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIsJust(Status.PendingApproval);
        await market.RunEffects();
        foreach (var (by, command) in Escalation)
        {
            await market.Do(id, by, command);
            string[] expected = command switch
            {
                PostMessage or NoteOnEscalation => [],
                OpenEscalation or WithdrawEscalation or HandOffEscalation => ["1 table.transaction escalations"],
                _ => ["1 table.get escalations", "1 table.transaction escalations"],
            };
            Assert.Equal(expected, (await EffectsOf(market)).Where(request => request.EndsWith(" escalations", StringComparison.Ordinal)));
        }
        // What is late finds the lists ahead.
        await market.Do(id, Cast.Wanda, new OpenEscalation(EscalationCause.Impasse, "We do not agree.", []));
        await market.RunEffects();
        await market.Do(id, Cast.Sam, new ClaimEscalation());
        var early = market.Outbox.Latest(id);
        await market.Do(id, Cast.Sam, new ReleaseEscalationClaim());
        await market.Effects.Handle(id, [new(id, market.Outbox.Latest(id), Look: 1)], default);
        market.Storage.Requests.Reset();
        await market.Effects.Handle(id, [new(id, early, Look: 1)], default);
        Assert.Equal(
            ["1 table.get escalations"], market.Requests().Where(request => request.EndsWith(" escalations", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_outbox_message_that_was_handled_costs_one_look()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIsJust(Status.Draft);
        await market.RunEffects();
        market.Storage.Requests.Reset();
        await market.Effects.Handle(id, [.. market.Outbox.All.Select(item => item.Message)], default);
        Assert.Empty(market.Requests());
        // Half a minute later, or in another process, nothing is remembered of it.
        market.Clock.Advance(Duration.FromSeconds(31));
        await market.Effects.Handle(id, [.. market.Outbox.All.Select(item => item.Message)], default);
        Assert.Equal(["1 table.get cases"], market.Requests());
    }

    private static async Task<IEnumerable<string>> EffectsOf(Market market)
    {
        market.Storage.Requests.Reset();
        await market.RunEffects();
        return market.Requests();
    }
}
