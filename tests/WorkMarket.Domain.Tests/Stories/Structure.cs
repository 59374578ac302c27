using System.Collections;
using System.Globalization;
using System.Reflection;
using NodaTime.Text;

namespace WorkMarket.Domain.Tests.Stories;

/// <summary>A value with all its parts as text: two are the same when their texts are, lists inside them included.</summary>
internal static class Structure
{
    public static string Describe(object? value) => value switch
    {
        null => "-",
        string text => $"'{text}'",
        Instant instant => InstantPattern.ExtendedIso.Format(instant),
        DateTimeZone zone => zone.Id,
        Period period => period.ToString(),
        ValueType plain => Convert.ToString(plain, CultureInfo.InvariantCulture)!,
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Describe))}]",
        _ => $"{value.GetType().Name}({string.Join(", ", Parts(value))})",
    };

    private static IEnumerable<string> Parts(object value) =>
        value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(part => $"{part.Name}: {Describe(part.GetValue(value))}");
}
