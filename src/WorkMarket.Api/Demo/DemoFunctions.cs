using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Api.Identity;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Demo;

/// <summary>A token and the channel it speaks for.</summary>
public sealed record DemoToken(Channel Channel, string Token);

/// <summary>A demo person with tokens.</summary>
public sealed record DemoPersonView(PersonId Id, string Name, Role Role, CompanyId? Company, ImmutableList<DemoToken> Tokens);

/// <summary>The demo people.</summary>
public sealed record DemoPeopleView(ImmutableList<DemoPersonView> People);

/// <summary>Tokens of the demo people, in Development only.</summary>
public sealed class DemoFunctions(Tokens tokens)
{
    private static readonly Duration TokenLife = Duration.FromDays(7);

    [Function("GetDemoPeople"), AnswersSecret, AllowAnonymous, InDevelopment, Answers<DemoPeopleView>]
    [EndpointSummary("Shows the demo people and their tokens, on a developer's machine only.")]
    public Task<IResult> People(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/demo/people")] Call call) =>
        Task.FromResult(Answers.Json(new DemoPeopleView(DemoPeople.People.ConvertAll(person => new DemoPersonView(
            person.Id, person.Name, person.Role, person.Company,
            DemoPeople.ChannelsOf(person).ConvertAll(channel => new DemoToken(channel, tokens.Issue(person.As(channel), TokenLife))))))));
}
