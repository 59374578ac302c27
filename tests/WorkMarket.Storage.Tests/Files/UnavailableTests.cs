using System.Net;
using Azure;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using WorkMarket.Application.Deliverables;
using WorkMarket.Application.Storage;
using WorkMarket.Storage.Files;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Files;

public sealed class UnavailableTests
{
    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    public async Task A_service_that_fails_is_unavailable_whatever_was_asked(HttpStatusCode status) =>
        await AssertUnavailable(StoreOver((_, _) => Task.FromResult(new HttpResponseMessage(status))));

    [Fact]
    public async Task A_service_that_cannot_be_reached_is_unavailable() =>
        await AssertUnavailable(StoreOver((_, _) => throw new HttpRequestException("refused")));

    [Fact]
    public async Task A_service_that_does_not_answer_in_time_is_unavailable() =>
        await AssertUnavailable(StoreOver(Never, retries: 1));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_that_breaks_off_for_good_while_it_is_read_is_unavailable_not_short(bool silently) =>
        await Assert.ThrowsAsync<StorageUnavailableException>(
            () => StoreOver((_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StreamContent(silently ? new MemoryStream([1, 2, 3]) : new BrokenLine())
                {
                    Headers = { ContentLength = 1000 },
                },
                Headers = { { "ETag", "\"0x1\"" } },
            })).Inspect("files/a/b", CancellationToken.None));

    [Fact]
    public async Task Who_gives_up_waiting_is_told_so()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        var store = StoreOver(Never, timeout: TimeSpan.FromSeconds(30));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.FindStaged("up1", soon.Token));
    }

    [Fact]
    public async Task A_missing_container_is_no_missing_file()
    {
        var store = new BlobFileStore(new BlobServiceClient(Azurite.Shared.ConnectionString), $"none-{Guid.NewGuid():N}");
        await Assert.ThrowsAsync<RequestFailedException>(() => store.FindStaged("up1", CancellationToken.None));
    }

    private static async Task AssertUnavailable(BlobFileStore store)
    {
        var none = CancellationToken.None;
        Func<Task>[] calls =
        [
            () => store.Prepare(none),
            () => store.FindStaged("up1", none),
            () => store.CopyFromStaging(new StagedFile("up1", 3, "\"0x1\""), "attempt1", none),
            () => store.Write("up1", "attempt1", new MemoryStream([1]), 1, none),
            () => store.Inspect("files/up1/attempt1", none),
            () => store.Delete("files/up1/attempt1", none),
            () => store.List(FilePath.Kept, none).ToListAsync().AsTask(),
        ];
        foreach (var call in calls)
            Assert.NotNull((await Assert.ThrowsAsync<StorageUnavailableException>(call)).InnerException);
    }

    private static async Task<HttpResponseMessage> Never(HttpRequestMessage request, CancellationToken cancellation)
    {
        await Task.Delay(Timeout.Infinite, cancellation);
        throw new InvalidOperationException();
    }

    private static BlobFileStore StoreOver(
        Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer, int retries = 0, TimeSpan? timeout = null) =>
        new(new BlobServiceClient(Azurite.Shared.ConnectionString, new BlobClientOptions
        {
            Transport = new HttpClientTransport(new Answering(answer)),
            Retry = { MaxRetries = retries, Delay = TimeSpan.Zero, NetworkTimeout = timeout ?? TimeSpan.FromMilliseconds(200) },
        }));

    private sealed class Answering(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            answer(request, cancellationToken);
    }

    private sealed class BrokenLine : MemoryStream
    {
        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            throw new IOException("The line broke.");

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("The line broke.");
    }
}
