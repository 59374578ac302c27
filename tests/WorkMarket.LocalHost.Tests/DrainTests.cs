using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using WorkMarket.Application.Cases;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.LocalHost.Tests;

/// <summary>A host that is asked to stop cuts off no request and leaves no effect half done.</summary>
public sealed class DrainTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task An_upload_in_flight_is_taken_to_its_end()
    {
        using var town = new Town(Azurite.Shared);
        var host = town.Start();
        var (nora, wanda) = (await Town.SignIn(host.Url, "nora"), await Town.SignIn(host.Url, "wanda"));
        var id = await Town.InProgress(nora, wanda);
        using var content = new HeldContent("a,b\n", "1,2\n");
        var upload = wanda.Upload(id, "list.csv", content);
        await content.Begun.WaitAsync(Patience);

        host.AskToStop();
        await TakesNobodyIn(host);
        Assert.False(host.HasExited);
        content.Release();
        (await upload).Expect(201);
        host.WaitForExit();
        Assert.Equal(0, host.ExitCode);

        var next = town.Start();
        Assert.Single(await Town.Timeline(nora.At(next.Url), id), item => item.GetProperty("type").GetString() == "delivered/1");
        await town.Settled(nora.At(next.Url), id);
    }

    [Fact]
    public async Task A_request_that_does_not_end_is_cut_off_when_patience_is_over_and_leaves_nothing()
    {
        using var town = new Town(Azurite.Shared);
        var host = town.Start(("WorkMarket__DrainFor", "PT2S"));
        var (nora, wanda) = (await Town.SignIn(host.Url, "nora"), await Town.SignIn(host.Url, "wanda"));
        var id = await Town.InProgress(nora, wanda);
        var before = (await town.Storage.Cases.Read(new(id), default))!.Version;
        using var content = new HeldContent("a,b\n", "1,2\n");
        var upload = wanda.Upload(id, "list.csv", content);
        await content.Begun.WaitAsync(Patience);

        // At once: a body of which nothing comes for some seconds is given up by the server itself.
        var watch = Stopwatch.StartNew();
        host.AskToStop();
        host.WaitForExit();
        Assert.Equal(0, host.ExitCode);
        Assert.InRange(watch.Elapsed.TotalSeconds, 1.9, 30);
        content.Release();
        await Assert.ThrowsAsync<HttpRequestException>(() => upload);

        Assert.Equal(before, (await town.Storage.Cases.Read(new(id), default))!.Version);
    }

    [Fact]
    public async Task Effects_in_hand_come_to_their_end()
    {
        using var proxy = new CountingProxy(Azurite.Shared);
        using var town = new Town(Azurite.Shared, proxy.ConnectionString);
        var (reached, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var host = town.Start();
        var nora = await Town.SignIn(host.Url, "nora");
        var id = await Town.Create(nora);
        // Of what is written now, effects are the first.
        proxy.Before = async request =>
        {
            if (request.StartsWith("GET ", StringComparison.Ordinal))
                return;
            reached.TrySetResult();
            await release.Task;
        };
        await reached.Task.WaitAsync(Patience);

        host.AskToStop();
        await TakesNobodyIn(host);
        Assert.Contains(await town.Outbox(id), entry => entry.Status == OutboxStatus.Pending);
        release.SetResult();
        host.WaitForExit();
        Assert.Equal(0, host.ExitCode);
        Assert.All(await town.Outbox(id), entry => Assert.Equal(OutboxStatus.Done, entry.Status));
        Assert.Equal(0, (await town.Storage.Outbox.Queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }

    [Fact]
    public async Task A_mail_in_hand_is_sent_and_recorded_as_sent()
    {
        using var server = MailDev.Start();
        using var door = new Door(server.Port);
        using var town = new Town(Azurite.Shared);
        var host = town.Start([.. server.Settings, ("WorkMarket__Mail__Port", $"{door.Port}")]);
        var nora = await Town.SignIn(host.Url, "nora");
        var id = await Town.Create(nora);
        (await nora.Post($"assignments/{id}/send", new { workers = new[] { "walt" } })).Expect(200);
        await door.Reached.WaitAsync(Patience);

        host.AskToStop();
        await TakesNobodyIn(host);
        Assert.Empty(await server.About(id));
        door.Open();
        host.WaitForExit();
        Assert.Equal(0, host.ExitCode);
        Assert.Single(await server.About(id));
        Assert.Equal(0, (await town.Storage.Mail.Queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }

    private static Task TakesNobodyIn(LocalHostProcess host) => Town.Eventually(async () =>
    {
        using var caller = new TcpClient();
        try
        {
            await caller.ConnectAsync(IPAddress.Loopback, new Uri(host.Url).Port);
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }, "The host is stopping.");

    /// <summary>A body of two halves: the second goes out when it is let go.</summary>
    private sealed class HeldContent(string first, string second) : HttpContent
    {
        private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource release = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>The host reads the body.</summary>
        public Task Begun => begun.Task;

        public void Release() => release.TrySetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(first));
            await stream.FlushAsync();
            begun.TrySetResult();
            await release.Task;
            await stream.WriteAsync(Encoding.UTF8.GetBytes(second));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = first.Length + second.Length;
            return true;
        }
    }
}
