using System.Collections.Immutable;
using System.Reflection;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using WorkMarket.Api.Demo;
using WorkMarket.Api.Endpoints;
using WorkMarket.Api.Identity;
using WorkMarket.Application.Identity;
using WorkMarket.Application.People;
using WorkMarket.Functions.Escalations;

namespace WorkMarket.Functions.Tests;

/// <summary>A compiled function over HTTP, as the host finds it.</summary>
internal sealed record HttpFunction(string Name, HttpTriggerAttribute Trigger, MethodInfo Method)
{
    private const string SomeAssignment = "0123456789abcdef";

    /// <summary>All of them, in the order in which the host tries their routes.</summary>
    public static ImmutableList<HttpFunction> All { get; } =
    [
        .. Functions()
            .Select(function => (function.Name, function.Method, Trigger: function.Method.GetParameters()
                .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).OfType<HttpTriggerAttribute>().SingleOrDefault()))
            .Where(function => function.Trigger is not null)
            .Select(function => new HttpFunction(function.Name, function.Trigger!, function.Method))
            .OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>Those that stand for an endpoint.</summary>
    public static ImmutableList<HttpFunction> OfEndpoints { get; } = All.RemoveAll(function => function.Name == UnknownRoute.LastName);

    /// <summary>A path of the route.</summary>
    public string SamplePath => "/api/" + string.Join('/', Trigger.Route!.Split('/').Select(segment => segment switch
    {
        "{assignment}" => SomeAssignment,
        _ when segment.StartsWith('{') => "some-value",
        _ => segment,
    }));

    /// <summary>Every method with a function's name.</summary>
    public static IEnumerable<(string Name, MethodInfo Method)> Functions() =>
        from type in typeof(UnknownRoute).Assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        let function = method.GetCustomAttribute<FunctionAttribute>()
        where function is not null
        select (function.Name, method);

    /// <summary>Whether the host would take this function for a request.</summary>
    public bool Takes(string method, string path) =>
        (Trigger.Methods is not { Length: > 0 } methods || methods.Contains(method, StringComparer.OrdinalIgnoreCase))
        && new TemplateMatcher(TemplateParser.Parse($"api/{Trigger.Route}"), []).TryMatch(path, []);

    /// <summary>Calls the function as the worker does and answers the status; nothing is there but identity.</summary>
    public async Task<int> Call(IAuthenticationService identity, ILogger<Invoker> log, string? path = null, string? method = null)
    {
        await using var services = new ServiceCollection()
            .AddSingleton(identity)
            .AddLogging()
            .AddSingleton<Orchestrations>()
            .AddSingleton(new Invoker(new DemoMode(IsOn: true), Moq.Mock.Of<WorkMarket.Api.Health.IReadiness>(readiness => readiness.IsPrepared), new(), new(), Callers(), log))
            .BuildServiceProvider();
        var http = new DefaultHttpContext { RequestServices = services };
        http.Request.Method = method ?? Trigger.Methods![0].ToUpperInvariant();
        http.Request.Path = path ?? SamplePath;
        http.Response.Body = new MemoryStream();

        var target = ActivatorUtilities.CreateInstance(services, Method.DeclaringType!);
        var result = Method.Invoke(target, [.. Method.GetParameters().Select(Argument)]) switch
        {
            Task<IResult> task => await task,
            var answer => (IResult)answer!,
        };
        await result.ExecuteAsync(http);
        return http.Response.StatusCode;

        object Argument(ParameterInfo parameter) =>
            parameter.ParameterType == typeof(HttpRequest) ? http.Request : new Moq.Mock<DurableTaskClient>("test").Object;
    }

    private static Callers Callers()
    {
        var people = new CachedDirectory(Moq.Mock.Of<IDirectory>(), NodaTime.SystemClock.Instance, Duration.Zero);
        return new(new(), new(), new(Moq.Mock.Of<IApiClients>(), people, NodaTime.SystemClock.Instance, Duration.Zero), people);
    }
}
