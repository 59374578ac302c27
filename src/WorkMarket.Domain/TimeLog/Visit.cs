using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.TimeLog;

/// <summary>A visit's opaque id, unique within its assignment.</summary>
public readonly record struct VisitId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A check-in or check-out time and who put it in, when and over which channel.</summary>
/// <param name="At">The time itself.</param>
/// <param name="By">Who put it in, and over which channel.</param>
/// <param name="RecordedAt">When it was put in.</param>
/// <param name="Edited">Whether it took the place of another; false also where that was before this was recorded.</param>
public sealed record LoggedTime(Instant At, Actor By, Instant RecordedAt, bool Edited = false);

/// <summary>One visit to the site. It is open until it has a check-out.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Counts its changes from 1; an edit names the version it was made on (domain.md §3).</param>
/// <param name="CheckIn">When it began.</param>
/// <param name="CheckOut">When it ended, or null while it is open.</param>
/// <param name="Elsewhere">
/// For how long of it the worker was on visits of other assignments too, as it was submitted; null where that was no time.
/// </param>
public sealed record Visit(VisitId Id, int Version, LoggedTime CheckIn, LoggedTime? CheckOut, Duration? Elsewhere = null)
{
    /// <summary>Whether nobody has checked out yet.</summary>
    public bool IsOpen => CheckOut is null;

    /// <summary>
    /// Whether two visits share time. One may begin in the very instant in which another ends; an open visit reaches into the future.
    /// </summary>
    public static bool Overlap(Instant start, Instant? end, Visit other) =>
        (other.CheckOut is null || start < other.CheckOut.At) && (end is null || other.CheckIn.At < end);
}

/// <summary>For whom support puts in a time (domain.md §3: support edits when asked to).</summary>
public enum AskedBy
{
    /// <summary>The worker asked.</summary>
    Worker,

    /// <summary>The client asked.</summary>
    Client,
}

/// <summary>For how long of a visit the worker was on visits of other assignments too: how long, not where.</summary>
public sealed record TimeElsewhere(VisitId Visit, Duration Span)
{
    /// <summary>That of some visits, of those alone that share time with others; what others share among each other counts once.</summary>
    /// <param name="visits">The visits.</param>
    /// <param name="elsewhere">The times of the worker's visits of other assignments; null where nobody looked.</param>
    /// <param name="now">Until when a visit without check-out counts.</param>
    public static ImmutableList<TimeElsewhere>? Find(
        ImmutableList<Visit> visits, ImmutableList<VisitTimes>? elsewhere, Instant now)
    {
        var found = elsewhere is null ? [] : visits.ConvertAll(visit => new TimeElsewhere(
                visit.Id, Shared(visit.CheckIn.At, visit.CheckOut?.At ?? now, elsewhere, now)))
            .RemoveAll(time => time.Span == Duration.Zero);
        return found.IsEmpty ? null : found;
    }

    /// <summary>How much of a time others take, too.</summary>
    public static Duration Shared(Instant from, Instant until, ImmutableList<VisitTimes> elsewhere, Instant now)
    {
        var (sum, counted) = (Duration.Zero, from);
        foreach (var other in elsewhere.OrderBy(other => other.CheckIn))
        {
            var (begins, ends) = (Instant.Max(counted, other.CheckIn), Instant.Min(until, other.CheckOut ?? now));
            if (ends <= begins)
                continue;
            (sum, counted) = (sum + (ends - begins), ends);
        }
        return sum;
    }
}
