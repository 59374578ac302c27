using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace WorkMarket.Testing;

/// <summary>A real mail server that keeps what it is sent, on free ports. A test reads the mail over its web API.</summary>
public sealed class MailDev : IDisposable
{
    private static readonly Lazy<MailDev> SharedInstance = new(() => Start());
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(30) };
    private static readonly string Script =
        Path.Combine(Repository.Root, "tools", "maildev", "node_modules", "maildev", "dist", "bin", "maildev.js");

    private readonly string folder = Directory.CreateTempSubdirectory("workmarket-maildev-").FullName;
    private readonly int webPort = FreePort();
    private readonly ConcurrentDictionary<string, Mail> read = new(); // A mail does not change.
    private Process? process;

    private MailDev() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();

    /// <summary>One mail server for the whole test process; tests keep apart by their cases.</summary>
    public static MailDev Shared => SharedInstance.Value;

    /// <summary>Where mail is sent to.</summary>
    public int Port { get; } = FreePort();

    /// <summary>What makes a host send its mail here.</summary>
    public (string Name, string Value)[] Settings =>
    [
        ("WorkMarket__Mail__Host", "127.0.0.1"),
        ("WorkMarket__Mail__Port", $"{Port}"),
        ("WorkMarket__Mail__Tls", "false"),
        ("WorkMarket__Mail__BackOff", "00:00:01"),
    ];

    /// <summary>A mail server of a test's own, for tests that stop it.</summary>
    /// <param name="running">Whether it runs at once.</param>
    public static MailDev Start(bool running = true)
    {
        var server = new MailDev();
        if (running)
            server.Restart();
        return server;
    }

    /// <summary>Starts it, again or for the first time, on the same ports.</summary>
    public void Restart()
    {
        Stop();
        if (!File.Exists(Script))
            throw new InvalidOperationException("The mail server is not installed: run ./wm test, which installs it.");
        var lines = new ConcurrentQueue<string>();
        var ready = new TaskCompletionSource();
        process = Process.Start(new ProcessStartInfo("node")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { Script, "--ip", "127.0.0.1", "--smtp", $"{Port}", "--web-ip", "127.0.0.1", "--web", $"{webPort}", "--mail-directory", folder },
        }) ?? throw new InvalidOperationException("node did not start.");
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!ready.Task.Wait(TimeSpan.FromMinutes(1)))
            throw new InvalidOperationException("The mail server did not start within a minute: " + string.Join('\n', lines));

        void Read(string? line)
        {
            if (line is null)
                return;
            lines.Enqueue(line);
            if (line.Contains("Web Interface", StringComparison.Ordinal))
                ready.TrySetResult();
        }
    }

    /// <summary>Stops it with SIGTERM and waits. What it was sent is there again after a restart.</summary>
    public void Stop()
    {
        if (process is null or { HasExited: true })
            return;
        using var kill = Process.Start("kill", $"-TERM {process.Id}");
        kill.WaitForExit();
        process.WaitForExit();
    }

    /// <summary>All mails that name a case, in the order in which they came.</summary>
    public async Task<IReadOnlyList<Mail>> About(string id)
    {
        using var found = JsonDocument.Parse(await Http.GetStringAsync($"http://127.0.0.1:{webPort}/api/email?headers.x-workmarket-case={id}"));
        var mails = new List<Mail>();
        foreach (var mail in found.RootElement.EnumerateArray())
        {
            var number = mail.GetProperty("id").GetString()!;
            if (!read.TryGetValue(number, out var known))
                read[number] = known = new(mail.Clone(), await Http.GetStringAsync($"http://127.0.0.1:{webPort}/api/email/{number}/source"));
            mails.Add(known);
        }
        return mails;
    }

    /// <summary>What an enclosed file of a mail holds.</summary>
    public Task<byte[]> Enclosed(Mail mail, string name)
    {
        var file = mail.Parsed.GetProperty("attachments").EnumerateArray().Single(file => file.GetProperty("filename").GetString() == name);
        return Http.GetByteArrayAsync(
            $"http://127.0.0.1:{webPort}/api/email/{mail.Parsed.GetProperty("id").GetString()}/attachment/{file.GetProperty("generatedFileName").GetString()}");
    }

    public void Dispose()
    {
        Stop();
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>A mail as the server took it.</summary>
/// <param name="Parsed">What the server read in it.</param>
/// <param name="Raw">What came over the wire.</param>
public sealed record Mail(JsonElement Parsed, string Raw)
{
    public string To => Parsed.GetProperty("envelope").GetProperty("to")[0].GetProperty("address").GetString()!;

    public string Subject => Parsed.GetProperty("subject").GetString()!;

    public string Text => Parsed.GetProperty("text").GetString()!;

    public string Html => Parsed.GetProperty("html").GetString()!;

    /// <summary>Where an answer goes, where the mail says so.</summary>
    public string? ReplyTo => Unfolded.Split('\n').FirstOrDefault(line => line.StartsWith("reply-to:", StringComparison.OrdinalIgnoreCase))?["reply-to:".Length..].Trim();

    private string Unfolded => Raw.ReplaceLineEndings("\n").Split("\n\n")[0].Replace("\n ", " ", StringComparison.Ordinal).Replace("\n\t", " ", StringComparison.Ordinal);

    /// <summary>The names of the files that are enclosed.</summary>
    public IReadOnlyList<string> Enclosed => Parsed.TryGetProperty("attachments", out var all) && all.ValueKind == JsonValueKind.Array
        ? [.. all.EnumerateArray().Select(file => file.GetProperty("filename").GetString()!)]
        : [];

    /// <summary>The names of all headers of the mail itself, in lower case.</summary>
    public IReadOnlyList<string> HeaderNames => [.. Raw.ReplaceLineEndings("\n").Split("\n\n")[0].Split('\n')
        .Where(line => !char.IsWhiteSpace(line[0])).Select(line => line.Split(':')[0].ToLowerInvariant())];

    /// <summary>The value of a header.</summary>
    public string? Header(string name) => Header(Parsed, name);

    internal static string? Header(JsonElement mail, string name) =>
        mail.GetProperty("headers").TryGetProperty(name, out var value) ? value.ToString() : null;
}
