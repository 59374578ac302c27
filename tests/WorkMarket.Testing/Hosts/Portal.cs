using System.Net.Http.Headers;
using System.Text.Json;

namespace WorkMarket.Testing.Hosts;

/// <summary>Somebody who speaks to a host.</summary>
internal sealed class Portal(string url, string token)
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        Expect100ContinueTimeout = TimeSpan.FromMinutes(1),
    })
    {
        Timeout = TimeSpan.FromMinutes(1),
    };

    public string Token => token;

    public Portal At(string other) => new(other, token);

    public Task<Reply> Get(string path) => Send(HttpMethod.Get, path);

    public Task<Reply> Post(string path, object? body = null, string? key = null) => Send(HttpMethod.Post, path, body, key);

    public async Task<Reply> Send(
        HttpMethod method, string path, object? body = null, string? key = null, string? ifMatch = null, string? trace = null)
    {
        using var request = new HttpRequestMessage(method, $"{url}/api/{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (body is not null)
            request.Content = new StringContent(
                JsonSerializer.Serialize(body, JsonSerializerOptions.Web), new MediaTypeHeaderValue("application/json"));
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (trace is not null)
            request.Headers.Add("traceparent", trace);
        using var response = await Http.SendAsync(request);
        return await Reply.Read(response);
    }

    /// <summary>Delivers a file through the host, whose body is sent once the host reads it.</summary>
    public async Task<Reply> Upload(string assignment, string fileName, HttpContent content)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Put, $"{url}/api/assignments/{assignment}/deliverables/content?type=other&fileName={fileName}")
        {
            Content = content,
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.ExpectContinue = true;
        using var response = await Http.SendAsync(request);
        return await Reply.Read(response);
    }

    /// <summary>Puts bytes to an address that was granted.</summary>
    public static async Task Upload(string address, byte[] bytes)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = new ByteArrayContent(bytes) };
        request.Headers.Add("x-ms-blob-type", "BlockBlob");
        using var response = await Http.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }
}
