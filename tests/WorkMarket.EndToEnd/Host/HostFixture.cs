using WorkMarket.Demo.Http;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.EndToEnd.Host;

/// <summary>The host under test: the one at WORKMARKET_URL, else a local host on a storage emulator, both of our own.</summary>
public sealed class HostFixture : IAsyncLifetime
{
    private Azurite? azurite;
    private LocalHostProcess? host;

    public Uri Url { get; private set; } = new("http://127.0.0.1");

    /// <summary>The workers who have accepted the terms beforehand.</summary>
    public string[] Workers { get; init; } = ["wanda", "walt", "wes"];

    /// <summary>The storage of a host of our own; null where the host is another's.</summary>
    public string? Storage => azurite?.ConnectionString;

    /// <summary>
    /// Whether the host may be another's web server in front of ours: such a one reads a body whole before any of us sees the request, and
    /// answers by itself what lies outside of /api.
    /// </summary>
    public bool IsBehindAnother => host is null;

    public Market Market { get; private set; } = null!;

    /// <summary>What a worker was told who applied before accepting the terms; null where all had accepted them before.</summary>
    public Answer? AppliedWithoutTerms { get; private set; }

    public async Task InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("WORKMARKET_URL") is { Length: > 0 } url)
        {
            Url = new(url);
        }
        else
        {
            azurite = Azurite.Start(inMemory: true);
            host = LocalHostProcess.Start(azurite);
            Url = new(host.Url);
        }
        Market = await Market.Open(Url);
        foreach (var worker in Workers)
            await AcceptTerms(worker);
    }

    public Task DisposeAsync()
    {
        Market?.Dispose();
        host?.Dispose();
        azurite?.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>A worker accepts the terms, where that is still to be done.</summary>
    public async Task AcceptTerms(string worker)
    {
        var portal = Market.As(worker);
        foreach (var terms in (await portal.Get("terms")).As<TermsList>().Terms.Where(terms => !terms.Accepted))
        {
            AppliedWithoutTerms ??= await Apply(portal);
            (await portal.Post($"terms/{terms.Document}/acceptance", new { version = terms.Version })).Expect(200);
        }
    }

    private async Task<Answer> Apply(Portal worker)
    {
        var offers = new Offers(Market);
        return await worker.Post($"assignments/{await offers.Sent()}/applications");
    }
}

[CollectionDefinition(Name)]
public sealed class HostCollection : ICollectionFixture<HostFixture>
{
    public const string Name = "host";
}
