using System.Collections.Immutable;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Http;

/// <summary>
/// An HTTP function as an endpoint of ASP.NET Core: both hosts find the functions by their attributes and run them through the same
/// pipeline (<see cref="Pipeline"/>).
/// </summary>
public sealed class ApiEndpoint
{
    private const int LongestValue = 200;
    private static readonly List<Assembly> Sources = [typeof(ApiEndpoint).Assembly];
    private static readonly Lazy<OrderedDictionary<string, ApiEndpoint>> Everything = new(
        () => new(Find().Select(endpoint => KeyValuePair.Create(endpoint.Name, endpoint))));
    private static ImmutableList<ApiEndpoint>? all;

    private readonly ImmutableArray<Attribute> attributes;
    private readonly TemplateMatcher matcher;

    private ApiEndpoint(MethodInfo method, string name, HttpTriggerAttribute trigger)
    {
        attributes = [.. method.GetCustomAttributes()];
        Functions = method.DeclaringType!;
        (Name, Route, Method) = (name, trigger.Route!, trigger.Methods is [var only] ? only.ToUpperInvariant() : null);
        matcher = new(TemplateParser.Parse(Route), []);
        Query =
        [
            .. attributes.OfType<QueryAttribute>(),
            .. attributes.OfType<QueriesAttribute>().OrderBy(some => some is PagedAttribute).SelectMany(some => some.Query),
        ];
        Roles = Authorization?.Roles is { } roles ? [.. roles.Split(',').Select(Enum.Parse<Role>)]
            : Authorization is { AuthenticationSchemes: null } ? [.. Enum.GetValues<Role>()] : null;
        var builder = new RouteEndpointBuilder(
            Run(method), RoutePatternFactory.Parse($"/{Route}"), order: Method is null ? int.MaxValue : 0)
        {
            DisplayName = Name,
        };
        // By what a body is, no endpoint is chosen: a body of another kind is told so, and not that there is nothing here.
        foreach (var item in attributes.Where(attribute => attribute is not IAcceptsMetadata).Cast<object>().Append(method).Append(this))
            builder.Metadata.Add(item);
        if (Method is not null)
            builder.Metadata.Add(new HttpMethodMetadata([Method]));
        RouteEndpoint = (RouteEndpoint)builder.Build();
    }

    /// <summary>The endpoints, by subject; without the function that takes what no other does.</summary>
    public static ImmutableList<ApiEndpoint> All => all ??= [.. Found.Values.Where(endpoint => endpoint.Name != UnknownRoute.LastName)];

    /// <summary>That which takes what no other does.</summary>
    public static ApiEndpoint Unknown => Found[UnknownRoute.LastName];

    /// <summary>The class that holds its function.</summary>
    public Type Functions { get; }

    /// <summary>Its name, the same in both hosts.</summary>
    public string Name { get; }

    /// <summary>The HTTP method, upper case; null where it takes all.</summary>
    public string? Method { get; }

    /// <summary>The route, as in <c>api/assignments/{assignment}</c>.</summary>
    public string Route { get; }

    /// <summary>Who may call it; null where no sign-in is needed, or another than a person's.</summary>
    public ImmutableHashSet<Role>? Roles { get; }

    /// <summary>Whether it is the mail gateway's.</summary>
    public bool IsForGateway => Authorization?.AuthenticationSchemes is not null;

    /// <summary>What it does, in a line.</summary>
    public string Summary => Find<EndpointSummaryAttribute>()?.Summary ?? "";

    /// <summary>What may be asked for in the query.</summary>
    public ImmutableArray<QueryAttribute> Query { get; }

    /// <summary>What If-Match means to it.</summary>
    public IfMatchUse IfMatch => Find<ChecksVersionAttribute>()?.Of ?? (Has<PerformsAttribute>() ? IfMatchUse.Assignment : IfMatchUse.None);

    /// <summary>Whether If-Match has to be there.</summary>
    public bool NeedsIfMatch => Has<ChecksVersionAttribute>();

    /// <summary>The JSON that it takes; null where it takes none.</summary>
    public IAcceptsMetadata? Body => attributes.OfType<IAcceptsMetadata>().SingleOrDefault();

