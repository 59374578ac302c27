using WorkMarket.Demo.Story;
using WorkMarket.Demo.Telling;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.LocalHost.Tests;

/// <summary>The story as <c>./wm demo</c> tells it: with mail that is read, in a hurry, to the end of an escalation.</summary>
public sealed class DemoTests
{
    [Fact]
    public async Task The_story_is_told_with_the_mails_in_it_to_the_dossiers_of_an_escalation_that_ended()
    {
        using var town = new Town(Azurite.Shared);
        var host = town.StartHere([.. MailDev.Shared.Settings, .. Hurry.Settings]);
        var folder = Directory.CreateTempSubdirectory("workmarket-story-");
        try
        {
            await using var told = new StringWriter();
            var escalated = await WholeStory.Tell(new(host.Url), new Narrator(told, colours: false), MailDev.Shared.Page, folder);
            Assert.Contains("follows the link in the mail", told.ToString(), StringComparison.Ordinal);
            Assert.NotEmpty(folder.EnumerateFiles("*.pdf"));
            Assert.Equal(
                "arbitration",
                (await (await Town.SignIn(host.Url, "nora")).Get($"assignments/{escalated}/escalation")).Expect(200).Json
                    .GetProperty("stage").GetString());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
