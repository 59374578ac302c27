using Microsoft.AspNetCore.Http;
using WorkMarket.Api.Assignments;
using WorkMarket.Api.Endpoints;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;

namespace WorkMarket.Api.Escalations;

/// <summary>Escalations over HTTP.</summary>
public sealed class EscalationEndpoints(CaseWriter writer, CaseReader reader)
{
    /// <summary>Records an attempt to reach the client outside of WorkMarket.</summary>
    public Task<IResult> RecordAttempt(Call call)
    {
        var body = call.Body<AttemptRequest>();
        return writer.Act(call, new Command.RecordAttempt(body.Through, body.At, body.Text));
    }

    /// <summary>Says for every cause whether the worker could escalate.</summary>
    public async Task<IResult> Eligibility(Call call)
    {
        if (await reader.Read(call.Assignment, call.By, call.Cancellation) is not { } view)
            return Problems.NotFound();
        return Access.IsParty(view.State, call.By)
            ? Answers.Json(new EligibilityView(view.At, Criteria.OfAll(view.State, view.Facts.Policy, view.At)), view.Version)
            : Problems.Of([new Refusal.NotAParty()]);
    }
}
