using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace WorkMarket.Testing;

/// <summary>A real mail server that keeps what it is sent, on ports that it chooses. A test reads the mail over its web API.</summary>
public sealed partial class MailDev : IDisposable
{
    private const int UsualPage = 1080;
    private const int MostKept = 1000;
    private static readonly Lazy<MailDev> SharedInstance = new(() => Start());
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(30) };
    private static readonly string[] Script = ["maildev", "start.mjs"];

    private readonly string folder;
    private readonly string? log;
    private readonly ConcurrentDictionary<string, Mail> read = new(); // A mail does not change.
    private int pagePort;
    private NodeServer? process;

    private MailDev(string? folder = null, string? log = null)
    {
        this.folder = folder ?? Directory.CreateTempSubdirectory("workmarket-maildev-").FullName;
        this.log = log;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
    }

    /// <summary>One mail server for the whole test process; tests keep apart by their cases.</summary>
    public static MailDev Shared => SharedInstance.Value;

    /// <summary>Where mail is sent to.</summary>
    public int Port { get; private set; }

    /// <summary>The page that shows the mail.</summary>
    public Uri Page => new($"http://127.0.0.1:{pagePort}");

    /// <summary>The process's number, once it has been started.</summary>
    public int Id => process?.Id ?? 0;

    /// <summary>What makes a host send its mail here.</summary>
    public (string Name, string Value)[] Settings =>
    [
        ("WorkMarket__Mail__Host", "127.0.0.1"),
        ("WorkMarket__Mail__Port", $"{Port}"),
        ("WorkMarket__Mail__Tls", "false"),
        ("WorkMarket__Mail__BackOff", "00:00:01"),
    ];

    /// <summary>A mail server of a test's own, for tests that stop it.</summary>
    /// <param name="running">Whether it runs at once; else its port is free for the moment.</param>
    public static MailDev Start(bool running = true)
    {
        var server = new MailDev();
        if (running)
            server.Restart();
        else
            server.Port = FreePort();
        return server;
    }

    /// <summary>
    /// A mail server that keeps the latest mails in a folder, shows them on the usual port or, where that is taken, on one of its
    /// choice, and goes on when the terminal is interrupted.
    /// </summary>
    /// <param name="folder">Where the mails lie; stays.</param>
    /// <param name="log">The file that takes what it says; stays.</param>
    /// <param name="onUsualPage">Whether the usual port is tried.</param>
    public static MailDev StartOn(string folder, string log, bool onUsualPage)
    {
        var server = new MailDev(Directory.CreateDirectory(folder).FullName, log) { pagePort = onUsualPage ? UsualPage : 0 };
        try
        {
            server.Restart();
        }
        catch (InvalidOperationException taken) when (onUsualPage && taken.Message.Contains("EADDRINUSE", StringComparison.Ordinal))
        {
            server.pagePort = 0;
            server.Restart();
        }
        return server;
    }

    /// <summary>Starts it, again or for the first time, on the same ports.</summary>
    public void Restart()
    {
        Stop();
        process = NodeServer.Start(
            "the mail server", Script, log ?? Path.Combine(folder, "maildev.log"), uninterrupted: log is not null,
            $"{Port}", $"{pagePort}", folder, log is null ? "0" : $"{MostKept}");
        var ports = process.WaitFor(Listening(), 1)[0].Groups;
        Port = int.Parse(ports["smtp"].ValueSpan, CultureInfo.InvariantCulture);
        pagePort = int.Parse(ports["page"].ValueSpan, CultureInfo.InvariantCulture);
    }

    /// <summary>Stops it with SIGTERM and waits. What it was sent is there again after a restart.</summary>
    public void Stop() => process?.Stop();

    /// <summary>Has it stand still: it takes connections and says nothing.</summary>
    public void Suspend() => Signals.Suspend(process!.Id);

    /// <summary>Has it go on.</summary>
    public void Continue() => Signals.Continue(process!.Id);

    /// <summary>All mails that name a case, in the order in which they came.</summary>
    public Task<IReadOnlyList<Mail>> About(string id) => Find($"?headers.x-workmarket-case={id}", _ => true);

    /// <summary>All mails to an address, in the order in which they came.</summary>
    public Task<IReadOnlyList<Mail>> To(string address) => Find("", mail => new Mail(mail, "").To == address);

    private async Task<IReadOnlyList<Mail>> Find(string query, Func<JsonElement, bool> wanted)
    {
        using var found = JsonDocument.Parse(await Http.GetStringAsync($"{Page}api/email{query}"));
        var mails = new List<Mail>();
        foreach (var mail in found.RootElement.EnumerateArray().Where(wanted))
        {
            var number = mail.GetProperty("id").GetString()!;
            if (!read.TryGetValue(number, out var known))
                read[number] = known = new(mail.Clone(), await Http.GetStringAsync($"{Page}api/email/{number}/source"));
            mails.Add(known);
        }
        return mails;
    }

    /// <summary>What an enclosed file of a mail holds.</summary>
    public Task<byte[]> Enclosed(Mail mail, string name)
    {
        var file = mail.Parsed.GetProperty("attachments").EnumerateArray().Single(file => file.GetProperty("filename").GetString() == name);
        return Http.GetByteArrayAsync(
            $"{Page}api/email/{mail.Parsed.GetProperty("id").GetString()}/attachment/{file.GetProperty("generatedFileName").GetString()}");
    }

    public void Dispose()
    {
        Stop();
        if (log is null && Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"Mail is taken on port (?<smtp>\d+) and shown on port (?<page>\d+)\.")]
    private static partial Regex Listening();
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
    public string? ReplyTo =>
        Unfolded.Split('\n')
            .FirstOrDefault(line => line.StartsWith("reply-to:", StringComparison.OrdinalIgnoreCase))?["reply-to:".Length..].Trim();

    private string Unfolded =>
        Raw.ReplaceLineEndings("\n").Split("\n\n")[0].Replace("\n ", " ", StringComparison.Ordinal)
            .Replace("\n\t", " ", StringComparison.Ordinal);

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
