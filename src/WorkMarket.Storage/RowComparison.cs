using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage;

/// <summary>Compares rows by what they say.</summary>
internal static class RowComparison
{
    public static bool IsSame(this TableRow? there, TableRow? wanted) => there is null || wanted is null
        ? there is null && wanted is null
        : there.Properties.Count == wanted.Properties.Count && wanted.Properties.All(property =>
            there.Properties.TryGetValue(property.Key, out var value)
            && (value is byte[] bytes && property.Value is byte[] other ? bytes.AsSpan().SequenceEqual(other) : value.Equals(
                property.Value)));
}
