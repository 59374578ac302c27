using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace WorkMarket.Storage.Identity;

/// <summary>
/// A key of an Azure key vault that wraps other keys, over the vault's REST operations <c>wrapkey</c> and <c>unwrapkey</c>. It never leaves
/// the vault. Calls block, as Data Protection's do.
/// </summary>
public sealed class VaultKey
{
    private const string Api = "7.4";
    private const string Algorithm = "RSA-OAEP-256";

    private readonly string address;
    private readonly HttpPipeline pipeline;

    /// <summary>Names a key; nothing is sent yet.</summary>
    /// <param name="address">The key, without a version: keys are wrapped with its latest one.</param>
    /// <param name="credential">Who asks.</param>
    /// <param name="transport">Another transport than HTTP as usual; for tests.</param>
    public VaultKey(Uri address, TokenCredential credential, HttpPipelineTransport? transport = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        this.address = address.AbsoluteUri.TrimEnd('/');
        var options = new Options();
        if (transport is not null)
            options.Transport = transport;
        // The token's audience is all vaults of this cloud: the host name without the vault's own part.
        var cloud = address.Host[(address.Host.IndexOf('.', StringComparison.Ordinal) + 1)..];
        pipeline = HttpPipelineBuilder.Build(options, new BearerTokenAuthenticationPolicy(credential, $"https://{cloud}/.default"));
    }

    /// <summary>Wraps some bytes.</summary>
    /// <returns>The key's version, as its address, and the bytes wrapped with it.</returns>
    /// <exception cref="RequestFailedException">The vault refuses it or does not answer.</exception>
    public (string Version, byte[] Wrapped) Wrap(ReadOnlySpan<byte> bytes)
    {
        var answer = Ask($"{address}/wrapkey", bytes);
        return (answer.GetProperty("kid").GetString()!, Base64Url.DecodeFromChars(answer.GetProperty("value").GetString()));
    }

    /// <summary>Unwraps what a version of the key has wrapped.</summary>
    /// <exception cref="RequestFailedException">The vault refuses it or does not answer.</exception>
    /// <exception cref="InvalidDataException">It is a version of another key: whoever wrote that is asked nothing.</exception>
    public byte[] Unwrap(string version, ReadOnlySpan<byte> wrapped) =>
        version.StartsWith($"{address}/", StringComparison.OrdinalIgnoreCase)
        ? Base64Url.DecodeFromChars(Ask($"{version}/unwrapkey", wrapped).GetProperty("value").GetString())
        : throw new InvalidDataException("This was wrapped with another key.");

    private JsonElement Ask(string operation, ReadOnlySpan<byte> value)
    {
        using var message = pipeline.CreateMessage();
        message.Request.Method = RequestMethod.Post;
        message.Request.Uri.Reset(new($"{operation}?api-version={Api}"));
        message.Request.Headers.SetValue("Content-Type", "application/json");
        var body = $$"""{"alg":"{{Algorithm}}","value":"{{Base64Url.EncodeToString(value)}}"}""";
        message.Request.Content = RequestContent.Create(Encoding.UTF8.GetBytes(body));
        pipeline.Send(message, CancellationToken.None);
        return message.Response.Status == 200
            ? JsonSerializer.Deserialize<JsonElement>(message.Response.Content)
            : throw new RequestFailedException(message.Response);
    }

    private sealed class Options : ClientOptions;
}
