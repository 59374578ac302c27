using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WorkMarket.Testing;

/// <summary>Stands in front of the storage emulator and counts the requests that go through, by method and service.</summary>
public sealed class CountingProxy : IDisposable
{
    private readonly ConcurrentDictionary<string, int> counts = new();
    private readonly List<TcpListener> listeners = [];

    public CountingProxy(Azurite azurite)
    {
        ConnectionString = azurite.ConnectionString;
        foreach (var service in new[] { "Blob", "Queue", "Table" })
        {
            var begin = ConnectionString.IndexOf($"{service}Endpoint=", StringComparison.Ordinal) + service.Length + "Endpoint=".Length;
            var address = new Uri(ConnectionString[begin..ConnectionString.IndexOf(';', begin)]);
            var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            listeners.Add(listener);
            ConnectionString = ConnectionString.Replace(
                address.AbsoluteUri, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}{address.AbsolutePath}",
                StringComparison.Ordinal);
            _ = Accept(listener, service.ToLowerInvariant(), address.Port);
        }
    }

    /// <summary>The emulator's, by way of this proxy.</summary>
    public string ConnectionString { get; }

    /// <summary>Called with the first line of each request before it goes on, which it does once this has ended.</summary>
    public Func<string, Task> Before { get; set; } = _ => Task.CompletedTask;

    public int Total => counts.Values.Sum();

    /// <summary>The counts so far; a copy.</summary>
    public IReadOnlyDictionary<string, int> Snapshot() => new SortedDictionary<string, int>(counts, StringComparer.Ordinal);

    public void Reset() => counts.Clear();

    public void Dispose()
    {
        foreach (var listener in listeners)
            listener.Dispose();
    }

    private async Task Accept(TcpListener listener, string service, int port)
    {
        try
        {
            while (true)
                _ = Relay(await listener.AcceptTcpClientAsync(), service, port);
        }
        catch (Exception ended) when (ended is ObjectDisposedException or SocketException or InvalidOperationException)
        {
            // Disposed.
        }
    }

    private async Task Relay(TcpClient client, string service, int port)
    {
        using var _ = client;
        using var server = new TcpClient();
        try
        {
            client.NoDelay = server.NoDelay = true;
            await server.ConnectAsync(IPAddress.Loopback, port);
            var back = server.GetStream().CopyToAsync(client.GetStream());
            await Forth(client.GetStream(), server.GetStream(), service);
            server.Client.Shutdown(SocketShutdown.Send);
            await back;
        }
        catch (Exception ended) when (ended is IOException or SocketException or ObjectDisposedException)
        {
            // One of the two hung up; so does the other.
        }
    }

    private async Task Forth(NetworkStream from, NetworkStream to, string service)
    {
        var buffer = new byte[64 * 1024];
        var head = new StringBuilder();
        long body = 0;
        for (int read; (read = await from.ReadAsync(buffer)) > 0;)
        {
            for (var index = 0; index < read;)
            {
                if (body > 0)
                {
                    var skipped = (int)Math.Min(body, read - index);
                    body -= skipped;
                    index += skipped;
                    continue;
                }
                head.Append((char)buffer[index++]);
                if (buffer[index - 1] != '\n' || !head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
                    continue;
                body = Count(head.ToString(), service);
                await Before(head.ToString().Split('\r')[0]);
                head.Clear();
            }
            await to.WriteAsync(buffer.AsMemory(0, read));
        }
    }

    // Clients of storage send the length of their bodies, or an upload in chunks, which no test sends through here.
    private long Count(string head, string service)
    {
        var lines = head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        counts.AddOrUpdate($"{service} {lines[0].Split('?')[0].Split(' ')[0]}", 1, (_, count) => count + 1);
        var length = Array.Find(lines, line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return length is null
            ? 0
            : long.Parse(length.AsSpan("Content-Length:".Length), NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture);
    }
}
