using WorkMarket.Testing;

namespace WorkMarket.Dev;

/// <summary>
/// Makes an operator: on the storage of a connection string, or in a data folder, beside a command that works there or without one.
/// </summary>
internal static class OperatorCommand
{
    public static async Task<int> Run(string[] arguments)
    {
        var options = new Options("operator", arguments, ["--name", "--email", "--data", "--storage"]);
        var (name, email) = (options.Text("--name"), options.Text("--email"));
        if (name is null || email is null)
            throw new CommandException("operator needs --name and --email: see ./wm help.");
        using var interruption = new Interruption();
        if (options.Text("--storage") is { } account)
            return await Add(account, name, email, interruption);
        var path = options.Folder("--data", ".data");
        if (DataFolder.ConnectionOfOther(path) is { } connection)
            return await Add(connection, name, email, interruption);
        using var folder = DataFolder.Open(path);
        using var stack = new Stack(folder, path);
        return await Add(stack.Storage.ConnectionString, name, email, interruption);
    }

    private static async Task<int> Add(string connection, string name, string email, Interruption interruption)
    {
        using var host = LocalHostProcess.Launch(connection, Console.WriteLine, ["operator", name, email]);
        var ended = host.Ended(CancellationToken.None);
        if (await Task.WhenAny(ended, interruption.Asked) != ended)
        {
            host.Stop();
            return interruption.ExitCode;
        }
        return host.ExitCode;
    }
}
