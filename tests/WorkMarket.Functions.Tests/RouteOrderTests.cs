using Microsoft.AspNetCore.Http;
using Xunit;

namespace WorkMarket.Functions.Tests;

/// <summary>
/// The host sorts functions by name and takes the first whose route and method fit; it does not prefer the narrower route, as ASP.NET
/// Core does. Names therefore decide, and these tests go through them as the host does.
/// </summary>
public sealed class RouteOrderTests
{
    private static readonly string[] Methods =
    [
        HttpMethods.Get, HttpMethods.Head, HttpMethods.Post, HttpMethods.Put, HttpMethods.Patch, HttpMethods.Delete,
        HttpMethods.Options, HttpMethods.Trace, "PROPFIND",
    ];

    [Fact]
    public void The_host_takes_each_endpoint_s_own_function_for_it() => Assert.All(HttpFunction.OfEndpoints, function =>
        Assert.Equal(function.Name, Taken(function.Trigger.Methods![0], function.SamplePath)));

    [Fact]
    public void The_catch_all_comes_last() => Assert.Equal(UnknownRoute.LastName, HttpFunction.All[^1].Name);

    [Fact]
    public void The_catch_all_takes_every_method_on_every_path_that_nobody_else_takes()
    {
        foreach (var method in Methods)
        {
            Assert.Equal(UnknownRoute.LastName, Taken(method, "/api/no/such/thing"));
            Assert.Equal(UnknownRoute.LastName, Taken(method, "/api"));
        }
        Assert.Equal(UnknownRoute.LastName, Taken(HttpMethods.Put, HttpFunction.OfEndpoints[0].SamplePath));
    }

    [Theory]
    [InlineData("GET", "/api/no/such/thing", 404)]
    [InlineData("DELETE", "/api/me", 405)]
    [InlineData("HEAD", "/api/me", 401)]
    [InlineData("HEAD", "/api/assignments/0123456789abcdef/send", 405)]
    public async Task The_catch_all_answers_as_the_other_host_does(string method, string path, int status) =>
        Assert.Equal(status, await HttpFunction.All[^1].Call(Identities.Nobody, new EndpointLog(), path, method));

    private static string? Taken(string method, string path) => HttpFunction.All.Find(function => function.Takes(method, path))?.Name;
}
