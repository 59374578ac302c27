using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net.Mail;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Deliverables;
using WorkMarket.Domain.Time;

namespace WorkMarket.Api.Settings;

/// <summary>Which kind of setting a property is: its type says so, and its attributes where the type is not enough.</summary>
internal static class SettingTypes
{
    private const int UsualLength = 1_000;
    private static readonly (string, string) Usual = ("1", "1000000");

    private static readonly Dictionary<Type, Func<PropertyInfo, SettingType>> All = new()
    {
        [typeof(string)] = Text,
        [typeof(bool)] = _ =>
            new("true or false", text => bool.TryParse(text, out var value) ? value : null, value => (bool)value ? "true" : "false"),
        [typeof(int)] = property => Number<int>("a whole number", property, NumberStyles.AllowLeadingSign),
        [typeof(long)] = property => Number<long>("a whole number", property, NumberStyles.AllowLeadingSign),
        [typeof(decimal)] = property =>
            Number<decimal>("a number", property, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint),
        [typeof(Uri)] = _ => new("an address that begins with http:// or https://", Address, value => ((Uri)value).OriginalString),
        [typeof(FaultMoment)] = _ =>
            new(
                "a step of the write protocol, as in AfterCommit or AfterCommit:3", text => FaultMoment.Parse(text),
                value => value.ToString()!),
        [typeof(Duration)] = Spans.Duration,
        [typeof(ImmutableList<Duration>)] = Spans.Durations,
        [typeof(BusinessSpan)] = Spans.Business,
        [typeof(Period)] = Spans.Calendar,
        [typeof(Instant)] = _ => Calendars.Moment,
        [typeof(FileScannerKind)] = _ => OneOf<FileScannerKind>(),
        [typeof(DateTimeZone)] = _ => Calendars.Zone,
        [typeof(OpeningHours)] = _ => Calendars.Hours,
        [typeof(HolidayRule)] = _ => OneOf<HolidayRule>(),
        [typeof(ImmutableHashSet<string>)] = _ => SettingType.List("names, as in one, another", text => text,
            names => names.Cast<string>().ToImmutableHashSet(), names => ((ImmutableHashSet<string>)names).Order(StringComparer.Ordinal)),
        [typeof(ImmutableSortedSet<LocalDate>)] = _ => Calendars.Dates,
        [typeof(ImmutableSortedSet<IsoDayOfWeek>)] = _ => Calendars.Weekdays,
    };

    /// <summary>The kind of a property.</summary>
    /// <exception cref="InvalidOperationException">There is none for it.</exception>
    public static SettingType ForProperty(PropertyInfo property) =>
        All.TryGetValue(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, out var kind)
            ? kind(property)
            : throw new InvalidOperationException(
                $"{property.DeclaringType}.{property.Name} cannot be a setting: there is no kind for {property.PropertyType}.");

    private static SettingType Number<T>(string noun, PropertyInfo property, NumberStyles style)
        where T : struct, System.Numerics.INumber<T> => SettingType.Ranged(noun, property, Usual,
            text => T.TryParse(text, style, CultureInfo.InvariantCulture, out var number) ? number : null,
            value => ((T)value).ToString(null, CultureInfo.InvariantCulture),
            (one, other) => ((T)one).CompareTo((T)other));

    private static SettingType OneOf<T>()
        where T : struct, Enum
    {
        var values = Enum.GetValues<T>().ToDictionary(value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));
        return new(
            string.Join(" or ", values.Keys), text => values.TryGetValue(text, out var value) ? value : null,
            value => values.Single(one => one.Value.Equals(value)).Key);
    }

    private static SettingType Text(PropertyInfo property)
    {
        if (property.IsDefined(typeof(EmailAddressAttribute)))
            return Plain("an e-mail address", text => MailAddress.TryCreate(text, out var address) && address.Address == text);
        if (property.IsDefined(typeof(UrlAttribute)))
            return new(
                "an address that begins with http:// or https://", text => Address(text)?.OriginalString.TrimEnd('/'),
                value => (string)value);
        if (property.GetCustomAttribute<PhoneAttribute>() is { } phone)
            return Plain("a phone number, as in +1 212-555-0100", phone.IsValid);
        if (property.GetCustomAttribute<RegularExpressionAttribute>() is { } form)
            return Plain(
                form.ErrorMessage ?? form.Pattern, text => Regex.IsMatch(text, $"^(?:{form.Pattern})\\z", RegexOptions.NonBacktracking));
        var most = property.GetCustomAttribute<StringLengthAttribute>()?.MaximumLength ?? UsualLength;
        return Plain($"a text of at most {most} characters in one line", text => text.Length <= most && !string.IsNullOrWhiteSpace(text)
            && !text.Any(char.IsControl));
    }

    private static SettingType Plain(string allowed, Func<string, bool> isAllowed) =>
        new(allowed, text => isAllowed(text) ? text : null, value => (string)value);

    private static Uri? Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Host.Length > 0
            ? address
            : null;
}
