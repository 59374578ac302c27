using WorkMarket.Testing;

namespace WorkMarket.Dev;

/// <summary>
/// Rebuilds all indexes: beside a command that works on the folder, on its storage; without one it starts the storage itself.
/// </summary>
internal static class ReindexCommand
{
    public static async Task<int> Run(string[] arguments)
    {
        var path = new Options("reindex", arguments, ["--data"]).Folder("--data", ".data");
        if (!DataFolder.IsOne(path))
            throw new CommandException($"{path} is no data folder of WorkMarket: choose one with --data.");
        using var interruption = new Interruption();
        if (DataFolder.ConnectionOfOther(path) is { } connection)
        {
            Output.Say($"Rebuilding the indexes in {path}, beside the ./wm that runs there.");
            return await Reindex(connection, interruption);
        }
        using var folder = DataFolder.Open(path);
        Output.Say($"Rebuilding the indexes in {path}.");
        using var stack = new Stack(folder, path);
        return await Reindex(stack.Storage.ConnectionString, interruption);
    }

    private static async Task<int> Reindex(string connection, Interruption interruption)
    {
        using var host = LocalHostProcess.Launch(connection, Console.WriteLine, ["reindex"]);
        var ended = host.Ended(CancellationToken.None);
        if (await Task.WhenAny(ended, interruption.Asked) != ended)
        {
            host.Stop();
            return interruption.ExitCode;
        }
        return host.ExitCode;
    }
}
