using WorkMarket.Api.Assignments;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Messages;

namespace WorkMarket.Api.Escalations;

/// <summary>Escalations over HTTP.</summary>
public sealed class EscalationFunctions(CaseWriter writer, CaseReader reader, Policy policy)
{
    [Function("RecordAttempt"), Performs(AssignmentAction.RecordAttempt), Answers<ActionView>, Takes<AttemptRequest>]
    [EndpointSummary("Records an e-mail to the client or a call, and what came of it.")]
    public Task<IResult> RecordAttempt(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/attempts")] Call call) =>
        writer.Act(call, (AttemptRequest body) => new RecordAttempt(body.Through, body.At, body.Text));

    [Function("GetEscalationEligibility"), Authorize(Roles = Roles.WorkerOrSupport), Answers<EligibilityView>]
    [EndpointSummary("Says for every cause whether the worker could escalate: each criterion, what it looked at, and from when "
        + "it would hold.")]
    public async Task<IResult> Eligibility(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/assignments/{assignment}/escalation/eligibility")] Call call)
    {
        if (await reader.Read(call.Assignment, call.By, call.Cancellation) is not { } view)
            return Problems.NotFound();
        return Access.IsParty(view.State, call.By)
            ? Answers.Json(new EligibilityView(view.At, Criteria.OfAll(view.State, policy, view.At)), view.Version)
            : Problems.FromRefusals([new NotAParty()]);
    }

    [Function("OpenEscalation"), Performs(AssignmentAction.OpenEscalation), Takes<OpenEscalationRequest>]
    [Answers<EscalationChangeView>(201)]
    [EndpointSummary("Escalates the assignment for a cause; a refusal names every criterion that does not hold.")]
    public Task<IResult> Open(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/escalation")] Call call) =>
        Act(call, (OpenEscalationRequest body) => new OpenEscalation(body.Cause, body.Statement, body.Attachments ?? []));

    [Function("GetEscalation"), Authorize(Roles = Roles.OfEscalation), Answers<EscalationView>]
    [EndpointSummary("Shows the latest escalation: where it is and why, what happens next and when if nobody acts, and what "
        + "was done so far.")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/assignments/{assignment}/escalation")] Call call) =>
        Read(call, (_, latest) => EscalationView.FromEscalation(latest, policy, call.By));

    [Function("GetEscalationForecast"), Authorize(Roles = Roles.OfEscalation), Answers<ForecastView>]
    [EndpointSummary("Lists every coming step with its instant if nobody acts.")]
    public Task<IResult> GetForecast(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/assignments/{assignment}/escalation/forecast")] Call call) =>
        Read(call, (_, latest) => new ForecastView(latest.Id, Forecast.Predict(latest, policy)));

    [Function("GetEscalationTimeline"), Authorize(Roles = Roles.OfEscalation), Answers<EscalationTimelineView>, Paged]
    [EndpointSummary("Shows what happened on the latest escalation: what the worker stated, what the client answered, updates; "
        + "for WorkMarket's people also notes and contacts.")]
    public async Task<IResult> GetTimeline(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/assignments/{assignment}/escalation/timeline")] Call call)
    {
        var after = Paging.AfterSequence(call);
        if (await reader.ReadEscalationTimeline(call.Assignment, call.By, after, call.Limit(), call.Cancellation) is not { } page)
            return Problems.NotFound();
        return page.Entries is { } entries
            ? Answers.Json(new EscalationTimelineView(entries.ConvertAll(TimelineItem.FromEntry), page.Next))
            : Problems.FromRefusals([new NotAParty()]);
    }

    [Function("WithdrawEscalation"), Performs(AssignmentAction.WithdrawEscalation), Takes<OptionalReasonRequest>(IsOptional = true)]
    [Answers<EscalationChangeView>]
    [EndpointSummary("Takes the escalation back.")]
    public Task<IResult> Withdraw(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/escalation/withdraw")] Call call) =>
        Act(call, new WithdrawEscalation(call.Body<OptionalReasonRequest>().Reason));

    [Function("GiveEscalationUpdate"), Performs(AssignmentAction.GiveEscalationUpdate), Takes<EscalationUpdateRequest>]
    [Answers<EscalationChangeView>]
    [EndpointSummary("Says, as the client, how things stand.")]
    public Task<IResult> GiveUpdate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/escalation/update")] Call call) =>
        Act(call, new GiveEscalationUpdate(call.Body<EscalationUpdateRequest>().Text));

    [Function("RecordEscalationContact"), Performs(AssignmentAction.RecordEscalationContact), Takes<EscalationContactRequest>]
    [Answers<EscalationChangeView>]
    [EndpointSummary("Records that the client was reached directly and what it answered, or that it was not.")]
    public Task<IResult> RecordContact(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/escalation/contact")] Call call) =>
        Act(call, (EscalationContactRequest body) => new RecordEscalationContact(body.Text, body.Answered));

    [Function("AgreeOnEscalation"), Performs(AssignmentAction.AgreeOnEscalation), Answers<EscalationChangeView>]
    [EndpointSummary("Records that both sides agree, where the cause has no cure; when both have, it is resolved.")]
    public Task<IResult> Agree(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/escalation/agree")] Call call) =>
        Act(call, new AgreeOnEscalation());

    [Function("WithdrawAgreement"), Performs(AssignmentAction.WithdrawAgreement), Answers<EscalationChangeView>]
    [EndpointSummary("Takes back that one's own side has recorded that both agree.")]
    public Task<IResult> WithdrawAgreement(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/assignments/{assignment}/escalation/agree")] Call call) =>
        Act(call, new WithdrawAgreement());

    [Function("HandOffEscalation"), Performs(AssignmentAction.HandOffEscalation), Takes<ReasonRequest>, Answers<EscalationChangeView>]
    [EndpointSummary("Hands the escalation to arbitration at an impasse.")]
    public Task<IResult> HandOff(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/escalation/hand-off")] Call call) =>
        Act(call, new HandOffEscalation(call.Body<ReasonRequest>().Reason));

    [Function("TakeToArbitration"), Performs(AssignmentAction.TakeToArbitration), Answers<EscalationChangeView>]
    [EndpointSummary("Takes the escalation to arbitration, as the worker: a month after its opening, standing still not counted, and 48 "
        + "business hours after the client's last response within that month.")]
    public Task<IResult> TakeToArbitration(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/escalation/arbitration")] Call call) =>
        Act(call, new TakeToArbitration());

    [Function("ClaimEscalation"), Performs(AssignmentAction.ClaimEscalation), Answers<EscalationChangeView>]
    [EndpointSummary("Takes care of the escalation, whoever did so far.")]
    public Task<IResult> Claim(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/escalation/claim")] Call call) =>
        Act(call, new ClaimEscalation());

    [Function("ReleaseEscalationClaim"), Performs(AssignmentAction.ReleaseEscalationClaim), Answers<EscalationChangeView>]
    [EndpointSummary("Sees to it that nobody takes care of the escalation, so that another agent finds it.")]
    public Task<IResult> ReleaseClaim(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/assignments/{assignment}/escalation/claim")] Call call) =>
        Act(call, new ReleaseEscalationClaim());

    [Function("NoteOnEscalation"), Performs(AssignmentAction.NoteOnEscalation), Takes<EscalationNoteRequest>]
    [Answers<EscalationChangeView>]
    [EndpointSummary("Writes something down, for WorkMarket's people alone.")]
    public Task<IResult> Note(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/escalation/notes")] Call call) =>
        Act(call, new NoteOnEscalation(call.Body<EscalationNoteRequest>().Text));

    private async Task<IResult> Read<T>(Call call, Func<CaseView, Escalation, T> show)
    {
        if (await reader.ReadForEscalation(call.Assignment, call.By, call.Cancellation) is not { } view)
            return Problems.NotFound();
        if (!EscalationRecord.Concerns(view.State, call.By, view.Facts.AccountManager))
            return Problems.FromRefusals([new NotAParty()]);
        return EscalationRecord.LatestFor(view.State, call.By) is { } latest
            ? Answers.Json(show(view, latest), view.Version)
            : Problems.NotFound();
    }

    private Task<IResult> Act<TBody>(Call call, Func<TBody, Command> command) => Act(call, command(call.Body<TBody>()));

    private Task<IResult> Act(Call call, Command command) => writer.Act(
        call, command, change => EscalationChangeView.FromChange(change, policy, call.By));
}
