using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Assignments;

/// <summary>What happened on an assignment. Data and type are null where the stored bytes are not an event that we wrote.</summary>
/// <param name="Sequence">The event's place on the assignment, counted from 1.</param>
/// <param name="Hash">The SHA-256 over the event as it is stored and the hash before it, in hexadecimal digits.</param>
/// <param name="Type">
/// The name of the kind of event, with its version; left out where the stored bytes are not an event that we wrote.
/// </param>
/// <param name="At">When it happened; left out where it cannot be read.</param>
/// <param name="By">Who did it; left out where it cannot be read.</param>
/// <param name="Data">What the event holds, by its type; left out where it cannot be read.</param>
public sealed record TimelineItem(long Sequence, string Hash, string? Type, Instant? At, Actor? By, object? Data)
{
    internal static TimelineItem Of(TimelineEntry entry) => new(
        entry.Sequence,
        entry.Hash,
        entry.Happened is { } named ? EventJson.Names[named.Event.GetType()] : null,
        entry.Happened?.At,
        entry.Happened?.By,
        entry.Happened?.Event);
}

/// <summary>Whether the chain over all events verifies.</summary>
/// <param name="Verified">Whether it does.</param>
/// <param name="Events">How many events there are.</param>
/// <param name="Hash">The hash of the latest event.</param>
/// <param name="BrokenAt">The first event that is missing or not as it was written.</param>
public sealed record ChainView(bool Verified, long Events, string Hash, long? BrokenAt);

/// <summary>A page of the timeline.</summary>
/// <param name="Entries">The events, oldest first.</param>
/// <param name="Next">The sequence number to go on after; left out on the last page.</param>
/// <param name="Chain">Whether all events are there as they were written.</param>
public sealed record TimelineView(ImmutableList<TimelineItem> Entries, long? Next, ChainView Chain);
