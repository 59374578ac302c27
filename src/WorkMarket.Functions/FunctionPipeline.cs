using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.DurableTask.Client;
using WorkMarket.Api.Http;
using WorkMarket.Functions.Escalations;

namespace WorkMarket.Functions;

/// <summary>
/// Runs each HTTP function within ASP.NET Core's middleware, as LocalHost does. The isolated worker's own pipeline takes no middleware in,
/// so it is run here, and the function as its end: the worker has nothing more to call.
/// </summary>
public sealed class FunctionPipeline : IFunctionsWorkerMiddleware
{
    private const string DurableClient = "durableClient";
    private readonly Orchestrations orchestrations;
    private readonly RequestDelegate pipeline;

    /// <summary>Builds the pipeline.</summary>
    public FunctionPipeline(IServiceProvider services, Orchestrations orchestrations)
    {
        this.orchestrations = orchestrations;
        var app = new ApplicationBuilder(services).UseWorkMarket();
        app.Run(http => http.GetEndpoint()!.RequestDelegate!(http));
        pipeline = app.Build();
    }

    /// <inheritdoc/>
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }
        if (context.FunctionDefinition.InputBindings.Values.FirstOrDefault(binding => binding.Type == DurableClient) is { } binding
            && (await context.BindInputAsync<DurableTaskClient>(binding)).Value is { } client)
        {
            orchestrations.Lend(client);
        }
        http.SetEndpoint(ApiEndpoint.Named(context.FunctionDefinition.Name).RouteEndpoint);
        await pipeline(http);
        context.GetInvocationResult().Value = Results.Empty;
    }
}
