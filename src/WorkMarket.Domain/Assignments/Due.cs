using System.Collections.Immutable;
using NodaTime;

namespace WorkMarket.Domain.Assignments;

/// <summary>Something that time alone brings: when, and which events it is, at once and in their order.</summary>
internal sealed record Due(Instant At, Func<Policy, ImmutableList<Event>> Events)
{
    public Due(Instant at, Event @event)
        : this(at, _ => [@event])
    {
    }
}
