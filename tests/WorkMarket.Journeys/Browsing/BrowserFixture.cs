using Microsoft.Playwright;
using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.Journeys.Browsing;

/// <summary>The host under test, and a browser.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private readonly HostFixture host = new();
    private Chromium? chromium;

    public Uri Url => host.Url;

    public Market Market => host.Market;

    public IBrowser Browser => chromium?.Browser ?? throw new InvalidOperationException("The browser has not started.");

    public async Task InitializeAsync() => await Task.WhenAll(host.InitializeAsync(), Launch());

    public async Task DisposeAsync()
    {
        if (chromium is not null)
            await chromium.DisposeAsync();
        await host.DisposeAsync();
    }

    private async Task Launch() => chromium = await Chromium.Launch();
}

[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<BrowserFixture>
{
    public const string Name = "browser";
}
