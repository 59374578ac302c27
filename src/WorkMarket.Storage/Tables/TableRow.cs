using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Azure;

namespace WorkMarket.Storage.Tables;

/// <summary>
/// A row: its keys and its properties. A property is a <see cref="string"/>, <see cref="int"/>, <see cref="long"/>, <see cref="bool"/>,
/// <see cref="double"/> (finite), <see cref="DateTimeOffset"/> (kept as an instant, in UTC, to 100 ns) or a <c>byte[]</c>.
/// </summary>
/// <param name="partitionKey">See <see cref="TableLimits"/> for what a key may hold.</param>
/// <param name="rowKey">See <see cref="TableLimits"/> for what a key may hold.</param>
[SuppressMessage("Naming", "CA1710", Justification = "A row is no collection; it enumerates for collection initializers.")]
public sealed class TableRow(string partitionKey, string rowKey) : IEnumerable<KeyValuePair<string, object>>
{
    private readonly Dictionary<string, object> properties = new(StringComparer.Ordinal);

    /// <summary>The key of the row's partition.</summary>
    public string PartitionKey { get; } = partitionKey ?? throw new ArgumentNullException(nameof(partitionKey));

    /// <summary>The row's key in its partition.</summary>
    public string RowKey { get; } = rowKey ?? throw new ArgumentNullException(nameof(rowKey));

    /// <summary>The version that was read; null for a row that was made here. Not looked at when writing.</summary>
    public ETag? ETag { get; init; }

    /// <summary>When it was written last, by the clock of storage; null for a row that was made here. Not looked at when writing.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The properties by name.</summary>
    public IReadOnlyDictionary<string, object> Properties => properties;

    /// <summary>A property's value.</summary>
    /// <exception cref="KeyNotFoundException">Read: the row has no such property.</exception>
    /// <exception cref="ArgumentException">Set: the value's type cannot be stored.</exception>
    public object this[string name]
    {
        get => properties[name];
        set
        {
            if (value is not (string or int or long or bool or double or DateTimeOffset or byte[]))
                throw new ArgumentException($"A {value?.GetType().Name ?? "null"} cannot be stored in a table row.", nameof(value));
            properties[name] = value;
        }
    }

    /// <summary>The same as setting <see cref="this"/>.</summary>
    public void Add(string name, object value) => this[name] = value;

    /// <summary>A text that must be there.</summary>
    /// <exception cref="InvalidDataException">It is not there or of another type.</exception>
    public string GetString(string name) => Require<string>(name);

    /// <summary>An Int32 that must be there.</summary>
    /// <exception cref="InvalidDataException">It is not there or of another type.</exception>
    public int GetInt(string name) => Require<int>(name);

    /// <summary>An Int64 that must be there.</summary>
    /// <exception cref="InvalidDataException">It is not there or of another type.</exception>
    public long GetLong(string name) => Require<long>(name);

    /// <summary>An instant that must be there, in UTC.</summary>
    /// <exception cref="InvalidDataException">It is not there or of another type.</exception>
    public DateTimeOffset GetInstant(string name) => Require<DateTimeOffset>(name);

    /// <summary>Bytes that must be there.</summary>
    /// <exception cref="InvalidDataException">It is not there or of another type.</exception>
    public byte[] GetBinary(string name) => Require<byte[]>(name);

    /// <summary>Whether the property is there and of that type; then its value.</summary>
    public bool TryGet<T>(string name, [MaybeNullWhen(false)] out T value)
        where T : notnull
    {
        if (properties.TryGetValue(name, out var found) && found is T typed)
        {
            value = typed;
            return true;
        }
        value = default;
        return false;
    }

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private T Require<T>(string name)
        where T : notnull =>
        TryGet<T>(name, out var value)
            ? value
            : throw new InvalidDataException($"Row {PartitionKey}/{RowKey} has no {typeof(T).Name} named {name}.");
}
