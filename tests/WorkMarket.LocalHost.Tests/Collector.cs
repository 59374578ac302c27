using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace WorkMarket.LocalHost.Tests;

/// <summary>Takes what a host exports over OTLP (HTTP and protobuf).</summary>
internal sealed class Collector : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly ConcurrentQueue<(string Path, byte[] Body)> taken = new();

    public Collector()
    {
        Url = $"http://127.0.0.1:{FreePort()}";
        listener.Prefixes.Add($"{Url}/");
        listener.Start();
        _ = Task.Run(Take);
    }

    public string Url { get; }

    /// <summary>What makes a host export to it, and soon.</summary>
    public (string Name, string Value)[] Settings =>
    [
        ("OTEL_EXPORTER_OTLP_ENDPOINT", Url),
        ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
        ("OTEL_BSP_SCHEDULE_DELAY", "200"),
        ("OTEL_METRIC_EXPORT_INTERVAL", "500"),
    ];

    /// <summary>All that came to a path, as Latin-1: names and texts stand in it as they are.</summary>
    public string Text(string path) =>
        string.Concat(taken.Where(one => one.Path == path).Select(one => Encoding.Latin1.GetString(one.Body)));

    /// <summary>The names of the spans of a trace that have come.</summary>
    public IReadOnlyList<string> Spans(string trace)
    {
        var begin = "\n\x10" + Encoding.Latin1.GetString(Convert.FromHexString(trace));
        var (text, names) = (Text("/v1/traces"), new List<string>());
        for (var at = text.IndexOf(begin, StringComparison.Ordinal); at >= 0; at = text.IndexOf(begin, at + 1, StringComparison.Ordinal))
        {
            if (NameAfter(text, at + begin.Length) is { } name)
                names.Add(name);
        }
        return names;
    }

    // A span begins with its trace; its name is field 5, and what lies between them is passed over by its kind.
    private static string? NameAfter(string text, int at)
    {
        const int name = 5;
        while (at < text.Length)
        {
            var tag = Number(text, ref at);
            switch (tag & 7)
            {
                case 0:
                    Number(text, ref at);
                    break;
                case 1:
                    at += sizeof(ulong);
                    break;
                case 2:
                    var length = Number(text, ref at);
                    if (tag >> 3 == name)
                        return text.Substring(at, length);
                    at += length;
                    break;
                case 5:
                    at += sizeof(uint);
                    break;
                default:
                    return null;
            }
        }
        return null;
    }

    private static int Number(string text, ref int at)
    {
        var number = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = text[at++];
            number |= (part & 0x7F) << shift;
            if (part < 0x80)
                return number;
        }
    }

    public void Dispose() => listener.Close();

    private async Task Take()
    {
        while (listener.IsListening)
        {
            try
            {
                var context = await listener.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                taken.Enqueue((context.Request.Url!.AbsolutePath, body.ToArray()));
                context.Response.Close();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private static int FreePort()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
