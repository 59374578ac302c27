using System.Diagnostics;
using System.Text.RegularExpressions;

namespace WorkMarket.Testing;

/// <summary>
/// A server of node's as a process of its own. What it says goes straight into a file and not to whoever started it, whose end it
/// survives whole: a write into a pipe that nobody reads any more would end it. Stopped with SIGTERM and never killed.
/// </summary>
internal sealed class NodeServer
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly string name;
    private readonly string log;
    private readonly Process process;

    private NodeServer(string name, string log, Process process) => (this.name, this.log, this.process) = (name, log, process);

    /// <summary>The process's number.</summary>
    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    /// <summary>Starts one.</summary>
    /// <param name="name">What it is called in messages, as in "the mail server".</param>
    /// <param name="script">Its script, below tools.</param>
    /// <param name="log">The file that takes what it says, which is emptied first.</param>
    /// <param name="uninterrupted">Whether it goes on when the terminal is interrupted or its starter ends; else it ends with its
    /// starter.</param>
    /// <param name="arguments">Its arguments.</param>
    public static NodeServer Start(string name, string[] script, string log, bool uninterrupted, params string[] arguments)
    {
        var path = Path.Combine([Repository.Root, "tools", .. script]);
        if (!File.Exists(path) || !Directory.Exists(Path.Combine(Repository.Root, "tools", script[0], "node_modules")))
            throw new InvalidOperationException($"{Capital(name)} is not installed: ./wm test installs it.");
        string[] shield = ["--require", Path.Combine(Repository.Root, "tools", uninterrupted ? "uninterrupted.cjs" : "followed.cjs")];
        File.WriteAllText(log, "");
        var start = new ProcessStartInfo(
            "/bin/sh", ["-c", "log=$1; shift; exec node \"$@\" < /dev/null >> \"$log\" 2>&1", "sh", log, .. shield, path, .. arguments]);
        return new(name, log, Process.Start(start) ?? throw new InvalidOperationException("node did not start."));
    }

    /// <summary>Waits until it has said so, that often, and gives what it said.</summary>
    /// <exception cref="InvalidOperationException">It ended before, or took longer than a minute.</exception>
    public IReadOnlyList<Match> WaitFor(Regex line, int times)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var hasExited = process.HasExited;
            var said = File.ReadAllText(log);
            if (line.Matches(said) is { } matches && matches.Count >= times)
                return matches;
            if (hasExited)
                throw new InvalidOperationException($"{Capital(name)} stopped at start ({log}):\n{said}");
            if (watch.Elapsed > Patience)
            {
                Stop();
                throw new InvalidOperationException($"{Capital(name)} did not start within three minutes ({log}):\n{said}");
            }
            Thread.Sleep(20);
        }
    }

    /// <summary>Asks it to stop and waits until it has.</summary>
    public void Stop()
    {
        if (process.HasExited)
            return;
        Signals.Terminate(process.Id);
        process.WaitForExit();
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
