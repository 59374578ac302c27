namespace WorkMarket.Domain.Tests.Assignments;

[Rule("§2 Send")]
public sealed class SendingTests
{
    [Fact]
    public void A_draft_is_sent_to_all() =>
        Given.Draft().When(Clara, Send(), "06-10 10:00")
            .Then(new SentToWorkers(new Audience.Open()))
            .Leaves(Status.Sent);

    [Fact]
    public void A_draft_is_sent_to_named_workers_by_any_of_the_companys_people() =>
        Given.Draft().When(Carl, Send(Wanda, Walter), "06-10 10:00")
            .Then(new SentToWorkers(Named(Wanda, Walter)))
            .Leaves(Status.Sent);

    [Fact]
    public void Named_workers_are_known_and_named_once()
    {
        var stranger = new Actor.Worker(new("nobody"), Channel.Mobile);
        Given.Draft().When(Clara, Send(Wanda, stranger), "06-10 10:00").Refused(new UnknownWorker(stranger.Id));
        Given.Draft().When(Clara, Send(Wanda, Wanda), "06-10 10:00").Refused("workerTwice");
        Given.Draft().When(Clara, new Send(new Audience.Named([])), "06-10 10:00").Refused("workersRequired");
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
