using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace WorkMarket.Portal.Shell;

/// <summary>
/// What pages load besides themselves: it is in the library, named by its hash, and kept for ever by browsers. The service worker and what
/// says how the pages are installed have fixed names, and are asked for anew.
/// </summary>
public static class Assets
{
    private const int HashLength = 12;
    private const string JavaScript = "text/javascript; charset=utf-8";

    private static readonly FrozenDictionary<string, Asset> ByName = new[]
    {
        Named("portal.css", "text/css; charset=utf-8", Api.Pages.StyleSheet.Content),
        Named("portal.js", JavaScript, string.Concat(
            new[] { "outbox.js", "files.js", "uploads.js", "install.js", "written.js", "portal.js", "keys.js", "times.js" }.Select(Read))),
        Named("icon.svg", "image/svg+xml", Read("icon.svg")),
    }.ToFrozenDictionary(asset => asset.Name);

    private static readonly Asset Worker = MakeWorker();

    private static readonly Asset Manifest = Named("manifest.webmanifest", "application/manifest+json", JsonSerializer.Serialize(new
    {
        name = "WorkMarket",
        short_name = "WorkMarket",
        id = "/",
        start_url = "/",
        display = "standalone",
        background_color = "#f3f4f6",
        theme_color = "#0b57c4",
        icons = new[] { new { src = PathOf("icon.svg"), sizes = "any", type = "image/svg+xml", purpose = "any maskable" } },
    }));

    /// <summary>Where the style sheet lies.</summary>
    public static string StyleSheet { get; } = PathOf("portal.css");

    /// <summary>Where the script lies.</summary>
    public static string Script { get; } = PathOf("portal.js");

    [Function("GetAsset"), AllowAnonymous, WithoutStorage, ExcludeFromDescription]
    [EndpointSummary("A style sheet or a script of the pages.")]
    public static Task<IResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assets/{name}")] Call call)
    {
        if (!ByName.TryGetValue(call.Route("name"), out var asset))
            return Task.FromResult(Problems.NotFound());
        call.Http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Task.FromResult(Results.Bytes(asset.Content, asset.ContentType));
    }

    [Function("GetServiceWorker"), AllowAnonymous, WithoutStorage, ExcludeFromDescription]
    [EndpointSummary("What keeps pages for when there is no network.")]
    public static Task<IResult> GetWorker([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "service-worker.js")] Call call) =>
        AskedForAnew(call, Worker);

    [Function("GetManifest"), AllowAnonymous, WithoutStorage, ExcludeFromDescription]
    [EndpointSummary("How the pages are put onto a home screen.")]
    public static Task<IResult> GetManifest([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "manifest.webmanifest")] Call call) =>
        AskedForAnew(call, Manifest);

    private static Task<IResult> AskedForAnew(Call call, Asset asset)
    {
        var headers = call.Http.Response.Headers;
        headers.CacheControl = "no-cache";
        headers.ContentSecurityPolicy = $"default-src 'none'; connect-src 'self' {Pages.FilesOf(call.Http)}";
        return Task.FromResult(Results.Bytes(asset.Content, asset.ContentType));
    }

    // It has another text, and so is installed anew, where one of the assets has.
    private static Asset MakeWorker()
    {
        var paths = JsonSerializer.Serialize(ByName.Keys.Order(StringComparer.Ordinal).Select(name => $"/assets/{name}"));
        var code = (Read("outbox.js") + Read("files.js") + Read("service-worker.js"))
            .Replace("ASSETS", paths, StringComparison.Ordinal).Replace("VERSION", Hash(paths), StringComparison.Ordinal);
        return Named("service-worker.js", JavaScript, code);
    }

    private static string PathOf(string file) => $"/assets/{ByName.Values.Single(asset => asset.File == file).Name}";

    private static Asset Named(string file, string contentType, string content) => new(
        file, $"{Path.GetFileNameWithoutExtension(file)}.{Hash(content)}{Path.GetExtension(file)}", contentType,
        Encoding.UTF8.GetBytes(content));

    private static string Hash(string content) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..HashLength];

    private static string Read(string file)
    {
        using var reader = new StreamReader(typeof(Assets).Assembly.GetManifestResourceStream(file)!);
        return reader.ReadToEnd();
    }

    private sealed record Asset(string File, string Name, string ContentType, byte[] Content);
}
