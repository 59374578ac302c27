using WorkMarket.Testing;

namespace WorkMarket.Dev;

/// <summary>
/// Brings back from the backup one case, a company's or everything, as it was at an instant: on the storage of a connection string, or in a
/// data folder, beside a command that works there or without one.
/// </summary>
internal static class RestoreCommand
{
    private static readonly string[] Named = ["until", "case", "company"];

    public static async Task<int> Run(string[] arguments)
    {
        var options = new Options("restore", arguments, ["--until", "--case", "--company", "--data", "--storage", "--backup"]);
        string[] what =
        [
            "restore",
            .. Named.Where(name => options.Text($"--{name}") is not null).Select(name => $"{name}={options.Text($"--{name}")}"),
        ];
        using var interruption = new Interruption();
        if (options.Text("--storage") is { } account)
            return await Restore(account, options.Text("--backup") ?? account, what, interruption);
        var path = options.Folder("--data", ".data");
        if (!DataFolder.IsOne(path))
            throw new CommandException($"{path} is no data folder of WorkMarket: choose one with --data.");
        if (DataFolder.ConnectionOfOther(path) is { } connection)
            return await Restore(connection, options.Text("--backup") ?? connection, what, interruption);
        using var folder = DataFolder.Open(path);
        using var stack = new Stack(folder, path);
        return await Restore(
            stack.Storage.ConnectionString, options.Text("--backup") ?? stack.Storage.ConnectionString, what, interruption);
    }

    private static async Task<int> Restore(string connection, string backup, string[] what, Interruption interruption)
    {
        using var host = LocalHostProcess.Launch(connection, Console.WriteLine, what, ("WorkMarket__Backup__Storage", backup));
        var ended = host.Ended(CancellationToken.None);
        if (await Task.WhenAny(ended, interruption.Asked) != ended)
        {
            host.Stop();
            return interruption.ExitCode;
        }
        return host.ExitCode;
    }
}
