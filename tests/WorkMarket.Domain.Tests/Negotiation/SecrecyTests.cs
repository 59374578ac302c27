using WorkMarket.Domain.Drafting;

namespace WorkMarket.Domain.Tests.Negotiation;

[Rule("§2 Other applicants are not for a worker to know")]
public sealed class SecrecyTests
{
    private static readonly Story Busy = Given.Draft().And(Clara, Send(Wanda, Walter), "06-10 10:00")
        .And(Walter, Ask(), "06-10 10:05").And(Wanda, Ask("Which floor?"), "06-10 10:06").And(Clara, Answer(), "06-10 10:07")
        .And(Walter, Counter(Usd(200m), expires: At("06-10 11:30")), "06-10 11:00")
        .And(Wanda, Counter(Usd(150m)), "06-10 11:05")
        .And(Walter, Apply(), "06-10 11:35").And(Walter, Withdraw("a3"), "06-10 11:40")
        .And(Walter, Apply(), "06-10 11:45").And(Clara, Decline("a4"), "06-10 11:50")
        .And(Walter, DeclineOffer(), "06-10 11:55")
        .And(Clara, Accept("a2"), "06-10 12:00");

    [Fact]
    public void A_worker_reads_of_no_other_workers_applications_and_questions() =>
        Assert.Equal(
            [
                nameof(Created), nameof(SentToWorkers), nameof(QuestionAsked), nameof(QuestionAnswered),
                nameof(Counteroffered), nameof(WorkerAssigned),
            ],
            Read(Wanda).Select(happened => happened.Event.GetType().Name));

    [Fact]
    public void Nobody_else_is_named_to_a_worker() =>
        Assert.DoesNotContain("walter", string.Concat(Read(Wanda).Select(Structure.Describe)), StringComparison.Ordinal);

    [Fact]
    public void The_client_and_support_read_all_of_it()
    {
        Assert.Equal(Busy.Timeline.Count, Read(Clara).Count());
        Assert.Equal(Busy.Timeline.Count, Read(Sam).Count());
    }

    private static IEnumerable<Happened> Read(Actor by) => Busy.Timeline
        .Select(happened => Access.AsReadBy(Busy.State, by, happened.Event) is { } readable ? happened with { Event = readable } : null)
        .OfType<Happened>();
}
