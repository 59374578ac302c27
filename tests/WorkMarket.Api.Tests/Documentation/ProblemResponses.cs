using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.WebUtilities;
using WorkMarket.Api.Http;

namespace WorkMarket.Api.Tests.Documentation;

/// <summary>The problems that an endpoint may answer with.</summary>
internal static class ProblemResponses
{
    private const string Problem = "Problem";

    public static IEnumerable<(string Status, JsonObject Response)> Describe(ApiEndpoint endpoint, Schemas schemas)
    {
        schemas.Add(Problem, Schema);
        return All(endpoint).Select(problem => (problem.Status, endpoint.Has<ProblemsAsPagesAttribute>()
            ? new JsonObject { ["description"] = problem.Meaning, ["content"] = FormBodies.Page() }
            : schemas.KeepResponse(Name(problem.Status, endpoint), Response(problem.Meaning, problem.Status is "429" or "503"))));
    }

    private static string Name(string status, ApiEndpoint endpoint)
    {
        if (status == "default")
            return "OtherProblem";
        var of = endpoint switch
        {
            { Name: "RequestAuthorization" } => "OfAuthorization",
            { IsForGateway: true } => "OfGateway",
            _ when endpoint.Has<SignedCallAttribute>() => "OfCall",
            _ when endpoint.Has<TakesFileAttribute>() && status is "413" or "415" => "OfFile",
            _ => "",
        };
        var phrase = ReasonPhrases.GetReasonPhrase(int.Parse(status, CultureInfo.InvariantCulture));
        return phrase.Replace(" ", "", StringComparison.Ordinal) + of;
    }

    private static IEnumerable<(string Status, string Meaning)> All(ApiEndpoint endpoint)
    {
        var isForRoles = endpoint.Roles is not null;
        var changes = Parameters.ChangesSomething(endpoint);
        if (isForRoles)
        {
            yield return ("400", "Something in the request is wrong in form, or a field breaks a rule.");
            yield return ("401", "The bearer token is missing, expired or not ours.");
            yield return ("403", "Not for this role or person.");
        }
        if (endpoint.Has<SignedCallAttribute>())
        {
            yield return ("400", "Something in the form is wrong.");
            yield return ("403", "The signature is missing or wrong.");
            yield return ("413", "The body is too large.");
            yield return ("415", "The body is not a form.");
            yield return ("503", "Storage does not answer.");
            yield return ("default", "Something else failed.");
            yield break;
        }
        if (endpoint.Name == "RequestAuthorization")
        {
            yield return ("400", "Something in the request is wrong in form.");
            yield return ("401", "The credentials are wrong, or hold no more.");
            yield return ("413", "The body is too large.");
            yield return ("415", "The body is not JSON.");
            yield return ("429", "Too many were wrong, so that none are taken for a while; or too many requests came from this address.");
            yield return ("503", "Storage does not answer.");
            yield return ("default", "Something else failed.");
            yield break;
        }
        if (endpoint.IsForGateway)
        {
            yield return ("400", "Something in the request is wrong in form. A mail itself never is.");
            yield return ("401", "The secret is missing or wrong, or none is set.");
            yield return ("413", "The body is too large.");
            yield return ("415", "The body is of another kind.");
            yield return ("503", "Storage does not answer, or too many write to one assignment. Deliver it again.");
            yield return ("default", "Something else failed.");
            yield break;
        }
        if (endpoint.Route.Contains('{'))
            yield return ("404", "There is no such thing, or none that the caller may know of.");
        if (changes)
            yield return ("409", "A rule speaks against it, in the present state.");
        if (endpoint.IfMatch != IfMatchUse.None)
            yield return ("412", "It has changed since: If-Match names an older version.");
        if (endpoint.Body is not null)
        {
            yield return ("413", "The body is too large.");
            yield return ("415", "The body is not JSON.");
        }
        if (endpoint.Has<TakesFileAttribute>())
        {
            yield return ("413", "The file is too large to come through here: begin an upload.");
            yield return ("415", "The body is of another kind, or encoded.");
        }
        if (changes && isForRoles)
            yield return ("422", "The Idempotency-Key was used with another body.");
        if (endpoint.NeedsIfMatch)
            yield return ("428", "If-Match is missing.");
        if (!endpoint.Has<DisableRateLimitingAttribute>())
            yield return ("429", "Too many requests in the last minute, of one who is signed in or else of one address.");
        if (isForRoles || endpoint.Name == "GetReadiness")
        {
            yield return ("503", "Storage does not answer, or too many write to one assignment. "
                + "Try again with the same Idempotency-Key: what was done is not done twice.");
        }
        yield return ("default", "Something else failed.");
    }

    private static JsonObject Response(string meaning, bool isForAWhile)
    {
        var response = new JsonObject { ["description"] = meaning };
        if (isForAWhile)
        {
            response["headers"] = new JsonObject
            {
                ["Retry-After"] = new JsonObject
                {
                    ["description"] = "After how many seconds.",
                    ["schema"] = new JsonObject { ["type"] = "integer" },
                },
            };
        }
        response["content"] = Operation.Content("application/problem+json", Schemas.Reference(Problem));
        return response;
    }

    private static JsonObject Schema() => new()
    {
        ["type"] = "object",
        ["description"] = "RFC 9457, with a stable code.",
        ["properties"] = new JsonObject
        {
            ["type"] = Text("`urn:workmarket:problem:` and the code.", "uri"),
            ["title"] = Text("The name of the status."),
            ["status"] = new JsonObject { ["type"] = "integer", ["description"] = "The HTTP status." },
            ["code"] = Text("Stable; for programs."),
            ["detail"] = Text("For people."),
            ["errors"] = ListOf("What is wrong in form.", new()
            {
                ["field"] = Text("The field, parameter or header that is wrong."),
                ["rule"] = Text("Stable; for programs."),
                ["message"] = Text("For people."),
            }, "field", "rule", "message"),
            ["refusals"] = ListOf("The rules that speak against it; each may hold more that belongs to its rule.", new()
            {
                ["rule"] = Text("Stable; for programs."),
                ["message"] = Text("For people."),
                ["field"] = Text("The field that is wrong, where one is."),
                ["holdsFrom"] = Text("From when the rule would hold, where time alone brings it.", "date-time"),
            }, "rule", "message"),
        },
        ["required"] = new JsonArray("type", "title", "status", "code", "detail"),
    };

    private static JsonObject Text(string description, string? format = null)
    {
        var text = new JsonObject { ["type"] = "string", ["description"] = description };
        if (format is not null)
            text["format"] = format;
        return text;
    }

    private static JsonObject ListOf(string description, JsonObject properties, params string[] required) => new()
    {
        ["type"] = "array",
        ["description"] = description,
        ["items"] = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = new JsonArray([.. required.Select(name => JsonValue.Create(name))]),
        },
    };
}
