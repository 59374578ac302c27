using Microsoft.AspNetCore.Http;
using NodaTime;
using WorkMarket.Api.Endpoints;
using WorkMarket.Application.Escalations;
using WorkMarket.Application.Json;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Escalations;

/// <summary>The open escalations over HTTP, for support and for account managers.</summary>
public sealed class EscalationDeskEndpoints(EscalationDesk desk)
{
    private const int LongestId = 200;

    /// <summary>Lists those that the caller sees.</summary>
    public async Task<IResult> List(Call call)
    {
        var company = Id(call, "company") is { } text ? new CompanyId(text) : (CompanyId?)null;
        var filter = Filter(call);
        return Answers.Json(EscalationListView.Of(
            await Paging.Read(call, after => desk.Read(call.By, company, filter, after, call.Limit(), call.Cancellation)), call.By));
    }

    /// <summary>Counts all.</summary>
    public async Task<IResult> Count(Call call) => Answers.Json(EscalationCountsView.Of(await desk.Count(call.Cancellation)));

    private static EscalationFilter Filter(Call call)
    {
        var claimed = Id(call, "claimed");
        return new()
        {
            Stage = Choice.Of(call, "stage", EscalationDesk.Stages, "a stage of an open escalation"),
            Cause = Choice.Of(call, "cause", Enum.GetValues<EscalationCause>(), "a cause"),
            Suspended = Choice.Flag(call, "suspended"),
            Unclaimed = claimed == "nobody",
            ClaimedBy = claimed switch
            {
                null or "nobody" => null,
                "me" => call.By.Person(),
                var agent => new PersonId(agent),
            },
            OpenedBefore = Time(call, "openedBefore"),
        };
    }

    private static string? Id(Call call, string name) => call.Query(name) is not { } text ? null
        : text.Length is > 0 and <= LongestId && !text.Any(char.IsControl) ? text
        : throw new BadRequestException(name, "idInvalid", $"'{name}' is an id of 1 to {LongestId} characters, without control characters.");

    private static Instant? Time(Call call, string name)
    {
        try
        {
            return call.Query(name) is { } text ? OffsetInstant.Parse(text) : null;
        }
        catch (FormatException wrong)
        {
            throw new BadRequestException(name, "timeInvalid", wrong.Message);
        }
    }
}
