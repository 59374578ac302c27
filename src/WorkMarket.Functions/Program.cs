using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using WorkMarket.Api;
using WorkMarket.Functions;
using WorkMarket.Portal;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<FunctionPipeline>();
builder.Services.AddWorkMarketPortal();
builder.Services.AddWorkMarket();
builder.Services.AddFunctionsHost(builder.Configuration);
builder.Services.AddFunctionsTelemetry(builder.Configuration);
builder.Build().Run();