    /// <summary>The most bytes of a body that the pipeline reads.</summary>
    public int LargestBody => attributes.OfType<IBodyLimit>().SingleOrDefault()?.LargestBody ?? BodyReader.LargestJson;

    /// <summary>What success answers.</summary>
    public IProducesResponseTypeMetadata Success => Find<AnswersAttribute>() ?? new(StatusCodes.Status200OK);

    /// <summary>The endpoint as routing and the middleware know it.</summary>
    public RouteEndpoint RouteEndpoint { get; }

    private static OrderedDictionary<string, ApiEndpoint> Found => Everything.Value;

    private IAuthorizeData? Authorization => attributes.OfType<IAuthorizeData>().SingleOrDefault();

    /// <summary>Adds the functions of another library. A host does it first of all.</summary>
    /// <exception cref="InvalidOperationException">The endpoints have been asked for already.</exception>
    public static void Include(Assembly library)
    {
        if (Sources.Contains(library))
            return;
        if (Everything.IsValueCreated)
            throw new InvalidOperationException($"{library.GetName().Name} comes too late: the endpoints have been asked for.");
        Sources.Add(library);
    }

    /// <summary>The endpoint of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static ApiEndpoint Named(string name) =>
        Found.TryGetValue(name, out var found) ? found : throw new KeyNotFoundException($"There is no endpoint '{name}'.");

    /// <summary>
    /// Of some endpoints that of a method and a path, or null. Of two routes that fit, the one with fewer values is meant.
    /// </summary>
    public static ApiEndpoint? Find(IEnumerable<ApiEndpoint> some, string method, PathString path) =>
        some.Where(endpoint => endpoint.Method == method && endpoint.Match(path) is not null)
            .MinBy(endpoint => endpoint.Route.Count(letter => letter == '{'));

    /// <summary>Its attribute of a kind, or null.</summary>
    public T? Find<T>() where T : Attribute => attributes.OfType<T>().SingleOrDefault();

    /// <summary>Whether it has an attribute of a kind.</summary>
    public bool Has<T>() where T : Attribute => attributes.OfType<T>().Any();

    /// <summary>
    /// The values of its route in a path, the same on both hosts; null where the path does not fit it, or holds what cannot be an id.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Match(PathString path)
    {
        var values = new RouteValueDictionary();
        if (!matcher.TryMatch(path, values))
            return null;
        var read = values.ToDictionary(value => value.Key, value => value.Value as string ?? "");
        return Method is null || read.All(value => IsPossible(value.Key, value.Value)) ? read : null;
    }

    /// <summary>A path as the route writes it, however the caller did.</summary>
    public string PathOf(IReadOnlyDictionary<string, string> values) =>
        values.Aggregate($"/{Route}", (path, value) => path.Replace($"{{{value.Key}}}", value.Value, StringComparison.Ordinal));

    private static IEnumerable<ApiEndpoint> Find() =>
        from library in Sources
        from type in library.GetTypes()
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        let function = method.GetCustomAttribute<FunctionAttribute>()
        let trigger = function is null ? null : method.GetParameters()[0].GetCustomAttribute<HttpTriggerAttribute>()
        where trigger is not null
        select new ApiEndpoint(method, function.Name, trigger);

    private static RequestDelegate Run(MethodInfo method)
    {
        var make = method.IsStatic ? null : ActivatorUtilities.CreateFactory(method.DeclaringType!, []);
        var parameters = method.GetParameters().Length;
        var pages = method.GetCustomAttribute<ProblemsAsPagesAttribute>();
        return async http =>
        {
            if (pages is not null)
                await pages.Prepare(http.Call());
            // What else a function takes, the Functions host has by now lent to those that need it.
            var arguments = new object?[parameters];
            arguments[0] = http.Call();
            var answer = method.Invoke(make?.Invoke(http.RequestServices, []), BindingFlags.DoNotWrapExceptions, null, arguments, null);
            await (await (Task<IResult>)answer!).ExecuteAsync(http);
        };
    }

    private static bool IsPossible(string name, string value) =>
        name == "assignment" ? AssignmentId.IsWellFormed(value) : value.Length is > 0 and <= LongestValue;
}
