using WorkMarket.Domain.Tests.Escalations;

namespace WorkMarket.Domain.Tests.Violations;

[Rule("§5 ◆ Pursuing what is owed off the platform after Arbitration is no off-platform dealing")]
public sealed class PursuitTests
{
    private static readonly Story Arbitrated = Escalated.Opened.Ticked("07-23 10:00");

    [Fact]
    public void It_cannot_be_reported_as_that()
    {
        Assert.Equal(EscalationStage.Arbitration, Escalated.Find(Arbitrated).Stage);
        var refused = Arbitrated.When(Clara, Report(ViolationCategory.OffPlatformDealing), "07-24 10:00").Refusals.Single();
        Assert.Equal(("pursuitIsNoDealing", "category"), (refused.Rule, refused.Field));
        Assert.Contains("22 July 2026", refused.Message, StringComparison.Ordinal);
        Arbitrated.When(Sam, Report(ViolationCategory.OffPlatformDealing, Side.Worker), "07-24 10:00").Refused("pursuitIsNoDealing");
    }

    [Fact]
    public void All_else_can()
    {
        Accepted(Arbitrated, Clara, ViolationCategory.Conduct);
        Accepted(Arbitrated, Wanda, ViolationCategory.OffPlatformDealing);
        Accepted(Escalated.Opened.And(Wanda, WithdrawEscalation(), "06-23 10:00"), Clara, ViolationCategory.OffPlatformDealing);

        static void Accepted(Story story, Actor by, ViolationCategory category) =>
            Assert.IsType<Decision.Accepted>(story.When(by, Report(category), "07-24 10:00").Decision);
    }
}
