using WorkMarket.Application.People;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.People;

/// <summary>Who is signed in.</summary>
/// <param name="Id">The person's id.</param>
/// <param name="Name">As the directory has it; left out where it has none.</param>
/// <param name="Role">What the person may do here.</param>
/// <param name="Company">A client's company; left out for others.</param>
/// <param name="Channel">Over what the person is signed in; it comes from the credential.</param>
public sealed record MeView(PersonId Id, string? Name, Role Role, CompanyId? Company, Channel Channel);

/// <summary>People over HTTP.</summary>
public sealed class PeopleFunctions(CachedDirectory directory)
{
    [Function("GetMe"), Authorize, Answers<MeView>]
    [EndpointSummary("Shows who is signed in.")]
    public async Task<IResult> Me([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/me")] Call call)
    {
        var id = call.By.Person()!.Value;
        var person = await directory.FindPerson(id, call.Cancellation);
        return Answers.Json(new MeView(id, person?.Name, call.By.Role, (call.By as Actor.Client)?.Company, call.By.Channel()!.Value));
    }
}

/// <summary>How WorkMarket Support is reached.</summary>
/// <param name="Phone">The number to call, and what to choose there.</param>
/// <param name="Email">The address for mail.</param>
public sealed record SupportView(string Phone, string Email);

/// <summary>WorkMarket Support over HTTP.</summary>
public sealed class SupportFunctions(Policy policy)
{
    [Function("GetSupport"), AllowAnonymous, WithoutStorage, Answers<SupportView>]
    [EndpointSummary("Says how WorkMarket Support is reached.")]
    public Task<IResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/support")] Call call) =>
        Task.FromResult(Answers.Json(new SupportView(policy.Support.Phone, policy.Support.Email)));
}
