using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using WorkMarket.Demo.Http;
using WorkMarket.Demo.Story;
using WorkMarket.Demo.Telling;
using WorkMarket.Testing;

namespace WorkMarket.Dev;

/// <summary>Tells the story, on a host that is named or on one of its own.</summary>
internal static class DemoCommand
{
    public static async Task<int> Run(string[] arguments)
    {
        var options = new Options("demo", arguments, ["--url", "--mail", "--out"]);
        var (url, mail) = (options.Address("--url"), options.Address("--mail"));
        var folder = new DirectoryInfo(options.Folder("--out", ".demo"));
        if (url is null && mail is not null)
            throw new CommandException("--mail needs --url: see ./wm help.");
        if (File.Exists(folder.FullName))
            throw new CommandException($"{folder} is not a folder.");
        CommandException.Unless($"Cannot create the folder {folder}.", folder.Create);
        using var interruption = new Interruption();
        return url is not null ? await Tell(url, mail, folder, interruption) : await OnItsOwn(folder, interruption);
    }

    private static async Task<int> OnItsOwn(DirectoryInfo folder, Interruption interruption)
    {
        var logs = Path.Combine(folder.FullName, "logs");
        CommandException.Unless($"Cannot write into the folder {logs}.", () =>
        {
            Directory.CreateDirectory(logs);
            File.WriteAllText(Path.Combine(logs, "host.log"), "");
        });
        var data = Directory.CreateTempSubdirectory("workmarket-demo-").FullName;
        try
        {
            using var log = TextWriter.Synchronized(new StreamWriter(Path.Combine(logs, "host.log")) { AutoFlush = true });
            using var locked = DataFolder.Open(data);
            using var stack = new Stack(locked, logs);
            var mail = stack.StartMail(onUsualPage: false);
            var host = await Ready(stack, log, interruption);
            if (interruption.Asked.IsCompleted)
                return interruption.ExitCode;
            var status = await Tell(new(host.Url), mail, folder, interruption);
            if (status == 0 && !Console.IsInputRedirected && !Console.IsOutputRedirected)
            {
                Output.Say("The host stays for you to look around; Ctrl-C ends it.");
                await interruption.Asked;
            }
            if (status == 1)
                Output.Complain($"The host's last lines, of all in {Path.Combine(logs, "host.log")}:\n{host.Output}");
            return status;
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task<LocalHostProcess> Ready(Stack stack, TextWriter log, Interruption interruption)
    {
        for (var tries = 3; ; tries--)
        {
            var port = FreePort();
            Output.Say($"Starting a host for the demo on http://127.0.0.1:{port} with data of its own.");
            var host = stack.StartHost(port, log.WriteLine, [.. Hurry.Settings]);
            try
            {
                await await Task.WhenAny(host.WaitUntilReady(), interruption.Asked);
                return host;
            }
            catch (InvalidOperationException) when (tries > 1 && host.HasExited
                && host.Output.Contains("address already in use", StringComparison.Ordinal))
            {
                // Somebody else took the port in between.
                host.Dispose();
            }
            catch (InvalidOperationException failed)
            {
                throw new CommandException($"The host did not become ready. {failed.Message}");
            }
        }
    }

    private static async Task<int> Tell(Uri host, Uri? mail, DirectoryInfo folder, Interruption interruption)
    {
        var colours = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        var narrator = new Narrator(Console.Out, colours);
        try
        {
            var told = WholeStory.Tell(host, narrator, mail, folder);
            if (await Task.WhenAny(told, interruption.Asked) != told)
                return interruption.ExitCode;
            var escalated = await told;
            narrator.End("All was as the rules say.", good: true);
            Output.Say($"Its pages: {new Uri(host, $"/assignments/{escalated}/escalation")} (sign in as Nora Quinn or Sam Rivera).");
            return 0;
        }
        catch (Exception wrong) when (wrong is NotAsTheRulesSayException or UnexpectedAnswerException)
        {
            narrator.End($"Not as the rules say: {wrong.Message}", good: false);
        }
        catch (JsonException wrong)
        {
            narrator.End($"{host} answers, but not as WorkMarket does: {wrong.Message}", good: false);
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            narrator.End($"{host} does not answer: {failure.Message}", good: false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            narrator.End($"The dossiers cannot be left in {folder}: {failure.Message}", good: false);
        }
        return 1;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
