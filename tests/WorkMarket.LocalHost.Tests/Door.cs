using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WorkMarket.LocalHost.Tests;

/// <summary>Stands before a mail server, and lets no message in until it is opened.</summary>
internal sealed class Door : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Door(int server)
    {
        listener.Start();
        _ = Accept(server);
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>A message is before it.</summary>
    public Task Reached => reached.Task;

    public void Open() => open.TrySetResult();

    public void Dispose()
    {
        Open();
        listener.Dispose();
    }

    private async Task Accept(int port)
    {
        try
        {
            while (true)
                _ = Relay(await listener.AcceptTcpClientAsync(), port);
        }
        catch (Exception ended) when (ended is ObjectDisposedException or SocketException or InvalidOperationException)
        {
            // Disposed.
        }
    }

    private async Task Relay(TcpClient client, int port)
    {
        using var _ = client;
        using var server = new TcpClient();
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, port);
            var back = server.GetStream().CopyToAsync(client.GetStream());
            var buffer = new byte[64 * 1024];
            for (int read; (read = await client.GetStream().ReadAsync(buffer)) > 0;)
            {
                if (Encoding.ASCII.GetString(buffer, 0, read).Contains("DATA\r\n", StringComparison.Ordinal))
                {
                    reached.TrySetResult();
                    await open.Task;
                }
                await server.GetStream().WriteAsync(buffer.AsMemory(0, read));
            }
            server.Client.Shutdown(SocketShutdown.Send);
            await back;
        }
        catch (Exception ended) when (ended is IOException or SocketException or ObjectDisposedException)
        {
            // One of the two hung up; so does the other.
        }
    }
}
