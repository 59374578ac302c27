using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace WorkMarket.Demo.Http;

/// <summary>A person's way into WorkMarket over one channel. Without a token, that of somebody who is not signed in.</summary>
public sealed class Portal(HttpClient http, Uri host, string? token)
{
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    public Task<Answer> Get(string path, params (string Name, string Value)[] headers) => Send(HttpMethod.Get, path, null, headers);

    public Task<Answer> Post(string path, object? body = null, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Post, path, body, headers);

    public Task<Answer> Put(string path, object? body, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Put, path, body, headers);

    public Task<Answer> Patch(string path, object? body, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Patch, path, body, headers);

    public Task<Answer> Delete(string path, object? body = null, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Delete, path, body, headers);

    /// <summary>Sends a request as it is written.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The path below <c>/api/</c> with its query, escaped; not even dots are tidied up.</param>
    /// <param name="body">A content, or a value that goes as JSON, or nothing.</param>
    /// <param name="headers">Headers besides.</param>
    public Task<Answer> Send(HttpMethod method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, new Uri($"{host.GetLeftPart(UriPartial.Authority)}/api/{path}", AsWritten));
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Content = body switch
        {
            null => null,
            HttpContent content => content,
            _ => JsonContent.Create(body, body.GetType()),
        };
        return Exchange(request, headers);
    }

    /// <summary>Puts bytes to an address that the API gave.</summary>
    public Task<Answer> Put(Uri address, byte[] content, params (string Name, string Value)[] headers) =>
        Exchange(new HttpRequestMessage(HttpMethod.Put, address) { Content = new ByteArrayContent(content) }, headers);

    /// <summary>Fetches what is at an address that the API gave.</summary>
    public Task<Answer> Fetch(Uri address) => Exchange(new HttpRequestMessage(HttpMethod.Get, address), []);

    private async Task<Answer> Exchange(HttpRequestMessage request, (string Name, string Value)[] headers)
    {
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using (request)
        {
            using var response = await http.SendAsync(request);
            return new(
                $"{request.Method} {request.RequestUri!.AbsolutePath}", (int)response.StatusCode, response.Headers,
                response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsByteArrayAsync())
            {
                ContentHeaders = response.Content.Headers,
            };
        }
    }
}
