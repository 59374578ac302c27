using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WorkMarket.Journeys.Browsing;

/// <summary>The line between a browser and the host: it can be cut, and lose answers on the way.</summary>
internal sealed class Line : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly List<TcpClient> open = [];
    private readonly Uri host;
    private volatile bool isCut;
    private volatile string? lost;

    public Line(Uri host)
    {
        this.host = host;
        listener.Start();
        _ = Accept();
    }

    /// <summary>The host as the browser reaches it.</summary>
    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

    /// <summary>How many requests had their answers lost.</summary>
    public int Losses { get; private set; }

    /// <summary>Whether nothing gets through.</summary>
    public bool IsCut
    {
        get => isCut;
        set
        {
            isCut = value;
            if (value)
                HangUp();
        }
    }

    /// <summary>The host takes what begins so and its answer is lost, until this is null.</summary>
    public string? LosesAnswersTo
    {
        get => lost;
        set => lost = value;
    }

    public void Dispose()
    {
        listener.Dispose();
        HangUp();
    }

    private void HangUp()
    {
        lock (open)
        {
            open.ForEach(one => one.Dispose());
            open.Clear();
        }
    }

    private async Task Accept()
    {
        try
        {
            while (true)
                _ = Relay(await listener.AcceptTcpClientAsync());
        }
        catch (Exception ended) when (ended is ObjectDisposedException or SocketException or InvalidOperationException)
        {
            // Disposed.
        }
    }

    private async Task Relay(TcpClient browser)
    {
        using var server = new TcpClient();
        using var _ = browser;
        try
        {
            lock (open)
            {
                if (isCut)
                    return;
                open.AddRange(browser, server);
            }
            await server.ConnectAsync(host.Host, host.Port);
            var isLost = false;
            await await Task.WhenAny(
                Pump(browser, server, read => isLost |= lost is { } start && read.StartsWith(start, StringComparison.Ordinal)),
                Pump(server, browser, _ =>
                {
                    if (!isLost)
                        return;
                    Losses++;
                    throw new IOException("The answer is lost.");
                }));
        }
        catch (Exception ended) when (ended is IOException or SocketException or ObjectDisposedException)
        {
            // One of them hung up, or the line did.
        }
    }

    private static async Task Pump(TcpClient from, TcpClient to, Action<string> seen)
    {
        var buffer = new byte[64 * 1024];
        for (int read; (read = await from.GetStream().ReadAsync(buffer)) > 0;)
        {
            seen(Encoding.ASCII.GetString(buffer, 0, Math.Min(read, 200)));
            await to.GetStream().WriteAsync(buffer.AsMemory(0, read));
        }
    }
}
