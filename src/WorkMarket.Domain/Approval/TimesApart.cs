using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.People;
using WorkMarket.Domain.TimeLog;

namespace WorkMarket.Domain.Approval;

/// <summary>
/// What the time log holds that is to be seen apart from the rest at approval (domain.md §3), so that nobody has to compute it from the
/// visits. What of it overlaps with a visit elsewhere is as it was submitted, unless somebody looked since.
/// </summary>
/// <param name="BeforeStart">How much of the time lies before the scheduled start, all visits together.</param>
/// <param name="AfterEnd">How much of it lies after the scheduled end.</param>
/// <param name="Elsewhere">
/// For how much of it the worker was on visits of other assignments too: how long, not where.
/// </param>
/// <param name="HoursNotCharged">How many hours were worked beyond those charged, which the client may add; null where none were.</param>
/// <param name="Visits">The visits of which there is something to see, in their order.</param>
public sealed record TimesApart(
    Duration BeforeStart, Duration AfterEnd, Duration Elsewhere, decimal? HoursNotCharged, ImmutableList<VisitApart> Visits)
{
    /// <summary>That of work that was submitted, approved or paid; null before, and where there is nothing to see apart.</summary>
    /// <param name="state">The assignment.</param>
    /// <param name="policy">The platform's limits.</param>
    /// <param name="looked">What of it is elsewhere too, where somebody looked since it was submitted.</param>
    public static TimesApart? FromCase(Assignment state, Policy policy, ImmutableList<TimeElsewhere>? looked = null)
    {
        if (Parts.CompletionOf(state) is not { } completion || state is not WithWorker staffed)
            return null;
        var visits = staffed.Engagement.Visits.ConvertAll(visit => VisitApart.FromVisit(
            visit with { Elsewhere = looked is null ? visit.Elsewhere : looked.Find(time => time.Visit == visit.Id)?.Span },
            staffed.Brief, policy));
        var apart = new TimesApart(
            visits.Aggregate(Duration.Zero, (sum, visit) => sum + visit.BeforeStart),
            visits.Aggregate(Duration.Zero, (sum, visit) => sum + visit.AfterEnd),
            visits.Aggregate(Duration.Zero, (sum, visit) => sum + (visit.Elsewhere ?? Duration.Zero)),
            completion.HoursWorked - Worked.Quantity(staffed, completion) is > 0 and var beyond ? beyond : null,
            visits.FindAll(visit => visit.IsApart));
        return apart is { HoursNotCharged: null, Visits.IsEmpty: true } ? null : apart;
    }
}

/// <summary>What there is to see of a visit.</summary>
/// <param name="Visit">Which visit.</param>
/// <param name="BeforeStart">How much of it lies before the scheduled start.</param>
/// <param name="AfterEnd">How much of it lies after the scheduled end.</param>
/// <param name="CheckIn">What there is to see of its check-in; null where there is nothing.</param>
/// <param name="CheckOut">The same of its check-out.</param>
/// <param name="Elsewhere">For how much of it the worker was on visits of other assignments too; null where that is no time.</param>
public sealed record VisitApart(
    VisitId Visit, Duration BeforeStart, Duration AfterEnd, TimeApart? CheckIn, TimeApart? CheckOut, Duration? Elsewhere = null)
{
    /// <summary>Whether there is anything to see of it.</summary>
    internal bool IsApart =>
        BeforeStart > Duration.Zero || AfterEnd > Duration.Zero || CheckIn is not null || CheckOut is not null || Elsewhere is not null;

    internal static VisitApart FromVisit(Visit visit, Brief brief, Policy policy)
    {
        var (start, end) = (brief.Schedule.Start, brief.Schedule.End);
        var until = visit.CheckOut?.At ?? visit.CheckIn.At;
        return new(
            visit.Id,
            Duration.Max(Duration.Zero, Instant.Min(start, until) - visit.CheckIn.At),
            Duration.Max(Duration.Zero, until - Instant.Max(end, visit.CheckIn.At)),
            TimeApart.FromTime(visit.CheckIn, brief, policy),
            visit.CheckOut is { } time ? TimeApart.FromTime(time, brief, policy) : null,
            visit.Elsewhere);
    }
}

/// <summary>What there is to see of a time.</summary>
/// <param name="Edited">Whether it was changed after it was put in.</param>
/// <param name="SentLateBy">How long after it was it put in, where that is late (15 min, a setting).</param>
/// <param name="OtherChannel">Over which channel it was put in, where the company requires the phone and it was another.</param>
public sealed record TimeApart(bool Edited, Duration? SentLateBy, Channel? OtherChannel)
{
    internal static TimeApart? FromTime(LoggedTime time, Brief brief, Policy policy)
    {
        var late = time.RecordedAt - time.At;
        var apart = new TimeApart(
            time.Edited,
            late > policy.SentLate ? late : null,
            brief.Settings.CheckIn.PhoneNumber is not null && time.By.Channel() is { } channel and not Channel.Phone ? channel : null);
        return apart is { Edited: false, SentLateBy: null, OtherChannel: null } ? null : apart;
    }
}
