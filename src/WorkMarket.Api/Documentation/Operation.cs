using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using WorkMarket.Api.Assignments;
using WorkMarket.Api.Companies;
using WorkMarket.Api.Endpoints;
using WorkMarket.Api.People;
using Endpoint = WorkMarket.Api.Endpoints.Endpoint;

namespace WorkMarket.Api.Documentation;

/// <summary>One endpoint as an OpenAPI operation.</summary>
internal static class Operation
{
    public const string Bearer = "bearer";

    public static JsonObject Of(Endpoint endpoint, Schemas schemas)
    {
        var operation = new JsonObject
        {
            ["operationId"] = endpoint.Name,
            ["summary"] = endpoint.Summary,
            ["tags"] = new JsonArray(Subject.Of(endpoint)),
        };
        if (endpoint.Policy is EndpointPolicy.ForRoles policy)
        {
            operation["description"] = $"For the roles {string.Join(", ", policy.Roles.Order())}.";
            operation["security"] = new JsonArray(new JsonObject { [Bearer] = new JsonArray() });
        }
        if (endpoint.Policy is EndpointPolicy.BySecret)
            operation["description"] = "For the mail gateway, which brings its secret as a bearer or as the password of basic authentication.";
        if (Parameters.Of(endpoint, schemas) is { Count: > 0 } parameters)
            operation["parameters"] = parameters;
        if (endpoint.Policy is EndpointPolicy.BySignature)
            operation["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Content("application/x-www-form-urlencoded", VoiceForm()) };
        else if (endpoint.Body is { } body)
            operation["requestBody"] = new JsonObject { ["required"] = !endpoint.BodyOptional, ["content"] = Content("application/json", schemas.OfRequest(body)) };
        if (endpoint.Form is { } form)
            operation["requestBody"] = FormBodies.Request(form);
        if (endpoint.File is { } file)
            operation["requestBody"] = FileBodies.Request(file, schemas);
        operation["responses"] = Responses(endpoint, schemas);
        return operation;
    }

    public static JsonObject Content(string mediaType, JsonObject schema) => new() { [mediaType] = new JsonObject { ["schema"] = schema } };

    private static JsonObject Responses(Endpoint endpoint, Schemas schemas)
    {
        var responses = new JsonObject { [$"{endpoint.Success}"] = Success(endpoint, schemas) };
        if (endpoint.SendsFile)
            FileBodies.AddAnswers(responses, endpoint.MadeFile);
        foreach (var (status, problem) in ProblemResponses.Of(endpoint, schemas))
            responses[status] = problem;
        return responses;
    }

    private static JsonObject Success(Endpoint endpoint, Schemas schemas)
    {
        var headers = new JsonObject();
        if (typeof(ActionView).IsAssignableFrom(endpoint.Answer) || endpoint.Answer == typeof(AssignmentView))
            headers["ETag"] = Header("The assignment's version.", new() { ["type"] = "string", ["pattern"] = Parameters.VersionPattern });
        if (endpoint.Answer == typeof(ProfileView) || endpoint.Answer == typeof(CompanySettingsView))
            headers["ETag"] = Header("Its version.", new() { ["type"] = "string", ["pattern"] = Parameters.VersionPattern });
        if (endpoint.Success == StatusCodes.Status302Found || endpoint.Answer == typeof(ActionView) && endpoint.Success == StatusCodes.Status201Created)
            headers["Location"] = Header("Where it is.", new() { ["type"] = "string", ["format"] = "uri-reference" });
        var success = new JsonObject
        {
            ["description"] = endpoint.Success switch
            {
                StatusCodes.Status201Created => "It is created.",
                StatusCodes.Status202Accepted => "It is on its way.",
                StatusCodes.Status302Found => "It is at another address, for a few minutes.",
                _ => "It is done.",
            },
        };
        if (headers.Count > 0)
            success["headers"] = headers;
        if (endpoint.Policy is EndpointPolicy.BySignature)
            success["content"] = Content("text/xml", new() { ["type"] = "string", ["description"] = "TwiML." });
        else if (endpoint.ProblemPage is not null)
            success["content"] = FormBodies.Page();
        else if (endpoint.Success != StatusCodes.Status302Found)
            success["content"] = Content("application/json", endpoint.Answer is { } answer ? schemas.OfAnswer(answer) : new() { ["type"] = "object" });
        return success;
    }

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
