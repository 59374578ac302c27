using Xunit;

namespace WorkMarket.Storage.Tests.Backups;

/// <summary>The drill of docs/restore.md. Its figures are told by <c>./wm bench restore</c>.</summary>
public sealed class RestoreDrillTests
{
    [Fact]
    public async Task Hundreds_of_cases_under_load_come_back_as_the_last_slice_has_them_and_escalations_go_on_to_their_ends()
    {
        var drill = await RestoreDrill.Play(cases: 300, slices: 3);
        Assert.Empty(drill.Findings);
        Assert.Equal(0, drill.Lost);
        Assert.InRange(drill.Written, 1, int.MaxValue);
        Assert.Equal(drill.Open, drill.Ended);
    }
}
