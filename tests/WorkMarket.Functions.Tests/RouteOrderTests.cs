using Microsoft.AspNetCore.Http;
using WorkMarket.Api.Http;
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
        Assert.Equal(
            function.Trigger.Route is "" ? UnknownRoute.LastName : function.Name,
            Taken(function.Trigger.Methods![0], function.SamplePath)));

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
    [InlineData("GET", "/api/no/such/thing", 200, UnknownRoute.LastName)]
    [InlineData("DELETE", "/api/me", 200, UnknownRoute.LastName)]
    [InlineData("GET", "/", 303, "HomePage")]
    [InlineData("HEAD", "/", 303, "HomePage")]
    [InlineData("POST", "/", 200, UnknownRoute.LastName)]
    [InlineData("HEAD", "/api/me", 401, "GetMe")]
    [InlineData("HEAD", "/api/assignments/counts", 401, "CountAssignments")]
    [InlineData("HEAD", "/api/assignments/0123456789abcdef", 401, "GetAssignment")]
    [InlineData("HEAD", "/api/assignments/0123456789abcdef/send", 200, UnknownRoute.LastName)]
    public async Task The_catch_all_keeps_what_nobody_takes_and_hands_on_HEAD_and_the_first_page(
        string method, string path, int status, string endpoint)
    {
        using var host = new PipelineHost();
        Assert.Equal((status, endpoint), await host.Send(HttpFunction.All[^1], role: null, path, method));
    }

    private static string? Taken(string method, string path) => HttpFunction.All.Find(function => function.Takes(method, path))?.Name;
}
