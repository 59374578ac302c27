using WorkMarket.Domain.Subcontracting;

namespace WorkMarket.Domain.Tests.Assignments;

[Rule("§2 Subcontracting needs the client's consent")]
public sealed class SubcontractingTests
{
    private static readonly Story Asked = Given.Assigned().And(Wanda, RequestSubcontract("Bob Lee", "Ill"), "06-12 09:00");

    [Fact]
    public void The_worker_asks_for_somebody_by_name() =>
        Given.Assigned().When(Wanda, RequestSubcontract("Bob Lee", "Ill"), "06-12 09:00")
            .Then(new SubcontractRequested(new("s1"), "Bob Lee", "Ill"));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_client_grants_or_refuses(bool granted)
    {
        var decided = Asked.When(Clara, DecideSubcontract(granted, reason: "Known"), "06-12 10:00")
            .Then(new SubcontractDecided(new("s1"), granted, "Known"));
        Assert.Equal(granted, decided.Afterwards.Engagement.Subcontracts[0].Granted);
        decided.Afterwards.When(Clara, DecideSubcontract(granted), "06-12 11:00").Refused("nothingThere");
    }

    [Fact]
    public void What_nobody_asked_for_cannot_be_granted()
    {
        Given.Assigned().When(Clara, DecideSubcontract(true), "06-12 10:00").Refused("nothingThere");
        Asked.When(Clara, DecideSubcontract(true, "s2"), "06-12 10:00").Refused("unknownSubcontract");
    }

    [Theory]
    [InlineData("", "Ill", "textRequired")]
    [InlineData("Bob\nLee", "Ill", "oneLine")]
    [InlineData("Bob Lee", "", "textRequired")]
    public void A_question_without_a_name_or_reason_is_refused(string who, string why, string rule) =>
        Given.Assigned().When(Wanda, RequestSubcontract(who, why), "06-12 09:00").Refused(rule);

    [Fact]
    public void There_is_an_end_to_asking()
    {
        var full = Given.Assigned().Knowing(facts => facts with { Policy = facts.Policy with { Subcontracts = 1 } })
            .And(Wanda, RequestSubcontract(), "06-12 09:00");
        full.When(Wanda, RequestSubcontract(), "06-12 10:00").Refused("subcontractsFull");
    }
}
