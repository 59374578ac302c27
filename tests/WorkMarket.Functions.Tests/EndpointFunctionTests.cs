using Microsoft.Azure.Functions.Worker;
using WorkMarket.Api.Endpoints;
using WorkMarket.Domain.People;
using Xunit;

namespace WorkMarket.Functions.Tests;

/// <summary>The compiled functions and the endpoint table are the same set.</summary>
public sealed class EndpointFunctionTests
{
    public static TheoryData<string> Names => [.. HttpFunction.OfEndpoints.Select(function => function.Name)];

    [Fact]
    public void Functions_and_endpoints_have_the_same_names_methods_and_routes()
    {
        var endpoints = EndpointTable.All.Select(endpoint => (endpoint.Name, endpoint.Method, endpoint.Route)).Order();
        var functions = HttpFunction.OfEndpoints.Select(function =>
            (function.Name, Method: Assert.Single(function.Trigger.Methods!).ToUpperInvariant(), Route: function.Trigger.Route!)).Order();
        Assert.Equal(endpoints, functions);
    }

    [Fact]
    public void Every_function_lets_the_endpoint_decide_who_may_call() =>
        Assert.All(HttpFunction.All, function => Assert.Equal(AuthorizationLevel.Anonymous, function.Trigger.AuthLevel));

    [Fact]
    public void Every_function_is_public_so_that_the_worker_calls_it_without_reflection() =>
        Assert.All(HttpFunction.Functions(), function => Assert.True(function.Method.IsPublic && function.Method.DeclaringType!.IsVisible, function.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_function_reaches_the_endpoint_of_its_own_name(string name)
    {
        var log = new EndpointLog();
        Assert.Equal(500, await Function(name).Call(Identities.Failing, log));
        Assert.Equal([name], log.Endpoints);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Without_credentials_it_answers_401_exactly_where_the_policy_wants_a_sign_in_or_a_secret(string name)
    {
        var status = await Function(name).Call(Identities.Nobody, new EndpointLog());
        Assert.Equal(EndpointTable.Named(name).Policy is EndpointPolicy.ForRoles or EndpointPolicy.BySecret, status == 401);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task In_each_role_it_answers_403_exactly_where_the_policy_leaves_the_role_out(string name)
    {
        // Nobody signs in as the clock.
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.System))
        {
            var status = await Function(name).Call(Identities.In(role), new EndpointLog());
            // A call wants the provider's signature, whoever is signed in.
            var isRefused = EndpointTable.Named(name).Policy is EndpointPolicy.ForRoles policy
                ? !policy.Roles.Contains(role)
                : EndpointTable.Named(name).Policy is EndpointPolicy.BySignature;
            Assert.Equal(isRefused, status == 403);
        }
    }

    private static HttpFunction Function(string name) => HttpFunction.All.Find(function => function.Name == name)!;
}
