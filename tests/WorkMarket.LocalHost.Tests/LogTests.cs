using System.Text.Json;
using WorkMarket.Api.Demo;
using WorkMarket.Demo.Story;
using WorkMarket.Demo.Telling;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.LocalHost.Tests;

/// <summary>The log of whole lives of assignments names cases, and nobody and nothing that anybody wrote.</summary>
public sealed class LogTests
{
    private const int ShortestText = 8;

    [Fact]
    public async Task No_name_no_address_and_no_text_is_in_the_log_of_the_whole_story()
    {
        using var server = MailDev.Start(running: false);
        using var town = new Town(Azurite.Shared);
        var host = town.Start([.. server.Settings, ("Logging__LogLevel__Default", "Debug")]);
        await WholeStory.Tell(new(host.Url), new Narrator(TextWriter.Null, colours: false));
        await Town.Says(host, " waits: ");

        var log = host.Output[host.Output.IndexOf("Ready on", StringComparison.Ordinal)..];
        var texts = (await Written(town)).ToHashSet();
        Assert.True(texts.Count > 50, $"{texts.Count} texts are few.");
        Assert.All(texts, text => Assert.DoesNotContain(text, log, StringComparison.OrdinalIgnoreCase));
        foreach (var person in DemoPeople.People)
        {
            Assert.DoesNotContain(person.Name, log, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(person.Email!, log, StringComparison.OrdinalIgnoreCase);
        }
    }

    // What holds a blank was written by a person, or is a sentence of ours that holds such a text.
    private static async Task<List<string>> Written(Town town)
    {
        var texts = new List<string>();
        for (string? after = ""; after is not null;)
        {
            var page = await town.Storage.Cases.Cases(after.Length == 0 ? null : after, default);
            foreach (var id in page.Ids)
            {
                await foreach (var item in town.Storage.Cases.ReadEvents(id, 0, long.MaxValue / 2, default))
                    texts.AddRange(Texts(JsonDocument.Parse(item.Bytes).RootElement));
            }
            after = page.Next;
        }
        return texts;
    }

    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Texts(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        JsonValueKind.String when element.GetString() is { Length: >= ShortestText } text && text.Contains(' ', StringComparison.Ordinal) =>
            [text],
        _ => [],
    };
}
