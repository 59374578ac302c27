using System.Diagnostics;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.LocalHost.Tests;

/// <summary>When ./wm builds, and what it removes: in a clone of its own, where <c>dotnet</c> only notes what it was asked.</summary>
public sealed class WmTests : IAsyncLifetime
{
    private const string Dev = "tools/WorkMarket.Dev/bin/Debug/net10.0/WorkMarket.Dev.dll";
    private const string Host = "src/WorkMarket.LocalHost/bin/Debug/net10.0/WorkMarket.LocalHost.dll";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly string clone = Directory.CreateTempSubdirectory("workmarket-wm-").FullName;

    public async Task InitializeAsync()
    {
        foreach (var script in new[] { "wm", "tools/build", "tools/clean" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(In(script))!);
            File.Copy(Path.Combine(Repository.Root, script), In(script));
        }
        foreach (var file in new[] { "global.json", "host.json", ".editorconfig", "Directory.Build.props", "src/A.cs", "tests/B.cs" })
            Write(file, "");
        Write("bin/dotnet", $$"""
            #!/usr/bin/env bash
            case $1 in --*) exit ;; esac # where its compiler is
            echo "$*" >> asked
            if [ "$1" != build ]; then [ ! -f answer ] || exit "$(cat answer)"; exit 0; fi
            for output in {{Dev}} {{Host}}; do
              mkdir -p "$(dirname "$output")"
              touch "$output"
              name=${output##*/}
              echo "  ${name%.dll} -> $PWD/$output"
            done
            """);
        await Run("chmod", "+x", In("bin/dotnet"));
    }

    public Task DisposeAsync()
    {
        Directory.Delete(clone, recursive: true);
        return Task.CompletedTask;
    }

    [Theory, InlineData(Dev), InlineData(Host)]
    public async Task What_was_built_is_built_again_only_where_it_is_gone(string output)
    {
        await Build();
        await Build();
        Assert.Single(Asked);
        File.Delete(In(output));
        await Build();
        Assert.Equal(2, Asked.Length);
        Assert.True(File.Exists(In(output)));
        await Build();
        Assert.Equal(2, Asked.Length);
    }

    [Theory]
    [InlineData("0", 0, false), InlineData("1", 1, true), InlineData("134", 0, false), InlineData("150", 0, false)]
    public async Task What_is_stored_is_removed_unless_another_works_there(string answer, int status, bool isLeft)
    {
        await Build();
        Write(".data/version", "1\n");
        Write("answer", answer);
        Assert.Equal(status, await Run("bash", "./wm", "clean"));
        Assert.Equal(isLeft, File.Exists(In(".data/version")));
        Assert.Equal(isLeft, File.Exists(In(Dev)));
        Assert.False(Path.Exists(In("obj/wm.lock")) || new FileInfo(In("obj/wm.lock")).LinkTarget is not null);
    }

    [Fact]
    public async Task Where_nothing_is_stored_nobody_is_asked()
    {
        await Build();
        Write("answer", "1");
        Assert.Equal(0, await Run("bash", "./wm", "clean"));
        Assert.False(File.Exists(In(Dev)));
        Assert.Single(Asked);
    }

    [Fact]
    public async Task Who_cleans_holds_the_lock_under_its_own_name_until_the_end()
    {
        await Build();
        Write(".data/version", "1\n");
        // Whoever waits believes a lock whose owner is a ./wm.
        Write("bin/dotnet", "#!/usr/bin/env bash\nps -p \"$(readlink obj/wm.lock)\" -o args= > owner\n");
        Assert.Equal(0, await Run("bash", "./wm", "clean"));
        Assert.Equal("bash ./wm clean", (await File.ReadAllTextAsync(In("owner"))).Trim());
    }

    [Fact]
    public async Task Cleaning_knows_no_options()
    {
        await Build();
        Assert.Equal(1, await Run("bash", "./wm", "clean", "--help"));
        Assert.True(File.Exists(In(Dev)));
    }

    private string[] Asked => File.ReadAllLines(In("asked"));

    private async Task Build() => Assert.Equal(0, await Run("bash", "tools/build", "tools/WorkMarket.Dev", "Debug"));

    private string In(string path) => Path.Combine(clone, path);

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(In(path))!);
        File.WriteAllText(In(path), text);
    }

    private async Task<int> Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.WorkingDirectory = clone;
        start.Environment["PATH"] = $"{In("bin")}:{Environment.GetEnvironmentVariable("PATH")}";
        using var process = Process.Start(start)!;
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync()).WaitAsync(Patience);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
