using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WorkMarket.Mail.Tests.Sending;

/// <summary>A mail server that answers one connection as it is told, and keeps what it was sent.</summary>
internal sealed class ScriptedServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Dictionary<string, string> answers;
    private readonly Task conversation;

    /// <param name="answers">What it answers to a command instead of "250 OK"; empty where it hangs up. A connection is the command
    /// "CONNECT", the end of a mail the command ".".</param>
    public ScriptedServer(params (string Command, string Answer)[] answers)
    {
        this.answers = answers.ToDictionary(answer => answer.Command, answer => answer.Answer);
        listener.Start();
        conversation = Converse();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public List<string> Commands { get; } = [];

    /// <summary>The mail, as it came over the wire.</summary>
    public string Content { get; private set; } = "";

    /// <summary>Waits until the connection has ended.</summary>
    public Task Ended => conversation.WaitAsync(TimeSpan.FromMinutes(1));

    public void Dispose() => listener.Dispose();

    private async Task Converse()
    {
        using var client = await listener.AcceptTcpClientAsync();
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        try
        {
            if (!await Answer(writer, "CONNECT", "220 Ready"))
                return;
            while (await reader.ReadLineAsync() is { } line)
            {
                var command = line.Split(' ')[0].ToUpperInvariant();
                Commands.Add(command);
                if (!await Answer(writer, command, command switch { "DATA" => "354 Go on", "QUIT" => "221 Bye", _ => "250 OK" }))
                    return;
                if (command == "DATA" && !answers.ContainsKey(command) && !await Take(reader, writer))
                    return;
            }
        }
        catch (IOException)
        {
            // The sender hung up.
        }
    }

    private async Task<bool> Take(StreamReader reader, StreamWriter writer)
    {
        var content = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line && line != ".")
            content.Append(line).Append("\r\n");
        Content = content.ToString();
        return await Answer(writer, ".", "250 Taken");
    }

    private async Task<bool> Answer(StreamWriter writer, string command, string usual)
    {
        var answer = answers.GetValueOrDefault(command, usual);
        if (answer.Length > 0)
            await writer.WriteLineAsync(answer);
        return answer.Length > 0;
    }
}
