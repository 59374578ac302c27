using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;

namespace WorkMarket.Application.Words;

/// <summary>What is said of what happens about an engagement that ended: as of any other, and of which it is.</summary>
internal static class EngagementWords
{
    /// <summary>The sentences of such an event, or null where it is none.</summary>
    public static Sentences? Find(Event @event)
    {
        if (@event is not OfEngagement of)
            return null;
        var inner = EventWords.Find(of.Event);
        return inner with
        {
            Record = style => $"Of engagement {of.Number}, which had ended: {inner.Record(style)}",
            Notice = inner.Notice is null ? null : to => inner.To(to with { Happened = to.Happened with { Event = of.Event } }),
        };
    }
}
