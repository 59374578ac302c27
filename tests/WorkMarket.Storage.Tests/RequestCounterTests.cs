using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using WorkMarket.Storage.Tests.Tables;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests;

public sealed class RequestCounterTests
{
    [Fact]
    public async Task Table_requests_are_counted_by_what_they_do()
    {
        var counter = new RequestCounter();
        var table = await NewTable.Create(new() { PerCall = [counter.Tables] });
        await table.Insert(new("p", "r"));
        await table.Get("p", "r");
        await table.Get("p", "r");
        await table.Upsert(new("p", "r"));
        await table.Replace(new("p", "r"), ETag.All);
        await table.Merge(new("p", "r"), ETag.All);
        await table.QueryPage(new());
        await table.Submit([new Storage.Tables.TableOperation.Insert(new("p", "s"))]);
        await table.Delete("p", "r", ETag.All);
        string[] once = ["delete", "insert", "merge", "query", "replace", "transaction", "upsert"];
        Assert.All(once, operation => Assert.Equal(1, counter.Snapshot()[$"table.{operation} {table.Name}"]));
        Assert.Equal(2, counter.Snapshot()[$"table.get {table.Name}"]);
        Assert.Equal(10, counter.Total);
    }

    [Fact]
    public async Task Queue_requests_are_counted_by_what_they_do()
    {
        var counter = new RequestCounter();
        var options = new QueueClientOptions();
        options.AddPolicy(counter.Queues, Azure.Core.HttpPipelinePosition.PerCall);
        var queue = new QueueClient(Azurite.Shared.ConnectionString, $"q{Guid.NewGuid():N}", options);
        await queue.CreateAsync();
        await queue.SendMessageAsync("x");
        await queue.PeekMessageAsync();
        var message = (await queue.ReceiveMessageAsync()).Value;
        var updated = (await queue.UpdateMessageAsync(message.MessageId, message.PopReceipt)).Value;
        await queue.DeleteMessageAsync(message.MessageId, updated.PopReceipt);
        string[] once = ["create", "delete", "dequeue", "enqueue", "peek", "update"];
        Assert.Equal(
            once.Select(operation => ($"queue.{operation} {queue.Name}", 1)), counter.Snapshot().Select(count => (count.Key, count.Value)));
    }

    [Fact]
    public async Task Blob_requests_are_counted_by_what_they_do()
    {
        var counter = new RequestCounter();
        var options = new BlobClientOptions();
        options.AddPolicy(counter.Blobs, Azure.Core.HttpPipelinePosition.PerCall);
        var container = new BlobContainerClient(Azurite.Shared.ConnectionString, $"c{Guid.NewGuid():N}", options);
        await container.CreateAsync();
        await container.UploadBlobAsync("folder/name", BinaryData.FromString("x"));
        await container.GetBlobClient("folder/name").DownloadContentAsync();
        await container.GetBlobClient("folder/name").ExistsAsync();
        await foreach (var _ in container.GetBlobsAsync())
        {
        }
        await container.DeleteBlobAsync("folder/name");
        string[] once = ["create", "delete", "get", "head", "list", "put"];
        Assert.Equal(
            once.Select(operation => ($"blob.{operation} {container.Name}", 1)),
            counter.Snapshot().Select(count => (count.Key, count.Value)));
    }
}
