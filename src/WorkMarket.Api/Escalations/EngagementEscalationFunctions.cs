using WorkMarket.Api.Assignments;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Escalations;

/// <summary>
/// What is done about the escalation of an engagement that ended, where another may be open on the assignment; who speaks of none by its
/// engagement means that of the present worker, or the worker's own.
/// </summary>
public sealed class EngagementEscalationFunctions(CaseWriter writer, CaseReader reader, Policy policy)
{
    private const string Ended = "api/assignments/{assignment}/engagements/{engagement}/escalation";

    [Function("GetEngagementEscalation"), Authorize(Roles = Roles.OfEscalation), Answers<EscalationView>]
    [EndpointSummary("Shows the latest escalation of an engagement that ended.")]
    public async Task<IResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Ended)] Call call) =>
        await reader.ReadForEscalation(call.Assignment, call.By, call.Cancellation) is { } view
        && EscalationRecord.Concerns(view.State, call.By, view.Facts.AccountManager)
        && EngagementFunctions.Number(call) is { } number
        && view.State.Core.Escalations.FindLast(one => one.Engagement == number
            && (call.By is not Actor.Worker worker || worker.Id == one.Worker)) is { } latest
            ? Answers.Json(EscalationView.FromEscalation(latest, policy, call.By), view.Version)
            : Problems.NotFound();

    [Function("WithdrawEngagementEscalation"), Performs(AssignmentAction.WithdrawEscalation)]
    [Takes<OptionalReasonRequest>(IsOptional = true), Answers<EscalationChangeView>]
    [EndpointSummary("Takes the escalation of an engagement that ended back.")]
    public Task<IResult> Withdraw([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Ended + "/withdraw")] Call call) =>
        Act(call, new WithdrawEscalation(call.Body<OptionalReasonRequest>().Reason));

    [Function("GiveEngagementEscalationUpdate"), Performs(AssignmentAction.GiveEscalationUpdate), Takes<EscalationUpdateRequest>]
    [Answers<EscalationChangeView>]
    [EndpointSummary("Says, as the client, how things stand with an engagement that ended.")]
    public Task<IResult> GiveUpdate([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Ended + "/update")] Call call) =>
        Act(call, new GiveEscalationUpdate(call.Body<EscalationUpdateRequest>().Text));

    [Function("RecordEngagementEscalationContact"), Performs(AssignmentAction.RecordEscalationContact)]
    [Takes<EscalationContactRequest>, Answers<EscalationChangeView>]
    [EndpointSummary("Records that the client was reached directly about an engagement that ended and what it answered, or that it was "
        + "not.")]
    public Task<IResult> RecordContact([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Ended + "/contact")] Call call)
    {
        var body = call.Body<EscalationContactRequest>();
        return Act(call, new RecordEscalationContact(body.Text, body.Answered));
    }

    [Function("AgreeOnEngagementEscalation"), Performs(AssignmentAction.AgreeOnEscalation), Answers<EscalationChangeView>]
    [EndpointSummary("Records that both sides agree about an engagement that ended.")]
    public Task<IResult> Agree([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Ended + "/agree")] Call call) =>
        Act(call, new AgreeOnEscalation());

    [Function("WithdrawEngagementAgreement"), Performs(AssignmentAction.WithdrawAgreement), Answers<EscalationChangeView>]
    [EndpointSummary("Takes back that one's own side has recorded that both agree about an engagement that ended.")]
    public Task<IResult> WithdrawAgreement([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Ended + "/agree")] Call call) =>
        Act(call, new WithdrawAgreement());

    [Function("HandOffEngagementEscalation"), Performs(AssignmentAction.HandOffEscalation), Takes<ReasonRequest>]
    [Answers<EscalationChangeView>]
    [EndpointSummary("Hands the escalation of an engagement that ended to arbitration at an impasse.")]
    public Task<IResult> HandOff([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Ended + "/hand-off")] Call call) =>
        Act(call, new HandOffEscalation(call.Body<ReasonRequest>().Reason));

    [Function("TakeEngagementToArbitration"), Performs(AssignmentAction.TakeToArbitration), Answers<EscalationChangeView>]
    [EndpointSummary("Takes the escalation of an engagement that ended to arbitration, as its worker, when its time has come.")]
    public Task<IResult> TakeToArbitration(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Ended + "/arbitration")] Call call) =>
        Act(call, new TakeToArbitration());

    [Function("ClaimEngagementEscalation"), Performs(AssignmentAction.ClaimEscalation), Answers<EscalationChangeView>]
    [EndpointSummary("Takes care of the escalation of an engagement that ended.")]
    public Task<IResult> Claim([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Ended + "/claim")] Call call) =>
        Act(call, new ClaimEscalation());

    [Function("ReleaseEngagementEscalationClaim"), Performs(AssignmentAction.ReleaseEscalationClaim), Answers<EscalationChangeView>]
    [EndpointSummary("Sees to it that nobody takes care of the escalation of an engagement that ended.")]
    public Task<IResult> ReleaseClaim([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Ended + "/claim")] Call call) =>
        Act(call, new ReleaseEscalationClaim());

    [Function("NoteOnEngagementEscalation"), Performs(AssignmentAction.NoteOnEscalation), Takes<EscalationNoteRequest>]
    [Answers<EscalationChangeView>]
    [EndpointSummary("Writes something down about the escalation of an engagement that ended, for WorkMarket's people alone.")]
    public Task<IResult> Note([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Ended + "/notes")] Call call) =>
        Act(call, new NoteOnEscalation(call.Body<EscalationNoteRequest>().Text));

    private Task<IResult> Act(Call call, Command command) => writer.Act(
        call, EngagementFunctions.On(call, command), change => EscalationChangeView.FromChange(change, policy, call.By));
}
