using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.LocalHost.Tests;

/// <summary>Many cases fall due at once, and the host dies over them: each is handled, none twice.</summary>
public sealed class DueCrowdTests
{
    private const int Size = 90;

    [Theory]
    [InlineData(FaultPoint.AfterCommit, 60)]
    [InlineData(FaultPoint.BeforeCommit, 45)]
    [InlineData(FaultPoint.AfterLists, 20)]
    public async Task Killed_in_the_middle_nothing_is_lost_and_nothing_doubled(FaultPoint point, int time)
    {
        using var town = new Town(Azurite.Shared);
        var crowd = new DueCrowd(town, Size);
        await crowd.Settle(SystemClock.Instance.GetCurrentInstant());
        var dying = town.Start(("WorkMarket__Fault", $"{point}:{time}"));
        dying.WaitForExit();
        Assert.NotEqual(0, dying.ExitCode);
        Assert.NotEqual(0, await crowd.Wrong());

        town.StartHere();
        await Town.Eventually(async () => await crowd.Left() == 0, "All that was due is handled.");
        await Town.Eventually(async () => await crowd.Wrong() == 0, "Each case has started once, and its effects have happened.");
        Assert.True(await crowd.IsListed());
        Assert.Empty((await town.Storage.Poison.PeekMessagesAsync(32)).Value);
    }
}
