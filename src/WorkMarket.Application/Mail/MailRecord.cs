using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Notifications;

namespace WorkMarket.Application.Mail;

/// <summary>The record of one mail: the notices that it is about, in their addressee's list, with who is about to send it and what became of it.</summary>
/// <param name="notices">Everybody's notices.</param>
/// <param name="telling">What the addressee is told.</param>
/// <param name="isThere">Whether the notices are in the list already.</param>
/// <param name="faults">Where tests let a host die.</param>
internal sealed class MailRecord(INotices notices, Telling telling, bool isThere, IFaults faults)
{
    private bool isThere = isThere;
    private bool isClaimed;

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

    /// <summary>Claims the mail, with the notices where they are not there yet. One request, two where they are.</summary>
    public async Task<MailClaim> Claim(Instant now, Duration length, CancellationToken cancellation)
    {
        var claim = await notices.Claim(telling.To, telling.Notices, isThere, new(Guid.NewGuid().ToString("N"), now, now + length), cancellation);
        (isThere, isClaimed) = (true, claim is MailClaim.Won);
        faults.At(FaultPoint.AfterNotice);
        if (isClaimed)
            faults.At(FaultPoint.AfterClaim);
        return claim;
    }

    /// <summary>Says that the mail waits: the notices stand, and whoever comes next may send it. One request.</summary>
    public Task Wait(CancellationToken cancellation) =>
        isClaimed ? notices.Release(telling.To, telling.Notices[0].Id, cancellation) : Write(null, cancellation);
}
