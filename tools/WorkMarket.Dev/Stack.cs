using WorkMarket.Testing;

namespace WorkMarket.Dev;

/// <summary>The storage emulator, and with it a mail server and a host, on a data folder. They end in the opposite order.</summary>
internal sealed class Stack : IDisposable
{
    private readonly DataFolder folder;
    private readonly string logs;
    private MailDev? mail;
    private LocalHostProcess? host;

    /// <summary>Starts the storage emulator.</summary>
    /// <param name="folder">Where the data lie.</param>
    /// <param name="logs">Where what the servers say is kept.</param>
    /// <exception cref="CommandException">It did not start.</exception>
    public Stack(DataFolder folder, string logs)
    {
        this.folder = folder;
        this.logs = logs;
        Storage = Started("Azurite", AzuriteLog, () => Azurite.StartOn(folder.In("azurite"), AzuriteLog));
        folder.NoteAzurite(Storage);
    }

    public Azurite Storage { get; }

    public string AzuriteLog => Path.Combine(logs, "azurite.log");

    /// <summary>Starts the mail server, and gives its page.</summary>
    /// <exception cref="CommandException">It did not start.</exception>
    public Uri StartMail(bool onUsualPage)
    {
        var log = Path.Combine(logs, "maildev.log");
        mail = Started("MailDev", log, () => MailDev.StartOn(folder.In("mail"), log, onUsualPage));
        folder.NoteMailDev(mail);
        return mail.Page;
    }

    /// <summary>Starts the host on a port, with its mail to the mail server, and does not wait for it.</summary>
    public LocalHostProcess StartHost(int port, Action<string> said, params IEnumerable<(string Name, string Value)> environment)
    {
        var url = $"http://127.0.0.1:{port}";
        host = LocalHostProcess.Launch(
            Storage.ConnectionString, said, [],
            [
                .. mail!.Settings.Where(setting => !setting.Name.EndsWith("BackOff", StringComparison.Ordinal)),
                ("WorkMarket__Mail__BaseUrl", url), ("ASPNETCORE_URLS", url), .. environment,
            ]);
        folder.NoteHost(host);
        return host;
    }

    public void Dispose()
    {
        host?.Dispose();
        mail?.Dispose();
        Storage.Dispose();
    }

    private static T Started<T>(string name, string log, Func<T> start)
    {
        try
        {
            return start();
        }
        catch (InvalidOperationException)
        {
            throw new CommandException($"{name} did not start: see {log}.");
        }
    }
}
