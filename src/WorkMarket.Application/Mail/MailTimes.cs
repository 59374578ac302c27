using NodaTime;
using NodaTime.Text;

namespace WorkMarket.Application.Mail;

/// <summary>Instants as a mail says them: to the minute, in a zone that it names, and in UTC.</summary>
public sealed class MailTimes(DateTimeZone zone)
{
    private static readonly ZonedDateTimePattern Local = ZonedDateTimePattern.CreateWithInvariantCulture(
        "dddd, d MMMM uuuu, HH':'mm x '('z';'", null);
    private static readonly InstantPattern Utc = InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd HH':'mm 'UTC)'");

    /// <summary>
    /// An instant, as in <c>Friday, 20 November 2026, 10:00 EST (America/New_York; 2026-11-20 15:00 UTC)</c>; nothing of null.
    /// </summary>
    public string Write(Instant? at) => at is { } instant ? $"{Local.Format(instant.InZone(zone))} {Utc.Format(instant)}" : "";
}
