using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Violations;

namespace WorkMarket.Domain.Notifications;

public static partial class NoticeTable
{
    private static IEnumerable<Told> Violation(Assignment state, Event @event) => @event switch
    {
        Event.ViolationReported reported => Violation(state, reported.Violation, NoticeKind.ViolationReported),
        Event.ViolationUpheld upheld => Violation(state, upheld.Violation, NoticeKind.ViolationUpheld),
        Event.ViolationDismissed dismissed => Violation(state, dismissed.Violation, NoticeKind.ViolationDismissed),
        _ => [],
    };

    // Subject and reporter: the worker of that time, whoever has the assignment by now.
    private static IEnumerable<Told> Violation(Assignment state, ViolationId id, NoticeKind kind)
    {
        if (state.Core.Violations.Find(violation => violation.Id == id) is not { } violation)
            return Desk(kind);
        var worker = violation.Worker;
        return
        [
            .. violation.Against == Side.Worker || violation.ReportedBy is Actor.Worker ? Each([worker], kind) : [],
            .. violation.Against == Side.Client || violation.ReportedBy is Actor.Client ? Manager(state, kind) : [],
            .. Desk(kind),
        ];
    }
}
