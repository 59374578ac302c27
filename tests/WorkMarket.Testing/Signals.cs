using System.Diagnostics;

namespace WorkMarket.Testing;

/// <summary>What one process can say to another.</summary>
public static class Signals
{
    /// <summary>Asks a process to end (SIGTERM), and does not wait.</summary>
    public static void Terminate(int process) => Send(process, "TERM");

    /// <summary>Has a process stand still where it is (SIGSTOP), until <see cref="Continue"/>.</summary>
    public static void Suspend(int process) => Send(process, "STOP");

    /// <summary>Has a process that stands still go on (SIGCONT).</summary>
    public static void Continue(int process) => Send(process, "CONT");

    private static void Send(int process, string signal)
    {
        using var kill = Process.Start("kill", $"-{signal} {process}");
        kill.WaitForExit();
    }
}
