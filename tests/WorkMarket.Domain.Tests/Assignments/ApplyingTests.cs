namespace WorkMarket.Domain.Tests.Assignments;

[Rule("§2 Apply")]
public sealed class ApplyingTests
{
    [Fact]
    public void A_worker_applies_and_it_stays_sent() =>
        Given.Sent().When(Wanda, Apply("I have the tools"), "06-10 11:00")
            .Then(new Applied(new("a1"), Wanda.Id, "I have the tools"))
            .Leaves(Status.Sent);

    [Fact]
    public void Applications_count_up() =>
        Given.Applied().When(Walter, Apply(), "06-10 11:05").Then(new Applied(new("a2"), Walter.Id, null));

    [Fact]
    public void Who_applied_does_not_apply_again() =>
        Given.Applied().When(Wanda, Apply(), "06-10 11:05").Refused(new AlreadyApplied(new("a1")));

    [Fact]
    public void Sent_to_named_workers_nobody_else_applies()
    {
        var sent = Given.Draft().And(Clara, Send(Wanda), "06-10 10:00");
        sent.When(Wanda, Apply(), "06-10 11:00").Leaves(Status.Sent);
        sent.When(Walter, Apply(), "06-10 11:00").Refused("notAParty");
    }

    [Fact]
    public void A_note_is_short_and_applications_are_counted()
    {
        Given.Sent().When(Wanda, Apply(new('x', 500)), "06-10 11:00").Leaves(Status.Sent);
        Given.Sent().When(Wanda, Apply(new('x', 501)), "06-10 11:00").Refused("textTooLong");
        var full = Enumerable.Range(1, 200).Aggregate(Given.Sent(), (story, worker) =>
            story.And(new Actor.Worker(new($"worker-{worker}"), Channel.Mobile), Apply(), "06-10 11:00"));
        full.When(Wanda, Apply(), "06-10 11:00").Refused("applicationsFull");
    }
}
