namespace WorkMarket.Dev;

/// <summary>The options of a command: names with a value, and names that are there or not.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    /// <exception cref="CommandException">A name is not known, or lacks its value.</exception>
    public Options(string command, IEnumerable<string> arguments, string[] named, params string[] flags)
    {
        using var rest = arguments.GetEnumerator();
        while (rest.MoveNext())
        {
            var name = rest.Current;
            if (flags.Contains(name))
                values[name] = "";
            else if (!named.Contains(name))
                throw new CommandException($"{command} does not know '{name}': see ./wm help.");
            else if (!rest.MoveNext() || rest.Current.Length == 0)
                throw new CommandException($"{name} needs a value: see ./wm help.");
            else
                values[name] = rest.Current;
        }
    }

    public bool Has(string name) => values.ContainsKey(name);

    /// <summary>A text, or null where it was not given.</summary>
    public string? Text(string name) => values.GetValueOrDefault(name);

    /// <summary>A folder, as seen from where the command was given; below the repository where it was not named.</summary>
    public string Folder(string name, string otherwise) =>
        values.TryGetValue(name, out var folder) ? Path.GetFullPath(folder) : Path.Combine(Testing.Repository.Root, otherwise);

    /// <exception cref="CommandException">It is no port.</exception>
    public int Port(string name, int otherwise) =>
        !values.TryGetValue(name, out var text) ? otherwise
        : ushort.TryParse(text, out var port) && port > 0 && text.All(char.IsAsciiDigit) ? port
        : throw new CommandException($"{name} must be a number from 1 to 65535.");

    /// <exception cref="CommandException">It is no address of the web.</exception>
    public Uri? Address(string name) =>
        !values.TryGetValue(name, out var text) ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
        : throw new CommandException($"{name} must be an address such as http://127.0.0.1:7071.");
}
