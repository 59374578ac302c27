using System.Diagnostics;
using WorkMarket.Demo.Http;
using Xunit;

namespace WorkMarket.EndToEnd.Host;

/// <summary>What tests over HTTP have at hand.</summary>
[Collection(HostCollection.Name)]
public abstract class HostTests(HostFixture fixture)
{
    protected HostFixture Fixture => fixture;

    protected Market Market => fixture.Market;

    protected Offers Offers { get; } = new(fixture.Market);

    protected Portal Nora { get; } = fixture.Market.As("nora");

    protected Portal Nick { get; } = fixture.Market.As("nick");

    protected Portal Fiona { get; } = fixture.Market.As("fiona");

    protected Portal Wanda { get; } = fixture.Market.As("wanda");

    protected Portal Walt { get; } = fixture.Market.As("walt");

    protected Portal Wes { get; } = fixture.Market.As("wes");

    protected Portal Sam { get; } = fixture.Market.As("sam");

    protected Portal Ada { get; } = fixture.Market.As("ada");

    /// <summary>An account manager whom nobody gave a company.</summary>
    protected Portal Abe { get; } = fixture.Market.As("abe");

    protected static (string, string) IfMatch(long version) => ("If-Match", $"\"{version}\"");

    protected async Task<Assignment> Look(string id) => (await Nora.Get($"assignments/{id}")).Expect(200).As<Assignment>();

    /// <summary>Asks something of a case and makes sure that it is refused by these rules and changes nothing.</summary>
    protected async Task<Problem> Refused(string id, Func<Task<Answer>> ask, int status, params string[] rules)
    {
        var before = await Look(id);
        var problem = (await ask()).ExpectRefusal(status, rules);
        await Unchanged(before);
        Assert.All(problem.Refusals ?? [], refusal => Assert.False(string.IsNullOrWhiteSpace(refusal.Message)));
        return problem;
    }

    /// <summary>The same for a problem without rules.</summary>
    protected async Task<Problem> Problem(string id, Func<Task<Answer>> ask, int status, string code)
    {
        var before = await Look(id);
        var problem = (await ask()).ExpectProblem(status, code);
        await Unchanged(before);
        return problem;
    }

    protected static async Task<T> Eventually<T>(Func<Task<T>> look, Func<T, bool> so)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            var seen = await look();
            if (so(seen))
                return seen;
            Assert.True(waited.Elapsed < TimeSpan.FromMinutes(5), $"After five minutes still {seen}.");
            await Task.Delay(Math.Clamp((int)waited.ElapsedMilliseconds / 10, 50, 1000));
        }
    }

    private async Task Unchanged(Assignment before)
    {
        var after = await Look(before.Id);
        Assert.Equal((before.Version, before.Status), (after.Version, after.Status));
    }
}
