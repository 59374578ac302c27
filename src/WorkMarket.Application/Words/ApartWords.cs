using System.Globalization;
using NodaTime;
using WorkMarket.Domain;
using WorkMarket.Domain.Approval;

namespace WorkMarket.Application.Words;

/// <summary>What of the time log is to be seen apart from the rest at approval (domain.md §3), in words.</summary>
public static class ApartWords
{
    /// <summary>What it is, and how much: first of all visits together, then of each.</summary>
    public static IEnumerable<(string What, string How)> Lines(TimesApart apart)
    {
        ArgumentNullException.ThrowIfNull(apart);
        return [.. InAll(apart), .. apart.Visits.Select(visit => ($"Visit {visit.Visit}", Of(visit)))];
    }

    /// <summary>What it is, and how much, of all visits together.</summary>
    public static IEnumerable<(string What, string How)> InAll(TimesApart apart)
    {
        if (apart.BeforeStart > Duration.Zero)
            yield return ("Before the scheduled start", $"{Span(apart.BeforeStart)} in all");
        if (apart.AfterEnd > Duration.Zero)
            yield return ("After the scheduled end", $"{Span(apart.AfterEnd)} in all");
        if (apart.Elsewhere > Duration.Zero)
            yield return ("At the same time on other assignments", $"{Span(apart.Elsewhere)} in all");
        if (apart.HoursNotCharged is { } hours)
            yield return (
                "Beyond the hours charged", $"{hours.ToString("0.##", CultureInfo.InvariantCulture)} hours, which the client may add");
    }

    /// <summary>What there is to see of a visit.</summary>
    public static string Of(VisitApart visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return string.Join("; ", Parts(visit));
    }

    private static IEnumerable<string> Parts(VisitApart visit)
    {
        if (visit.BeforeStart > Duration.Zero)
            yield return $"{Span(visit.BeforeStart)} before the start";
        if (visit.AfterEnd > Duration.Zero)
            yield return $"{Span(visit.AfterEnd)} after the end";
        if (visit.Elsewhere is { } elsewhere)
            yield return $"{Span(elsewhere)} at the same time on other assignments";
        foreach (var (name, time) in new[] { ("check-in", visit.CheckIn), ("check-out", visit.CheckOut) })
        {
            if (time is not null)
                yield return $"{name} {Wording.All(Of(time))}";
        }
    }

    private static IEnumerable<string> Of(TimeApart time)
    {
        if (time.Edited)
            yield return "changed after it was put in";
        if (time.SentLateBy is { } late)
            yield return $"recorded {Span(late)} after the time that it says";
        if (time.OtherChannel is { } channel)
            yield return $"put in by {Wording.InWords(channel)} where the phone is required";
    }

    /// <summary>How long, to the minute.</summary>
    public static string Span(Duration span) =>
        span < Duration.FromMinutes(1) ? "less than a minute" : Wording.InWords(span);
}
