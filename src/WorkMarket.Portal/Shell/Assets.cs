using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace WorkMarket.Portal.Shell;

/// <summary>What pages load besides themselves: it is in the library, named by its hash, and kept for ever by browsers.</summary>
public static class Assets
{
    private const int HashLength = 12;
    private static readonly FrozenDictionary<string, Asset> ByName =
        new[] { Read("portal.css", "text/css; charset=utf-8") }.ToFrozenDictionary(asset => asset.Name);

    /// <summary>Where the style sheet lies.</summary>
    public static string StyleSheet { get; } = PathOf("portal.css");

    [Function("GetAsset"), AllowAnonymous, WithoutStorage, ExcludeFromDescription]
    [EndpointSummary("A style sheet or a script of the pages.")]
    public static Task<IResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assets/{name}")] Call call)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (!ByName.TryGetValue(call.Route("name"), out var asset))
            return Task.FromResult(Problems.NotFound());
        call.Http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Task.FromResult(Results.Bytes(asset.Content, asset.ContentType));
    }

    private static string PathOf(string file) => $"/assets/{ByName.Values.Single(asset => asset.File == file).Name}";

    private static Asset Read(string file, string contentType)
    {
        using var reader = new StreamReader(typeof(Assets).Assembly.GetManifestResourceStream(file)!);
        var content = Encoding.UTF8.GetBytes(reader.ReadToEnd());
        var hash = Convert.ToHexStringLower(SHA256.HashData(content))[..HashLength];
        return new(file, $"{Path.GetFileNameWithoutExtension(file)}.{hash}{Path.GetExtension(file)}", contentType, content);
    }

    private sealed record Asset(string File, string Name, string ContentType, byte[] Content);
}
