using Microsoft.AspNetCore.Http;
using WorkMarket.Api.Endpoints;
using WorkMarket.Application.People;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.People;

/// <summary>Who is signed in.</summary>
public sealed record MeView(PersonId Id, string? Name, Role Role, CompanyId? Company, Channel Channel);

/// <summary>People over HTTP.</summary>
public sealed class PeopleEndpoints(IDirectory directory)
{
    /// <summary>Shows who is signed in.</summary>
    public async Task<IResult> Me(Call call)
    {
        var id = call.By.Person()!.Value;
        var person = await directory.FindPerson(id, call.Cancellation);
        return Answers.Json(new MeView(id, person?.Name, call.By.Role, (call.By as Actor.Client)?.Company, call.By.Channel()!.Value));
    }
}
