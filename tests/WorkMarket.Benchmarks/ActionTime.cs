using System.Diagnostics;
using Azure.Storage.Queues;
using WorkMarket.Storage.Tables;
using WorkMarket.Testing;

namespace WorkMarket.Benchmarks;

/// <summary>The time of an action over HTTP beside its bare storage calls, taken in turns on the same emulator.</summary>
internal static class ActionTime
{
    private const int WarmUps = 200;
    private const int Times = 500;

    public static async Task<IEnumerable<Figure>> Measure(Azurite azurite)
    {
        using var town = new Town(azurite);
        var host = town.Start();
        var client = await Town.SignIn(host.Url, "nora");
        var bare = await Bare.Open(azurite);
        var (actions, calls, lives) = (new List<double>(), new List<double>(), new List<double>());
        var id = "";
        for (var number = 0; number < WarmUps + Times; number++)
        {
            // A case of a usual length: a new one every fifty messages.
            if (number % 50 == 0)
            {
                id = await Town.Create(client);
                await bare.Begin();
            }
            var action = await Time(async () => (await client.Post(
                $"assignments/{id}/messages", new { text = "Is it the red switch?" }, $"{number}")).Expect(201));
            var call = await Time(bare.Act);
            var live = await Time(async () => (await client.Get("health/live")).Expect(200));
            if (number < WarmUps)
                continue;
            actions.Add(action);
            calls.Add(call);
            lives.Add(live);
        }
        return
        [
            new("an action over HTTP, median", Figure.Median(actions), "ms"),
            new("a bare read, enqueue and transaction, median", Figure.Median(calls), "ms"),
            new("a request that does nothing, median", Figure.Median(lives), "ms"),
            new("an action in bare storage calls", Figure.Median(actions) / Figure.Median(calls), "times", 1.3),
        ];
    }

    private static async Task<double> Time(Func<Task> action)
    {
        var start = Stopwatch.GetTimestamp();
        await action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>The storage calls of an action and nothing besides, with rows of the same kind and size.</summary>
    private sealed class Bare(Table table, QueueClient queue)
    {
        private static readonly TimeSpan Hidden = TimeSpan.FromSeconds(2);
        private string partition = "";
        private int version;

        public static async Task<Bare> Open(Azurite azurite)
        {
            var table = TableStorage.Open(azurite.ConnectionString).Table("bare");
            var queue = new QueueClient(azurite.ConnectionString, "bare", new() { MessageEncoding = QueueMessageEncoding.Base64 });
            await table.CreateIfNotExists();
            await queue.CreateIfNotExistsAsync();
            return new(table, queue);
        }

        public async Task Begin()
        {
            (partition, version) = (Guid.NewGuid().ToString("N")[..16], 1);
            await table.Insert(Head());
        }

        public async Task Act()
        {
            var page = await table.QueryPage(TableQuery.Partition(partition) with
            {
                RowKeyFrom = "head",
                RowKeyBefore = "outbox.",
                PageSize = 21,
            });
            var attempt = Guid.CreateVersion7().ToString("N");
            await queue.SendMessageAsync(
                $$"""{"Case":"{{partition}}","Attempt":"{{attempt}}","Look":1}""", Hidden, TimeSpan.FromSeconds(-1));
            version++;
            var result = await table.Submit(
            [
                new TableOperation.Insert(new(partition, $"command-{Guid.NewGuid():N}{Guid.NewGuid():N}")
                {
                    ["attempt"] = attempt, ["at"] = DateTimeOffset.UtcNow, ["bodyHash"] = new string('a', 64), ["status"] = 201,
                    ["version"] = (long)version, ["body0"] = new byte[260],
                }),
                new TableOperation.Insert(new(partition, $"outbox-{attempt}")
                {
                    ["status"] = "pending", ["first"] = (long)version, ["last"] = (long)version, ["at"] = DateTimeOffset.UtcNow,
                    ["hasCommand"] = true,
                }),
                new TableOperation.Replace(Head(), page.Rows[0].ETag!.Value),
                new TableOperation.Insert(new(
                    partition, $"event-{version:D10}") { ["hash"] = new string('a', 64), ["body0"] = new byte[230] }),
            ]);
            if (result is not TransactionResult.Committed)
                throw new InvalidOperationException($"{result}");
        }

        private TableRow Head() =>
            new(partition, "head") { ["version"] = (long)version, ["hash"] = new string('a', 64), ["state0"] = new byte[800] };
    }
}
