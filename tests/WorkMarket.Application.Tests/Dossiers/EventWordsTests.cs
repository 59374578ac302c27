using System.Text;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Tests.Cases;
using WorkMarket.Application.Words;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;
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
            Assert.DoesNotContain(Untold, word => told.Contains(word, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Whoever_is_told_of_an_event_reads_a_line_that_is_for_that_notice()
    {
        var told = Samples.Events.SelectMany(sample =>
            Samples.Heads.SelectMany(state => NoticeRules.ForEvent(state, Story.Wanda.Id, sample with { By = new Actor.System() }))
            .Select(one => (one.Kind, Line: EventWords.Find(sample.Event).Line(one.Kind)))).Distinct().ToList();
        Assert.All(told, one => Assert.False(string.IsNullOrWhiteSpace(one.Line)));
        Assert.Contains((NoticeKind.NotChosen, "Another worker was assigned"), told);
        Assert.Contains((NoticeKind.EscalationTask, "Please reach the client of an escalation"), Lines(EscalationStage.AccountManager));

        IEnumerable<(NoticeKind, string)> Lines(EscalationStage stage) => Enum.GetValues<NoticeKind>().Select(kind =>
            (kind, EventWords.Find(new EscalationStageEntered(new("e1"), stage)).Line(kind)));
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
