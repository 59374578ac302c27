using System.Collections.Concurrent;
using System.Globalization;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.LocalHost.Tests;

/// <summary>Two hosts on one storage, and a crowd on one case.</summary>
public sealed class TwoHostsTests : IDisposable
{
    private const int Visits = 4;
    private readonly Town town = new(Azurite.Shared);
    private readonly ConcurrentBag<Reply> refused = [];

    public void Dispose() => town.Dispose();

    [Fact]
    public async Task Of_two_hundred_at_once_every_accepted_one_is_in_the_stream_once_and_none_is_lost()
    {
        // The second host gives up early, so that its writers are told to come again; how often either does depends on the machine.
        var starting = await Task.WhenAll(Task.Run(() => town.Start()), Task.Run(() => town.Start(("WorkMarket__WriteAttempts", "2"))));
        string[] urls = [starting[0].Url, starting[1].Url];
        var (client, worker) = (await Town.SignIn(urls[0], "nora"), await Town.SignIn(urls[1], "wanda"));
        var id = await Town.InProgress(client.At(urls[0]), worker.At(urls[0]), Visits);
        var before = (await Town.Timeline(client, id)).Count;

        var messages = Enumerable.Range(0, 120).Select(number => Post(urls[number % 2], number % 3 == 0 ? worker : client, id, number));
        var edits = Enumerable.Range(0, 40).Select(number => Edit(urls[number % 2], client, id, number));
        var visits = ComeAndGo(urls, worker, id, 20);
        var accepted = (await Task.WhenAll([.. messages.Concat(edits), visits])).SelectMany(texts => texts).ToList();
        Assert.Equal(200, accepted.Count);

        var events = await Town.Timeline(client, id);
        Assert.Equal(accepted.Order(), events.Skip(before).Select(TextOf).Order());
        Assert.Equal(
            events.Count.ToString(CultureInfo.InvariantCulture), $"{(await client.Get($"assignments/{id}")).Json.GetProperty("version")}");
        Assert.All(refused, reply => Assert.Equal((503, "caseBusy", true), (reply.Status, reply.Code, reply.RetryAfter > TimeSpan.Zero)));
        await town.Settled(client, id);
        Assert.Equal(events.Count, (await Town.Timeline(client, id)).Count);
    }

    private async Task<IReadOnlyList<string>> Post(string url, Portal by, string id, int number)
    {
        var text = $"message {number}";
        (await Insist(key => by.At(url).Post($"assignments/{id}/messages", new { text }, key))).Expect(201);
        return [text];
    }

    private async Task<IReadOnlyList<string>> Edit(string url, Portal by, string id, int number)
    {
        var reason = $"edit {number}";
        while (true)
        {
            var visit = (await by.At(url).Get($"assignments/{id}")).Expect(200).Json.GetProperty("visits")[number % Visits];
            // Each is earlier than the one before it, so each of them is a change.
            var earlier = visit.GetProperty("checkOut").GetProperty("at").GetDateTimeOffset().AddTicks(-1);
            var reply = await Insist(key => by.At(url).Send(
                HttpMethod.Patch, $"assignments/{id}/visits/{visit.GetProperty("id").GetString()}",
                new { reason, checkOut = earlier }, key,
                $"\"{visit.GetProperty("version").GetInt32()}\""));
            if (reply.Status != 412)
            {
                reply.Expect(200);
                return [reason];
            }
        }
    }

    private async Task<IReadOnlyList<string>> ComeAndGo(string[] urls, Portal worker, string id, int times)
    {
        var notes = new List<string>();
        for (var number = 0; number < times * 2; number++)
        {
            var (url, note) = (urls[number % 3 % 2], $"visit {number}");
            var way = number % 2 == 0 ? "check-out" : "check-in";
            (await Insist(key => worker.At(url).Post($"assignments/{id}/visits/{way}", new { note }, key)))
                .Expect(number % 2 == 0 ? 200 : 201);
            notes.Add(note);
        }
        return notes;
    }

    private Task<Reply> Insist(Func<string, Task<Reply>> ask)
    {
        var key = Guid.NewGuid().ToString("N");
        return Town.Insist(() => ask(key), refused.Add);
    }

    private static string TextOf(System.Text.Json.JsonElement item)
    {
        var data = item.GetProperty("data");
        return (data.TryGetProperty("text", out var text) || data.TryGetProperty("reason", out text)
            || data.TryGetProperty("note", out text)
            ? text.GetString() : null) ?? item.ToString();
    }
}
