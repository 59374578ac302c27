using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;

namespace WorkMarket.Api.Endpoints;

/// <summary>One entry of the endpoint table.</summary>
public sealed record Endpoint
{
    /// <summary>Its name, the same in both hosts.</summary>
    public required string Name { get; init; }

    /// <summary>The HTTP method, upper case.</summary>
    public required string Method { get; init; }

    /// <summary>The route below <c>/api</c>, as in <c>assignments/{assignment}</c>.</summary>
    public required string Route { get; init; }

    /// <summary>Who may call it.</summary>
    public required EndpointPolicy Policy { get; init; }

    /// <summary>
    /// The value of the route that is a secret, as in <c>token</c>; null where none is. Telemetry and logs then have nothing of a path
    /// beyond what comes before the route's first value (<see cref="Telemetry.SecretPaths"/>).
    /// </summary>
    public string? Secret { get; init; }

    /// <summary>What it does, in a line.</summary>
    public required string Summary { get; init; }

    /// <summary>Handles a call that identity, policy and form have let through.</summary>
    public required Func<Call, Task<IResult>> Handle { get; init; }

    /// <summary>The type of the JSON body, or null where there is none.</summary>
    public Type? Body { get; init; }

    /// <summary>Whether the body may be left out.</summary>
    public bool BodyOptional { get; init; }

    /// <summary>How a file comes as the body, which the endpoint then reads itself; null where none does.</summary>
    public FileBody? File { get; init; }

    /// <summary>The form that the body is; null where it is none. A gateway's the endpoint reads itself.</summary>
    public FormBody? Form { get; init; }

    /// <summary>The most bytes of the body, where they are other than usual and the endpoint does not read it itself.</summary>
    public int? LargestBody { get; init; }

    /// <summary>How it shows a browser the problem of a status; null where it does not answer with pages.</summary>
    public Func<int, IResult>? ProblemPage { get; init; }

    /// <summary>Whether it may answer with a file, whole or in part.</summary>
    public bool SendsFile { get; init; }

    /// <summary>The media type of a file that is made of the case as it stands; null where there is none, or where the file is a person's.</summary>
    public string? MadeFile { get; init; }

    /// <summary>The status of success.</summary>
    public int Success { get; init; } = StatusCodes.Status200OK;

    /// <summary>The type of the answer, or null where it has no JSON body.</summary>
    public Type? Answer { get; init; }

    /// <summary>The query parameters that it knows.</summary>
    public ImmutableList<QueryParameter> Query { get; init; } = [];

    /// <summary>What If-Match means to it.</summary>
    public IfMatchUse IfMatch { get; init; }
}

/// <summary>A query parameter and what it means.</summary>
public sealed record QueryParameter(string Name, string Meaning, bool IsRequired = false);

/// <summary>How a file comes as the body of a request.</summary>
public enum FileBody
{
    /// <summary>As a part of <c>multipart/form-data</c>.</summary>
    Form,

    /// <summary>Its bytes are the body.</summary>
    Raw,
}

/// <summary>Forms that come as the body of a request.</summary>
public enum FormBody
{
    /// <summary>That of a page of ours.</summary>
    Page,

    /// <summary>That of a mail gateway, SendGrid's Inbound Parse.</summary>
    Gateway,
}

/// <summary>What If-Match names.</summary>
public enum IfMatchUse
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The assignment's version; may be left out.</summary>
    Assignment,

    /// <summary>The visit's own version; has to be there.</summary>
    Visit,

    /// <summary>The version of what the address names, a profile or settings; has to be there.</summary>
    Own,
}

/// <summary>What can be asked of it.</summary>
public static class IfMatchUses
{
    /// <summary>Whether If-Match has to be there.</summary>
    public static bool IsRequired(this IfMatchUse use) => use is IfMatchUse.Visit or IfMatchUse.Own;
}
