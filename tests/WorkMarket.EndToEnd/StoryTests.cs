using WorkMarket.Demo.Story;
using WorkMarket.Demo.Telling;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd;

public sealed class StoryTests(HostFixture fixture) : HostTests(fixture)
{
    [Fact]
    public async Task The_story_is_as_the_rules_say_beside_all_else_that_happens_on_the_host()
    {
        await using var told = new StringWriter();
        await WholeStory.Tell(Fixture.Url, new Narrator(told, colours: false));
        Assert.Contains("the chain over them verifies", told.ToString(), StringComparison.Ordinal);
        Assert.All(told.ToString().Split('\n'), line => Assert.InRange(line.TrimEnd().Length, 0, 100));
    }
}
