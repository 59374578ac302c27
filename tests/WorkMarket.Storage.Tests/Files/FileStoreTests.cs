using Azure.Storage.Blobs;
using NodaTime;
using WorkMarket.Storage.Files;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Files;

/// <summary>A store in a container of the test's own, and a clock as the emulator sees it.</summary>
public abstract class FileStoreTests : IAsyncLifetime
{
    protected static readonly HttpClient Http = new();

    protected FileStoreTests()
    {
        Service = new BlobServiceClient(Azurite.Shared.ConnectionString);
        Container = Service.GetBlobContainerClient($"files-{Guid.NewGuid():N}");
        Store = new BlobFileStore(Service, Container.Name);
    }

    protected static CancellationToken None => CancellationToken.None;

    protected static Instant Soon => SystemClock.Instance.GetCurrentInstant() + Duration.FromMinutes(5);

    protected static Instant Past => SystemClock.Instance.GetCurrentInstant() - Duration.FromMinutes(1);

    protected BlobServiceClient Service { get; }

    protected BlobContainerClient Container { get; }

    protected BlobFileStore Store { get; }

    public Task InitializeAsync() => Store.Prepare(None);

    public Task DisposeAsync() => Container.DeleteIfExistsAsync();

    protected async Task<HttpResponseMessage> Send(string upload, byte[] content, string suffix = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, await Store.GrantUpload(upload, Soon, None) + suffix)
        {
            Content = new ByteArrayContent(content),
            Headers = { { "x-ms-blob-type", "BlockBlob" } },
        };
        return await Http.SendAsync(request);
    }

    protected async Task<string> Keep(string upload, byte[] content)
    {
        var kept = await Store.Write(upload, "attempt1", new MemoryStream(content), content.Length, None);
        return Assert.IsType<Application.Deliverables.InspectedFile>(kept).Path;
    }

    protected static byte[] Noise(int length)
    {
        var noise = new byte[length];
        new Random(length).NextBytes(noise);
        return noise;
    }
}
