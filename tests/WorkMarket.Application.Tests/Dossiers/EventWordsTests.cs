using System.Text;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Tests.Cases;
using WorkMarket.Application.Words;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Application.Tests.Dossiers;

/// <summary>Every event that can be stored is told, and what people wrote with it is told in full.</summary>
public sealed class EventWordsTests
{
    private static readonly string[] Untold = ["{", "}", "Event", "Domain", "Immutable", "/1"];

    [Fact]
    public void Every_event_is_told_in_plain_English()
    {
        Assert.Equal(
            EventJson.Names.Keys.Select(type => type.Name).Order(),
            Samples.Events.Select(one => one.Event.GetType().Name).Distinct().Order());
        var style = new RecordStyle(new(Story.Brief.Schedule.Zone));
        foreach (var sample in Samples.Events)
        {
            var told = EventWords.Find(sample.Event).Record(style);
            Assert.False(string.IsNullOrWhiteSpace(told));
            Assert.EndsWith(".", told, StringComparison.Ordinal);
            Assert.Empty(CodeNames.In(told));
            Assert.DoesNotContain(Untold, word => told.Contains(word, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task What_people_wrote_with_events_is_told()
    {
        var paper = Encoding.UTF8.GetString((await Made.Files(KeptCase.FromEvents(Story.With("Hello")), Story.Nora))["timeline.jsonl"]);
        foreach (var text in new[] { "At the door.", "Parking", "The phone was slow.", "Switch replaced.", "Less cable.",
            "I know the shop.", "Hello" })
            Assert.Contains(text, paper, StringComparison.Ordinal);
    }
}
