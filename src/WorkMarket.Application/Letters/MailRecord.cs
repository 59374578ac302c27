using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Notifications;

namespace WorkMarket.Application.Letters;

/// <summary>What came of claiming a mail.</summary>
internal abstract record Claimed
{
    private Claimed() { }

    /// <summary>It is the caller's to send.</summary>
    public sealed record Won : Claimed;

    /// <summary>It is left to another until an instant.</summary>
    public sealed record InHand(Instant Until) : Claimed;

    /// <summary>What became of it is recorded, or another ticket sees to it.</summary>
    public sealed record Settled : Claimed;
}

/// <summary>
/// The record of one mail: the notices that it is about, in their addressee's list, with who is about to send it and what became of it.
/// </summary>
/// <param name="notices">Everybody's notices.</param>
/// <param name="telling">What the addressee is told.</param>
/// <param name="isThere">Whether the notices are in the list already.</param>
/// <param name="faults">Where tests let a host die.</param>
internal sealed class MailRecord(INotices notices, NoticesTo telling, bool isThere, IFaults faults)
{
    private bool isThere = isThere;
    private bool isMine;

    /// <summary>Puts the notices where they are not there yet, with what became of the mail if that is known. One request.</summary>
    public async Task Write(MailState? state, CancellationToken cancellation)
    {
        if (!isThere)
        {
            await notices.Put(telling.To, telling.Notices, state, cancellation);
            isThere = true;
        }
        else if (state is { } known)
        {
            await notices.MarkMail(telling.To, [.. telling.Notices.Select(notice => notice.Id)], known, cancellation);
        }
        faults.At(FaultPoint.AfterNotice);
    }

    /// <summary>
    /// Claims the mail, and puts the notices where they are not there yet. Of several who do so at once one wins. One request, two where
    /// the notices are there.
    /// </summary>
    /// <param name="now">Now.</param>
    /// <param name="length">How long it is to be claimed.</param>
    /// <param name="isRetry">Whether it is the ticket's that a mail which could not be sent waits for.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Claimed> Claim(Instant now, Duration length, bool isRetry, CancellationToken cancellation)
    {
        var claimed = await TryClaim(now, new(Guid.NewGuid().ToString("N"), now + length), isRetry, cancellation);
        (isThere, isMine) = (true, claimed is Claimed.Won);
        faults.At(FaultPoint.AfterNotice);
        if (isMine)
            faults.At(FaultPoint.AfterClaim);
        return claimed;
    }

    private async Task<Claimed> TryClaim(Instant now, MailClaim claim, bool isRetry, CancellationToken cancellation)
    {
        if (!isThere && await notices.PutClaimed(telling.To, telling.Notices, claim, cancellation))
            return new Claimed.Won();
        while (true)
        {
            switch (await notices.Find(telling.To, telling.Notices[0].Id, cancellation))
            {
                case null:
                    await notices.Put(telling.To, telling.Notices, null, cancellation);
                    break;
                // A request that the transport sent again may have met what it wrote itself.
                case { Claim: { } own } when own.Name == claim.Name:
                    return await Won(cancellation);
                case { Mail: not null }:
                    return new Claimed.Settled();
                case { Claim: { IsWaiting: true } waiting } when waiting.Until > now && !isRetry:
                    return new Claimed.Settled();
                case { Claim: { IsWaiting: false } other } when other.Until > now:
                    return new Claimed.InHand(other.Until);
                // The letter is written anew by each who claims it, so what it says now is kept with the claim.
                case { } free when await notices.Claim(telling.To, free with { Notice = telling.Notices[0] }, claim, cancellation):
                    return await Won(cancellation);
                default:
                    break;
            }
        }
    }

    // Whoever put the first of them may have died before the others, where one transaction does not take all.
    private async Task<Claimed> Won(CancellationToken cancellation)
    {
        if (!isThere || telling.Notices.Count > INotices.AtOnce)
            await notices.Put(telling.To, telling.Notices, null, cancellation);
        return new Claimed.Won();
    }

    /// <summary>Says that the mail waits for a ticket that is seen at an instant; the notices stand. One request.</summary>
    public Task Wait(Instant until, CancellationToken cancellation) =>
        isMine ? notices.Release(telling.To, telling.Notices[0].Id, until, cancellation) : Write(null, cancellation);
}
