using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace WorkMarket.Storage.Tables.Rest;

/// <summary>Makes a table's requests and sends them.</summary>
internal sealed class TableRequests(HttpPipeline pipeline, string endpoint, string table)
{
    public const string JsonType = "application/json";

    // Minimal metadata: without any, query results carry neither types nor ETags.
    public const string Accept = "application/json;odata=minimalmetadata";
    public const string NoContent = "return-no-content";

    // The first version that takes tokens of Microsoft Entra.
    private const string ApiVersion = "2020-12-06";

    public string Table => table;

    public string Rows => $"{endpoint}/{table}";

    public HttpMessage CreateTable()
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("TableName", table);
            json.WriteEndObject();
        }
        var message = Make(RequestMethod.Post, $"{endpoint}/Tables", body.WrittenMemory, JsonType);
        message.Request.Headers.Add("Prefer", NoContent);
        return message;
    }

    public HttpMessage Get(string partitionKey, string rowKey) => Make(RequestMethod.Get, Row(partitionKey, rowKey));

    public HttpMessage Query(TableQuery query, string? continuation)
    {
        var address = new StringBuilder(Rows).Append("()");
        var separator = '?';
        Append("$filter", query.ToOData());
        Append("$top", query.PageSize?.ToString(CultureInfo.InvariantCulture));
        if (continuation is not null)
        {
            var (partitionKey, rowKey) = Continuation.Parse(continuation);
            Append("NextPartitionKey", partitionKey);
            Append("NextRowKey", rowKey);
        }
        return Make(RequestMethod.Get, address.ToString());

        void Append(string name, string? value)
        {
            if (value is null)
                return;
            address.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }
    }

    public HttpMessage Insert(TableRow row)
    {
        var message = Make(RequestMethod.Post, Rows, RowJson.Write(row), JsonType);
        message.Request.Headers.Add("Prefer", NoContent);
        return message;
    }

    /// <summary>A PUT or PATCH; without a condition it inserts what is not there.</summary>
    public HttpMessage Write(RequestMethod method, TableRow row, ETag? ifMatch) =>
        Conditional(Make(method, Row(row.PartitionKey, row.RowKey), RowJson.Write(row), JsonType), ifMatch);

    public HttpMessage Delete(string partitionKey, string rowKey, ETag ifMatch) =>
        Conditional(Make(RequestMethod.Delete, Row(partitionKey, rowKey)), ifMatch);

    public HttpMessage Transaction(string boundary, ReadOnlyMemory<byte> body) =>
        Make(RequestMethod.Post, $"{endpoint}/$batch", body, $"multipart/mixed; boundary={boundary}");

    /// <summary>The address of a row: quotes in keys doubled for OData, then all of it escaped for the address.</summary>
    public string Row(string partitionKey, string rowKey) =>
        $"{Rows}(PartitionKey={Uri.EscapeDataString(TableQuery.Text(partitionKey))},RowKey={Uri.EscapeDataString(TableQuery.Text(rowKey))})";

    /// <summary>Sends and buffers the answer. Whatever the status: errors of the transport throw as the port says.</summary>
    public async Task<Response> Send(HttpMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
            return message.Response;
        }
        catch (Exception exception) when (TransportFaults.Map(exception, cancellationToken) is { } fault)
        {
            throw fault;
        }
    }

    private static HttpMessage Conditional(HttpMessage message, ETag? ifMatch)
    {
        if (ifMatch is { } etag)
            message.Request.Headers.Add("If-Match", etag.ToString("H"));
        return message;
    }

    private HttpMessage Make(RequestMethod method, string address, ReadOnlyMemory<byte>? body = null, string? contentType = null)
    {
        var message = pipeline.CreateMessage();
        message.SetProperty(RequestCounter.TableProperty, table);
        var request = message.Request;
        request.Method = method;
        request.Uri.Reset(new Uri(address));
        request.Headers.Add("x-ms-version", ApiVersion);
        request.Headers.Add("DataServiceVersion", "3.0");
        request.Headers.Add("MaxDataServiceVersion", "3.0");
        request.Headers.Add("Accept", Accept);
        if (body is { } bytes)
        {
            request.Content = RequestContent.Create(bytes);
            request.Headers.Add("Content-Type", contentType!);
        }
        return message;
    }
}
