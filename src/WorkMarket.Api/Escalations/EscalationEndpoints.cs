using Microsoft.AspNetCore.Http;
using WorkMarket.Api.Assignments;
using WorkMarket.Api.Endpoints;
using WorkMarket.Application.Cases;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Messages;

namespace WorkMarket.Api.Escalations;

/// <summary>Escalations over HTTP.</summary>
public sealed class EscalationEndpoints(CaseWriter writer, CaseReader reader, Policy policy)
{
    /// <summary>Records an attempt to reach the client outside of WorkMarket.</summary>
    public Task<IResult> RecordAttempt(Call call)
    {
        var body = call.Body<AttemptRequest>();
        return writer.Act(call, new RecordAttempt(body.Through, body.At, body.Text));
    }

    /// <summary>Says for every cause whether the worker could escalate.</summary>
    public async Task<IResult> Eligibility(Call call)
    {
        if (await reader.Read(call.Assignment, call.By, call.Cancellation) is not { } view)
            return Problems.NotFound();
        return Access.IsParty(view.State, call.By)
            ? Answers.Json(new EligibilityView(view.At, Criteria.OfAll(view.State, policy, view.At)), view.Version)
            : Problems.Of([new NotAParty()]);
    }

    /// <summary>Opens one.</summary>
    public Task<IResult> Open(Call call)
    {
        var body = call.Body<OpenEscalationRequest>();
        return Execute(call, new OpenEscalation(body.Cause, body.Statement, body.Attachments ?? []), StatusCodes.Status201Created);
    }

    /// <summary>Shows the latest.</summary>
    public Task<IResult> Get(Call call) => Read(call, (view, latest) =>
        EscalationView.Of(latest, Forecast.Next(view.State, policy), call.By));

    /// <summary>Shows what comes of it if nobody acts.</summary>
    public Task<IResult> GetForecast(Call call) => Read(call, (view, latest) => new ForecastView(latest.Id, Forecast.Of(view.State, policy)));

    /// <summary>Shows what happened on it.</summary>
    public async Task<IResult> GetTimeline(Call call)
    {
        var after = Paging.AfterSequence(call);
        if (await reader.ReadEscalationTimeline(call.Assignment, call.By, after, call.Limit(), call.Cancellation) is not { } page)
            return Problems.NotFound();
        return page.Entries is { } entries
            ? Answers.Json(new EscalationTimelineView(entries.ConvertAll(TimelineItem.Of), page.Next))
            : Problems.Of([new NotAParty()]);
    }

    /// <summary>Takes it back.</summary>
    public Task<IResult> Withdraw(Call call) => Execute(call, new WithdrawEscalation(call.Body<OptionalReasonRequest>().Reason));

    /// <summary>Says, as the client, how things stand.</summary>
    public Task<IResult> GiveUpdate(Call call) => Execute(call, new GiveEscalationUpdate(call.Body<EscalationUpdateRequest>().Text));

    /// <summary>Records that the client was reached directly, or was not.</summary>
    public Task<IResult> RecordContact(Call call)
    {
        var body = call.Body<EscalationContactRequest>();
        return Execute(call, new RecordEscalationContact(body.Text, body.Answered));
    }

    /// <summary>Records that both sides agree.</summary>
    public Task<IResult> Agree(Call call) => Execute(call, new AgreeOnEscalation());

    /// <summary>Takes back that both sides agree.</summary>
    public Task<IResult> WithdrawAgreement(Call call) => Execute(call, new WithdrawAgreement());

    /// <summary>Hands it to arbitration.</summary>
    public Task<IResult> HandOff(Call call) => Execute(call, new HandOffEscalation(call.Body<ReasonRequest>().Reason));

    /// <summary>Takes care of it.</summary>
    public Task<IResult> Claim(Call call) => Execute(call, new ClaimEscalation());

    /// <summary>Takes care of it no more.</summary>
    public Task<IResult> ReleaseClaim(Call call) => Execute(call, new ReleaseEscalationClaim());

    /// <summary>Writes something down.</summary>
    public Task<IResult> Note(Call call) => Execute(call, new NoteOnEscalation(call.Body<EscalationNoteRequest>().Text));

    private async Task<IResult> Read<T>(Call call, Func<CaseView, Escalation, T> show)
    {
        if (await reader.ReadForEscalation(call.Assignment, call.By, call.Cancellation) is not { } view)
            return Problems.NotFound();
        if (!EscalationRecord.Concerns(view.State, call.By, view.Facts.AccountManager))
            return Problems.Of([new NotAParty()]);
        return EscalationRecord.LatestFor(view.State, call.By) is { } latest
            ? Answers.Json(show(view, latest), view.Version)
            : Problems.NotFound();
    }

    private async Task<IResult> Execute(Call call, Command command, int success = StatusCodes.Status200OK) => Answers.Of(await writer.Execute(
        call.Assignment,
        command,
        call.Request,
        change => Answers.Of(
            new EscalationChangeView(change, EscalationView.Of(change.State.Core.Escalations[^1], Forecast.Next(change.State, policy), call.By)),
            change.Version,
            success),
        call.Cancellation));
}
