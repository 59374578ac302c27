using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using WorkMarket.Api.Endpoints;

namespace WorkMarket.Functions.Escalations;

/// <summary>Escalations.</summary>
public sealed class EscalationFunctions(Invoker invoker) : EndpointFunctions(invoker)
{
    /// <summary>Records an e-mail to the client or a call, and what came of it.</summary>
    [Function(nameof(RecordAttempt))]
    public Task<IResult> RecordAttempt([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/attempts")] HttpRequest request) => Invoke(request);

    /// <summary>Says for every cause whether the worker could escalate: each criterion, what it looked at, and from when it would hold.</summary>
    [Function(nameof(GetEscalationEligibility))]
    public Task<IResult> GetEscalationEligibility([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assignments/{assignment}/escalation/eligibility")] HttpRequest request) => Invoke(request);

    /// <summary>Escalates the assignment for a cause; a refusal names every criterion that does not hold.</summary>
    [Function(nameof(OpenEscalation))]
    public Task<IResult> OpenEscalation([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/escalation")] HttpRequest request) => Invoke(request);

    /// <summary>Shows the latest escalation: where it is and why, what happens next and when if nobody acts, and what was done so far.</summary>
    [Function(nameof(GetEscalation))]
    public Task<IResult> GetEscalation([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assignments/{assignment}/escalation")] HttpRequest request) => Invoke(request);

    /// <summary>Lists every coming step with its instant if nobody acts.</summary>
    [Function(nameof(GetEscalationForecast))]
    public Task<IResult> GetEscalationForecast([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assignments/{assignment}/escalation/forecast")] HttpRequest request) => Invoke(request);

    /// <summary>Shows what happened on the latest escalation, for WorkMarket's people with notes and contacts.</summary>
    [Function(nameof(GetEscalationTimeline))]
    public Task<IResult> GetEscalationTimeline([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assignments/{assignment}/escalation/timeline")] HttpRequest request) => Invoke(request);

    /// <summary>Takes the escalation back.</summary>
    [Function(nameof(WithdrawEscalation))]
    public Task<IResult> WithdrawEscalation([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/escalation/withdraw")] HttpRequest request) => Invoke(request);

    /// <summary>Says, as the client, how things stand.</summary>
    [Function(nameof(GiveEscalationUpdate))]
    public Task<IResult> GiveEscalationUpdate([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/escalation/update")] HttpRequest request) => Invoke(request);

    /// <summary>Records that the client was reached directly and what it answered, or that it was not.</summary>
    [Function(nameof(RecordEscalationContact))]
    public Task<IResult> RecordEscalationContact([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/escalation/contact")] HttpRequest request) => Invoke(request);

    /// <summary>Records that both sides agree, where the cause has no cure; when both have, it is resolved.</summary>
    [Function(nameof(AgreeOnEscalation))]
    public Task<IResult> AgreeOnEscalation([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/escalation/agree")] HttpRequest request) => Invoke(request);

    /// <summary>Takes back that one's own side has recorded that both agree.</summary>
    [Function(nameof(WithdrawAgreement))]
    public Task<IResult> WithdrawAgreement([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "assignments/{assignment}/escalation/agree")] HttpRequest request) => Invoke(request);

    /// <summary>Hands the escalation to arbitration at an impasse.</summary>
    [Function(nameof(HandOffEscalation))]
    public Task<IResult> HandOffEscalation([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/escalation/hand-off")] HttpRequest request) => Invoke(request);

    /// <summary>Takes care of the escalation, whoever did so far.</summary>
    [Function(nameof(ClaimEscalation))]
    public Task<IResult> ClaimEscalation([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/escalation/claim")] HttpRequest request) => Invoke(request);

    /// <summary>Sees to it that nobody takes care of the escalation.</summary>
    [Function(nameof(ReleaseEscalationClaim))]
    public Task<IResult> ReleaseEscalationClaim([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "assignments/{assignment}/escalation/claim")] HttpRequest request) => Invoke(request);

    /// <summary>Writes something down, for WorkMarket's people alone.</summary>
    [Function(nameof(NoteOnEscalation))]
    public Task<IResult> NoteOnEscalation([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/escalation/notes")] HttpRequest request) => Invoke(request);
}
