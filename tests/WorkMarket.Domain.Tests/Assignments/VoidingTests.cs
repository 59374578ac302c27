using WorkMarket.Domain.Drafting;

namespace WorkMarket.Domain.Tests.Assignments;

[Rule("§2 Void")]
public sealed class VoidingTests
{
    [Fact]
    public void A_draft_is_deleted_and_there_for_nobody_but_support()
    {
        var deleted = Given.Draft().When(Clara, Delete(), "06-10 12:00").Then(new DraftDeleted()).Leaves(Status.Voided).Afterwards;
        Assert.Equal([Sam], new Actor[] { Clara, Carl, Wanda, Gloria, Sam }.Where(actor => Access.Sees(deleted.State, actor)));
        deleted.When(Clara, Post(), "06-10 13:00").Refused(new NotAParty());
    }

    [Fact]
    public void A_draft_and_a_sent_one_are_taken_back()
    {
        Given.Draft().When(Clara, Void("Not needed"), "06-10 12:00").Then(new VoidedByClient("Not needed")).Leaves(Status.Voided);
        Given.Applied().When(Clara, Void(), "06-10 12:00").Then(new VoidedByClient(null)).Leaves(Status.Voided);
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
