using System.Diagnostics;
using WorkMarket.EndToEnd.Host;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.EndToEnd.Documentation;

/// <summary>What the host answers at /api/openapi.json is a description that tools take.</summary>
public sealed class ClientTests(HostFixture fixture) : HostTests(fixture)
{
    [Fact]
    public async Task The_description_keeps_Redocly_s_rules_and_a_client_made_of_it_compiles()
    {
        var served = (await Market.Stranger().Get("openapi.json")).Expect(200).Json.GetRawText();
        var description = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(description, served);
            var check = Path.Combine(Repository.Root, "tools", "openapi", "check.mjs");
            using var node = Process.Start(new ProcessStartInfo("node", [check, description])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var (output, errors) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
            await node.WaitForExitAsync();
            Assert.True(node.ExitCode == 0, $"{await output}{await errors}");
        }
        finally
        {
            File.Delete(description);
        }
    }
}
