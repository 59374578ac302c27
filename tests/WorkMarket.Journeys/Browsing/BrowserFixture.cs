using Microsoft.Playwright;
using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.Journeys.Browsing;

/// <summary>The host under test, and a browser.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    // Wes accepts the terms by a page.
    private readonly HostFixture host = new() { Workers = ["wanda", "walt"] };
    private Chromium? chromium;
    private StorageBehind? storage;

    public Uri Url => host.Url;

    public Market Market => host.Market;

    /// <summary>What lies behind a host of our own: only for journeys that are left out elsewhere.</summary>
    public StorageBehind Storage => storage ??= new(host.Storage!, Url);

    public IBrowser Browser => chromium?.Browser ?? throw new InvalidOperationException("The browser has not started.");

    public async Task InitializeAsync() => await Task.WhenAll(host.InitializeAsync(), Launch());

    /// <summary>A worker accepts the terms, where that is still to be done.</summary>
    public Task AcceptTerms(string worker) => host.AcceptTerms(worker);

    public async Task DisposeAsync()
    {
        if (chromium is not null)
            await chromium.DisposeAsync();
        await host.DisposeAsync();
    }

    private async Task Launch()
    {
        Assertions.SetDefaultExpectTimeout((float)Visit.Patience.TotalMilliseconds);
        chromium = await Chromium.Launch();
    }
}

[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<BrowserFixture>
{
    public const string Name = "browser";
}
