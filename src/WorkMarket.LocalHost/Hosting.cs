using WorkMarket.Api;
using WorkMarket.Api.Http;
using WorkMarket.Api.Settings;
using WorkMarket.Portal;

namespace WorkMarket.LocalHost;

/// <summary>What makes a web application this host: the program's, and those that tests run in their own process.</summary>
internal static class Hosting
{
    public static void AddHost(this WebApplicationBuilder builder, WorkMarketSettings settings)
    {
        builder.Services.AddWorkMarketPortal();
        builder.Services.AddWorkMarket();
        builder.Services.AddLocalHost(settings, builder.Configuration, builder.Environment.IsDevelopment());
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter("Azure", LogLevel.Error);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
    }

    public static void UseHost(this WebApplication app, WorkMarketSettings settings)
    {
        if (app.Environment.IsDevelopment() && settings.FilesUrl is { } files)
            app.UseFileRelay(new Uri(files).AbsolutePath);
        app.UseWorkMarket();
        ((IEndpointRouteBuilder)app).DataSources.Add(
            new DefaultEndpointDataSource(ApiEndpoint.All.Add(ApiEndpoint.Unknown).Select(endpoint => endpoint.RouteEndpoint)));
    }
}
