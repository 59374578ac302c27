using System.Globalization;
using WorkMarket.Testing;

namespace WorkMarket.Dev;

/// <summary>A folder that holds the data of one host. While a command works on it, no other can; the lock ends with the process.</summary>
internal sealed class DataFolder : IDisposable
{
    private const string Version = "1";
    private const string Azurite = "azurite";
    private const string MailDev = "maildev";
    private const string Host = "host";
    private static readonly string[] Servers = [Azurite, MailDev, Host];
    private readonly FileStream lockFile;

    private DataFolder(string path, FileStream lockFile) => (Path, this.lockFile) = (path, lockFile);

    public string Path { get; }

    /// <summary>Where a command that works here keeps its storage's connection string, for one that works beside it.</summary>
    private string ConnectionFile => In("connection");

    /// <summary>Whether a folder is one of ours, of whatever version.</summary>
    public static bool IsOne(string path) => File.Exists(System.IO.Path.Combine(path, "version"));

    /// <summary>
    /// Takes a folder only if it is new, empty or ours, and deletes nothing there that is not ours. What a killed command left running
    /// on it is stopped: two emulators on one folder would destroy it.
    /// </summary>
    /// <exception cref="CommandException">It is none that can be taken.</exception>
    public static DataFolder Open(string path, bool reset = false)
    {
        if (File.Exists(path))
            throw new CommandException($"{path} is not a folder.");
        CommandException.Unless($"Cannot create the data folder {path}.", () => Directory.CreateDirectory(path));
        CommandException.Unless($"Cannot write into the data folder {path}.", () =>
        {
            if (!Directory.EnumerateFileSystemEntries(path).Any())
                File.WriteAllText(System.IO.Path.Combine(path, "version"), Version + "\n");
        });
        var found = IsOne(path) ? File.ReadLines(System.IO.Path.Combine(path, "version")).FirstOrDefault("") : "";
        if (found.Length == 0 || !found.All(char.IsAsciiDigit))
            throw new CommandException($"{path} is neither empty nor a data folder of WorkMarket: choose another with --data.");
        if (found != Version && !reset)
            throw new CommandException(
                $"{path} holds data of version {found}, this is version {Version}: --reset empties it, --data chooses another.");
        var folder = Take(path);
        if (reset)
            folder.Reset();
        return folder;
    }

    /// <summary>Takes a folder, whatever it holds, and stops what a killed command left running on it.</summary>
    /// <exception cref="CommandException">Another command works on it.</exception>
    public static DataFolder Take(string path)
    {
        var folder = Lock(path) ?? throw new CommandException($"Another ./wm{Owner(path)} runs on {path}.");
        folder.StopLeftovers();
        return folder;
    }

    /// <summary>The connection string of the storage that another command has on a folder; null where none works there.</summary>
    /// <exception cref="CommandException">One does, and its storage is not up yet.</exception>
    public static string? ConnectionOfOther(string path)
    {
        if (Lock(path) is { } free)
        {
            free.lockFile.Dispose();
            return null;
        }
        var file = System.IO.Path.Combine(path, "connection");
        return File.Exists(file)
            ? File.ReadAllText(file)
            : throw new CommandException($"The ./wm{Owner(path)} on {path} has not started Azurite yet: try again in a moment.");
    }

    public string In(string name) => System.IO.Path.Combine(Path, name);

    public void NoteAzurite(Azurite azurite)
    {
        Note(Azurite, azurite.Id);
        File.WriteAllText(ConnectionFile, azurite.ConnectionString);
    }

    public void NoteMailDev(MailDev mail) => Note(MailDev, mail.Id);

    public void NoteHost(LocalHostProcess host) => Note(Host, host.Id);

    /// <summary>Lets go of it, once all that ran here has ended.</summary>
    public void Dispose()
    {
        foreach (var server in Servers)
            File.Delete(In($"{server}.pid"));
        File.Delete(ConnectionFile);
        File.Delete(In("wm.pid"));
        lockFile.Dispose();
    }

    private static DataFolder? Lock(string path)
    {
        try
        {
            return new(path, new(System.IO.Path.Combine(path, "wm.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException)
        {
            throw new CommandException($"Cannot write into the data folder {path}.");
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static string Owner(string path)
    {
        var file = System.IO.Path.Combine(path, "wm.pid");
        return File.Exists(file) ? $" (process {File.ReadAllText(file).Trim()})" : "";
    }

    private void StopLeftovers()
    {
        // The host first: it still uses the others.
        foreach (var server in Servers.Reverse())
        {
            var file = In($"{server}.pid");
            if (File.Exists(file) && int.TryParse(File.ReadAllText(file), CultureInfo.InvariantCulture, out var id))
                Leftover.Stop(id, server, mayBeKilled: server != Azurite);
            File.Delete(file);
        }
        File.Delete(ConnectionFile);
        File.WriteAllText(In("wm.pid"), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
    }

    private void Reset()
    {
        Output.Say($"Emptying {Path}.");
        foreach (var folder in new[] { In("azurite"), In("mail") }.Where(Directory.Exists))
            Directory.Delete(folder, recursive: true);
        File.Delete(In("azurite.log"));
        File.Delete(In("maildev.log"));
        File.WriteAllText(In("version"), Version + "\n");
    }

    private void Note(string server, int id) => File.WriteAllText(In($"{server}.pid"), id.ToString(CultureInfo.InvariantCulture));
}
