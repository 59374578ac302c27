using System.Diagnostics;

namespace WorkMarket.Testing;

/// <summary>What one process can say to another.</summary>
public static class Signals
{
    /// <summary>Asks a process to end (SIGTERM), and does not wait.</summary>
    public static void Terminate(int process)
    {
        using var kill = Process.Start("kill", $"-TERM {process}");
        kill.WaitForExit();
    }
}
