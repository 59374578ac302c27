namespace WorkMarket.Domain.Tests.Assignments;

[Rule("§1 Who is who; §2 Who sees it")]
public sealed class AccessTests
{
    [Fact]
    public void A_draft_is_seen_by_its_company_and_support_alone() => Seen(Given.Draft(), Clara, Carl, Sam);

    [Fact]
    public void Sent_to_all_every_worker_sees_it() => Seen(Given.Sent(), Clara, Carl, Sam, Wanda, Walter);

    [Fact]
    public void Sent_to_named_workers_those_see_it() =>
        Seen(Given.Draft().And(Clara, Send(Wanda), "06-10 10:00"), Clara, Carl, Sam, Wanda);

    [Theory]
    [InlineData(Status.Assigned)]
    [InlineData(Status.InProgress)]
    [InlineData(Status.PendingApproval)]
    [InlineData(Status.Invoiced)]
    [InlineData(Status.Paid)]
    public void From_assignment_on_its_parties_see_it(Status status)
    {
        var story = Given.In(status);
        Seen(story, Clara, Carl, Sam, Wanda);
        Assert.True(Access.IsParty(story.State, Wanda));
    }

    [Fact]
    public void Whoever_may_apply_is_no_party_yet() => Assert.False(Access.IsParty(Given.Sent().State, Wanda));

    private static void Seen(Story story, params Actor[] by) => Assert.Equal(
        by.ToHashSet(),
        new Actor[] { Clara, Carl, Gloria, Sam, Amy, TheClock, Wanda, Walter }.Where(actor => Access.Sees(story.State, actor)).ToHashSet());
}
