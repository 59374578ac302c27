using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.LocalHost.Tests;

/// <summary>What ./wm calls once all is built.</summary>
public sealed class DevTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("workmarket-dev-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("run --prot 7071", "run does not know '--prot': see ./wm help.")]
    [InlineData("run --port", "--port needs a value: see ./wm help.")]
    [InlineData("run --port 65536", "--port must be a number from 1 to 65535.")]
    [InlineData("run --port +80", "--port must be a number from 1 to 65535.")]
    [InlineData("run --data FOLDER/mine", "FOLDER/mine is neither empty nor a data folder of WorkMarket: choose another with --data.")]
    [InlineData("run --data FOLDER/mine/letter.txt", "FOLDER/mine/letter.txt is not a folder.")]
    [InlineData(
        "run --data FOLDER/old", "FOLDER/old holds data of version 0, this is version 1: --reset empties it, --data chooses another.")]
    [InlineData("reindex --data FOLDER/none", "FOLDER/none is no data folder of WorkMarket: choose one with --data.")]
    [InlineData("restore --data FOLDER/none", "FOLDER/none is no data folder of WorkMarket: choose one with --data.")]
    [InlineData("demo --mail http://127.0.0.1:1080", "--mail needs --url: see ./wm help.")]
    [InlineData("demo --out FOLDER/mine/letter.txt", "FOLDER/mine/letter.txt is not a folder.")]
    [InlineData("demo --out FOLDER/mine/letter.txt/below", "Cannot create the folder FOLDER/mine/letter.txt/below.")]
    [InlineData("demo --out FOLDER/taken", "Cannot write into the folder FOLDER/taken/logs.")]
    [InlineData("demo --url http://127.0.0.1:9 --out FOLDER/old/version", "FOLDER/old/version is not a folder.")]
    [InlineData("demo --url there", "--url must be an address such as http://127.0.0.1:7071.")]
    public async Task What_cannot_be_done_is_said_in_a_line_and_nothing_is_touched(string arguments, string said)
    {
        Directory.CreateDirectory(Path.Combine(folder, "mine"));
        await File.WriteAllTextAsync(Path.Combine(folder, "mine", "letter.txt"), "Dear Wanda");
        Directory.CreateDirectory(Path.Combine(folder, "old"));
        await File.WriteAllTextAsync(Path.Combine(folder, "old", "version"), "0\n");
        Directory.CreateDirectory(Path.Combine(folder, "taken"));
        await File.WriteAllTextAsync(Path.Combine(folder, "taken", "logs"), "");
        using var command = Start(arguments.Replace("FOLDER", folder, StringComparison.Ordinal).Split(' '));
        Assert.Equal(1, await command.Ended());
        Assert.Equal($"wm: {said.Replace("FOLDER", folder, StringComparison.Ordinal)}", command.Said);
        Assert.Equal(["letter.txt"], Directory.EnumerateFileSystemEntries(Path.Combine(folder, "mine")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_folder_is_one_commands_and_what_a_killed_one_left_running_is_stopped()
    {
        var port = FreePort();
        string[] run = ["run", "--port", $"{port}", "--data", folder];
        using var first = Start(run);
        await first.Says($"Ready on http://127.0.0.1:{port}");
        using (var second = Start(run))
        {
            Assert.Equal(1, await second.Ended());
            Assert.Equal($"wm: Another ./wm (process {first.Id}) runs on {folder}.", second.Said);
        }
        using (var elsewhere = Start("run", "--port", $"{port}", "--data", Path.Combine(folder, "elsewhere")))
        {
            Assert.Equal(1, await elsewhere.Ended());
            Assert.Equal($"wm: Port {port} is busy: stop what listens there, or choose another with --port.", elsewhere.Said);
        }
        using (var beside = Start("reindex", "--data", folder))
        {
            Assert.Equal(0, await beside.Ended());
            Assert.EndsWith("All indexes are rebuilt.", beside.Said, StringComparison.Ordinal);
        }

        first.Kill9();
        using var next = Start(run);
        await next.Says($"Ready on http://127.0.0.1:{port}");
        foreach (var server in new[] { "host", "maildev", "azurite" })
            Assert.Contains($"wm: Stopping the {server} that an earlier run left behind.", next.Said, StringComparison.Ordinal);
        Signals.Terminate(next.Id);
        Assert.Equal(143, await next.Ended());
        Assert.Empty(Directory.EnumerateFiles(folder, "*.pid"));
        Assert.Contains("successfully closed", await File.ReadAllTextAsync(Path.Combine(folder, "azurite.log")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_phone_in_the_network_is_served_by_https_and_trusts_one_certificate_that_stays()
    {
        var port = FreePort();
        string[] run = ["run", "--port", $"{port}", "--data", folder, "--phone"];
        string kept;
        using (var command = Start(run))
        {
            var url = new Uri(await command.SaysAfter("On a phone in the same network: "));
            Assert.Equal(("https", port), (url.Scheme, url.Port));
            Assert.Contains("█", command.Said, StringComparison.Ordinal);
            using var open = new HttpClient();
            var authority = await open.GetByteArrayAsync(new Uri($"http://{url.Host}:{port + 1}/"));
            using var phone = Trusting(authority);
            var answer = await phone.GetAsync(new Uri(url, "/sign-in"));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains($"connect-src 'self' https://{url.Authority};", answer.Headers.GetValues("Content-Security-Policy").Single(),
                StringComparison.Ordinal);
            await FilesGoThroughTheHost(phone, url);
            kept = Convert.ToHexString(authority);
            Assert.DoesNotContain("KEY", await File.ReadAllTextAsync(Path.Combine(folder, "phone", "host.pem")), StringComparison.Ordinal);
            Assert.Equal(
                ["authority.crt", "host.key", "host.pem"],
                Directory.EnumerateFiles(Path.Combine(folder, "phone")).Select(Path.GetFileName).Order());
        }
        using var again = Start(run);
        await again.SaysAfter("On a phone in the same network: ");
        Assert.Equal(kept, Convert.ToHexString(await File.ReadAllBytesAsync(Path.Combine(folder, "phone", "authority.crt"))));
    }

    private static async Task FilesGoThroughTheHost(HttpClient phone, Uri url)
    {
        var people = JsonDocument.Parse(await phone.GetStringAsync(new Uri(url, "/api/demo/people"))).RootElement.GetProperty("people");
        var wanda = people.EnumerateArray().First(one => one.GetProperty("id").GetString() == "wanda");
        var token = wanda.GetProperty("tokens")[0].GetProperty("token").GetString();
        using var begin = new HttpRequestMessage(HttpMethod.Post, new Uri(url, "/api/me/profile/uploads"))
        {
            Headers = { Authorization = new("Bearer", token) },
        };
        using var begun = await phone.SendAsync(begin);
        var address = JsonDocument.Parse(await begun.Content.ReadAsStringAsync()).RootElement.GetProperty("address").GetString()!;
        Assert.StartsWith($"{url.Scheme}://{url.Authority}/storage/", address, StringComparison.Ordinal);
        using var block = new ByteArrayContent([1, 2, 3]);
        Assert.Equal(HttpStatusCode.Created, (await phone.PutAsync(new Uri($"{address}&comp=block&blockid=MDAw"), block)).StatusCode);
        using var other = new ByteArrayContent([1, 2, 3]);
        var unsigned = new Uri(address.Split('?')[0]);
        Assert.Equal(HttpStatusCode.Forbidden, (await phone.PutAsync(unsigned, other)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await phone.DeleteAsync(new Uri(address))).StatusCode);
    }

    private static HttpClient Trusting(byte[] authority)
    {
        var root = X509CertificateLoader.LoadCertificate(authority);
        return new(new SocketsHttpHandler
        {
            SslOptions = new()
            {
                CertificateChainPolicy = new()
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    RevocationMode = X509RevocationMode.NoCheck,
                    CustomTrustStore = { root },
                },
            },
        });
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static Command Start(params string[] arguments) => new(arguments);

    private sealed class Command : IDisposable
    {
        private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
        private readonly ConcurrentQueue<string> lines = new();
        private readonly Process process;

        public Command(string[] arguments)
        {
            var output = new DirectoryInfo(AppContext.BaseDirectory);
            var program = Path.Combine(
                Repository.Root, "tools", "WorkMarket.Dev", "bin", output.Parent!.Name, output.Name, "WorkMarket.Dev.dll");
            process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            process.OutputDataReceived += (_, line) => Read(line.Data);
            process.ErrorDataReceived += (_, line) => Read(line.Data);
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
        }

        public int Id => process.Id;

        public string Said => string.Join('\n', lines);

        public async Task Says(string line)
        {
            for (var watch = Stopwatch.StartNew(); !lines.Contains(line); await Task.Delay(50))
                Assert.True(!process.HasExited && watch.Elapsed < Patience, Said);
        }

        /// <summary>Waits for a line that begins so, and gives the rest of it.</summary>
        public async Task<string> SaysAfter(string beginning)
        {
            string? Find() => lines.FirstOrDefault(one => one.Contains(beginning, StringComparison.Ordinal));
            for (var watch = Stopwatch.StartNew(); Find() is null; await Task.Delay(50))
                Assert.True(!process.HasExited && watch.Elapsed < Patience, Said);
            var line = Find()!;
            return line[(line.IndexOf(beginning, StringComparison.Ordinal) + beginning.Length)..].Trim();
        }

        public async Task<int> Ended()
        {
            await process.WaitForExitAsync().WaitAsync(Patience);
            return process.ExitCode;
        }

        public void Kill9()
        {
            process.Kill();
            process.WaitForExit();
        }

        public void Dispose()
        {
            if (!process.HasExited)
            {
                Signals.Terminate(process.Id);
                process.WaitForExit();
            }
            process.Dispose();
        }

        private void Read(string? line)
        {
            if (line is not null)
                lines.Enqueue(line);
        }
    }
}
