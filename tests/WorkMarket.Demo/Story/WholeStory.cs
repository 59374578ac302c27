using WorkMarket.Demo.Http;
using WorkMarket.Demo.Telling;

namespace WorkMarket.Demo.Story;

/// <summary>
/// The story of two companies, one that comes in, three workers and their assignments. It can be told again and again on one host.
/// </summary>
public static class WholeStory
{
    /// <summary>Lives through it.</summary>
    /// <param name="host">Where.</param>
    /// <param name="tell">To whom.</param>
    /// <param name="mail">Where the mail that the host sends can be read, if anywhere.</param>
    /// <param name="folder">Where the dossiers of an escalation are to be left, if anywhere.</param>
    /// <returns>The assignment whose escalation it ends with.</returns>
    /// <exception cref="NotAsTheRulesSayException">Something was not as the rules say.</exception>
    /// <exception cref="UnexpectedAnswerException">The host answered something else than the rules say.</exception>
    public static async Task<string> Tell(Uri host, Narrator tell, Uri? mail = null, DirectoryInfo? folder = null)
    {
        using var market = await Market.Open(host, isPatient: true);
        var scene = new Scene(market, tell);
        await Prologue.Tell(scene);
        await ComingIn.Tell(scene, mail);
        // Work that begins with the clock is agreed on first, so that the story need not wait for each of its starts.
        var (watched, door, late, shelves) = (
            await OtherJobs.AgreeOnTheClock(scene), await Silence.Agree(scene), await LateWorker.Agree(scene),
            await DollarForTheWork.Agree(scene));
        var main = await MainJob.Tell(scene);
        var unanswered = await OtherJobs.TwoApplicants(scene);
        await OtherJobs.OnTheClock(scene, watched);
        var unheard = await Silence.Begin(scene, door);
        await PhoneCall.Tell(scene);
        var unconfirmed = await TimesPutRight.BeginLateConfirmation(scene);
        await TimesPutRight.BySupport(scene);

        await TemplateUsed.Tell(scene);
        var agreed = await Negotiation.Tell(scene);
        agreed = await MoneyOnTheWay.Tell(scene, agreed);
        await PaymentsReported.Tell(scene, agreed);
        await BothSidesRate.Tell(scene, agreed);
        await TimesPutRight.EndLateConfirmation(scene, unconfirmed);
        await Cancelling.ByClient(scene, await LateWorker.Tell(scene, late), unanswered);
        await Cancelling.ByWorker(scene, await OnHold.Tell(scene));
        await DollarForTheWork.Tell(scene, shelves);

        await Epilogue.WhereTheyStand(scene);
        await WorkInHand.Tell(scene);
        await Scorecards.Tell(scene, agreed);
        await Notices.Tell(scene, agreed, mail);
        await Silence.End(scene, unheard, mail, folder);
        await Epilogue.Timeline(scene, main);
        return unheard.Id;
    }
}
