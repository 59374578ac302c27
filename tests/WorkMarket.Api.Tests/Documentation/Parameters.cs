using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NodaTime;
using WorkMarket.Api.Http;
using WorkMarket.Api.Inbound;
using WorkMarket.Application.Inbound;
using WorkMarket.Application.Jobs;
using WorkMarket.Application.Members;
using WorkMarket.Application.Notifications;
using WorkMarket.Application.Operations;
using WorkMarket.Application.Payables;
using WorkMarket.Domain.ApiClients;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Documents;
using WorkMarket.Domain.Editing;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.People;
using WorkMarket.Domain.ReplyTemplates;
using WorkMarket.Domain.Subcontracting;
using WorkMarket.Domain.Templates;
using WorkMarket.Domain.Terms;
using WorkMarket.Domain.TimeLog;
using WorkMarket.Domain.Todo;
using WorkMarket.Domain.Violations;
using ApplicationId = WorkMarket.Domain.Negotiation.ApplicationId;

namespace WorkMarket.Api.Tests.Documentation;

/// <summary>What an endpoint reads from route, query and headers.</summary>
internal static class Parameters
{
    public const string VersionPattern = "^\"[0-9]+\"$";

    private static readonly Dictionary<string, (Type? Type, string Meaning)> Route = new()
    {
        ["assignment"] = (typeof(AssignmentId), "The assignment."),
        ["application"] = (typeof(ApplicationId), "The application or counteroffer."),
        ["change"] = (typeof(ChangeId), "The proposed change."),
        ["version"] = (null, "The version of the terms, counted from 1."),
        ["visit"] = (typeof(VisitId), "The visit."),
        ["deliverable"] = (typeof(DeliverableId), "The deliverable."),
        ["doc"] = (typeof(DocumentId), "The client's document."),
        ["reply"] = (typeof(ReplyTemplateId), "The reply template."),
        ["template"] = (typeof(TemplateId), "The template."),
        ["worker"] = (typeof(PersonId), "The worker."),
        ["company"] = (typeof(CompanyId), "The client company."),
        ["question"] = (typeof(QuestionId), "The question."),
        ["proposal"] = (typeof(LowerAmountId), "The client's latest proposal of a lower amount."),
        ["funds"] = (typeof(FundsRequestId), "The request for funds, or what the client added."),
        ["subcontract"] = (typeof(SubcontractId), "The worker's request to subcontract."),
        ["file"] = (typeof(ProfileFileId), "The file that belongs to a profile."),
        ["violation"] = (typeof(ViolationId), "The report of a violation."),
        ["notification"] = (typeof(NoticeId), "The notification."),
        ["job"] = (typeof(JobKind), "The job."),
        ["mail"] = (typeof(MailId), "The mail on the desk."),
        ["document"] = (typeof(TermsDocument), "The document that workers accept."),
        ["client"] = (typeof(ApiClientId), "The API client."),
        ["provider"] = (typeof(ApiClientId), "The payment provider."),
        ["payment"] = (null, "The payment to look at, as the list names it."),
        ["month"] = (null, "The month, as in 2026-11."),
        ["escalation"] = (typeof(EscalationId), "The escalation."),
        ["engagement"] = (null, "The number of the engagement that ended: that of the first worker who had the assignment is 1."),
        ["person"] = (typeof(PersonId), "The person."),
        ["invitation"] = (typeof(InvitationId), "The invitation, or a worker's registration."),
        ["upload"] = (null, "The upload, as the answer that began it names it."),
        ["queue"] = (null, "The queue from which messages were set aside."),
        ["message"] = (null, "The message that was set aside, as the list names it."),
        ["token"] = (null, "The secret from the link in the mail."),
    };

    public static JsonArray Describe(ApiEndpoint endpoint, Schemas schemas) =>
        [.. InPath(endpoint, schemas), .. InQuery(endpoint, schemas), .. InHeaders(endpoint)];

