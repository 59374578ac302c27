using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Notifications;

public static partial class NoticeTable
{
    private static IEnumerable<Told> Course(Assignment state, PersonId? worker, Event @event) => @event switch
    {
        Event.PutOnHold => Both(state, worker, NoticeKind.OnHold),
        Event.Released => Both(state, worker, NoticeKind.Released),
        Event.RescheduleRequested => Both(state, worker, NoticeKind.RescheduleAsked),
        Event.Rescheduled => Both(state, worker, NoticeKind.Rescheduled),
        Event.RescheduleDeclined => Both(state, worker, NoticeKind.RescheduleDeclined),
        Event.RescheduleWithdrawn => Both(state, worker, NoticeKind.RescheduleWithdrawn),
        Event.WorkerRemoved removed => Both(state, removed.Worker, Lost(removed.End)),
        Event.CancelledByClient => [.. Both(state, worker, NoticeKind.Cancelled), .. worker is null ? Each(Asked(state), NoticeKind.Cancelled) : []],
        Event.SubcontractRequested => Both(state, worker, NoticeKind.SubcontractAsked),
        Event.SubcontractDecided => Both(state, worker, NoticeKind.SubcontractDecided),
        _ => [],
    };

    private static NoticeKind Lost(EngagementEnd end) => end switch
    {
        EngagementEnd.Unassigned => NoticeKind.Unassigned,
        EngagementEnd.CancelledByWorker => NoticeKind.CancelledByWorker,
        EngagementEnd.Abandoned => NoticeKind.Abandoned,
        _ => throw new ArgumentOutOfRangeException(nameof(end), end, null),
    };
}
