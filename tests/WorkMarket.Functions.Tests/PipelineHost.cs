using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Moq;
using NodaTime;
using WorkMarket.Api;
using WorkMarket.Api.Http;
using WorkMarket.Api.Identity;
using WorkMarket.Application.People;
using WorkMarket.Domain.People;
using WorkMarket.Portal;

namespace WorkMarket.Functions.Tests;

/// <summary>
/// The pipeline around the HTTP functions with the app's own services. A function that is reached answers 200, and is not run.
/// </summary>
public sealed class PipelineHost : IDisposable
{
    private readonly ServiceProvider services;
    private readonly RequestDelegate pipeline;

    /// <summary>Makes the services; nothing of them talks to storage.</summary>
    public PipelineHost()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            [
                new("AzureWebJobsStorage", "UseDevelopmentStorage=true"),
                new("WorkMarket:RateLimits:PerCaller", "1000000"), new("WorkMarket:RateLimits:PerAddress", "1000000"),
            ]).Build();
        services = new ServiceCollection()
            .AddLogging()
            .AddRouting()
            .AddSingleton(Mock.Of<IHostEnvironment>(host => host.EnvironmentName == Environments.Development))
            .AddSingleton(new DiagnosticListener("Microsoft.AspNetCore"))
            .AddWorkMarketPortal()
            .AddWorkMarket()
            .AddFunctionsHost(configuration)
            .AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider())
            .AddSingleton(Mock.Of<IReadiness>(readiness => readiness.IsPrepared))
            .AddSingleton(Everybody())
            .BuildServiceProvider();
        var app = new ApplicationBuilder(services).UseWorkMarket();
        app.Run(http => Task.CompletedTask);
        pipeline = app.Build();
    }

    // Whoever has a token is in the directory and has not left.
    private static IDirectory Everybody()
    {
        var directory = new Mock<IDirectory>();
        directory.Setup(all => all.FindPerson(It.IsAny<PersonId>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((PersonId id, CancellationToken _) => new Person(id, id.Value, Role.Worker, null));
        return directory.Object;
    }

    /// <summary>
    /// Sends a request that the host took for a function, and answers the status and the endpoint that was reached in the end.
    /// </summary>
    internal async Task<(int Status, string Endpoint)> Send(HttpFunction function, Role? role, string? path = null, string? method = null)
    {
        await using var scope = services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        http.Request.Method = method ?? function.Trigger.Methods![0].ToUpperInvariant();
        http.Request.Path = path ?? function.SamplePath;
        http.Response.Body = new MemoryStream();
        if (role is { } somebody)
            http.Request.Headers.Authorization = $"Bearer {services.GetRequiredService<Tokens>()
                .Issue(Actor(somebody), Duration.FromHours(1))}";
        http.SetEndpoint(ApiEndpoint.Named(function.Name).RouteEndpoint);
        await pipeline(http);
        return (http.Response.StatusCode, http.Features.GetRequiredFeature<ApiEndpoint>().Name);
    }

    public void Dispose() => services.Dispose();

    private static Actor Actor(Role role) => role switch
    {
        Role.Worker => new Actor.Worker(new("somebody"), Channel.Desktop),
        Role.Client => new Actor.Client(new("somebody"), new("somewhere"), Channel.Desktop),
        Role.Support => new Actor.Support(new("somebody"), Channel.Desktop),
        _ => new Actor.AccountManager(new("somebody"), Channel.Desktop),
    };
}
