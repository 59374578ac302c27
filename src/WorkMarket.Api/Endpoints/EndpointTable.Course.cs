using WorkMarket.Api.Assignments;
using static WorkMarket.Api.Endpoints.EndpointPolicy;

namespace WorkMarket.Api.Endpoints;

/// <summary>What keeps an assignment from running straight through.</summary>
public static partial class EndpointTable
{
    private static IEnumerable<Endpoint> Course =>
    [
        Action<CourseEndpoints>("HoldAssignment", "hold", Client, "Puts the work on hold: nothing becomes late, and the work waits.", (to, call) => to.Hold(call))
            with { Body = typeof(ReasonRequest) },
        Action<CourseEndpoints>("ReleaseAssignment", "release", Client, "Releases the work from hold, with another schedule for the worker to decide on, or as it was.", (to, call) => to.Release(call))
            with { Body = typeof(ReleaseRequest), BodyOptional = true },
        Action<CourseEndpoints>("RequestReschedule", "reschedule", WorkerOrClient, "Asks the other side for another schedule.", (to, call) => to.RequestReschedule(call))
            with { Body = typeof(AskRescheduleRequest) },
        Action<CourseEndpoints>("ApproveReschedule", "reschedule/approve", WorkerOrClient, "Agrees to the schedule that the other side asked for.", (to, call) => to.ApproveReschedule(call)),
        Action<CourseEndpoints>("DeclineReschedule", "reschedule/decline", WorkerOrClient, "Declines the schedule that the other side asked for; a worker who declines the one that came with a release has the assignment no more.", (to, call) => to.DeclineReschedule(call))
            with { Body = typeof(OptionalReasonRequest), BodyOptional = true },
        Action<CourseEndpoints>("WithdrawReschedule", "reschedule/withdraw", WorkerOrClient, "Takes one's own request for another schedule back.", (to, call) => to.WithdrawReschedule(call)),
        Action<CourseEndpoints>("UnassignWorker", "unassign", Client, "Takes the assignment from its worker; it is offered again.", (to, call) => to.Unassign(call))
            with { Body = typeof(ReasonRequest) },
        Action<CourseEndpoints>("CancelByWorker", "cancel-by-worker", EndpointPolicy.Worker, "Gives the assignment back; that counts on the worker's scorecard.", (to, call) => to.CancelByWorker(call))
            with { Body = typeof(ReasonRequest) },
        Action<CourseEndpoints>("ReportAbandonment", "report-abandonment", Client, "Reports that the worker abandoned the work; that counts on the worker's scorecard.", (to, call) => to.ReportAbandonment(call))
            with { Body = typeof(ReasonRequest) },
        Action<CourseEndpoints>("CancelAssignment", "cancel", Client, "Cancels the assignment; what is to be paid nevertheless is invoiced.", (to, call) => to.Cancel(call))
            with { Body = typeof(CancelRequest) },
        Action<CourseEndpoints>("RequestSubcontract", "subcontracts", EndpointPolicy.Worker, "Asks whether somebody else may do the work.", (to, call) => to.RequestSubcontract(call))
            with { Body = typeof(AskSubcontractRequest) },
        Action<CourseEndpoints>("GrantSubcontract", "subcontracts/{subcontract}/grant", Client, "Grants it.", (to, call) => to.GrantSubcontract(call))
            with { Body = typeof(OptionalReasonRequest), BodyOptional = true },
        Action<CourseEndpoints>("RefuseSubcontract", "subcontracts/{subcontract}/refuse", Client, "Refuses it.", (to, call) => to.RefuseSubcontract(call))
            with { Body = typeof(OptionalReasonRequest), BodyOptional = true },
    ];
}
