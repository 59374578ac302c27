using System.Diagnostics;
using System.Text.RegularExpressions;
using WorkMarket.EndToEnd.Host;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.EndToEnd.Documentation;

/// <summary>What README and the guide tell a reader to type works, line by line, or says why no test types it.</summary>
public sealed partial class DocsTests(HostFixture fixture) : HostTests(fixture)
{
    private const string OnALaptop = "http://127.0.0.1:7071";

    [Theory, InlineData("README.md"), InlineData("docs/api.md")]
    public async Task Every_line_of_curl_does_what_it_says(string file)
    {
        if (OperatingSystem.IsWindows())
            return;
        var blocks = Blocks(file).Where(block => file != "README.md" || block.Text.Contains("curl", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(blocks);
        var script = string.Join('\n', blocks.Select(block => block.Text))
            .Replace(OnALaptop, Fixture.Url.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);
        var (exitCode, output) = await Bash("set -euo pipefail\n" + script);
        Assert.True(exitCode == 0, $"{file} ended with {exitCode}:\n{output[Math.Max(0, output.Length - 3000)..]}");
    }

    [Fact]
    public async Task Every_command_of_the_readme_is_known_to_help_or_says_that_no_test_runs_it()
    {
        if (OperatingSystem.IsWindows())
            return;
        var (_, help) = await Bash($"cd '{Repository.Root}' && ./wm help");
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        foreach (var (text, end) in Blocks("README.md"))
        {
            var rest = readme[end..];
            var until = rest.IndexOf("\n## ", StringComparison.Ordinal);
            foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Where(line => !text.Contains("curl", StringComparison.Ordinal)))
            {
                if (Verb().Match(line) is { Success: true } wm)
                    Assert.Matches($"(?m)^  {wm.Groups["verb"].Value}\\b", help);
                else if (!line.StartsWith("diff ", StringComparison.Ordinal))
                    Assert.Matches("(?i)no test runs these lines", rest[..(until < 0 ? rest.Length : until)].ReplaceLineEndings(" "));
            }
        }
    }

    private static IEnumerable<(string Text, int End)> Blocks(string file) =>
        Block().Matches(File.ReadAllText(Path.Combine(Repository.Root, file)).ReplaceLineEndings("\n"))
            .Select(match => (match.Groups["text"].Value, match.Index + match.Length));

    private static async Task<(int ExitCode, string Output)> Bash(string script)
    {
        using var bash = Process.Start(new ProcessStartInfo("bash", "-s")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = (bash.StandardOutput.ReadToEndAsync(), bash.StandardError.ReadToEndAsync());
        await bash.StandardInput.WriteAsync(script);
        bash.StandardInput.Close();
        await bash.WaitForExitAsync();
        return (bash.ExitCode, await output + await errors);
    }

    [GeneratedRegex("^```sh\\n(?<text>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex("^\\./wm (?<verb>[a-z]+)")]
    private static partial Regex Verb();
}
