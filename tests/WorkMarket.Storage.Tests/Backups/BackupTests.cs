using System.Text.Json;
using Azure.Data.Tables;
using NodaTime;
using WorkMarket.Application.Backups;
using WorkMarket.Application.Identity;
using WorkMarket.Application.Jobs;
using WorkMarket.Application.Json;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;
using WorkMarket.Storage.Backups;
using WorkMarket.Storage.Tables;
using WorkMarket.Storage.Tests.Jobs;
using Xunit;

namespace WorkMarket.Storage.Tests.Backups;

/// <summary>
/// Whatever was acknowledged before a slice of the backup began is in it or in one before it, and an action pays nothing for that.
/// </summary>
public sealed class BackupTests
{
    [Fact]
    public async Task Every_table_there_is_is_exported_or_rebuilt_or_begins_anew()
    {
        var market = await Market.Open();
        var there = new List<string>();
        await foreach (var table in new TableServiceClient(market.Connection).QueryAsync())
        {
            if (table.Name.StartsWith(market.Prefix, StringComparison.Ordinal))
                there.Add(table.Name[market.Prefix.Length..]);
        }
        Assert.Equal(
            there.Order(StringComparer.Ordinal),
            BackupTables.Exported.Concat(BackupTables.Rebuilt).Concat(BackupTables.LeftOut).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_first_slice_is_whole()
    {
        var (market, ids) = await Busy();
        var slice = Assert.Single(await Slice(market));
        Assert.Equal((null, null, ids.Count), (slice.Since, slice.Previous, (int)slice.Cases));
        foreach (var id in ids)
        {
            Assert.Equal(
                (await market.Rows(id, "event-")).Concat(await market.Rows(id, "head")).Concat(await market.Rows(id, "command-"))
                    .Select(row => row.RowKey).Order(StringComparer.Ordinal),
                (await Rows(market, slice, "cases")).Where(row => row.PartitionKey == id.Value && !IsOutbox(row.RowKey))
                    .Select(row => row.RowKey).Order(StringComparer.Ordinal));
        }
        Assert.Contains(await Rows(market, slice, "directory"), row => (row.PartitionKey, row.RowKey) == ("company-northwind", "profile"));
        Assert.NotEmpty(await Rows(market, slice, "notices"));
    }

    [Fact]
    public async Task The_next_one_has_what_changed_since_whether_or_not_its_effects_have_happened()
    {
        var (market, ids) = await Busy();
        await Slice(market);
        await market.Do(ids[1], Cast.Nora, Cast.Message("Hello?"), market.Key(Cast.Nora, "/messages"));
        var slices = await Slice(market);
        var next = slices[^1];
        Assert.Equal((slices[0].Name, slices[0].Began), (next.Previous, next.Since));
        var version = (await market.Cases.Read(ids[1], default))!.Version;
        var rows = await Rows(market, next, "cases");
        Assert.Equal(
            ["command", $"event-{version:D10}", "head", "outbox"],
            rows.Select(row => row.RowKey.Split('-')[0] is "command" or "outbox" ? row.RowKey.Split('-')[0] : row.RowKey));
        Assert.All(rows, row => Assert.Equal(ids[1].Value, row.PartitionKey));
        Assert.Equal(version, rows.Single(row => row.RowKey == "head").GetLong("version"));
        Assert.Empty(await Rows(market, next, "directory"));
    }

    [Fact]
    public async Task It_costs_a_request_for_each_case_that_changed_and_two_for_each_two_hundred()
    {
        var (market, ids) = await Busy();
        await Slice(market);
        var nothing = await Cost(market);
        foreach (var id in ids.Take(5))
            await market.Do(id, Cast.Nora, Cast.Message("Hello?"));
        var some = await Cost(market);
        Assert.Equal(5 + 2, some.Sum(request => request.Value) - nothing.Sum(request => request.Value));
        Assert.Equal(5, some["table.query cases"] - nothing["table.query cases"]);
        // What goes through the tables, and what keeps the slice: its beginning and end, and its place after each table.
        Assert.Equal(5, nothing.Where(request => request.Key.StartsWith("table.query", StringComparison.Ordinal)
            && !request.Key.EndsWith("jobs", StringComparison.Ordinal)).Sum(request => request.Value));
        Assert.Equal(26, nothing.Sum(request => request.Value));
    }

    [Fact]
    public async Task After_a_while_and_where_what_came_before_is_gone_it_is_whole_again()
    {
        var (market, ids) = await Busy();
        await Slice(market);
        var whole = (await Slice(market, new() { WholeEvery = Duration.Zero }))[^1];
        Assert.Equal((null, ids.Count), (whole.Previous, (int)whole.Cases));
        var gone = new Azure.Storage.Blobs.BlobContainerClient(market.Connection, market.Prefix + BackupContainer.Name);
        await gone.DeleteBlobAsync($"manifests/{whole.Name}.json");
        var next = (await Slice(market))[^1];
        Assert.Equal((null, ids.Count), (next.Previous, (int)next.Cases));
    }

    [Fact]
    public async Task One_is_due_by_the_setting_and_asking_costs_a_request_where_one_may_be()
    {
        var (market, _) = await Busy();
        var options = new BackupOptions();
        var runner = market.Backups(options: options);
        await runner.Run(Duration.FromHours(1), null, default);
        await runner.Run(Duration.FromHours(1), null, default);
        Assert.Single(await Slices(market));
        market.Clock.Advance(options.Every - Duration.FromSeconds(1));
        market.Storage.Requests.Reset();
        await runner.Run(Duration.FromHours(1), null, default);
        Assert.Equal(["1 table.query jobs"], market.Requests());
        market.Clock.Advance(Duration.FromSeconds(1));
        await runner.Run(Duration.FromHours(1), null, default);
        Assert.Equal(2, (await Slices(market)).Count);
    }

    [Theory, InlineData(1), InlineData(3), InlineData(5)]
    public async Task One_that_was_cut_off_is_not_there_until_another_process_has_gone_on_with_it(int saves)
    {
        var (market, ids) = await Busy();
        var dying = market.Backups(new DyingJobs(market.Storage.Jobs, saves));
        await Assert.ThrowsAsync<IOException>(() => dying.Run(Duration.FromHours(1), null, default));
        Assert.Empty(await Slices(market));
        market.Clock.Advance(new JobOptions().Lease);
        var slice = Assert.Single(await Slice(market));
        Assert.Equal(ids.Count, slice.Cases);
        Assert.Equal(
            slice.Rows, (await Task.WhenAll(BackupTables.Exported.Select(table => Rows(market, slice, table)))).Sum(rows => rows.Count));
    }

    [Fact]
    public async Task Who_is_signed_in_and_who_tries_is_not_kept()
    {
        var (market, _) = await Busy();
        var now = market.Clock.GetCurrentInstant();
        await market.Storage.Tries.SaveTries("person-wanda", Tries.None, null, default);
        await market.Storage.Sessions.Put(
            new(new("wanda"), new string('a', 64)), new Session(new("wanda"), Channel.Mobile, now, now + Duration.FromDays(1)), default);
        var slice = Assert.Single(await Slice(market));
        Assert.DoesNotContain(
            await Rows(market, slice, "directory"),
            row => row.RowKey == "tries" || row.PartitionKey.StartsWith("sessions-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Under_load_each_case_of_a_slice_is_whole_as_far_as_its_head()
    {
        var (market, ids) = await Busy();
        using var end = new CancellationTokenSource();
        var writers = ids.Select(id => Task.Run(async () =>
        {
            for (var number = 0; !end.IsCancellationRequested; number++)
                await market.Do(id, Cast.Nora, Cast.Message($"{number}"));
        })).ToList();
        var (heads, events) = (new Dictionary<string, long>(), new HashSet<(string, string)>());
        for (var turn = 0; turn < 5; turn++)
        {
            var acknowledged = new Dictionary<string, long>();
            foreach (var id in ids)
                acknowledged[id.Value] = (await market.Cases.ReadAlone(id, default))!.Version;
            var slice = (await Slice(market))[^1];
            foreach (var row in await Rows(market, slice, "cases"))
            {
                if (row.RowKey == "head")
                    heads[row.PartitionKey] = row.GetLong("version");
                events.Add((row.PartitionKey, row.RowKey));
            }
            Assert.All(acknowledged, version => Assert.InRange(heads[version.Key], version.Value, long.MaxValue));
            Assert.All(
                heads, head => Assert.All(
                    Enumerable.Range(1, (int)head.Value), sequence => Assert.Contains((head.Key, $"event-{sequence:D10}"), events)));
        }
        await end.CancelAsync();
        await Task.WhenAll(writers);
    }

    [Fact]
    public void A_line_is_written_as_the_table_service_writes_a_row()
    {
        var row = new TableRow("p", "r")
        {
            ["text"] = "é \" \\",
            ["flag"] = true,
            ["number"] = 7,
            ["long"] = long.MaxValue,
            ["double"] = 0.1,
            ["at"] = new DateTimeOffset(2026, 11, 30, 11, 0, 0, TimeSpan.Zero).AddTicks(1),
            ["bytes"] = "abc"u8.ToArray(),
        };
        const string line = """
            {"PartitionKey":"p","RowKey":"r","at@odata.type":"Edm.DateTime","at":"2026-11-30T11:00:00.0000001Z",
            "bytes@odata.type":"Edm.Binary","bytes":"YWJj","double@odata.type":"Edm.Double","double":"0.1","flag":true,
            "long@odata.type":"Edm.Int64","long":"9223372036854775807","number":7,"text":"\u00E9 \u0022 \\"}
            """;
        Assert.Equal(line.ReplaceLineEndings(""), BackupLines.Write(row));
        Assert.True(Same(row, BackupLines.Read(BackupLines.Write(row))));
    }

    [Fact]
    public async Task A_manifest_is_read_for_as_long_as_slices_are_kept()
    {
        const string kept = """
            {"name":"20261130T110000.0000000Z","began":"2026-11-30T11:00:00Z","ended":"2026-11-30T11:00:05Z","since":"2026-11-30T10:40:00Z",
            "previous":"20261130T104500.0000000Z","cases":1,"rows":4,
            "parts":[{"name":"slices/20261130T110000.0000000Z/000000-0a1b2c3d.jsonl.gz","table":"cases","first":"aaaaaaaaaaaaaaaa","last":"aaaaaaaaaaaaaaaa","cases":1,"rows":4,"bytes":512,"sha256":"00"}]}
            """;
        var market = await Market.Open();
        var container = new Azure.Storage.Blobs.BlobContainerClient(market.Connection, market.Prefix + BackupContainer.Name);
        await market.Storage.Backup!.Prepare(default);
        await container.UploadBlobAsync(
            "manifests/20261130T110000.0000000Z.json", BinaryData.FromString(kept.ReplaceLineEndings("")));
        var slice = await market.Storage.Backup.Manifest("20261130T110000.0000000Z", default);
        Assert.Equal(kept.ReplaceLineEndings(""), JsonSerializer.Serialize(slice, DomainJson.Stored));
        Assert.Equal("cases", Assert.Single(slice.Parts).Table);
    }

    private static bool Same(TableRow one, TableRow other) => BackupLines.Write(one) == BackupLines.Write(other);

    private static bool IsOutbox(string key) => key.StartsWith("outbox-", StringComparison.Ordinal);

    private static async Task<(Market Market, IReadOnlyList<AssignmentId> Ids)> Busy()
    {
        var market = await Market.Open();
        var ids = new List<AssignmentId>();
        foreach (var status in new[] { Status.Sent, Status.Assigned, Status.InProgress, Status.PendingApproval, Status.Invoiced })
            ids.Add(await market.CaseThatIsJust(status));
        await market.RunEffects();
        return (market, ids);
    }

    private static async Task<IReadOnlyList<BackupManifest>> Slice(Market market, BackupOptions? options = null)
    {
        var runner = market.Backups(options: options);
        await runner.Start(JobKind.Backup, default);
        await runner.Run(Duration.FromHours(1), null, default);
        Assert.False((await market.Storage.Jobs.All(default)).Single(job => job.Kind == JobKind.Backup).IsRunning);
        return await Slices(market);
    }

    private static async Task<IReadOnlyList<BackupManifest>> Slices(Market market)
    {
        await market.Storage.Backup!.Prepare(default);
        var slices = new List<BackupManifest>();
        await foreach (var name in market.Storage.Backup.Names(default))
            slices.Add(await market.Storage.Backup.Manifest(name, default));
        return slices;
    }

    private static async Task<IReadOnlyDictionary<string, int>> Cost(Market market)
    {
        market.Storage.Requests.Reset();
        var runner = market.Backups();
        await runner.Start(JobKind.Backup, default);
        await runner.Run(Duration.FromHours(1), null, default);
        return market.Storage.Requests.Snapshot().ToDictionary(
            request => request.Key.Replace(market.Prefix, "", StringComparison.Ordinal), request => request.Value);
    }

    private static async Task<IReadOnlyList<TableRow>> Rows(Market market, BackupManifest slice, string table)
    {
        var rows = new List<TableRow>();
        foreach (var part in slice.Parts.Where(part => part.Table == table))
        {
            var read = BackupLines.ReadAll(await market.Storage.Backup!.Open(part, default)).ToList();
            Assert.Equal((part.Rows, part.First, part.Last), (read.Count, read[0].PartitionKey, read[^1].PartitionKey));
            rows.AddRange(read);
        }
        return rows;
    }
}
