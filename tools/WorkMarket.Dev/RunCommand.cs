using System.Net;
using System.Net.Sockets;

namespace WorkMarket.Dev;

/// <summary>The product for a person to try: runs until it is interrupted.</summary>
internal static class RunCommand
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static async Task<int> Run(string[] arguments)
    {
        var options = new Options("run", arguments, ["--port", "--data"], "--reset", "--phone");
        var port = options.Port("--port", 7071);
        using var interruption = new Interruption();
        using var folder = DataFolder.Open(options.Folder("--data", ".data"), options.Has("--reset"));
        CheckIsFree(port);
        Output.Say($"Starting on http://127.0.0.1:{port} with the data in {folder.Path}; Ctrl-C stops it.");
        using var stack = new Stack(folder, folder.Path);
        Output.Say($"Mail is read on {stack.StartMail(onUsualPage: true).AbsoluteUri.TrimEnd('/')}");
        using var phone = options.Has("--phone") ? new Phone(port, folder) : null;
        var host = stack.StartHost(
            port, Said,
            [("WorkMarket__Backup__Storage", stack.Storage.ConnectionString), .. phone?.Settings($"http://127.0.0.1:{port}") ?? []]);
        while (!interruption.Asked.IsCompleted)
        {
            if (host.HasExited)
                throw new CommandException($"The host stopped by itself (exit code {host.ExitCode}).");
            if (stack.Storage.HasExited)
                throw new CommandException($"Azurite stopped by itself: see {stack.AzuriteLog}.");
            await Task.WhenAny(interruption.Asked, Task.Delay(Pause));
        }
        return interruption.ExitCode;

        void Said(string line)
        {
            Console.WriteLine(line);
            if (line.StartsWith("Ready on ", StringComparison.Ordinal))
                phone?.Show();
        }
    }

    private static void CheckIsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
        }
        catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new CommandException($"Port {port} is busy: stop what listens there, or choose another with --port.");
        }
        catch (SocketException refused)
        {
            throw new CommandException($"Port {port} cannot be used ({refused.SocketErrorCode}): choose another with --port.");
        }
    }
}
