using System.Net;
using Azure.Core.Pipeline;
using Azure.Identity;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Effects;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Storage.Tables;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Identity;

/// <summary>The account as an identity of Microsoft Entra: no key of the account is anywhere in here.</summary>
public sealed class ByIdentityTests(ByIdentityTests.TokenEmulator emulator) : IClassFixture<ByIdentityTests.TokenEmulator>
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly EmulatorIdentity identity = new();

    private static OutboxMessage AnOutboxMessage => new(new("a1"), new("attempt1"), 1);

    private static Instant Now => SystemClock.Instance.GetCurrentInstant();

    [Fact]
    public async Task Tables_queues_blobs_and_keys_take_its_token()
    {
        var storage = await Open();
        await storage.Check(None);
        await storage.Outbox.Enqueue(AnOutboxMessage, Duration.Zero, None);
        Assert.Single((await storage.Outbox.Queue.ReceiveMessagesAsync()).Value);
        storage.Keys.StoreElement(new("key", "one"), "key-1");
        Assert.Single(storage.Keys.GetAllElements());
        Assert.NotEmpty(identity.Scopes);
        Assert.All(identity.Scopes, scope => Assert.Matches("^https://storage.azure.com//?.default$", scope));
        Assert.True(storage.IsEmulator);
    }

    [Fact]
    public async Task A_table_is_written_and_read_by_token()
    {
        var table = TableStorage.Open(emulator.Azurite.Services.Tables, identity, new() { Transport = emulator.Transport })
            .Table($"t{Guid.NewGuid():N}");
        await table.CreateIfNotExists();
        Assert.IsType<TransactionResult.Committed>(await table.Submit(
            [new TableOperation.Insert(new("p", "r1") { ["n"] = 1 }), new TableOperation.Insert(new("p", "r2") { ["n"] = 2 })]));
        Assert.Equal([1, 2], (await table.Query(TableQuery.Partition("p")).ToListAsync()).Select(row => row.GetInt("n")));
    }

    [Fact]
    public async Task A_file_goes_up_and_down_by_addresses_that_a_lent_key_signs()
    {
        var storage = await Open();
        var up = await storage.Files.GrantUpload("up1", Now + Duration.FromMinutes(60), None);
        Assert.Contains("skoid=", up.Query, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, await Put(up, "a lease"));

        var path = await storage.Files.CopyFromStaging((await storage.Files.FindStaged("up1", None))!, "attempt1", None);
        var down = await storage.Files.GrantDownload(
            path!, FileName.Parse("a.txt"), FileFormat.All[0], Now + Duration.FromMinutes(5), None);
        Assert.Equal("a lease", await emulator.Http.GetStringAsync(down));
    }

    [Fact]
    public async Task An_address_by_a_lent_key_opens_one_blob_one_way_and_no_longer()
    {
        var files = (await Open()).Files;
        var up = await files.GrantUpload("up1", Now + Duration.FromMinutes(5), None);
        using var read = await emulator.Http.GetAsync(up);
        Assert.Equal(HttpStatusCode.Forbidden, read.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, await Put(new(up.AbsoluteUri.Replace("/up1?", "/up2?", StringComparison.Ordinal)), "other"));
        Assert.Equal(HttpStatusCode.Forbidden, await Put(await files.GrantUpload("up1", Now - Duration.FromMinutes(1), None), "late"));
    }

    [Fact]
    public async Task One_lent_key_signs_until_an_address_would_outlive_it()
    {
        var storage = await Open();
        foreach (var upload in new[] { "up1", "up2", "up3" })
            await storage.Files.GrantUpload(upload, Now + Duration.FromMinutes(60), None);
        Assert.Equal(1, Lent());
        await storage.Files.GrantUpload("up4", Now + Duration.FromHours(36), None);
        await storage.Files.GrantUpload("up5", Now + Duration.FromHours(35), None);
        Assert.Equal(2, Lent());

        int Lent() =>
            storage.Requests.Snapshot().Where(count => count.Key.StartsWith("blob.lendKey", StringComparison.Ordinal))
                .Sum(count => count.Value);
    }

    [Fact]
    public async Task A_token_for_somebody_else_is_refused()
    {
        var storage = Storage(new EmulatorIdentity { Audience = "https://vault.azure.net" });
        await Assert.ThrowsAsync<TableRefusedException>(() => storage.Directory.FindPerson(new("wanda"), None));
    }

    [Fact]
    public async Task Where_there_is_no_token_storage_is_unavailable()
    {
        var storage = Storage(new EmulatorIdentity { Trouble = new CredentialUnavailableException("Nobody is signed in.") });
        await Assert.ThrowsAsync<StorageUnavailableException>(() => storage.Directory.FindPerson(new("wanda"), None));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => storage.Files.FindStaged("up1", None));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => storage.Files.GrantUpload("up1", Now, None));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => storage.Outbox.Enqueue(AnOutboxMessage, Duration.Zero, None));
    }

    private async Task<WorkMarketStorage> Open()
    {
        var storage = Storage(identity);
        await storage.Prepare(None);
        return storage;
    }

    private WorkMarketStorage Storage(EmulatorIdentity who) => new(
        new()
        {
            Access = who.Access(emulator.Azurite),
            Transport = emulator.Transport,
            Prefix = $"p{Guid.NewGuid():N}"[..12],
            MaxRetries = 0
        },
        new(), new NoFaults(), new ManualClock());

    private async Task<HttpStatusCode> Put(Uri address, string text)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, address)
        {
            Content = new StringContent(text),
            Headers = { { "x-ms-blob-type", "BlockBlob" } },
        };
        using var answer = await emulator.Http.SendAsync(request);
        return answer.StatusCode;
    }

    public sealed class TokenEmulator : IDisposable
    {
        public TokenEmulator()
        {
            Http = new(Azurite.Certificate.Trusting());
            Transport = new(Http);
        }

        public Azurite Azurite { get; } = Azurite.StartWithTokens();

        public HttpClient Http { get; }

        public HttpClientTransport Transport { get; }

        public void Dispose()
        {
            Http.Dispose();
            Azurite.Dispose();
        }
    }
}
