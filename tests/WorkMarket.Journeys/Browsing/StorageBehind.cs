using System.Collections.Immutable;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Effects;
using WorkMarket.Application.Escalations;
using WorkMarket.Application.Jobs;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Storage;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Journeys.Browsing;

/// <summary>The storage of a host, past which journeys put what nobody can do on a page: time that has passed, and what breaks.</summary>
public sealed class StorageBehind(string connection, Uri url)
{
    private readonly WorkMarketStorage storage = new(
        new() { Access = new StorageAccess.ByKey(connection) }, new(), new NoFaults(), SystemClock.Instance);

    /// <summary>The signed link by which somebody answers an escalation without signing in, as its mail has it.</summary>
    public async Task<string> Link(string assignment, string person)
    {
        var bearer = new TokenBearer(new(assignment), new("e1"), new(person));
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName("WorkMarket");
        services.Configure<KeyManagementOptions>(options => options.XmlRepository = storage.Keys);
        await using var host = services.BuildServiceProvider();
        var tokens = new ReplyTokens(storage.ReplySecret(host.GetRequiredService<IDataProtectionProvider>()));
        return UpdateLink.Create(url, bearer, await tokens.Compute(TokenUse.Link, bearer, default)).PathAndQuery;
    }

    /// <summary>Puts a case there that came about in the past; the host does with it what falls due.</summary>
    public async Task Put(ImmutableList<Happened> happened)
    {
        var state = ((Assignment?)null).Evolve(happened)!;
        await storage.Cases.Commit(new(state.Core.Id, null, state, happened, null, null));
    }

    /// <summary>What a commit of a case left for its effects was set aside, as it could not be handled.</summary>
    public async Task SetAside(string assignment)
    {
        var attempt = new AttemptId(Guid.CreateVersion7().ToString("N"));
        await Table("cases").Insert(new TableRow(assignment, $"outbox-{attempt}")
        {
            ["status"] = "pending",
            ["first"] = 1L,
            ["last"] = 1L,
            ["at"] = DateTimeOffset.UtcNow,
            ["hasCommand"] = false,
        });
        await storage.Poison.SendMessageAsync(new OutboxMessage(new(assignment), attempt, Look: 1).ToMessage());
    }

    /// <summary>Nothing moves a case on any more.</summary>
    public async Task LoseClock(string assignment)
    {
        foreach (var row in (await storage.Due.First(1000, null, default)).Where(row => row.Case.Value == assignment))
            await storage.Due.Delete(row, default);
    }

    /// <summary>Another process has a rebuild in hand, and is so far; it has ended where all is done.</summary>
    public async Task Rebuild(int cases, int known)
    {
        var latest = (await storage.Jobs.All(default)).Find(job => job.Kind == JobKind.Reindex);
        var now = SystemClock.Instance.GetCurrentInstant();
        var job = latest is { IsRunning: true } ? latest : new Job
        {
            Kind = JobKind.Reindex,
            Run = (latest?.Run ?? 0) + 1,
            StartedAt = now,
            Stamp = latest?.Stamp,
        };
        var isDone = cases == known;
        await storage.Jobs.Save(
            job with
            {
                Cases = cases,
                Known = known,
                EndedAt = isDone ? now : null,
                LeasedUntil = isDone ? null : now + Duration.FromMinutes(5),
            },
            default);
    }

    private Table Table(string name) => TableStorage.Open(connection).Table(name);
}
