using System.Net;
using System.Net.Sockets;
using WorkMarket.Application.Storage;
using WorkMarket.Storage.Tables;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Tables;

public sealed class FaultTests
{
    private static readonly TableOptions Quick = new()
    {
        MaxRetries = 1,
        RetryDelay = TimeSpan.FromMilliseconds(1),
        NetworkTimeout = TimeSpan.FromMilliseconds(500),
    };

    [Fact]
    public async Task A_cancelled_call_is_not_sent()
    {
        var counter = new RequestCounter();
        var table = await NewTable.Create(new() { PerAttempt = [counter.Tables] });
        counter.Reset();
        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => table.Get("p", "r", cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => table.QueryPage(new(), null, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => table.Insert(new("p", "r"), cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => table.Submit([new TableOperation.Insert(new("p", "r"))], cancelled));
        Assert.Null(await table.Get("p", "r"));
    }

    [Fact]
    public async Task A_read_under_way_stops_when_cancelled()
    {
        using var silent = new SilentServer();
        var table = TableStorage.Open(silent.ConnectionString).Table("cases");
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => table.Get("p", "r", cancellation.Token));
    }

    [Fact]
    public async Task A_write_under_way_is_seen_through_although_cancelled()
    {
        using var silent = new SilentServer();
        var table = TableStorage.Open(silent.ConnectionString, Quick).Table("cases");
        using var cancellation = new CancellationTokenSource();
        var writing = table.Insert(new("p", "r"), cancellation.Token);
        await silent.Asked();
        await cancellation.CancelAsync();
        await Assert.ThrowsAsync<StorageUnavailableException>(() => writing);
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_unavailable()
    {
        using var silent = new SilentServer();
        var table = TableStorage.Open(silent.ConnectionString, Quick).Table("cases");
        await AssertUnavailable(table);
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_unavailable()
    {
        var silent = new SilentServer();
        silent.Dispose();
        await AssertUnavailable(TableStorage.Open(silent.ConnectionString, Quick).Table("cases"));
    }

    [Fact]
    public async Task A_wrong_key_is_named_as_such()
    {
        var key = Azurite.Shared.ConnectionString.Split(';').Single(part => part.StartsWith("AccountKey=", StringComparison.Ordinal));
        var wrong = Azurite.Shared.ConnectionString.Replace(key, "AccountKey=d3Jvbmc=", StringComparison.Ordinal);
        var table = TableStorage.Open(wrong).Table("cases");
        var refused = await Assert.ThrowsAsync<TableRefusedException>(() => table.Get("p", "r"));
        Assert.Equal(403, refused.Status);
        await Assert.ThrowsAsync<TableRefusedException>(() => table.Submit([new TableOperation.Insert(new("p", "r"))]));
    }

    [Fact]
    public async Task A_missing_table_is_not_a_missing_row()
    {
        var table = TableStorage.Open(Azurite.Shared.ConnectionString).Table($"t{Guid.NewGuid():N}");
        var refused = await Assert.ThrowsAsync<TableRefusedException>(() => table.Get("p", "r"));
        Assert.Equal("TableNotFound", refused.Code);
        await Assert.ThrowsAsync<TableRefusedException>(() => table.Insert(new("p", "r")));
        await Assert.ThrowsAsync<TableRefusedException>(() => table.QueryPage(new()));
        await Assert.ThrowsAsync<TableRefusedException>(() => table.Submit([new TableOperation.Insert(new("p", "r"))]));
    }

    private static async Task AssertUnavailable(Table table)
    {
        await Assert.ThrowsAsync<StorageUnavailableException>(() => table.Get("p", "r"));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => table.Insert(new("p", "r")));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => table.Submit([new TableOperation.Insert(new("p", "r"))]));
    }

    /// <summary>Takes what is said to it, and says nothing.</summary>
    private sealed class SilentServer : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private TcpClient? caller;

        public SilentServer()
        {
            listener.Start();
            var port = ((IPEndPoint)listener.LocalEndpoint).Port;
            ConnectionString = $"AccountName=a;AccountKey=a2V5;TableEndpoint=http://127.0.0.1:{port}/a";
        }

        public string ConnectionString { get; }

        /// <summary>Waits until somebody has sent something.</summary>
        public async Task Asked()
        {
            caller = await listener.AcceptTcpClientAsync();
            Assert.Equal(1, await caller.GetStream().ReadAsync(new byte[1]));
        }

        public void Dispose()
        {
            caller?.Dispose();
            listener.Dispose();
        }
    }
}
