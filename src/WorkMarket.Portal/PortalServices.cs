using Microsoft.Extensions.DependencyInjection;
using WorkMarket.Portal.Assignments;
using WorkMarket.Portal.Forms;
using WorkMarket.Portal.Payables;
using WorkMarket.Portal.Shell;

namespace WorkMarket.Portal;

/// <summary>The pages for worker, client and desk, for both hosts.</summary>
public static class PortalServices
{
    /// <summary>Adds the pages. Has to come before anything asks for the endpoints.</summary>
    public static IServiceCollection AddWorkMarketPortal(this IServiceCollection services)
    {
        ApiEndpoint.Include(typeof(PortalServices).Assembly);
        services.AddScoped<Visitor>();
        services.AddScoped<FreshLists>();
        services.AddTransient<PeopleToChoose>();
        services.AddTransient<OwedReader>();
        services.AddTransient<BoardReader>();
        // Pages show what the API's own functions answer.
        foreach (var functions in ApiEndpoint.All.Select(endpoint => endpoint.Functions).Distinct().Where(type => !type.IsAbstract))
            services.AddTransient(functions);
        return services;
    }
}
