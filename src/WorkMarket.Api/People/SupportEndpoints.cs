using Microsoft.AspNetCore.Http;
using WorkMarket.Api.Endpoints;
using WorkMarket.Domain;

namespace WorkMarket.Api.People;

/// <summary>How WorkMarket Support is reached.</summary>
/// <param name="Phone">By telephone.</param>
/// <param name="Email">By mail.</param>
public sealed record SupportView(string Phone, string Email);

/// <summary>WorkMarket Support over HTTP.</summary>
public sealed class SupportEndpoints(Policy policy)
{
    /// <summary>Says how it is reached.</summary>
    public Task<IResult> Get(Call call) => Task.FromResult(Answers.Json(new SupportView(policy.Support.Phone, policy.Support.Email)));
}
