using System.Net.Http.Headers;
using System.Text.Json;

namespace WorkMarket.Testing.Hosts;

/// <summary>An answer over HTTP.</summary>
internal sealed record Reply(int Status, string Type, string Text, TimeSpan? RetryAfter)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public string? Code => Type == "application/problem+json" ? Json.GetProperty("code").GetString() : null;

    public static async Task<Reply> Read(HttpResponseMessage response) => new(
        (int)response.StatusCode,
        response.Content.Headers.ContentType?.MediaType ?? "",
        await response.Content.ReadAsStringAsync(),
        response.Headers.RetryAfter is RetryConditionHeaderValue { Delta: { } pause } ? pause : null);

    public Reply Expect(int status) =>
        Status == status ? this : throw new InvalidOperationException($"{status} was expected, {Status} came: {Text}");
}
