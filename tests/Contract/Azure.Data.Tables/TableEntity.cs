#nullable disable
using System.Collections;

namespace Azure.Data.Tables;

public partial interface ITableEntity
{
    string PartitionKey { get; set; }

    string RowKey { get; set; }

    DateTimeOffset? Timestamp { get; set; }

    ETag ETag { get; set; }
}

public sealed partial class TableEntity : ITableEntity, IDictionary<string, object>
{
    public TableEntity(string partitionKey, string rowKey) => throw new NotSupportedException();

    public TableEntity() => throw new NotSupportedException();

    public string PartitionKey
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public string RowKey
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public DateTimeOffset? Timestamp
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public ETag ETag
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public int Count => throw new NotSupportedException();

    public ICollection<string> Keys => throw new NotSupportedException();

    ICollection<object> IDictionary<string, object>.Values => throw new NotSupportedException();

    bool ICollection<KeyValuePair<string, object>>.IsReadOnly => throw new NotSupportedException();

    public object this[string key]
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public void Add(string key, object value) => throw new NotSupportedException();

    public void Clear() => throw new NotSupportedException();

    public bool ContainsKey(string key) => throw new NotSupportedException();

    public bool Remove(string key) => throw new NotSupportedException();

    public bool TryGetValue(string key, out object value) => throw new NotSupportedException();

    void ICollection<KeyValuePair<string, object>>.Add(KeyValuePair<string, object> item) => throw new NotSupportedException();

    bool ICollection<KeyValuePair<string, object>>.Contains(KeyValuePair<string, object> item) => throw new NotSupportedException();

    void ICollection<KeyValuePair<string, object>>.CopyTo(KeyValuePair<string, object>[] array, int arrayIndex) =>
        throw new NotSupportedException();

    bool ICollection<KeyValuePair<string, object>>.Remove(KeyValuePair<string, object> item) => throw new NotSupportedException();

    IEnumerator<KeyValuePair<string, object>> IEnumerable<KeyValuePair<string, object>>.GetEnumerator() =>
        throw new NotSupportedException();

    IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException();
}
