using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using WorkMarket.Api.Endpoints;
using WorkMarket.Functions.Escalations;

namespace WorkMarket.Functions.Operations;

/// <summary>The operator's view.</summary>
public sealed class OperationsFunctions(Invoker invoker, Orchestrations orchestrations) : EndpointFunctions(invoker)
{
    /// <summary>Shows at a glance whether every worker is being heard: queues and poison, how far the clock is behind, jobs, and whether storage answers.</summary>
    [Function(nameof(GetOperations))]
    public Task<IResult> GetOperations([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "ops")] HttpRequest request) => Invoke(request);

    /// <summary>Lists what is due and not handled yet, the earliest first, with how late it is.</summary>
    [Function(nameof(ListOverdue))]
    public Task<IResult> ListOverdue([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "ops/due")] HttpRequest request) => Invoke(request);

    /// <summary>Lists open escalations, what is due next first, and whether something moves each on.</summary>
    [Function(nameof(ListWatchedEscalations))]
    public Task<IResult> ListWatchedEscalations([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "ops/escalations")] HttpRequest request, [DurableClient] DurableTaskClient client) => InvokeWith(client, request);

    /// <summary>Starts from the case what moves its open escalation on.</summary>
    [Function(nameof(RestartEscalation))]
    public Task<IResult> RestartEscalation([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "ops/escalations/{assignment}/restart")] HttpRequest request, [DurableClient] DurableTaskClient client) => InvokeWith(client, request);

    /// <summary>Lists the first messages of a queue that were set aside as poison, with what they are about.</summary>
    [Function(nameof(ListPoison))]
    public Task<IResult> ListPoison([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "ops/queues/{queue}/poison")] HttpRequest request) => Invoke(request);

    /// <summary>Puts all poison messages of a queue back into it, a thousand at a time.</summary>
    [Function(nameof(RedrivePoison))]
    public Task<IResult> RedrivePoison([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "ops/queues/{queue}/poison/redrive")] HttpRequest request) => Invoke(request);

    /// <summary>Puts a poison message back into its queue.</summary>
    [Function(nameof(RedrivePoisonMessage))]
    public Task<IResult> RedrivePoisonMessage([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "ops/queues/{queue}/poison/{message}/redrive")] HttpRequest request) => Invoke(request);

    /// <summary>Throws a poison message away, for a reason that is logged.</summary>
    [Function(nameof(DiscardPoisonMessage))]
    public Task<IResult> DiscardPoisonMessage([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "ops/queues/{queue}/poison/{message}/discard")] HttpRequest request) => Invoke(request);

    /// <summary>Starts a job over all cases, <c>reindex</c> or <c>verification</c>, in the background; one that runs goes on.</summary>
    [Function(nameof(StartJob))]
    public Task<IResult> StartJob([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "ops/jobs/{job}")] HttpRequest request) => Invoke(request);

    /// <summary>Shows how far a job's latest run is.</summary>
    [Function(nameof(GetJob))]
    public Task<IResult> GetJob([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "ops/jobs/{job}")] HttpRequest request) => Invoke(request);

    /// <summary>Lists what a job's latest run found: each case, and the first event of it that does not verify.</summary>
    [Function(nameof(ListJobFindings))]
    public Task<IResult> ListJobFindings([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "ops/jobs/{job}/findings")] HttpRequest request) => Invoke(request);

    private Task<IResult> InvokeWith(DurableTaskClient client, HttpRequest request, [CallerMemberName] string function = "")
    {
        orchestrations.Lend(client);
        return Invoke(request, function);
    }
}
