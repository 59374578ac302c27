using NodaTime;
using WorkMarket.Domain.Messages;

namespace WorkMarket.Domain.Assignments;

public abstract partial record Event
{
    /// <summary>The worker recorded an attempt to reach the client outside of WorkMarket, and what came of it.</summary>
    public sealed record AttemptRecorded(OutsideChannel Through, Instant Time, string Text) : Event;
}
