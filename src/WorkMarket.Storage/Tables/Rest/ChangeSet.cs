using System.Buffers;
using System.Text;
using Azure.Core;

namespace WorkMarket.Storage.Tables.Rest;

/// <summary>Writes a transaction's body: a multipart batch around one multipart change set, an HTTP request per operation.</summary>
internal static class ChangeSet
{
    /// <summary>The batch's boundary and the body.</summary>
    public static (string Boundary, ReadOnlyMemory<byte> Body) Write(TableRequests requests, IReadOnlyList<TableOperation> operations)
    {
        // Boundaries stay unquoted, addresses absolute and the JSON on one line: with a quoted boundary, the default of .NET's
        // MultipartContent, the emulator answers 202 and silently stores the first operation only.
        var batch = $"batch_{Guid.NewGuid()}";
        var changeSet = $"changeset_{Guid.NewGuid()}";
        var body = new ArrayBufferWriter<byte>(4096);
        Text(body, $"--{batch}\r\nContent-Type: multipart/mixed; boundary={changeSet}\r\n\r\n");
        foreach (var operation in operations)
        {
            Text(body, $"--{changeSet}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n");
            Write(body, requests, operation);
            Text(body, "\r\n");
        }
        Text(body, $"--{changeSet}--\r\n--{batch}--\r\n");
        return (batch, body.WrittenMemory);
    }

    private static void Write(ArrayBufferWriter<byte> body, TableRequests requests, TableOperation operation)
    {
        var (method, address) = operation switch
        {
            TableOperation.Insert => (RequestMethod.Post, requests.Rows),
            TableOperation.Merge => (RequestMethod.Patch, Row()),
            TableOperation.Delete => (RequestMethod.Delete, Row()),
            _ => (RequestMethod.Put, Row()),
        };
        Text(body, $"{method} {address} HTTP/1.1\r\nAccept: {TableRequests.Accept}\r\nDataServiceVersion: 3.0\r\n");
        if (operation.Condition is { } ifMatch)
            Text(body, $"If-Match: {ifMatch:H}\r\n");
        if (operation is TableOperation.Insert)
            Text(body, $"Prefer: {TableRequests.NoContent}\r\n");
        if (operation.Written is { } row)
        {
            Text(body, $"Content-Type: {TableRequests.JsonType}\r\n\r\n");
            RowJson.Write(body, row);
        }
        else
        {
            Text(body, "\r\n");
        }

        string Row() => requests.Row(operation.PartitionKey, operation.RowKey);
    }

    private static void Text(ArrayBufferWriter<byte> body, string text) => Encoding.UTF8.GetBytes(text, body);
}
