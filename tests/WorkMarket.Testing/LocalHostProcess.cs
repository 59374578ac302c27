using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using WorkMarket.Testing.Hosts;

namespace WorkMarket.Testing;

/// <summary>
/// The local host as a process of its own, on a storage emulator and a free port. The project that starts it refers to
/// WorkMarket.LocalHost with <c>ReferenceOutputAssembly="false"</c>, so that it is built.
/// </summary>
public sealed partial class LocalHostProcess : IRunningHost
{
    private const int LinesKept = 20;
    /// <summary>How long a host may take to start or to stop.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly ConcurrentQueue<string> lines = new();
    private readonly TaskCompletionSource<string> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action<string>? said;
    private readonly Process process;

    private LocalHostProcess(ProcessStartInfo start, Action<string>? said = null)
    {
        this.said = said;
        process = Process.Start(start) ?? throw new InvalidOperationException("The local host did not start.");
        AppDomain.CurrentDomain.ProcessExit += OnExit;
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _ = process.WaitForExitAsync().ContinueWith(
            _ => ready.TrySetException(new InvalidOperationException($"The local host ended at start:\n{Output}")), TaskScheduler.Default);
    }

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Url { get; private set; } = "";

    /// <summary>What it has printed until now; of one that was launched for a person, the latest lines.</summary>
    public string Output => string.Join('\n', lines);

    /// <summary>The process's number.</summary>
    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    /// <summary>Its exit code, once it has ended.</summary>
    public int ExitCode => process.ExitCode;

