using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using System.Xml.Linq;
using Azure;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using WorkMarket.Storage.Identity;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Identity;

/// <summary>Keys of tokens lie in storage encrypted by a key that never leaves its vault.</summary>
public sealed class VaultSealTests : IDisposable
{
    private readonly Vault vault = new();
    private readonly BlobContainerClient container = new(Azurite.Shared.ConnectionString, $"keys-{Guid.NewGuid():N}");

    [Fact]
    public void What_one_host_protects_another_reads_and_no_key_lies_open_in_storage()
    {
        var text = Host().CreateProtector("token").Protect("wanda");
        Assert.Equal("wanda", Host().CreateProtector("token").Unprotect(text));
        var stored = Assert.Single(new BlobKeyRepository(container).GetAllElements()).ToString();
        Assert.Contains("sealedKey", stored, StringComparison.Ordinal);
        Assert.Contains($"{Vault.Address}/v1", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey", stored, StringComparison.Ordinal);
        Assert.All(vault.Asked, asked => Assert.Matches("/(wrapkey|unwrapkey)\\?api-version=7\\.4$", asked));
    }

    [Fact]
    public void Keys_of_before_stay_readable_and_the_vault_s_key_may_have_a_new_version()
    {
        var (before, text) = (Host(isSealed: false), "");
        text = before.CreateProtector("token").Protect("wanda");
        Assert.Equal("wanda", Host().CreateProtector("token").Unprotect(text));
        var seal = new VaultSeal(vault.Key);
        var first = seal.Encrypt(new XElement("key", "one")).EncryptedElement;
        vault.Rotate();
        var second = seal.Encrypt(new XElement("key", "two")).EncryptedElement;
        Assert.Equal(["one", "two"], new[] { first, second }.Select(element => new VaultUnseal(Services()).Decrypt(element).Value));
    }

    [Theory]
    [InlineData("value")]
    [InlineData("nonce")]
    [InlineData("key")]
    public void What_was_changed_in_storage_is_not_read(string part)
    {
        var element = new VaultSeal(vault.Key).Encrypt(new XElement("key", "one")).EncryptedElement;
        var bytes = Convert.FromBase64String(element.Element(part)!.Value);
        bytes[3] ^= 1;
        element.Element(part)!.Value = Convert.ToBase64String(bytes);
        Assert.ThrowsAny<Exception>(() => new VaultUnseal(Services()).Decrypt(element));
    }

    [Fact]
    public void Nobody_else_s_key_is_asked_though_storage_names_it()
    {
        var element = new VaultSeal(vault.Key).Encrypt(new XElement("key", "one")).EncryptedElement;
        element.Element("version")!.Value = "https://elsewhere.vault.azure.net/keys/token-keys/v1";
        var asked = vault.Asked.Count;
        Assert.Throws<InvalidDataException>(() => new VaultUnseal(Services()).Decrypt(element));
        Assert.Equal(asked, vault.Asked.Count);
    }

    [Fact]
    public void A_vault_that_refuses_fails_it()
    {
        vault.Refuses = true;
        Assert.Throws<RequestFailedException>(() => vault.Key.Wrap([1, 2, 3]));
        Assert.ThrowsAny<CryptographicException>(() => Host().CreateProtector("token").Protect("wanda"));
    }

    /// <summary>The name is stored beside each key: where it changes, the keys of before open no more.</summary>
    [Fact]
    public void The_name_of_what_decrypts_stays() => Assert.StartsWith(
        "WorkMarket.Storage.Identity.VaultUnseal, WorkMarket.Storage,", typeof(VaultUnseal).AssemblyQualifiedName,
        StringComparison.Ordinal);

    public void Dispose() => vault.Dispose();

    private ServiceProvider Services() => new ServiceCollection().AddSingleton(vault.Key).BuildServiceProvider();

    private IDataProtectionProvider Host(bool isSealed = true)
    {
        var services = new ServiceCollection().AddSingleton(vault.Key);
        services.AddDataProtection().SetApplicationName("WorkMarket");
        services.Configure<KeyManagementOptions>(options =>
        {
            options.XmlRepository = new BlobKeyRepository(container);
            options.XmlEncryptor = isSealed ? new VaultSeal(vault.Key) : null;
        });
        return services.BuildServiceProvider().GetRequiredService<IDataProtectionProvider>();
    }

    /// <summary>What the vault's REST interface answers, with keys that it keeps.</summary>
    private sealed class Vault : HttpMessageHandler
    {
        public const string Address = "https://kv-test.vault.azure.net/keys/token-keys";
        private readonly List<RSA> versions = [RSA.Create(2048)];

        public Vault() => Key = new(new(Address), new EmulatorIdentity(), new HttpClientTransport(this));

        public VaultKey Key { get; }

        public List<string> Asked { get; } = [];

        public bool Refuses { get; set; }

        public void Rotate() => versions.Add(RSA.Create(2048));

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(request.RequestUri!.AbsoluteUri);
            if (Refuses || request.Headers.Authorization?.Scheme != "Bearer")
                return new(HttpStatusCode.Forbidden) { Content = new StringContent("{}") };
            var body = JsonSerializer.Deserialize<JsonElement>(request.Content!.ReadAsStream(cancellationToken));
            Assert.Equal("RSA-OAEP-256", body.GetProperty("alg").GetString());
            var value = Base64Url.DecodeFromChars(body.GetProperty("value").GetString());
            var parts = request.RequestUri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
            var version = parts is [_, _, var name, "unwrapkey"] ? int.Parse(name[1..], CultureInfo.InvariantCulture) : versions.Count;
            var key = versions[version - 1];
            try
            {
                var padding = RSAEncryptionPadding.OaepSHA256;
                var answer = parts[^1] == "wrapkey" ? key.Encrypt(value, padding) : key.Decrypt(value, padding);
                return new(HttpStatusCode.OK)
                {
                    Content = new StringContent(JsonSerializer.Serialize(
                        new { kid = $"{Address}/v{version}", value = Base64Url.EncodeToString(answer) })),
                };
            }
            catch (CryptographicException)
            {
                return new(HttpStatusCode.BadRequest) { Content = new StringContent("{}") };
            }
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(Send(request, cancellationToken));

        protected override void Dispose(bool disposing)
        {
            versions.ForEach(key => key.Dispose());
            base.Dispose(disposing);
        }
    }
}
