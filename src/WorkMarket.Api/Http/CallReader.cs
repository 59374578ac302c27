using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Http;

/// <summary>Makes of a request that authorization has let through the <see cref="Call"/> that a function takes.</summary>
internal static class CallReader
{
    public const int LongestKey = 255;
    private static readonly string EmptyHash = Convert.ToHexStringLower(SHA256.HashData([]));

    /// <summary>The call that the pipeline has read.</summary>
    public static Call Call(this HttpContext http) => http.Features.GetRequiredFeature<Call>();

    /// <summary>Reads query, body, Idempotency-Key and If-Match.</summary>
    /// <exception cref="BadRequestException">One of them is wrong in form.</exception>
    public static async Task Read(HttpContext http, ApiEndpoint endpoint, IReadOnlyDictionary<string, string> route)
    {
        if (!endpoint.Has<AnyQueryAttribute>() && endpoint != ApiEndpoint.Unknown)
            CheckQuery(endpoint, http.Request);
        var by = Claims.ToActor(http.User);
        var bytes = endpoint == ApiEndpoint.Unknown ? [] : await BodyReader.ReadBytes(http, endpoint);
        var body = endpoint.Find<TakesFormAttribute>() is { Form: FormBody.Page } ? PlainForm.Read(http.Request, bytes)
            : endpoint.Has<SignedCallAttribute>() ? null : BodyReader.Parse(endpoint, http.Request, bytes);
        var request = by is null ? null : new Request(by, Key(http, endpoint, route, by), Hash(bytes), IfMatch(endpoint, http.Request));
        http.Features.Set(new Call(http, endpoint, route, by, bytes, body, request));
    }

    private static void CheckQuery(ApiEndpoint endpoint, HttpRequest request)
    {
        foreach (var (name, values) in request.Query)
        {
            if (!endpoint.Query.Any(parameter => parameter.Name == name))
                throw new BadRequestException(name, "unknownParameter", $"There is no parameter '{name}' here.");
            if (values.Count > 1)
                throw new BadRequestException(name, "parameterTwice", $"'{name}' is there more than once.");
        }
    }

    private static CommandKey? Key(HttpContext http, ApiEndpoint endpoint, IReadOnlyDictionary<string, string> route, Actor by)
    {
        if (!http.Request.Headers.TryGetValue("Idempotency-Key", out var values))
            return null;
        var key = values.Count == 1 ? values.ToString() : "";
        return key.Length is > 0 and <= LongestKey && key.All(letter => letter is > ' ' and < '\u007f')
            ? CommandKey.ForRequest(by.Person()!.Value, http.Request.Method, endpoint.PathOf(route), key)
            : throw new BadRequestException(
                "Idempotency-Key", "keyInvalid", $"An Idempotency-Key has 1 to {LongestKey} visible ASCII characters.");
    }

    private static ImmutableArray<long>? IfMatch(ApiEndpoint endpoint, HttpRequest request)
    {
        var text = request.Headers.IfMatch.ToString();
        if (endpoint.NeedsIfMatch && text is ("" or "*"))
        {
            throw new BadRequestException(
                "If-Match", "versionRequired", "Name the version that you have seen of what you change, as in If-Match: \"1\".",
                StatusCodes.Status428PreconditionRequired);
        }
        if (text is "" or "*" || endpoint.IfMatch == IfMatchUse.None)
            return null;
        // A weak tag never matches (RFC 9110 13.1.1).
        if (!EntityTagHeaderValue.TryParseStrictList(request.Headers.IfMatch, out var tags))
            throw Invalid();
        return [.. tags.Where(tag => !tag.IsWeak).Select(tag => Version(tag.Tag) ?? throw Invalid())];

        static BadRequestException Invalid() => new("If-Match", "versionInvalid", "If-Match holds the ETag of a version, as in \"12\".");
    }

    private static long? Version(StringSegment tag) =>
        long.TryParse(tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

    private static string Hash(byte[] bytes) => bytes.Length == 0 ? EmptyHash : Convert.ToHexStringLower(SHA256.HashData(bytes));
}
