using System.Runtime.InteropServices;

namespace WorkMarket.Dev;

/// <summary>Notices that somebody wants an end: a Ctrl-C, SIGTERM, or a terminal that was closed.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration[] registrations;

    public Interruption() => registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal => Notice(signal, 129)),
        PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Notice(signal, 130)),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Notice(signal, 143)),
    ];

    /// <summary>Ends when somebody does.</summary>
    public Task Asked => asked.Task;

    /// <summary>What to exit with then: 128 and the signal's number, as shells do.</summary>
    public int ExitCode { get; private set; }

    public void Dispose() => Array.ForEach(registrations, registration => registration.Dispose());

    private void Notice(PosixSignalContext signal, int exitCode)
    {
        signal.Cancel = true;
        if (!asked.Task.IsCompleted)
            ExitCode = exitCode;
        asked.TrySetResult();
    }
}
