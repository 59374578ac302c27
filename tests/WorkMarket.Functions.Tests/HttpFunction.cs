using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Azure.Functions.Worker;
using WorkMarket.Api.Http;
using WorkMarket.Portal;

namespace WorkMarket.Functions.Tests;

/// <summary>A compiled function over HTTP, as the host finds it.</summary>
internal sealed record HttpFunction(string Name, HttpTriggerAttribute Trigger, MethodInfo Method)
{
    private const string SomeAssignment = "0123456789abcdef";
    private static readonly Assembly Portal = typeof(PortalServices).Assembly;

    /// <summary>All of them, in the order in which the host tries their routes.</summary>
    public static ImmutableList<HttpFunction> All { get; } =
    [
        .. Functions()
            .Select(function => (function.Name, function.Method, Trigger: function.Method.GetParameters()
                .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).OfType<HttpTriggerAttribute>()
                .SingleOrDefault()))
            .Where(function => function.Trigger is not null)
            .Select(function => new HttpFunction(function.Name, function.Trigger!, function.Method))
            .OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>All but the one that takes what no other does.</summary>
    public static ImmutableList<HttpFunction> OfEndpoints { get; } = All.RemoveAll(function => function.Name == UnknownRoute.LastName);

    // The host takes the function's name for a route that is empty.
    private string HostRoute => Trigger.Route is { Length: > 0 } route ? route : Name;

    /// <summary>A path of the route.</summary>
    public string SamplePath => "/" + string.Join('/', Trigger.Route!.Split('/').Select(segment => segment switch
    {
        "{assignment}" => SomeAssignment,
        _ when segment.StartsWith('{') => "some-value",
        _ => segment,
    }));

    /// <summary>Every method with a function's name.</summary>
    public static IEnumerable<(string Name, MethodInfo Method)> Functions() =>
        from assembly in new[] { typeof(FunctionPipeline).Assembly, typeof(UnknownRoute).Assembly, Portal }
        from type in assembly.GetTypes()
        from method in type.GetMethods(
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        let function = method.GetCustomAttribute<FunctionAttribute>()
        where function is not null
        select (function.Name, method);

    /// <summary>The portal's pages are endpoints before any test asks for the endpoints.</summary>
    [ModuleInitializer]
    internal static void IncludePages() => ApiEndpoint.Include(typeof(PortalServices).Assembly);

    /// <summary>Whether the host would take this function for a request.</summary>
    public bool Takes(string method, string path) =>
        (Trigger.Methods is not { Length: > 0 } methods || methods.Contains(method, StringComparer.OrdinalIgnoreCase))
        && new TemplateMatcher(TemplateParser.Parse(HostRoute), []).TryMatch(path, []);
}
