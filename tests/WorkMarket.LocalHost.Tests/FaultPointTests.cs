using System.Text;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Due;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.LocalHost.Tests;

/// <summary>
/// The host is killed at each step of the write protocol. What was committed then is there once and its effects happen; what was not,
/// never was, and the client's repeat counts once.
/// </summary>
public sealed class FaultPointTests(FaultPointTests.Prepared prepared) : IClassFixture<FaultPointTests.Prepared>, IDisposable
{
    private HostHere? host;

    /// <summary>
    /// All but those of telling people: of an upload nobody is told, and <see cref="MailTests"/> has them. It has no external id either.
    /// </summary>
    public static TheoryData<FaultPoint> Points =>
        [.. Enum.GetValues<FaultPoint>()
            .Except(
            [
                FaultPoint.AfterExternalId, FaultPoint.AfterNotice, FaultPoint.AfterMail, FaultPoint.AfterClaim, FaultPoint.AfterSending,
            ])];

    [Theory, MemberData(nameof(Points))]
    public async Task Killed_at_a_step_nothing_is_half_done(FaultPoint point)
    {
        var (town, (id, upload)) = (prepared.Town, prepared.Uploads[point]);
        var key = Guid.NewGuid().ToString("N");

        var dying = town.Start(("WorkMarket__Fault", $"{point}"));
        var isAnswered = await Complete(await Town.SignIn(dying.Url, "wanda"), id, upload, key) is { Status: 201 };
        Assert.Equal(point >= FaultPoint.BeforeEffects, isAnswered);
        dying.WaitForExit();
        Assert.NotEqual(0, dying.ExitCode);

        host = town.StartHere();
        var (client, wanda) = (await Town.SignIn(host.Url, "nora"), await Town.SignIn(host.Url, "wanda"));
        if (point is FaultPoint.BeforeIntent or FaultPoint.BeforeCommit)
        {
            if (point == FaultPoint.BeforeCommit)
                await Town.Eventually(
                    async () => (await town.Outbox(id)).Any(entry => entry.Status == OutboxStatus.Buried), "The lost attempt is buried.");
            Assert.Equal(0, await Deliveries(client, id));
            Assert.True(await IsStaged(town, upload));
        }
        else
        {
            await EffectsHappened(town, client, id, upload);
        }

        var first = (await Complete(wanda, id, upload, key))!.Expect(201);
        await EffectsHappened(town, client, id, upload);
        Assert.Equal(
            first.Json.GetProperty("deliverable").ToString(),
            (await Complete(wanda, id, upload, key))!.Expect(201).Json.GetProperty("deliverable").ToString());
        Assert.Equal(1, await Deliveries(client, id));
    }

    /// <summary>The host of one point must not finish what another's left.</summary>
    public void Dispose() => host?.Stop();

    // Null where the host died over it.
    private static async Task<Reply?> Complete(Portal worker, string id, string upload, string key)
    {
        try
        {
            return await worker.Post($"assignments/{id}/uploads/{upload}/complete", new { fileName = "list.csv", type = "other" }, key);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static async Task EffectsHappened(Town town, Portal client, string id, string upload)
    {
        Assert.Equal(1, await Deliveries(client, id));
        await town.Settled(client, id);
        Assert.False(await IsStaged(town, upload));
        var due = (await town.Storage.Due.First(100, null, default)).Where(row => row.Case.Value == id).ToList();
        Assert.Contains(due, row => row.Kind == DueKind.Tick && row.At > SystemClock.Instance.GetCurrentInstant());
    }

    private static async Task<int> Deliveries(Portal client, string id) =>
        (await Town.Timeline(client, id)).Count(item => item.GetProperty("type").GetString() == "delivered/1");

    private static async Task<bool> IsStaged(Town town, string upload) =>
        await town.Storage.Files.FindStaged(upload, default) is not null;

    /// <summary>
    /// A case for each point, with a file that is uploaded and not delivered yet; no host runs, and nothing is left to do.
    /// </summary>
    public sealed class Prepared : IAsyncLifetime, IDisposable
    {
        private readonly Town town = new(Azurite.Shared);

        internal Town Town => town;

        internal Dictionary<FaultPoint, (string Id, string Upload)> Uploads { get; } = [];

        public async Task InitializeAsync()
        {
            var host = town.StartHere();
            var (client, worker) = (await Town.SignIn(host.Url, "nora"), await Town.SignIn(host.Url, "wanda"));
            foreach (var point in Enum.GetValues<FaultPoint>())
            {
                var id = await Town.InProgress(client, worker);
                var grant = (await worker.Post($"assignments/{id}/uploads", new { fileName = "list.csv" })).Expect(201).Json;
                await Portal.Upload(grant.GetProperty("address").GetString()!, Encoding.UTF8.GetBytes("a,b\n1,2\n"));
                Uploads[point] = (id, grant.GetProperty("upload").GetString()!);
            }
            foreach (var (id, _) in Uploads.Values)
                await town.Settled(client, id);
            host.Stop();
        }

        public Task DisposeAsync() => Task.CompletedTask;

        public void Dispose() => town.Dispose();
    }
}
