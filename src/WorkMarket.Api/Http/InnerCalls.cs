using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace WorkMarket.Api.Http;

/// <summary>What an endpoint answered to another one that called it.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body.</param>
/// <param name="Headers">The headers.</param>
public sealed record InnerAnswer(int Status, ReadOnlyMemory<byte> Body, IHeaderDictionary Headers)
{
    /// <summary>Whether it is done.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;
}

/// <summary>
/// Calls one endpoint from within another, in the name of the same caller: the form of a page is the API's own call. All runs again from
/// authorization on, so that nothing can be done by a form that cannot be done by JSON.
/// </summary>
public sealed class InnerCalls(RequestDelegate pipeline)
{
    /// <summary>Calls an endpoint.</summary>
    /// <param name="outer">The request within which it is called.</param>
    /// <param name="endpoint">Which.</param>
    /// <param name="path">Its path, which fits its route.</param>
    /// <param name="query">The query, with its question mark, or nothing.</param>
    /// <param name="body">JSON, or nothing.</param>
    /// <param name="headers">Headers of its own, If-Match and Idempotency-Key for example; the caller's are not taken over.</param>
    /// <param name="features">What the endpoint finds besides.</param>
    public async Task<InnerAnswer> Call(
        HttpContext outer, ApiEndpoint endpoint, PathString path, QueryString query, byte[] body, IHeaderDictionary headers,
        params IEnumerable<Action<IFeatureCollection>> features)
    {
        ArgumentNullException.ThrowIfNull(body);
        using var sent = new MemoryStream(body);
        return await Call(
            outer, endpoint, path, query, (sent, body.Length > 0 ? "application/json" : null, body.Length), headers, features);
    }

    /// <summary>Calls an endpoint with the body and the key of the request within which it is called, which nobody has read.</summary>
    public Task<InnerAnswer> CallWithBody(HttpContext outer, ApiEndpoint endpoint, PathString path)
    {
        ArgumentNullException.ThrowIfNull(outer);
        var request = outer.Request;
        var headers = new HeaderDictionary { ["Idempotency-Key"] = request.Headers["Idempotency-Key"] };
        return Call(
            outer, endpoint, path, QueryString.Empty, (request.Body, request.ContentType, request.ContentLength), headers, []);
    }

    private async Task<InnerAnswer> Call(
        HttpContext outer, ApiEndpoint endpoint, PathString path, QueryString query, (Stream Content, string? Type, long? Length) body,
        IHeaderDictionary headers, IEnumerable<Action<IFeatureCollection>> features)
    {
        ArgumentNullException.ThrowIfNull(outer);
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(headers);
        // The handlers that signed the caller in are kept for the whole of a scope, with the request that they answer.
        await using var scope = outer.RequestServices.CreateAsyncScope();
        using var answer = new MemoryStream();
        var own = new FeatureCollection(outer.Features);
        own.Set<IHttpRequestFeature>(new HttpRequestFeature
        {
            Method = endpoint.Method!,
            Path = path,
            QueryString = query.ToString(),
            Scheme = outer.Request.Scheme,
            Body = body.Content,
            Protocol = outer.Request.Protocol,
            Headers = headers,
        });
        // Else that of the request within which it is called would be read.
        own.Set<IQueryFeature>(new QueryFeature(own));
        foreach (var name in new[] { "Cookie", "Host", "Sec-Fetch-Site", "Origin", "User-Agent" })
            headers[name] = outer.Request.Headers[name];
        var response = new HttpResponseFeature();
        own.Set<IHttpResponseFeature>(response);
        own.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(answer));
        own.Set<IItemsFeature>(new ItemsFeature());
        own.Set<IServiceProvidersFeature>(new Services(scope.ServiceProvider));
        own.Set<Outcome>(null);
        foreach (var feature in features)
            feature(own);
        var http = new DefaultHttpContext(own) { User = outer.User };
        if (body.Type is not null)
        {
            http.Request.ContentType = body.Type;
            http.Request.ContentLength = body.Length;
        }
        Pipeline.SetEndpoint(http, endpoint);
        await pipeline(http);
        return new(http.Response.StatusCode, answer.ToArray(), response.Headers);
    }

    private sealed record Services(IServiceProvider RequestServices) : IServiceProvidersFeature
    {
        public IServiceProvider RequestServices { get; set; } = RequestServices;
    }
}
