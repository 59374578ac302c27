namespace WorkMarket.Domain.Tests.Lives;

/// <summary>Escalations of random lives, left alone at random instants.</summary>
[Rule("§6 A late clock never changes an outcome")]
public sealed class AnyForecastTests
{
    [Fact]
    public void Left_alone_an_escalation_by_itself_becomes_what_the_clock_makes_of_it_on_its_assignment()
    {
        var dice = new Dice(6);
        var lives = Enumerable.Range(0, Life.Seeds).SelectMany(Life.Disorderly)
            .Select(step => (Story: step.After, Open: EscalationRecord.Open(step.After.State)))
            .Where(life => life.Open is not null)
            .ToList();
        Assert.All(lives, life =>
        {
            var (policy, later) = (life.Story.Facts.Policy, life.Story.State.Core.AsOf + Hours(dice.Below(24 * 50)));
            var ticked = life.Story.Ticked(later).State;
            var alone = Forecast.At(life.Open!, policy, later);
            Assert.Equal(ticked.Core.Escalations.Find(escalation => escalation.Id == life.Open!.Id), alone);
            Assert.Equal(Forecast.Next(ticked, policy), Forecast.Next(alone, policy));
            Assert.Equal(alone.IsOpen, Forecast.Next(alone, policy) is not null);
        });
        Assert.True(lives.Select(life => life.Open!.Stage).Distinct().Count() == 4
            && lives.Exists(life => life.Open!.Suspension is not null) && lives.Exists(life => life.Open!.Pause is not null));
    }
}
