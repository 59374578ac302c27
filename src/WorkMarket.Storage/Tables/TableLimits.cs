using System.Buffers;
using Azure;

namespace WorkMarket.Storage.Tables;

/// <summary>
/// The table service's limits, checked before anything is sent: the emulator is laxer than the service, and a refusal by the service
/// would come late and without saying which row.
/// </summary>
public static class TableLimits
{
    /// <summary>The most operations of one transaction.</summary>
    public const int TransactionOperations = 100;

    /// <summary>The most bytes of one transaction's body, as sent.</summary>
    public const int TransactionBytes = 4 * 1024 * 1024;

    /// <summary>The most bytes of one row, as the service counts them: see <see cref="SizeOf(TableRow)"/>.</summary>
    public const int RowBytes = 1024 * 1024;

    /// <summary>The most bytes of one binary property.</summary>
    public const int BinaryBytes = 64 * 1024;

    /// <summary>The most UTF-16 characters of one text property.</summary>
    public const int TextLength = 32 * 1024;

    /// <summary>The most UTF-16 characters of a key: 1 KiB.</summary>
    public const int KeyLength = 512;

    /// <summary>The most properties of one row, its keys and timestamp aside.</summary>
    public const int Properties = 252;

    private const int NameLength = 255;
    private static readonly DateTimeOffset EarliestInstant = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly SearchValues<char> NotInKeys = SearchValues.Create(
        [.. "/\\#?", .. Enumerable.Range(0x00, 0x20).Select(c => (char)c), .. Enumerable.Range(0x7f, 0x21).Select(c => (char)c)]);

    /// <summary>A row's size in bytes as the service documents it: two bytes a character of keys, names and texts.</summary>
    public static int SizeOf(TableRow row) =>
        4 + 2 * (row.PartitionKey.Length + row.RowKey.Length)
        + row.Properties.Sum(property => 8 + 2 * property.Key.Length + SizeOf(property.Value));

    /// <summary>Checks a transaction, all but its size as sent.</summary>
    /// <exception cref="ArgumentException">It breaks a limit.</exception>
    internal static void Check(IReadOnlyList<TableOperation> operations)
    {
        ArgumentNullException.ThrowIfNull(operations);
        if (operations.Count is 0 or > TransactionOperations)
            throw new ArgumentException(
                $"A transaction has 1 to {TransactionOperations} operations, not {operations.Count}.", nameof(operations));
        var rows = new HashSet<string>(operations.Count, StringComparer.Ordinal);
        foreach (var operation in operations)
        {
            if (operation.Written is { } row)
                Check(row);
            else
                CheckKeys(operation.PartitionKey, operation.RowKey);
            if (operation.Condition is { } ifMatch)
                CheckCondition(ifMatch);
            if (operation.PartitionKey != operations[0].PartitionKey)
                throw new ArgumentException("A transaction stays in one partition.", nameof(operations));
            if (!rows.Add(operation.RowKey))
                throw new ArgumentException($"A transaction touches a row once; {operation.RowKey} comes twice.", nameof(operations));
        }
    }

    /// <exception cref="ArgumentException">The row breaks a limit.</exception>
    internal static void Check(TableRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        CheckKeys(row.PartitionKey, row.RowKey);
        if (row.Properties.Count > Properties)
            throw new ArgumentException($"A row has up to {Properties} properties, not {row.Properties.Count}.", nameof(row));
        foreach (var (name, value) in row.Properties)
            CheckProperty(name, value);
        if (SizeOf(row) is > RowBytes and var size)
            throw new ArgumentException($"A row has up to {RowBytes} bytes, {row.RowKey} would have {size}.", nameof(row));
    }

    /// <exception cref="ArgumentException">A key breaks a limit.</exception>
    internal static void CheckKeys(string partitionKey, string rowKey)
    {
        CheckKey(partitionKey, nameof(partitionKey));
        CheckKey(rowKey, nameof(rowKey));
    }

    /// <exception cref="ArgumentException">There is no ETag: <see cref="ETag.All"/> says "whatever it is", nothing says it by
    /// accident.</exception>
    internal static void CheckCondition(ETag ifMatch)
    {
        if (ifMatch == default)
            throw new ArgumentException("A condition needs an ETag, or ETag.All for whatever the row has.", nameof(ifMatch));
    }

    /// <exception cref="ArgumentException">No table can be called so.</exception>
    internal static void CheckTableName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length is < 3 or > 63 || !char.IsAsciiLetter(name[0]) || !name.All(char.IsAsciiLetterOrDigit))
            throw new ArgumentException(
                $"A table's name has 3 to 63 ASCII letters and digits, a letter first, unlike {name}.", nameof(name));
    }

    /// <exception cref="ArgumentException">The body is too large.</exception>
    internal static void CheckTransactionBytes(long bytes)
    {
        if (bytes > TransactionBytes)
            throw new ArgumentException($"A transaction has up to {TransactionBytes} bytes as sent, this one has {bytes}.");
    }

    /// <summary>Whether a text can be a key: not too long, well-formed, without <c>/ \ # ?</c> and control characters.</summary>
    public static bool IsKey(string text) => text.Length <= KeyLength && text.AsSpan().IndexOfAny(NotInKeys) < 0 && IsWellFormed(text);

    private static void CheckKey(string key, string parameter)
    {
        ArgumentNullException.ThrowIfNull(key, parameter);
        if (key.Length > KeyLength)
            throw new ArgumentException($"A key has up to {KeyLength} characters, not {key.Length}.", parameter);
        if (key.AsSpan().IndexOfAny(NotInKeys) is >= 0 and var at)
            throw new ArgumentException($"A key has no / \\ # ? and no control characters, unlike this one at {at}.", parameter);
        if (!IsWellFormed(key))
            throw new ArgumentException("A key is well-formed UTF-16: half a surrogate pair would be stored as another key.", parameter);
    }

    private static bool IsWellFormed(ReadOnlySpan<char> key)
    {
        while (!key.IsEmpty)
        {
            if (System.Text.Rune.DecodeFromUtf16(key, out _, out var length) is not OperationStatus.Done)
                return false;
            key = key[length..];
        }
        return true;
    }

    private static void CheckProperty(string name, object value)
    {
        if (name is "PartitionKey" or "RowKey" or "Timestamp" || name.Length is 0 or > NameLength
            || !(char.IsLetter(name[0]) || name[0] == '_') || !name.All(c => char.IsLetterOrDigit(c) || c == '_'))
            throw new ArgumentException($"No property can be called '{name}'.", nameof(name));
        switch (value)
        {
            case string text when text.Length > TextLength:
                throw new ArgumentException($"A text has up to {TextLength} characters, {name} has {text.Length}.", nameof(value));
            case byte[] bytes when bytes.Length > BinaryBytes:
                throw new ArgumentException($"A binary has up to {BinaryBytes} bytes, {name} has {bytes.Length}.", nameof(value));
            case double number when !double.IsFinite(number):
                throw new ArgumentException($"A double is a finite number, unlike {name}.", nameof(value));
            case DateTimeOffset instant when instant < EarliestInstant:
                throw new ArgumentException($"An instant is in the year 1601 or later, unlike {name}.", nameof(value));
        }
    }

    private static int SizeOf(object value) => value switch
    {
        string text => 4 + 2 * text.Length,
        byte[] bytes => 4 + bytes.Length,
        bool => 1,
        int => 4,
        _ => 8,
    };
}
