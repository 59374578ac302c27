namespace WorkMarket.Domain.Tests.Assignments;

[Rule("§2 Accept application")]
public sealed class AcceptingTests
{
    [Fact]
    public void Accepting_fixes_the_worker_and_the_price()
    {
        var assigned = Given.Applied().When(Clara, Accept(), "06-10 12:00")
            .Then(new WorkerAssigned(new("a1"), Wanda.Id, Usd(120m)))
            .Leaves(Status.Assigned).Afterwards;

        Assert.Equal(Wanda.Id, assigned.Engagement.Worker);
        Assert.Equal(Usd(120m), assigned.Engagement.Price);
        Assert.Equal(At("06-10 12:00"), assigned.Engagement.AssignedAt);
    }

    [Fact]
    public void Only_an_application_that_is_there_is_accepted()
    {
        Given.Sent().When(Clara, Accept(), "06-10 12:00").Refused(new NothingThere(AssignmentAction.AcceptApplication));
        Given.Applied().When(Clara, Accept("a2"), "06-10 12:00").Refused(new UnknownApplication(new("a2")));
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
