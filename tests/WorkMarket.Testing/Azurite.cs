using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace WorkMarket.Testing;

/// <summary>A real storage emulator on free ports. Stopped with SIGTERM: it loses acknowledged writes when killed.</summary>
public sealed partial class Azurite : IDisposable
{
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private static readonly Lazy<Azurite> SharedInstance = new(() => Start(inMemory: true));
    private static readonly string Script =
        Path.Combine(Repository.Root, "tools", "azurite", "node_modules", "azurite", "dist", "src", "azurite.js");

    private readonly string folder;
    private readonly bool ownsFolder;
    private readonly bool inMemory;
    private readonly SelfSigned? certificate;
    private Process process;
    private int blobPort;
    private int queuePort;
    private int tablePort;

    private Azurite(string folder, bool ownsFolder, bool inMemory, SelfSigned? certificate = null)
    {
        this.folder = folder;
        this.ownsFolder = ownsFolder;
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

    /// <summary>An emulator of a test's own, for tests that stop it.</summary>
    /// <param name="inMemory">Whether it keeps nothing on disk: where nothing is read after a restart.</param>
    public static Azurite Start(bool inMemory = false) =>
        new(Directory.CreateTempSubdirectory("workmarket-azurite-").FullName, ownsFolder: true, inMemory);

    /// <summary>An emulator of a test's own that takes tokens of Microsoft Entra, over TLS with a certificate of its own.</summary>
    /// <remarks>It looks at a token's issuer, audience and times, and neither at its signature nor at roles.</remarks>
    public static Azurite StartWithTokens()
    {
        var folder = Directory.CreateTempSubdirectory("workmarket-azurite-").FullName;
        return new(folder, ownsFolder: true, inMemory: true, new SelfSigned(folder));
    }

    /// <summary>Its certificate, where it takes tokens.</summary>
    public SelfSigned Certificate => certificate ?? throw new InvalidOperationException("This emulator takes no tokens.");

    /// <summary>Where its services are, where it takes tokens.</summary>
    public (Uri Blobs, Uri Queues, Uri Tables) Services => (Over(blobPort), Over(queuePort), Over(tablePort));

    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};" +
        $"BlobEndpoint=http://127.0.0.1:{blobPort}/{Account};QueueEndpoint=http://127.0.0.1:{queuePort}/{Account};" +
        $"TableEndpoint=http://127.0.0.1:{tablePort}/{Account};";

    /// <summary>Stops it with SIGTERM and waits; nothing acknowledged is lost.</summary>
    public void Stop()
    {
        if (process.HasExited)
            return;
        using var kill = Process.Start("kill", $"-TERM {process.Id}");
        kill.WaitForExit();
        process.WaitForExit();
    }

    /// <summary>Starts it again on the same data and the same ports.</summary>
    public void Restart()
    {
        Stop();
        process = Launch();
    }

    public void Dispose()
    {
        Stop();
        if (ownsFolder && Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        certificate?.Dispose();
    }

    private static Uri Over(int port) => new($"https://127.0.0.1:{port}/{Account}");

    private Process Launch()
    {
        if (!File.Exists(Script))
            throw new InvalidOperationException("The storage emulator is not installed: run ./wm test, which installs it.");
        var start = new ProcessStartInfo("node")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                Script, "--disableTelemetry", "--skipApiVersionCheck", "--silent",
                "--blobPort", $"{blobPort}", "--queuePort", $"{queuePort}", "--tablePort", $"{tablePort}",
            },
        };
        foreach (var argument in inMemory ? ["--inMemoryPersistence"] : new[] { "--location", folder })
            start.ArgumentList.Add(argument);
        foreach (var argument in certificate is null ? [] : new[] { "--oauth", "basic", "--cert", certificate.CertificatePath, "--key", certificate.KeyPath })
            start.ArgumentList.Add(argument);
        var started = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        var lines = new ConcurrentQueue<string>();
        var ready = new TaskCompletionSource();
        started.OutputDataReceived += (_, line) => Read(line.Data);
        started.ErrorDataReceived += (_, line) => Read(line.Data);
        started.EnableRaisingEvents = true;
        started.Exited += (_, _) => ready.TrySetException(new InvalidOperationException(
            "The storage emulator stopped at start: " + string.Join('\n', lines)));
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        if (!ready.Task.Wait(TimeSpan.FromMinutes(1)))
            throw new InvalidOperationException("The storage emulator did not start within a minute: " + string.Join('\n', lines));
        return started;

        void Read(string? line)
        {
            if (line is null)
                return;
            lines.Enqueue(line);
            if (Listening().Match(line) is not { Success: true } match)
                return;
            var port = int.Parse(match.Groups["port"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
            switch (match.Groups["service"].Value)
            {
                case "Blob": blobPort = port; break;
                case "Queue": queuePort = port; break;
                default: tablePort = port; break;
            }
            if (lines.Count(seen => Listening().IsMatch(seen)) == 3)
                ready.TrySetResult();
        }
    }

    [GeneratedRegex(@"Azurite (?<service>Blob|Queue|Table) service is successfully listening at https?://[^:]+:(?<port>\d+)")]
    private static partial Regex Listening();
}
