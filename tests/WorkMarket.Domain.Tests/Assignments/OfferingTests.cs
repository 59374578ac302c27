namespace WorkMarket.Domain.Tests.Assignments;

[Rule("§2 Send")]
public sealed class SendingTests
{
    [Fact]
    public void A_draft_is_sent_to_all() =>
        Given.Draft().When(Clara, Send(), "06-10 10:00")
            .Then(new Event.SentToWorkers(new Audience.Open()))
            .Leaves(Status.Sent);

    [Fact]
    public void A_draft_is_sent_to_named_workers_by_any_of_the_companys_people() =>
        Given.Draft().When(Carl, Send(Wanda, Walter), "06-10 10:00")
            .Then(new Event.SentToWorkers(Named(Wanda, Walter)))
            .Leaves(Status.Sent);

    [Fact]
    public void Named_workers_are_known_and_named_once()
    {
        var stranger = new Actor.Worker(new("nobody"), Channel.Mobile);
        Given.Draft().When(Clara, Send(Wanda, stranger), "06-10 10:00").Refused(new Refusal.UnknownWorker(stranger.Id));
        Given.Draft().When(Clara, Send(Wanda, Wanda), "06-10 10:00").Refused("workerTwice");
        Given.Draft().When(Clara, new Command.Send(new Audience.Named([])), "06-10 10:00").Refused("workersRequired");
    }

    [Fact]
    public void A_sending_names_two_hundred_workers_at_most()
    {
        Actor.Worker[] crowd = [.. Enumerable.Range(1, 201).Select(n => new Actor.Worker(new($"w{n}"), Channel.Mobile))];
        var draft = Given.Draft().Knowing(facts => facts with { KnownWorkers = [.. crowd.Select(worker => worker.Id)] });

        draft.When(Clara, Send(crowd[..200]), "06-10 10:00").Leaves(Status.Sent);
        draft.When(Clara, Send(crowd), "06-10 10:00").Refused("tooManyWorkers");
    }

    [Fact]
    public void What_is_over_is_not_sent()
    {
        var end = At("06-16 17:00");
        Given.Draft().When(Clara, Send(), end - Tick).Leaves(Status.Sent);
        Given.Draft().When(Clara, Send(), end).Refused("scheduleOver");
    }
}

[Rule("§2 Apply")]
public sealed class ApplyingTests
{
    [Fact]
    public void A_worker_applies_and_it_stays_sent() =>
        Given.Sent().When(Wanda, Apply("I have the tools"), "06-10 11:00")
            .Then(new Event.Applied(new("a1"), Wanda.Id, "I have the tools"))
            .Leaves(Status.Sent);

    [Fact]
    public void Applications_count_up() =>
        Given.Applied().When(Walter, Apply(), "06-10 11:05").Then(new Event.Applied(new("a2"), Walter.Id, null));

    [Fact]
    public void Who_applied_does_not_apply_again() =>
        Given.Applied().When(Wanda, Apply(), "06-10 11:05").Refused(new Refusal.AlreadyApplied(new("a1")));

    [Fact]
    public void Sent_to_named_workers_nobody_else_applies()
    {
        var sent = Given.Draft().And(Clara, Send(Wanda), "06-10 10:00");
        sent.When(Wanda, Apply(), "06-10 11:00").Leaves(Status.Sent);
        sent.When(Walter, Apply(), "06-10 11:00").Refused("notAParty");
    }

    [Fact]
    public void A_note_is_at_most_ten_thousand_characters()
    {
        Given.Sent().When(Wanda, Apply(new('x', 10_000)), "06-10 11:00").Leaves(Status.Sent);
        Given.Sent().When(Wanda, Apply(new('x', 10_001)), "06-10 11:00").Refused("textTooLong");
    }
}

[Rule("§2 Accept application")]
public sealed class AcceptingTests
{
    [Fact]
    public void Accepting_fixes_the_worker_and_the_price()
    {
        var assigned = Given.Applied().When(Clara, Accept(), "06-10 12:00")
            .Then(new Event.WorkerAssigned(new("a1"), Wanda.Id, Usd(120m)))
            .Leaves(Status.Assigned).Afterwards;

        Assert.Equal(Wanda.Id, assigned.Engagement.Worker);
        Assert.Equal(Usd(120m), assigned.Engagement.Price);
        Assert.Equal(At("06-10 12:00"), assigned.Engagement.AssignedAt);
    }

    [Fact]
    public void Only_an_application_that_is_there_is_accepted()
    {
        Given.Sent().When(Clara, Accept(), "06-10 12:00").Refused(new Refusal.NothingThere(AssignmentAction.AcceptApplication));
        Given.Applied().When(Clara, Accept("a2"), "06-10 12:00").Refused(new Refusal.UnknownApplication(new("a2")));
    }

    [Fact]
    public void The_other_applicants_lose_access()
    {
        var sent = Given.Applied().And(Walter, Apply(), "06-10 11:05");
        Assert.True(Access.Sees(sent.State, Walter));

        var assigned = sent.And(Clara, Accept(), "06-10 12:00");
        Assert.True(Access.Sees(assigned.State, Wanda));
        Assert.False(Access.Sees(assigned.State, Walter));
        assigned.When(Walter, CheckIn(), "06-16 09:00").Refused("notAParty");
        assigned.When(Walter, Post(), "06-16 09:00").Refused("notAParty");
    }
}

[Rule("§2 Void")]
public sealed class VoidingTests
{
    [Fact]
    public void A_draft_and_a_sent_one_are_taken_back()
    {
        Given.Draft().When(Clara, Void("Not needed"), "06-10 12:00").Then(new Event.VoidedByClient("Not needed")).Leaves(Status.Voided);
        Given.Applied().When(Clara, Void(), "06-10 12:00").Then(new Event.VoidedByClient(null)).Leaves(Status.Voided);
    }

    [Fact]
    public void No_worker_sees_a_voided_one()
    {
        Assert.False(Access.Sees(Given.Voided().State, Wanda));
        Assert.True(Access.Sees(Given.Voided().State, Clara));
    }

    [Fact]
    public void Nothing_is_ever_due_on_a_voided_one() => Assert.Null(Clock.NextDue(Given.Voided().State));
}
