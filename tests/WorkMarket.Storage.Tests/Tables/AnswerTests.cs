using System.Net;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using WorkMarket.Application.Storage;
using WorkMarket.Storage.Tables;
using Xunit;

namespace WorkMarket.Storage.Tests.Tables;

/// <summary>What becomes of answers that the emulator does not give.</summary>
public sealed class AnswerTests
{
    private static readonly Uri Endpoint = new("https://account.table.core.windows.net");

    [Fact]
    public async Task A_token_is_asked_for_storage_and_sent()
    {
        HttpRequestMessage? seen = null;
        var credential = new Credential();
        var table = Open(credential, request =>
        {
            seen = request;
            return Json("""{"value":[]}""");
        });
        Assert.Empty(await table.Query(new()).ToListAsync());
        Assert.Equal("Bearer the-token", seen!.Headers.Authorization!.ToString());
        Assert.Equal(["https://storage.azure.com/.default"], credential.Scopes);
    }

    [Fact]
    public async Task An_empty_page_with_a_continuation_is_followed()
    {
        var addresses = new List<Dictionary<string, StringValues>>();
        var table = Open(new Credential(), request =>
        {
            addresses.Add(QueryHelpers.ParseQuery(request.RequestUri!.Query));
            if (addresses.Count == 3)
                return Json("""{"value":[{"odata.etag":"W/\"1\"","PartitionKey":"p","RowKey":"r"}]}""");
            var empty = Json("""{"value":[]}""");
            empty.Headers.Add("x-ms-continuation-NextPartitionKey", "1!4!cA--");
            if (addresses.Count == 2)
                empty.Headers.Add("x-ms-continuation-NextRowKey", "1!8!a +%&");
            return empty;
        });
        Assert.Equal("r", Assert.Single(await table.Query(TableQuery.Partition("p")).ToListAsync()).RowKey);
        Assert.All(addresses, address => Assert.Equal("PartitionKey eq 'p'", address["$filter"]));
        Assert.Equal(
            [("", ""), ("1!4!cA--", ""), ("1!4!cA--", "1!8!a +%&")],
            addresses.Select(address => (Next(address, "Partition"), Next(address, "Row"))));

        static string Next(Dictionary<string, StringValues> address, string what) => address.GetValueOrDefault($"Next{what}Key").ToString();
    }

    [Fact]
    public async Task A_transaction_whose_answer_is_lost_meets_itself_when_sent_again()
    {
        var attempts = new RequestCounter();
        var calls = new RequestCounter();
        var losing = new LoseFirstTransaction();
        var table = await NewTable.Create(new()
        {
            PerCall = [calls.Tables],
            PerAttempt = [attempts.Tables, losing],
            RetryDelay = TimeSpan.FromMilliseconds(1),
        });
        var result = await table.Submit([new TableOperation.Insert(new("p", "a")), new TableOperation.Insert(new("p", "b"))]);
        Assert.Equal(new TransactionResult.Failed(0, TransactionFailure.AlreadyExists), result);
        Assert.Equal(2, await table.Query(TableQuery.Partition("p")).CountAsync());
        Assert.Equal(1, calls.Snapshot()[$"table.transaction {table.Name}"]);
        Assert.Equal(2, attempts.Snapshot()[$"table.transaction {table.Name}"]);
    }

    [Fact]
    public async Task A_failure_of_the_service_is_tried_again_and_then_unavailable()
    {
        var attempts = 0;
        var table = Open(new Credential(), _ =>
        {
            attempts++;
            return new(HttpStatusCode.ServiceUnavailable) { Content = new StringContent("<html>busy</html>") };
        });
        await Assert.ThrowsAsync<StorageUnavailableException>(() => table.Insert(new("p", "r")));
        Assert.Equal(3, attempts);
    }

    [Theory]
    [InlineData(
        "--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 204 No "
            + "Content\r\n\r\n\r\n--c--\r\n--b--\r\n")]
    [InlineData("--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\nContent-Type: app")]
    [InlineData(
        "--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 500 "
            + "Oh\r\n\r\n{}\r\n--c--\r\n--b--\r\n")]
    [InlineData("nonsense")]
    public async Task A_transaction_without_a_whole_answer_is_in_doubt(string body)
    {
        var table = Open(new Credential(), _ =>
        {
            var answer = new HttpResponseMessage(HttpStatusCode.Accepted) { Content = new StringContent(body) };
            answer.Content.Headers.Remove("Content-Type");
            answer.Content.Headers.TryAddWithoutValidation("Content-Type", "multipart/mixed; boundary=b");
            return answer;
        });
        await Assert.ThrowsAsync<StorageUnavailableException>(
            () => table.Submit([new TableOperation.Insert(new("p", "a")), new TableOperation.Insert(new("p", "b"))]));
    }

    private static Table Open(TokenCredential credential, Func<HttpRequestMessage, HttpResponseMessage> answer) =>
        TableStorage.Open(Endpoint, credential, new()
        {
            MaxRetries = 2,
            RetryDelay = TimeSpan.FromMilliseconds(1),
            Transport = new HttpClientTransport(new Answering(answer)),
        }).Table("cases");

    private static HttpResponseMessage Json(string body) => new() { Content = new StringContent(body) };

    private sealed class Answering(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(answer(request));
    }

    private sealed class Credential : TokenCredential
    {
        public string[] Scopes { get; private set; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes = requestContext.Scopes;
            return new("the-token", DateTimeOffset.UtcNow.AddHours(1));
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }

    /// <summary>Lets the first transaction through and loses its answer.</summary>
    private sealed class LoseFirstTransaction : HttpPipelinePolicy
    {
        private bool lost;

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            await ProcessNextAsync(message, pipeline);
            if (lost || !message.Request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal))
                return;
            lost = true;
            throw new IOException("The connection was reset.");
        }
    }
}
