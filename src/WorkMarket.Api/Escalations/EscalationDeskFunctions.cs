using NodaTime;
using WorkMarket.Application.Escalations;
using WorkMarket.Application.Json;
using WorkMarket.Application.Operations;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Escalations;

/// <summary>The list of open escalations is narrowed by these.</summary>
internal sealed class NarrowsEscalationsAttribute() : QueriesAttribute(
    new("stage", "Only those in this stage: one in which an escalation is open."),
    new("company", "Only those against this client company."),
    new("claimed", "Only those that an agent takes care of: `me`, `nobody`, or the agent's id."),
    new("suspended", "Only those that stand still, or only those that do not."),
    new("task", "Only those that are a task of the desk's as nobody else can be reached, or only the others."),
    new("cause", "Only those for this cause."),
    new("openedBefore", "Only those opened before this instant."));

/// <summary>The open escalations over HTTP, for support and for account managers.</summary>
public sealed class EscalationDeskFunctions(EscalationDesk desk)
{
    private const int LongestId = 200;

    [Function("ListAccountManagerEscalations"), Authorize(Roles = Roles.AccountManager), Answers<EscalationListView>]
    [NarrowsEscalations, Paged]
    [EndpointSummary("Lists the open escalations against the companies that one looks after, what is due next first.")]
    public Task<IResult> ListOfAccountManager(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/account-manager/escalations")] Call call) => List(call);

    [Function("ListDeskEscalations"), Authorize(Roles = Roles.Support), Answers<EscalationListView>, NarrowsEscalations, Paged]
    [EndpointSummary("Lists the open escalations, what is due next first.")]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/desk/escalations")] Call call) =>
        Answers.Json(EscalationListView.FromPage(await Paging.Read(call, after => Read(call, after, call.Limit())), call.By));

    /// <summary>A page of those that a call asks for.</summary>
    internal Task<EscalationPage> Read(Call call, string? after, int limit)
    {
        var company = Id(call, "company") is { } text ? new CompanyId(text) : (CompanyId?)null;
        return desk.Read(call.By, company, Filter(call), after, limit, call.Cancellation);
    }

    [Function("CountDeskEscalations"), Authorize(Roles = Roles.Support), Answers<EscalationCountsView>]
    [EndpointSummary("Counts the open escalations: in all and in each stage, by age, and those that nobody takes care of, that "
        + "stand still, and that are overdue.")]
    public async Task<IResult> Count([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/desk/escalations/counts")] Call call) =>
        Answers.Json(EscalationCountsView.FromCounts(await desk.Count(call.Cancellation)));

    private static EscalationFilter Filter(Call call)
    {
        var claimed = Id(call, "claimed");
        return new()
        {
            Stage = EnumParameter.Read(call, "stage", EscalationDesk.Stages, "a stage of an open escalation"),
            Cause = EnumParameter.Read(call, "cause", Enum.GetValues<EscalationCause>(), "a cause"),
            Suspended = EnumParameter.Flag(call, "suspended"),
            DeskTask = EnumParameter.Flag(call, "task"),
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
        : throw new BadRequestException(
            name, "idInvalid", $"'{name}' is an id of 1 to {LongestId} characters, without control characters.");

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