    private static IEnumerable<JsonObject> InPath(ApiEndpoint endpoint, Schemas schemas) => endpoint.Route.Split('/')
        .Where(segment => segment.StartsWith('{'))
        .Select(segment => segment.Trim('{', '}'))
        .Select(name => Parameter("path", name, Route[name].Meaning, isRequired: true,
            Route[name].Type is { } type ? schemas.OfRequest(type) : new() { ["type"] = "string" }));

    private static IEnumerable<JsonObject> InQuery(ApiEndpoint endpoint, Schemas schemas) => endpoint.Query
        .Select(query => Parameter("query", query.Name, query.Meaning, query.IsRequired, query.Name switch
        {
            "status" => schemas.OfRequest(endpoint.Success.Type == typeof(DeskMailListView) ? typeof(DeskMailStatus) : typeof(Status)),
            "kind" => schemas.OfRequest(typeof(DeskMailKind)),
            "view" => schemas.OfRequest(typeof(Focus)),
            "stage" => new() { ["type"] = "string", ["enum"] = Stages() },
            "cause" => schemas.OfRequest(typeof(EscalationCause)),
            "company" => schemas.OfRequest(typeof(CompanyId)),
            "suspended" => new() { ["type"] = "boolean" },
            "openedBefore" => schemas.OfRequest(typeof(Instant)),
            "state" => schemas.OfRequest(typeof(PayableState)),
            "paidFrom" or "paidUntil" => schemas.OfRequest(typeof(LocalDate)),
            "provider" => schemas.OfRequest(typeof(ApiClientId)),
            "limit" => new() { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = Call.LargestPage, ["default"] = Call.DefaultPage },
            "step" => new() { ["type"] = "integer", ["minimum"] = 0 },
            "type" => schemas.OfRequest(typeof(DeliverableType)),
            "replaces" => schemas.OfRequest(typeof(DeliverableId)),
            "through" => new() { ["type"] = "string", ["enum"] = new JsonArray("api") },
            "explain" => new() { ["type"] = "boolean", ["default"] = false },
            "window" => new() { ["enum"] = new JsonArray("recent", "allTime"), ["default"] = "recent" },
            "version" => new() { ["type"] = "integer", ["minimum"] = 1 },
            "unread" => new() { ["type"] = "boolean", ["default"] = false },
            _ => new() { ["type"] = "string" },
        }));

    private static JsonArray Stages() =>
        [.. EscalationDesk.Stages.Select(stage => JsonNamingPolicy.CamelCase.ConvertName(stage.ToString()))];

    private static IEnumerable<JsonObject> InHeaders(ApiEndpoint endpoint)
    {
        if (endpoint.Roles is not null && ChangesSomething(endpoint))
        {
            yield return Parameter(
                "header", "Idempotency-Key", "The same for every attempt at one request: a repeat gets the first answer.",
                isRequired: false,
                new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = CallReader.LongestKey, ["pattern"] = "^[!-~]+$" });
        }
        foreach (var (name, meaning) in endpoint.Has<SendsFileAttribute>() ? FileBodies.Headers : [])
            yield return Parameter("header", name, meaning, isRequired: false, new() { ["type"] = "string" });
        if (endpoint.IfMatch != IfMatchUse.None)
        {
            var meaning = endpoint.IfMatch switch
            {
                IfMatchUse.Visit => "The visit's own version.",
                IfMatchUse.Own => "Its version, from its ETag.",
                _ => "The assignment's version, from its ETag.",
            };
            yield return Parameter("header", "If-Match", meaning, endpoint.NeedsIfMatch,
                new() { ["type"] = "string", ["pattern"] = VersionPattern });
        }
    }

    /// <summary>Whether an endpoint is there to change something.</summary>
    public static bool ChangesSomething(ApiEndpoint endpoint) => !HttpMethods.IsGet(endpoint.Method!);

    private static JsonObject Parameter(string place, string name, string meaning, bool isRequired, JsonObject schema)
    {
        var parameter = new JsonObject { ["name"] = name, ["in"] = place, ["description"] = meaning };
        if (isRequired)
            parameter["required"] = true;
        parameter["schema"] = schema;
        return parameter;
    }
}
