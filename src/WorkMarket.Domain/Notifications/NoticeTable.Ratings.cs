using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Notifications;

public static partial class NoticeTable
{
    private static IEnumerable<Told> Rating(Assignment state, PersonId? worker, Event @event) => @event switch
    {
        Event.RatingDisputed => Both(state, worker, NoticeKind.RatingDisputed),
        Event.RatingExplained => Both(state, worker, NoticeKind.RatingExplained),
        Event.RatingUnexplained => Both(state, worker, NoticeKind.RatingUnexplained),
        Event.RatingDisputeEscalated => [.. Both(state, worker, NoticeKind.RatingEscalated), .. Desk(NoticeKind.RatingEscalated)],
        Event.RatingReviewed => [.. Both(state, worker, NoticeKind.RatingReviewed), .. Desk(NoticeKind.RatingReviewed)],
        _ => [],
    };
}
