using WorkMarket.Application.Cases;
using WorkMarket.Application.Notifications;

namespace WorkMarket.Application.Mail;

/// <summary>The record of one mail: the notices that it is about, in their addressee's list, with what became of it.</summary>
/// <param name="notices">Everybody's notices.</param>
/// <param name="telling">What the addressee is told.</param>
/// <param name="isThere">Whether the notices are in the list already.</param>
/// <param name="faults">Where tests let a host die.</param>
internal sealed class MailRecord(INotices notices, Telling telling, bool isThere, IFaults faults)
{
    private bool isThere = isThere;

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
}
