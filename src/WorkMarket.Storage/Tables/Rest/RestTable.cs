using System.Text.Json;
using Azure;
using Azure.Core;
using WorkMarket.Application.Storage;

namespace WorkMarket.Storage.Tables.Rest;

/// <summary>A table over REST.</summary>
internal sealed class RestTable(TableRequests requests) : ITable
{
    public string Name => requests.Table;

    public async Task CreateIfNotExists(CancellationToken cancellationToken = default)
    {
        using var message = requests.CreateTable();
        var response = await requests.Send(message, cancellationToken).ConfigureAwait(false);
        if (response.IsError && Error(response) is not { Status: 409, Code: "TableAlreadyExists" })
            throw Error(response).ToException();
    }

    public async Task<TableRow?> Get(string partitionKey, string rowKey, CancellationToken cancellationToken = default)
    {
        TableLimits.CheckKeys(partitionKey, rowKey);
        using var message = requests.Get(partitionKey, rowKey);
        var response = await requests.Send(message, cancellationToken).ConfigureAwait(false);
        if (response.IsError)
            return Error(response) is { Failure: TransactionFailure.NotFound } ? null : throw Error(response).ToException();
        using var json = Json(response);
        return RowJson.Read(json.RootElement);
    }

    public async Task<TablePage> QueryPage(TableQuery query, string? continuation = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        using var message = requests.Query(query, continuation);
        var response = await requests.Send(message, cancellationToken).ConfigureAwait(false);
        if (response.IsError)
            throw Error(response).ToException();
        using var json = Json(response);
        var rows = json.RootElement.GetProperty("value").EnumerateArray().Select(RowJson.Read).ToList();
        return new TablePage(rows, Continuation.Of(response));
    }

    public Task<WriteResult> Insert(TableRow row, CancellationToken cancellationToken = default)
    {
        TableLimits.Check(row);
        return Write(requests.Insert(row), cancellationToken);
    }

    public Task<WriteResult> Replace(TableRow row, ETag ifMatch, CancellationToken cancellationToken = default)
    {
        TableLimits.Check(row);
        TableLimits.CheckCondition(ifMatch);
        return Write(requests.Write(RequestMethod.Put, row, ifMatch), cancellationToken);
    }

    public Task<WriteResult> Upsert(TableRow row, CancellationToken cancellationToken = default)
    {
        TableLimits.Check(row);
        return Write(requests.Write(RequestMethod.Put, row, ifMatch: null), cancellationToken);
    }

    public Task<WriteResult> Merge(TableRow row, ETag ifMatch, CancellationToken cancellationToken = default)
    {
        TableLimits.Check(row);
        TableLimits.CheckCondition(ifMatch);
        return Write(requests.Write(RequestMethod.Patch, row, ifMatch), cancellationToken);
    }

    public Task<WriteResult> Delete(string partitionKey, string rowKey, ETag ifMatch, CancellationToken cancellationToken = default)
    {
        TableLimits.CheckKeys(partitionKey, rowKey);
        TableLimits.CheckCondition(ifMatch);
        return Write(requests.Delete(partitionKey, rowKey, ifMatch), cancellationToken);
    }

    public async Task<TransactionResult> Submit(IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken = default)
    {
        TableLimits.Check(operations);
        var (boundary, body) = ChangeSet.Write(requests, operations);
        TableLimits.CheckTransactionBytes(body.Length);
        cancellationToken.ThrowIfCancellationRequested();
        using var message = requests.Transaction(boundary, body);
        // From here on it may be stored: seen through to the answer.
        var response = await requests.Send(message, CancellationToken.None).ConfigureAwait(false);
        if (response.Status != 202)
            throw Error(response).ToException();
        var parts = await ChangeSetAnswer.Read(response).ConfigureAwait(false);
        if (parts is [.., { Error: { } error }])
            return error.Failure is { } failure ? new TransactionResult.Failed(error.OperationIndex, failure) : throw error.ToException();
        if (parts.Count != operations.Count)
            throw new StorageUnavailableException($"The table service answers for {parts.Count} of {operations.Count} operations.");
        return new TransactionResult.Committed([.. parts.Select(part => part.ETag)]);
    }

    private async Task<WriteResult> Write(HttpMessage message, CancellationToken cancellationToken)
    {
        using (message)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // From here on it may be stored: seen through to the answer.
            var response = await requests.Send(message, CancellationToken.None).ConfigureAwait(false);
            if (!response.IsError)
                return new WriteResult.Written(response.Headers.TryGetValue("ETag", out var etag) ? new ETag(etag) : default);
            return Error(response) is { Failure: { } failure } ? WriteResult.Of(failure) : throw Error(response).ToException();
        }
    }

    private static ServiceError Error(Response response) => ServiceError.Parse(response.Status, response.Content.ToMemory());

    private static JsonDocument Json(Response response)
    {
        try
        {
            return JsonDocument.Parse(response.Content.ToMemory());
        }
        catch (JsonException exception)
        {
            throw new StorageUnavailableException("The table service gave an answer that cannot be read.", exception);
        }
    }
}
