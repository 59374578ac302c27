using System.Diagnostics;
using WorkMarket.Testing;

namespace WorkMarket.Dev;

/// <summary>A server that a killed command left running.</summary>
internal static class Leftover
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(35);

    private static readonly Dictionary<string, string> Scripts = new()
    {
        ["azurite"] = "azurite.js",
        ["maildev"] = "maildev",
        ["host"] = "WorkMarket.LocalHost.dll",
    };

    /// <summary>Stops it, if that process is still the one we think of: a number is given anew after a restart of the machine.</summary>
    /// <param name="id">The process's number.</param>
    /// <param name="server">What it was: azurite, maildev or host.</param>
    /// <param name="mayBeKilled">Whether it is killed when it does not stop. Azurite never is: it would lose acknowledged writes.</param>
    public static void Stop(int id, string server, bool mayBeKilled)
    {
        if (!IsRunningAs(id, Scripts[server]))
            return;
        Output.Say($"Stopping the {server} that an earlier run left behind.");
        Signals.Terminate(id);
        for (var watch = Stopwatch.StartNew(); IsRunningAs(id, Scripts[server]); Thread.Sleep(100))
        {
            if (!mayBeKilled || watch.Elapsed < Patience)
                continue;
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
    }

    // One that has ended and that nobody has taken note of has no arguments any more.
    private static bool IsRunningAs(int id, string script) => Arguments(id).Contains(script, StringComparison.Ordinal);

    private static string Arguments(int id)
    {
        try
        {
            if (Directory.Exists("/proc/self"))
                return File.ReadAllText($"/proc/{id}/cmdline");
            using var ps = Process.Start(new ProcessStartInfo("ps", ["-p", $"{id}", "-o", "args="]) { RedirectStandardOutput = true })!;
            return ps.StandardOutput.ReadToEnd();
        }
        catch (IOException)
        {
            return "";
        }
    }
}
