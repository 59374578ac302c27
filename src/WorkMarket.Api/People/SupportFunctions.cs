namespace WorkMarket.Api.People;

/// <summary>How WorkMarket Support is reached.</summary>
/// <param name="Phone">The number to call, and what to choose there.</param>
/// <param name="Email">The address for mail.</param>
public sealed record SupportView(string Phone, string Email);

/// <summary>WorkMarket Support over HTTP.</summary>
public sealed class SupportFunctions(Policy policy)
{
    [Function("GetSupport"), AllowAnonymous, WithoutStorage, Answers<SupportView>]
    [EndpointSummary("Says how WorkMarket Support is reached.")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/support")] Call call) =>
        Task.FromResult(Answers.Json(new SupportView(policy.Support.Phone, policy.Support.Email)));
}
