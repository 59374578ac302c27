using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using NodaTime;
using WorkMarket.Api.Endpoints;
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
public sealed class DemoEndpoints(Tokens tokens)
{
    private static readonly Duration TokenLife = Duration.FromDays(7);

    /// <summary>The demo people with a token for each of their channels.</summary>
    public ImmutableList<DemoPersonView> WithTokens() => DemoPeople.People.ConvertAll(person => new DemoPersonView(
        person.Id, person.Name, person.Role, person.Company,
        DemoPeople.ChannelsOf(person).ConvertAll(channel => new DemoToken(channel, tokens.Issue(Claims.ToActor(person, channel)!, TokenLife)))));

    /// <summary>Shows them.</summary>
    public Task<IResult> People(Call call) => Task.FromResult(Answers.Json(new DemoPeopleView(WithTokens())));
}
