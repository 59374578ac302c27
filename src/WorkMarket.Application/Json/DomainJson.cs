using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using NodaTime.Text;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Phone;

namespace WorkMarket.Application.Json;

/// <summary>How the domain's values are written in JSON, on the wire and in storage alike.</summary>
public static class DomainJson
{
    /// <summary>What storage is written with. Readers meet what older versions wrote, so unknown members are left alone here.</summary>
    public static JsonSerializerOptions Stored { get; } = MakeStored();

    /// <summary>Adds the converters of the domain's values, and camel case.</summary>
    public static JsonSerializerOptions WithDomain(this JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(Text(OffsetInstant.Parse, instant => InstantPattern.ExtendedIso.Format(instant)));
        options.Converters.Add(Text(Day, LocalDatePattern.Iso.Format));
        options.Converters.Add(Text(Span, PeriodPattern.Roundtrip.Format));
        options.Converters.Add(Text(
            Elapsed,
            duration => PeriodPattern.NormalizingIso.Format(Period.FromNanoseconds(duration.ToInt64Nanoseconds()))));
        options.Converters.Add(Text(Zone, zone => zone.Id));
        options.Converters.Add(new MoneyConverter());
        options.Converters.Add(new PricingConverter());
        options.Converters.Add(Text(Decimal, number => number.ToString(CultureInfo.InvariantCulture)));
        options.Converters.Add(Text(Currency.Parse, currency => currency.Code));
        options.Converters.Add(Text(AssignmentNumber.Parse, number => number.Value));
        options.Converters.Add(Text(InvoiceNumber.Parse, number => number.ToString()));
        options.Converters.Add(new IdConverter());
        options.Converters.Add(new EventConverter());
        return options;
    }

    private static JsonSerializerOptions MakeStored()
    {
        var options = new JsonSerializerOptions
        {
            IgnoreReadOnlyProperties = true,
            // Texts are stored unescaped: escaping takes two to three times the room outside ASCII.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { ClosedSets.Name, LaterMembers.LeaveOutDefaults } },
        }.WithDomain();
        options.MakeReadOnly();
        return options;
    }

    // Months and years have no length of their own.
    private static Duration Elapsed(string text) =>
        PeriodPattern.NormalizingIso.Parse(text) is { Success: true, Value: { Years: 0, Months: 0 } parsed }
            ? parsed.ToDuration()
            : throw new FormatException($"'{text}' is not an ISO 8601 span of days and times, as in PT15M.");

    // The library reads a small s as milliseconds, which nobody would expect.
    private static Period Span(string text) =>
        !text.Any(char.IsAsciiLetterLower) && PeriodPattern.Roundtrip.Parse(text) is { Success: true } parsed
        ? parsed.Value
        : throw new FormatException($"'{text}' is not an ISO 8601 span, as in PT24H or P1D.");

    // Money and what it is multiplied by are strings, so that no reader makes a float of them.
    private static decimal Decimal(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"'{text}' is not a decimal number, as in 7.5.");

    // The library also reads years before Christ.
    private static LocalDate Day(string text) =>
        text.Length == "2026-11-20".Length && LocalDatePattern.Iso.Parse(text) is { Success: true } parsed
        ? parsed.Value
        : throw new FormatException($"'{text}' is not a day, as in 2026-11-20.");

    private static DateTimeZone Zone(string id) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(id)
            ?? throw new FormatException($"'{id}' is not a time zone of the IANA database, as America/Denver is.");

    private static TextConverter<T> Text<T>(Func<string, T> read, Func<T, string> write) => new(read, write);
}

/// <summary>A value that is not what its field asks for. Unlike what the serializer says, its message is meant for the sender.</summary>
public sealed class WrongValueException(string message, Exception? inner = null) : JsonException(message, inner)
{
    /// <summary>The member of the value that is wrong, where the value is read whole and one member of it is.</summary>
    public string? Member { get; init; }
}
