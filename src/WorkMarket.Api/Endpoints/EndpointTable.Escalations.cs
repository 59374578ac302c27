using Microsoft.AspNetCore.Http;
using WorkMarket.Api.Assignments;
using WorkMarket.Api.Escalations;
using static Microsoft.AspNetCore.Http.HttpMethods;
using static WorkMarket.Api.Endpoints.EndpointPolicy;

namespace WorkMarket.Api.Endpoints;

/// <summary>The worker's escalation.</summary>
public static partial class EndpointTable
{
    private static IEnumerable<Endpoint> Escalations =>
    [
        Action<EscalationEndpoints>("RecordAttempt", "attempts", EndpointPolicy.Worker, "Records an e-mail to the client or a call, and what came of it.", (to, call) => to.RecordAttempt(call))
            with { Body = typeof(AttemptRequest) },
        On<EscalationEndpoints>("GetEscalationEligibility", Get, "assignments/{assignment}/escalation/eligibility", WorkerOrSupport, "Says for every cause whether the worker could escalate: each criterion, what it looked at, and from when it would hold.", (to, call) => to.Eligibility(call))
            with { Answer = typeof(EligibilityView) },
        Action<EscalationEndpoints>("OpenEscalation", "escalation", EndpointPolicy.Worker, "Escalates the assignment for a cause; a refusal names every criterion that does not hold.", (to, call) => to.Open(call))
            with { Body = typeof(OpenEscalationRequest), Success = StatusCodes.Status201Created, Answer = typeof(EscalationChangeView) },
        On<EscalationEndpoints>("GetEscalation", Get, "assignments/{assignment}/escalation", OfEscalation, "Shows the latest escalation: where it is and why, what happens next and when if nobody acts, and what was done so far.", (to, call) => to.Get(call))
            with { Answer = typeof(EscalationView) },
        On<EscalationEndpoints>("GetEscalationForecast", Get, "assignments/{assignment}/escalation/forecast", OfEscalation, "Lists every coming step with its instant if nobody acts.", (to, call) => to.GetForecast(call))
            with { Answer = typeof(ForecastView) },
        On<EscalationEndpoints>("GetEscalationTimeline", Get, "assignments/{assignment}/escalation/timeline", OfEscalation, "Shows what happened on the latest escalation: what the worker stated, what the client answered, updates; for WorkMarket's people also notes and contacts.", (to, call) => to.GetTimeline(call))
            with { Answer = typeof(EscalationTimelineView), Query = [After, Limit] },
        Action<EscalationEndpoints>("WithdrawEscalation", "escalation/withdraw", EndpointPolicy.Worker, "Takes the escalation back.", (to, call) => to.Withdraw(call))
            with { Body = typeof(OptionalReasonRequest), BodyOptional = true, Answer = typeof(EscalationChangeView) },
        Action<EscalationEndpoints>("GiveEscalationUpdate", "escalation/update", Client, "Says, as the client, how things stand.", (to, call) => to.GiveUpdate(call))
            with { Body = typeof(EscalationUpdateRequest), Answer = typeof(EscalationChangeView) },
        Action<EscalationEndpoints>("RecordEscalationContact", "escalation/contact", AccountManagerOrSupport, "Records that the client was reached directly and what it answered, or that it was not.", (to, call) => to.RecordContact(call))
            with { Body = typeof(EscalationContactRequest), Answer = typeof(EscalationChangeView) },
        Action<EscalationEndpoints>("AgreeOnEscalation", "escalation/agree", WorkerOrClient, "Records that both sides agree, where the cause has no cure; when both have, it is resolved.", (to, call) => to.Agree(call))
            with { Answer = typeof(EscalationChangeView) },
        On<EscalationEndpoints>(
            "WithdrawAgreement", Delete, "assignments/{assignment}/escalation/agree", WorkerOrClient,
            "Takes back that one's own side has recorded that both agree.", (to, call) => to.WithdrawAgreement(call))
            with { Answer = typeof(EscalationChangeView), IfMatch = IfMatchUse.Assignment },
        Action<EscalationEndpoints>("HandOffEscalation", "escalation/hand-off", Support, "Hands the escalation to arbitration at an impasse.", (to, call) => to.HandOff(call))
            with { Body = typeof(ReasonRequest), Answer = typeof(EscalationChangeView) },
        Action<EscalationEndpoints>("ClaimEscalation", "escalation/claim", Support, "Takes care of the escalation, whoever did so far.", (to, call) => to.Claim(call))
            with { Answer = typeof(EscalationChangeView) },
        On<EscalationEndpoints>("ReleaseEscalationClaim", Delete, "assignments/{assignment}/escalation/claim", Support, "Sees to it that nobody takes care of the escalation, so that another agent finds it.", (to, call) => to.ReleaseClaim(call))
            with { Answer = typeof(EscalationChangeView), IfMatch = IfMatchUse.Assignment },
        Action<EscalationEndpoints>("NoteOnEscalation", "escalation/notes", AccountManagerOrSupport, "Writes something down, for WorkMarket's people alone.", (to, call) => to.Note(call))
            with { Body = typeof(EscalationNoteRequest), Answer = typeof(EscalationChangeView) },
    ];
}
