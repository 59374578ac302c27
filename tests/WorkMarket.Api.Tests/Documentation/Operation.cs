using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using WorkMarket.Api.Assignments;
using WorkMarket.Api.Companies;
using WorkMarket.Api.Http;
using WorkMarket.Api.People;

namespace WorkMarket.Api.Tests.Documentation;

/// <summary>One endpoint as an OpenAPI operation.</summary>
internal static class Operation
{
    public static JsonObject Describe(ApiEndpoint endpoint, Schemas schemas)
    {
        var operation = new JsonObject
        {
            ["operationId"] = endpoint.Name,
            ["summary"] = endpoint.Summary,
            ["tags"] = new JsonArray(Subject.Find(endpoint)),
            ["description"] = SignIn.Caller(endpoint),
            ["security"] = SignIn.Describe(endpoint),
        };
        if (Parameters.Describe(endpoint, schemas) is { Count: > 0 } parameters)
            operation["parameters"] = parameters;
        if (endpoint.Has<SignedCallAttribute>())
            operation["requestBody"] = Body(isRequired: true, Content(PlainForm.MediaType, VoiceForm()));
        else if (endpoint.Body is { RequestType: { } body })
            operation["requestBody"] = Body(!endpoint.Body.IsOptional, Content("application/json", schemas.OfRequest(body)));
        if (endpoint.Find<TakesFormAttribute>() is { Form: var form })
            operation["requestBody"] = FormBodies.Request(form);
        if (endpoint.Find<TakesFileAttribute>() is { } takes)
            operation["requestBody"] = FileBodies.Request(takes, schemas);
        operation["responses"] = Responses(endpoint, schemas);
        return operation;
    }

    public static JsonObject Content(string mediaType, JsonObject schema) => new() { [mediaType] = new JsonObject { ["schema"] = schema } };

    private static JsonObject Body(bool isRequired, JsonObject content) => new() { ["required"] = isRequired, ["content"] = content };

    private static JsonObject Responses(ApiEndpoint endpoint, Schemas schemas)
    {
        var responses = new JsonObject { [$"{endpoint.Success.StatusCode}"] = Success(endpoint, schemas) };
        if (endpoint.Has<SendsFileAttribute>())
            FileBodies.AddAnswers(responses, endpoint.Find<SendsFileAttribute>()!.MediaType);
        foreach (var (status, problem) in ProblemResponses.Describe(endpoint, schemas))
            responses[status] = problem;
        return responses;
    }

    private static JsonObject Success(ApiEndpoint endpoint, Schemas schemas)
    {
        var headers = new JsonObject();
        if (typeof(ActionView).IsAssignableFrom(endpoint.Success.Type) || endpoint.Success.Type == typeof(AssignmentView))
            headers["ETag"] = Header(OfWhat(endpoint), new() { ["type"] = "string", ["pattern"] = Parameters.VersionPattern });
        if (endpoint.Success.Type == typeof(ProfileView) || endpoint.Success.Type == typeof(CompanySettingsView))
            headers["ETag"] = Header("Its version.", new() { ["type"] = "string", ["pattern"] = Parameters.VersionPattern });
        if (endpoint.Success is { StatusCode: StatusCodes.Status302Found }
            or { StatusCode: StatusCodes.Status201Created, Type.Name: nameof(ActionView) })
            headers["Location"] = Header("Where it is.", new() { ["type"] = "string", ["format"] = "uri-reference" });
        var success = new JsonObject
        {
            ["description"] = endpoint.Success.StatusCode switch
            {
                StatusCodes.Status201Created => "It is created.",
                StatusCodes.Status202Accepted => "It is on its way.",
                StatusCodes.Status302Found => "It is at another address, for a few minutes.",
                _ => "It is done.",
            },
        };
        if (headers.Count > 0)
            success["headers"] = headers;
        if (endpoint.Has<SignedCallAttribute>())
            success["content"] = Content("text/xml", new() { ["type"] = "string", ["description"] = "TwiML." });
        else if (endpoint.Has<ProblemsAsPagesAttribute>())
            success["content"] = FormBodies.Page();
        else if (endpoint.Success.StatusCode != StatusCodes.Status302Found)
        {
            success["content"] = Content(
                "application/json", endpoint.Success.Type is { } answer ? schemas.OfAnswer(answer) : new() { ["type"] = "object" });
        }
        return success;
    }

    private static string OfWhat(ApiEndpoint endpoint) => endpoint.IfMatch == IfMatchUse.Visit
        ? "The visit's own version; where it is removed, the assignment's."
        : "The assignment's version.";

    private static JsonObject VoiceForm() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["CallSid"] = new JsonObject { ["type"] = "string", ["description"] = "The call's id." },
            ["Digits"] = new JsonObject { ["type"] = "string", ["description"] = "What the caller typed." },
        },
        ["required"] = new JsonArray("CallSid"),
    };

    private static JsonObject Header(string description, JsonObject schema) => new() { ["description"] = description, ["schema"] = schema };
}
