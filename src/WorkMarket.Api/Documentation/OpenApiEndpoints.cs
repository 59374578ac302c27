using Microsoft.AspNetCore.Http;
using WorkMarket.Api.Endpoints;

namespace WorkMarket.Api.Documentation;

/// <summary>The description of the API over HTTP.</summary>
public sealed class OpenApiEndpoints
{
    /// <summary>Shows it.</summary>
    public static Task<IResult> Get(Call call) => Task.FromResult(Results.Text(OpenApiDocument.Text, "application/json"));
}
