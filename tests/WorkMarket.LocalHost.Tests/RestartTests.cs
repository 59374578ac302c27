using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.LocalHost.Tests;

public sealed class RestartTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task A_restart_keeps_tokens_valid_and_cases_there(bool killed)
    {
        using var town = new Town(Azurite.Shared);
        var first = town.Start();
        var nora = await Town.SignIn(first.Url, "nora");
        var id = await Town.Create(nora);
        if (killed)
        {
            first.Kill9();
        }
        else
        {
            first.Stop();
            Assert.Equal(0, first.ExitCode);
        }
        var second = town.Start();
        (await nora.At(second.Url).Get("me")).Expect(200);
        Assert.Equal("draft", (await nora.At(second.Url).Get($"assignments/{id}")).Expect(200).Json.GetProperty("status").GetString());
        await town.Settled(nora.At(second.Url), id);
    }
}
