using System.Globalization;
using System.Text.RegularExpressions;

namespace WorkMarket.Testing;

/// <summary>A real storage emulator on free ports. Stopped with SIGTERM: it loses acknowledged writes when killed.</summary>
public sealed partial class Azurite : IDisposable
{
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private const int MarketsOnOne = 50;
    private static readonly Lazy<Azurite> SharedInstance = new(() => Start(inMemory: true));
    private static readonly Lock Opening = new();
    private static Azurite? ofMarkets;
    private static int markets;
    private static readonly string[] Script = ["azurite", "node_modules", "azurite", "dist", "src", "azurite.js"];

    private readonly string folder;
    private readonly string? log;
    private readonly bool inMemory;
    private readonly SelfSigned? certificate;
    private NodeServer process;
    private int blobPort;
    private int queuePort;
    private int tablePort;

    private Azurite(string folder, bool inMemory, string? log = null, SelfSigned? certificate = null)
    {
        this.folder = folder;
        this.log = log;
        this.inMemory = inMemory;
        this.certificate = certificate;
        process = Launch();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
    }

    /// <summary>
    /// One emulator for the whole test process, which nobody stops, so it keeps nothing on disk: saving what all tests wrote would stop it
    /// for moments. Tests keep apart by the names of their tables, queues and containers.
    /// </summary>
    public static Azurite Shared => SharedInstance.Value;

    /// <summary>
    /// The emulator of a market, with some others, and as <see cref="Shared"/> in memory alone. Each message that is removed makes it sort
    /// all that any market has left in its queues, so after fifty markets there is another one.
    /// </summary>
    public static Azurite ForMarket()
    {
        lock (Opening)
            return ofMarkets = markets++ % MarketsOnOne == 0 ? Start(inMemory: true) : ofMarkets!;
    }

    /// <summary>An emulator of a test's own, for tests that stop it.</summary>
    /// <param name="inMemory">Whether it keeps nothing on disk: where nothing is read after a restart.</param>
    public static Azurite Start(bool inMemory = false) =>
        new(Directory.CreateTempSubdirectory("workmarket-azurite-").FullName, inMemory);

    /// <summary>An emulator that keeps its data, and goes on when the terminal is interrupted: its host comes to an end first.</summary>
    /// <param name="folder">Where the data lie; stays.</param>
    /// <param name="log">The file that takes what it says; stays.</param>
    public static Azurite StartOn(string folder, string log) => new(Directory.CreateDirectory(folder).FullName, inMemory: false, log);

    /// <summary>An emulator of a test's own that takes tokens of Microsoft Entra, over TLS with a certificate of its own.</summary>
    /// <remarks>It looks at a token's issuer, audience and times, and neither at its signature nor at roles.</remarks>
    public static Azurite StartWithTokens()
    {
        var folder = Directory.CreateTempSubdirectory("workmarket-azurite-").FullName;
        return new(folder, inMemory: true, certificate: new SelfSigned(folder));
    }

    /// <summary>Its certificate, where it takes tokens.</summary>
    public SelfSigned Certificate => certificate ?? throw new InvalidOperationException("This emulator takes no tokens.");

    /// <summary>Where its services are, where it takes tokens.</summary>
    public (Uri Blobs, Uri Queues, Uri Tables) Services => (Over(blobPort), Over(queuePort), Over(tablePort));

    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};" +
        $"BlobEndpoint=http://127.0.0.1:{blobPort}/{Account};QueueEndpoint=http://127.0.0.1:{queuePort}/{Account};" +
        $"TableEndpoint=http://127.0.0.1:{tablePort}/{Account};";

    /// <summary>The process's number.</summary>
    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    /// <summary>Stops it with SIGTERM and waits; nothing acknowledged is lost.</summary>
    public void Stop() => process.Stop();

    /// <summary>Starts it again on the same data and the same ports.</summary>
    public void Restart()
    {
        Stop();
        process = Launch();
    }

    public void Dispose()
    {
        Stop();
        if (log is null && Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        certificate?.Dispose();
    }

    private static Uri Over(int port) => new($"https://127.0.0.1:{port}/{Account}");

    private NodeServer Launch()
    {
        string[] location = inMemory ? ["--inMemoryPersistence"] : ["--location", folder];
        string[] tokens = certificate is null
            ? []
            : ["--oauth", "basic", "--cert", certificate.CertificatePath, "--key", certificate.KeyPath];
        var started = NodeServer.Start(
            "the storage emulator", Script, log ?? Path.Combine(folder, "azurite.log"), uninterrupted: log is not null,
            [
                "--disableTelemetry", "--skipApiVersionCheck", "--silent",
                "--blobPort", $"{blobPort}", "--queuePort", $"{queuePort}", "--tablePort", $"{tablePort}", .. location, .. tokens,
            ]);
        foreach (var match in started.WaitFor(Listening(), 3))
        {
            var port = int.Parse(match.Groups["port"].ValueSpan, CultureInfo.InvariantCulture);
            switch (match.Groups["service"].Value)
            {
                case "Blob": blobPort = port; break;
                case "Queue": queuePort = port; break;
                default: tablePort = port; break;
            }
        }
        return started;
    }

    [GeneratedRegex(@"Azurite (?<service>Blob|Queue|Table) service is successfully listening at https?://[^:]+:(?<port>\d+)\s")]
    private static partial Regex Listening();
}
