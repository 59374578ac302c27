using Microsoft.AspNetCore.Http;
using WorkMarket.Api.Operations;
using WorkMarket.Application.Operations;
using static Microsoft.AspNetCore.Http.HttpMethods;
using static WorkMarket.Api.Endpoints.EndpointPolicy;

namespace WorkMarket.Api.Endpoints;

/// <summary>The operator's view.</summary>
public static partial class EndpointTable
{
    private static IEnumerable<Endpoint> Operations =>
    [
        On<OperationsEndpoints>("GetOperations", Get, "ops", Support, "Shows at a glance whether every worker is being heard: queues and poison, how far the clock is behind, jobs, and whether storage answers.", (to, call) => to.Get(call))
            with { Answer = typeof(OperationsView) },
        On<OperationsEndpoints>("ListOverdue", Get, "ops/due", Support, "Lists what is due and not handled yet, the earliest first, with how late it is.", (to, call) => to.ListOverdue(call))
            with { Answer = typeof(OverdueListView), Query = [After, Limit] },
        On<OperationsEndpoints>("ListWatchedEscalations", Get, "ops/escalations", Support, "Lists open escalations, what is due next first, and whether something moves each on.", (to, call) => to.ListEscalations(call))
            with { Answer = typeof(WatchedPage), Query = [After, Limit] },
        On<OperationsEndpoints>("RestartEscalation", Post, "ops/escalations/{assignment}/restart", Support, "Starts from the case what moves its open escalation on.", (to, call) => to.RestartEscalation(call))
            with { Answer = typeof(WatchedEscalation) },
        On<PoisonEndpoints>("ListPoison", Get, "ops/queues/{queue}/poison", Support, "Lists the first messages of a queue that were set aside as poison, with what they are about.", (to, call) => to.List(call))
            with { Answer = typeof(PoisonListView) },
        On<PoisonEndpoints>("RedrivePoison", Post, "ops/queues/{queue}/poison/redrive", Support, "Puts all poison messages of a queue back into it, a thousand at a time.", (to, call) => to.RedriveAll(call))
            with { Answer = typeof(RedrivenView) },
        On<PoisonEndpoints>("RedrivePoisonMessage", Post, "ops/queues/{queue}/poison/{message}/redrive", Support, "Puts a poison message back into its queue.", (to, call) => to.Redrive(call))
            with { Answer = typeof(PoisonView) },
        On<PoisonEndpoints>("DiscardPoisonMessage", Post, "ops/queues/{queue}/poison/{message}/discard", Support, "Throws a poison message away, for a reason that is logged.", (to, call) => to.Discard(call))
            with { Body = typeof(DiscardRequest), Answer = typeof(PoisonView) },
        On<JobEndpoints>("StartJob", Post, "ops/jobs/{job}", Support, "Starts a job over all cases, `reindex` or `verification`, in the background; one that runs goes on.", (to, call) => to.Start(call))
            with { Success = StatusCodes.Status202Accepted, Answer = typeof(JobView) },
        On<JobEndpoints>("GetJob", Get, "ops/jobs/{job}", Support, "Shows how far a job's latest run is.", (to, call) => to.Get(call))
            with { Answer = typeof(JobView) },
        On<JobEndpoints>("ListJobFindings", Get, "ops/jobs/{job}/findings", Support, "Lists what a job's latest run found: each case, and the first event of it that does not verify.", (to, call) => to.ListFindings(call))
            with { Answer = typeof(FindingListView), Query = [After, Limit] },
    ];
}
