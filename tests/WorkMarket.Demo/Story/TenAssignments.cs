using WorkMarket.Demo.Http;
using WorkMarket.Demo.Telling;

namespace WorkMarket.Demo.Story;

/// <summary>The story of two companies, three workers and ten assignments. It can be told again and again on one host.</summary>
public static class TenAssignments
{
    /// <summary>Lives through it.</summary>
    /// <param name="host">Where.</param>
    /// <param name="tell">To whom.</param>
    /// <exception cref="NotAsTheRulesSayException">Something was not as the rules say.</exception>
    /// <exception cref="UnexpectedAnswerException">The host answered something else than the rules say.</exception>
    public static async Task Tell(Uri host, Narrator tell)
    {
        using var market = await Market.Open(host);
        var scene = new Scene(market, tell);
        await Prologue.Tell(scene);
        var main = await MainJob.Tell(scene);
        await OtherJobs.TwoApplicants(scene);
        await OtherJobs.OnTheClock(scene);
        await OtherJobs.ByPhone(scene);
        await TimesPutRight.BySupport(scene);
        await TimesPutRight.EndLateConfirmation(scene, await TimesPutRight.BeginLateConfirmation(scene));
        await Epilogue.Tell(scene, main);
    }
}
