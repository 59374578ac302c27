using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WorkMarket.Application.Telemetry;

namespace WorkMarket.Api.Http;

/// <summary>
/// ASP.NET Core's middleware around every HTTP function, the same on both hosts. LocalHost puts it before its endpoints; in the isolated
/// worker, whose own pipeline takes nothing in, it runs within a middleware of the worker.
/// </summary>
public static class Pipeline
{
    /// <summary>Adds all that runs before the function. The host has set the endpoint by then, and runs it afterwards.</summary>
    public static IApplicationBuilder UseWorkMarket(this IApplicationBuilder app)
    {
        app.Use(Choose);
        if (app.ApplicationServices.GetRequiredService<ProxyOptions>().ForwardedHops is > 0 and var hops)
            app.UseForwardedHeaders(Forwarded(hops));
        if (!app.ApplicationServices.GetRequiredService<IHostEnvironment>().IsDevelopment())
            app.UseHsts();
        app.UseWhen(http => !Endpoint(http).Has<AnswersSecretAttribute>(), compressed => compressed.UseResponseCompression());
        app.Use(Observe);
        app.UseExceptionHandler();
        app.Use(Find);
        app.Use(WaitForStorage);
        var inner = Inner(app.New());
        app.Use((http, next) =>
        {
            http.Features.Set(inner);
            return next(http);
        });
        app.UseAuthentication();
        app.UseRateLimiter();
        return Last(app);
    }

    // What an endpoint that calls another one runs it through: all from authorization on.
    private static InnerCalls Inner(IApplicationBuilder app)
    {
        app.Use(Observe);
        app.UseExceptionHandler();
        app.Use(Find);
        Last(app).Run(http => http.GetEndpoint()!.RequestDelegate!(http));
        return new(app.Build());
    }

    private static IApplicationBuilder Last(IApplicationBuilder app) => app.UseAuthorization().Use(async (http, next) =>
    {
        await CallReader.Read(http, Endpoint(http), RouteValues(http)!);
        await next(http);
    });

    /// <summary>Sets the endpoint that a request is for, with the values of its route.</summary>
    internal static void SetEndpoint(HttpContext http, ApiEndpoint endpoint)
    {
        http.SetEndpoint(endpoint.RouteEndpoint);
        http.Features.Set(endpoint);
        http.Features.Set(new Matched(endpoint.Match(http.Request.Path)));
    }

    /// <summary>The endpoint of a request, which whatever handled an exception may have taken away.</summary>
    internal static ApiEndpoint Endpoint(HttpContext http) => http.Features.GetRequiredFeature<ApiEndpoint>();

    // The values of the endpoint's route; null where the path holds what cannot be one of them.
    private static IReadOnlyDictionary<string, string>? RouteValues(HttpContext http) => http.Features.GetRequiredFeature<Matched>().Values;

    // The number of proxies before the host is known, and their addresses are not.
    private static ForwardedHeadersOptions Forwarded(int hops)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor, ForwardLimit = hops };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        return options;
    }

    private static Task Choose(HttpContext http, RequestDelegate next)
    {
        http.Response.OnStarting(() =>
        {
            Harden(http);
            return Task.CompletedTask;
        });
        SetEndpoint(http, EndpointChoice.Choose(http, http.GetEndpoint()?.Metadata.GetMetadata<ApiEndpoint>() ?? ApiEndpoint.Unknown));
        return next(http);
    }

    // No cache on the way keeps an answer unless the endpoint allows it, and none ever keeps a problem.
    private static void Harden(HttpContext http)
    {
        var headers = http.Response.Headers;
        if (headers.CacheControl.Count == 0 || http.Features.Get<Outcome>() is not null)
            headers.CacheControl = "no-store";
        headers.Remove("Pragma");
        headers.Remove("Expires");
        headers.XContentTypeOptions = "nosniff";
    }

    private static async Task Observe(HttpContext http, RequestDelegate next)
    {
        var endpoint = Endpoint(http);
        AssignmentId? id = RouteValues(http)?.TryGetValue("assignment", out var assignment) == true ? new(assignment) : null;
        var log = http.RequestServices.GetRequiredService<ILogger<ApiEndpoint>>();
        using var request = log.OfRequest(http);
        using var scope = id is { } of ? log.OfCase(of) : null;
        using var span = Tracing.Start(endpoint.Name, id);
        await next(http);
        var (outcome, rules) = http.Features.Get<Outcome>() is { } problem ? (problem.Code, problem.Rules)
            : (http.Response.StatusCode == StatusCodes.Status499ClientClosedRequest ? "callerGone" : "done", []);
        span?.SetTag("workmarket.outcome", outcome);
        if (http.Response.StatusCode >= StatusCodes.Status500InternalServerError)
            span.Fail(outcome);
        if (endpoint != ApiEndpoint.Unknown)
            Measures.Acted(endpoint.Name, http.Response.StatusCode, outcome, rules);
    }

    private static Task Find(HttpContext http, RequestDelegate next) =>
        RouteValues(http) is not null && EndpointChoice.IsOn(http, Endpoint(http)) ? next(http) : Problems.NotFound().ExecuteAsync(http);

    private static Task WaitForStorage(HttpContext http, RequestDelegate next) =>
        Endpoint(http).Has<WithoutStorageAttribute>() || http.RequestServices.GetRequiredService<IReadiness>().IsPrepared
            ? next(http)
            : Problems.Unavailable("notReady", "The host is still preparing its storage.").ExecuteAsync(http);

    private sealed record Matched(IReadOnlyDictionary<string, string>? Values);
}

/// <summary>Lines of a log that belong to a request, or to a case.</summary>
public static class CaseScope
{
    /// <summary>Whatever is logged until it is disposed carries the case's id, as the property <c>Case</c>.</summary>
    public static IDisposable? OfCase(this ILogger log, AssignmentId id) =>
        log.BeginScope(new KeyValuePair<string, object?>[] { new("Case", id.Value) });

    /// <summary>
    /// Whatever is logged until it is disposed carries the request's id, as the property <c>RequestId</c>: a problem names it to the
    /// caller.
    /// </summary>
    public static IDisposable? OfRequest(this ILogger log, HttpContext http) =>
        log.BeginScope(new KeyValuePair<string, object?>[] { new("RequestId", http.TraceIdentifier) });
}
