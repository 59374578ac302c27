using Xunit;
using Xunit.Abstractions;

namespace WorkMarket.Storage.Tests.Escalations;

/// <summary>What an escalation that nobody answers asks of storage.</summary>
public sealed class SilentEscalationTests(ITestOutputHelper output)
{
    private const int Most = 130;

    [Fact]
    public async Task From_opening_to_arbitration_with_all_effects_it_stays_within_its_bound()
    {
        var steps = await SilentEscalation.Play();
        foreach (var step in steps)
            output.WriteLine(
                $"{step.All,4} {step.Step} ({step.Mails} mails): "
                    + $"{string.Join(", ", step.Requests.Select(count => $"{count.Value} {count.Key}"))}");
        Assert.Equal("Arbitration", steps[^1].Step);
        Assert.True(steps.Sum(step => step.All) <= Most, $"{steps.Sum(step => step.All)} requests.");
    }
}
