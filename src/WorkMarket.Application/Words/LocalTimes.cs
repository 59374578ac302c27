using NodaTime;
using NodaTime.Text;
using WorkMarket.Domain.Assignments;

namespace WorkMarket.Application.Words;

/// <summary>Instants as a dossier writes them: in the assignment's zone, with the offset from UTC.</summary>
public sealed class LocalTimes(DateTimeZone zone)
{
    private static readonly ZonedDateTimePattern Pattern =
        ZonedDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd HH':'mm':'ss o<+HH:mm>", null);

    /// <summary>An instant.</summary>
    public string Write(Instant at) => Pattern.Format(at.InZone(zone));

    /// <summary>A schedule.</summary>
    public string Write(Schedule schedule) => $"{Write(schedule.Start)} to {Write(schedule.End)} ({schedule.Zone.Id})";
}
