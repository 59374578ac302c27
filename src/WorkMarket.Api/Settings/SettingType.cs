using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace WorkMarket.Api.Settings;

/// <summary>A kind of setting.</summary>
/// <param name="Allowed">What it may be, as in "a whole number from 1 to 100".</param>
/// <param name="Read">Reads a text; null where it is not allowed.</param>
/// <param name="Show">The text that is read as a value.</param>
internal sealed record SettingType(string Allowed, Func<string, object?> Read, Func<object, string> Show)
{
    /// <summary>
    /// A kind with a least and a most value, both included. The property's <see cref="RangeAttribute"/> narrows or widens what is usual.
    /// </summary>
    public static SettingType Ranged(
        string noun, PropertyInfo property, (string Least, string Most) usual, Func<string, object?> read, Func<object, string> show,
        Comparison<object> compare)
    {
        var (least, most) = property.GetCustomAttribute<RangeAttribute>() is { } range
            ? (Bound(range.Minimum), Bound(range.Maximum))
            : usual;
        var (first, last) = (Parse(least), Parse(most));
        return new($"{noun} from {least} to {most}", text => read(text) is { } value && compare(first, value) <= 0
            && compare(value, last) <= 0 ? value : null, show);

        object Parse(string bound) =>
            read(bound) ?? throw new InvalidOperationException($"{property.DeclaringType}.{property.Name} cannot be bounded by {bound}.");
    }

    /// <summary>A kind whose values are written one after the other, separated by commas or blanks.</summary>
    public static SettingType List(
        string allowed, Func<string, object?> read, Func<IEnumerable<object>, object?> gather, Func<object,
        IEnumerable<string>> show) => new(
        allowed,
        text =>
            text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(read)
                .ToList() is { Count: > 0 } all
            && all.TrueForAll(value => value is not null) ? gather(all!) : null,
        value => string.Join(", ", show(value)));

    private static string Bound(object bound) => Convert.ToString(bound, CultureInfo.InvariantCulture)!;
}
