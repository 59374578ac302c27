using System.Collections;
using System.Reflection;

namespace WorkMarket.Domain;

/// <summary>
/// Compares by content: lists item by item, and our own records member by member, as a record that holds a list equals only itself.
/// </summary>
internal static class Content
{
    public static bool IsSame(object? one, object? other) => (one, other) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        (string or ValueType, _) => one.Equals(other),
        (IEnumerable items, IEnumerable others) => AreSame([.. items.Cast<object?>()], [.. others.Cast<object?>()]),
        _ when one.GetType() != other.GetType() => false,
        _ when one.GetType().Assembly == typeof(Content).Assembly =>
            Members(one.GetType()).All(member => IsSame(member.GetValue(one), member.GetValue(other))),
        _ => one.Equals(other),
    };

    private static bool AreSame(List<object?> items, List<object?> others) =>
        items.Count == others.Count && items.Zip(others).All(pair => IsSame(pair.First, pair.Second));

    private static IEnumerable<PropertyInfo> Members(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(member => member.GetIndexParameters().Length == 0);
}
