using Microsoft.Azure.Functions.Worker;
using WorkMarket.Api.Http;
using WorkMarket.Domain.People;
using WorkMarket.Portal.Shell;
using Xunit;

namespace WorkMarket.Functions.Tests;

/// <summary>Every HTTP function is an endpoint that the pipeline guards.</summary>
public sealed class EndpointFunctionTests(PipelineHost host) : IClassFixture<PipelineHost>
{
    public static TheoryData<string> Names => [.. HttpFunction.OfEndpoints.Select(function => function.Name)];

    [Fact]
    public void Every_function_lets_the_pipeline_decide_who_may_call() =>
        Assert.All(HttpFunction.All, function => Assert.Equal(AuthorizationLevel.Anonymous, function.Trigger.AuthLevel));

    [Fact]
    public void Every_function_is_public_so_that_the_worker_finds_it() =>
        Assert.All(
            HttpFunction.Functions(),
            function => Assert.True(function.Method.IsPublic && function.Method.DeclaringType!.IsVisible, function.Name));

    [Fact]
    public void Every_function_is_an_endpoint_of_its_name_method_and_route() => Assert.Equal(
        ApiEndpoint.All.Select(endpoint => (endpoint.Name, endpoint.Method!, endpoint.Route)).Order(),
        HttpFunction.OfEndpoints.Select(function => (function.Name, Assert.Single(function.Trigger.Methods!).ToUpperInvariant(),
            function.Trigger.Route!)).Order());

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Without_credentials_it_answers_401_exactly_where_a_sign_in_or_a_secret_is_wanted(string name)
    {
        var (status, endpoint) = await host.Send(Function(name), role: null);
        Assert.Equal(name, endpoint);
        Assert.Equal(
            ApiEndpoint.Named(name) is { Roles: not null } or { IsForGateway: true },
            status == (ApiEndpoint.Named(name).Has<PageAttribute>() ? 303 : 401)); // a page leads to the sign-in
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task In_each_role_it_answers_403_exactly_where_the_role_is_left_out(string name)
    {
        // Nobody signs in as the clock.
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.System))
        {
            var expected = ApiEndpoint.Named(name).Roles is { } roles && !roles.Contains(role);
            var (status, _) = await host.Send(Function(name), role);
            Assert.True(expected == (status == 403), $"{name} answers the role {role} with {status}.");
        }
    }

    private static HttpFunction Function(string name) => HttpFunction.All.Find(function => function.Name == name)!;
}
