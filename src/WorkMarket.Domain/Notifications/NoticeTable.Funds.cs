using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Notifications;

public static partial class NoticeTable
{
    private static IEnumerable<Told> Funds(Assignment state, PersonId? worker, Event @event) => @event switch
    {
        Event.FundsRequested => Both(state, worker, NoticeKind.FundsAsked),
        Event.FundsAdded => Both(state, worker, NoticeKind.FundsAdded),
        Event.FundsApproved => Both(state, worker, NoticeKind.FundsApproved),
        Event.FundsDeclined => Both(state, worker, NoticeKind.FundsDeclined),
        Event.FundsWithdrawn => Both(state, worker, NoticeKind.FundsWithdrawn),
        _ => [],
    };
}
