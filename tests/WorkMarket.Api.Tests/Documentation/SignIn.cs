using System.Text.Json;
using System.Text.Json.Nodes;
using WorkMarket.Api.Http;
using WorkMarket.Api.Phone;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Tests.Documentation;

/// <summary>What a caller has to bring along.</summary>
internal static class SignIn
{
    private const string Bearer = "bearer";
    private const string GatewayBearer = "gatewayBearer";
    private const string GatewayBasic = "gatewayBasic";
    private const string Signature = "telephoneSignature";

    /// <summary>All that there is.</summary>
    public static JsonObject Schemes => new()
    {
        [Bearer] = Http("bearer", "The access token of a person, or of an API client from `/api/authorization/request`."),
        [GatewayBearer] = Http("bearer", "The secret that is set for the mail gateway."),
        [GatewayBasic] = Http("basic", "The same secret as the password; the name does not matter."),
        [Signature] = new JsonObject
        {
            ["type"] = "apiKey",
            ["in"] = "header",
            ["name"] = TwilioSignature.Header,
            ["description"] = "The telephone provider's signature of the address and the form.",
        },
    };

    /// <summary>What an endpoint asks for; an empty list where it asks for nothing.</summary>
    public static JsonArray Describe(ApiEndpoint endpoint) => endpoint switch
    {
        { Roles: not null } => Any(Bearer),
        { IsForGateway: true } => Any(GatewayBearer, GatewayBasic),
        _ when endpoint.Has<SignedCallAttribute>() => Any(Signature),
        _ => [],
    };

    /// <summary>Who may call an endpoint, in a sentence.</summary>
    public static string Caller(ApiEndpoint endpoint) => endpoint switch
    {
        { Roles: { } roles } when roles.Count == Enum.GetValues<Role>().Length => "For whoever is signed in.",
        { Roles: { } roles } => $"For {string.Join(", ", roles.Order().Select(Name))}.",
        { IsForGateway: true } => "For the mail gateway.",
        _ when endpoint.Has<SignedCallAttribute>() => "For the telephone provider.",
        _ when endpoint.Has<HoldsSecretAttribute>() => "For whoever has the link, without a sign-in.",
        _ => "For everybody, without a sign-in.",
    };

    private static string Name(Role role) => $"`{JsonNamingPolicy.CamelCase.ConvertName($"{role}")}`";

    private static JsonArray Any(params string[] schemes) =>
        [.. schemes.Select(scheme => new JsonObject { [scheme] = new JsonArray() })];

    private static JsonObject Http(string scheme, string description) =>
        new() { ["type"] = "http", ["scheme"] = scheme, ["description"] = description };
}