    /// <summary>Starts it and waits until it is ready, in Development unless the environment says otherwise.</summary>
    /// <param name="azurite">Its storage.</param>
    /// <param name="environment">
    /// Variables besides, as in <c>("WorkMarket__Fault", "AfterCommit")</c>; they win. No mail is sent unless they name a server.
    /// </param>
    public static LocalHostProcess Start(Azurite azurite, params (string Name, string Value)[] environment)
    {
        var host = new LocalHostProcess(Info(azurite, [], environment));
        try
        {
            host.WaitUntilReady().GetAwaiter().GetResult();
            return host;
        }
        catch (InvalidOperationException)
        {
            host.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Starts it for a person and does not wait: in Development, with what the environment sets and, where it sets nothing, the sample of
    /// settings.
    /// </summary>
    /// <param name="storage">The connection string of its storage.</param>
    /// <param name="said">Takes each line that it says.</param>
    /// <param name="arguments">A verb, or none.</param>
    /// <param name="environment">Variables that win over those.</param>
    public static LocalHostProcess Launch(
        string storage, Action<string> said, string[] arguments, params IEnumerable<(string Name, string Value)> environment)
    {
        var start = Plain(arguments);
        start.RedirectStandardInput = true;
        foreach (var (name, value) in Sample)
            start.Environment.TryAdd(name, value);
        Set(start, [("DOTNET_ENVIRONMENT", "Development"), ("WorkMarket__Storage", storage), .. environment]);
        var host = new LocalHostProcess(start, said);
        host.process.StandardInput.Close();
        return host;
    }

    /// <summary>Waits until it is ready.</summary>
    /// <exception cref="InvalidOperationException">It ended before, or was not ready within three minutes.</exception>
    public async Task WaitUntilReady()
    {
        try
        {
            Url = await ready.Task.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            throw new InvalidOperationException($"The local host was not ready within three minutes:\n{Output}");
        }
    }

    /// <summary>Runs one of its verbs to its end.</summary>
    public static Task<(int ExitCode, string Output)> Run(Azurite azurite, string verb, params (string Name, string Value)[] environment) =>
        Run(azurite, [verb], environment);

    /// <summary>Runs it to its end, which without a verb is one that it comes to by itself.</summary>
    public static async Task<(int ExitCode, string Output)> Run(
        Azurite azurite, string[] arguments, params (string Name, string Value)[] environment)
    {
        using var process = Process.Start(Info(azurite, arguments, environment))
            ?? throw new InvalidOperationException("The local host did not start.");
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync() + await errors;
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }

    private static ProcessStartInfo Info(Azurite azurite, string[] arguments, (string Name, string Value)[] environment)
    {
        var start = Plain(arguments);
        foreach (var inherited in start.Environment.Keys.Where(IsOurs).ToList())
            start.Environment.Remove(inherited);
        Set(start, Settings(azurite, environment));
        return start;
    }

    /// <summary>
    /// What a host of a test is set to: where several set the same, the last wins. What the sample sets for a developer's machine is set
    /// here too, so that tests and host agree on it.
    /// </summary>
    public static IReadOnlyList<(string Name, string Value)> Settings(
        Azurite azurite, params IEnumerable<(string Name, string Value)> environment) =>
    [
        ("DOTNET_ENVIRONMENT", "Development"), ("ASPNETCORE_URLS", "http://127.0.0.1:0"),
        ("WorkMarket__Storage", azurite.ConnectionString),
        .. Sample,
        // Mail that no server takes is tried again for days: the emulator and the host would be busy with that for most of their time.
        ("WorkMarket__Mail__Host", ""),
        .. environment,
    ];

    private static IEnumerable<(string Name, string Value)> Sample =>
        Repository.SampleSettings.Where(setting => setting.Name.StartsWith("WorkMarket__", StringComparison.Ordinal));

    private static ProcessStartInfo Plain(string[] arguments) =>
        new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Assembly, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(Assembly)!,
        };

    private static void Set(ProcessStartInfo start, IEnumerable<(string Name, string Value)> environment)
    {
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
    }

    /// <summary>Kills it as a power cut would, and waits until it is gone.</summary>
    public void Kill9()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>Asks it to stop (SIGTERM), and does not wait.</summary>
    public void AskToStop() => Signals.Terminate(process.Id);

    /// <summary>Asks it to stop (SIGTERM) and waits; kills it when it does not.</summary>
    public void Stop()
    {
        if (process.HasExited)
            return;
        AskToStop();
        if (!process.WaitForExit(Patience))
            Kill9();
    }

    /// <summary>Waits until it has ended.</summary>
    public Task Ended(CancellationToken cancellation) => process.WaitForExitAsync(cancellation);

    /// <summary>Waits until it ends by itself.</summary>
    public void WaitForExit()
    {
        if (!process.WaitForExit(Patience))
            throw new TimeoutException($"The local host still runs:\n{Output}");
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        Stop();
        process.Dispose();
    }

    // The configuration that the tests were built in is the host's too.
    private static string Assembly
    {
        get
        {
            var output = new DirectoryInfo(AppContext.BaseDirectory);
            var path = Path.Combine(
                Repository.Root, "src", "WorkMarket.LocalHost", "bin", output.Parent!.Name, output.Name, "WorkMarket.LocalHost.dll");
            return File.Exists(path) ? path : throw new InvalidOperationException($"The local host is not built: there is no {path}.");
        }
    }

    private static bool IsOurs(string variable) =>
        variable.StartsWith("WorkMarket__", StringComparison.OrdinalIgnoreCase)
        || variable.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase)
        || variable.StartsWith("AzureWebJobsStorage", StringComparison.OrdinalIgnoreCase);

    private void OnExit(object? sender, EventArgs e) => Stop();

    private void Read(string? line)
    {
        if (line is null)
            return;
        lines.Enqueue(line);
        if (said is not null && lines.Count > LinesKept)
            lines.TryDequeue(out _);
        said?.Invoke(line);
        if (ReadyLine().Match(line) is { Success: true } match)
            ready.TrySetResult(match.Groups["url"].Value.TrimEnd('/'));
    }

    [GeneratedRegex(@"^Ready on (?<url>\S+)")]
    private static partial Regex ReadyLine();
}
