using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using NodaTime;
using WorkMarket.Portal.Shell;

namespace WorkMarket.Portal.Forms;

/// <summary>
/// Takes the forms of all pages: a form asks for an endpoint of the API by its path, and is answered by its page, with what was refused
/// beside its fields.
/// </summary>
public static class FormFunctions
{
    private const string Route = "do/{*path}";
    private const int HashLength = 32;

    [Function("PostForm"), AllowAnonymous, TakesForm(FormBody.Page), Page, ExcludeFromDescription]
    [EndpointSummary("A form of a page: the call of the API that it stands for.")]
    public static async Task<IResult> Post([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] Call call)
    {
        ArgumentNullException.ThrowIfNull(call);
        var http = call.Http;
        var form = call.Body<Dictionary<string, StringValues>>();
        var inner = http.Features.GetRequiredFeature<InnerCalls>();
        PathString path = "/api/" + call.Route("path");
        var method = form.TryGetValue("_method", out var said) ? said.ToString() : HttpMethods.Post;
        if (ApiEndpoint.Find(ApiEndpoint.All, method, path) is not { } endpoint)
            return Problems.NotFound();

        var page = form.TryGetValue("_page", out var from) && IsOurs(from.ToString()) ? from.ToString() : "/";
        var zone = form.TryGetValue("_zone", out var named) ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(named.ToString()) : null;
        var (body, errors) = FormJson.Read(endpoint.Body?.RequestType, form, zone ?? DateTimeZone.Utc);
        var action = path.Value!;
        if (!errors.IsEmpty)
            return await Again(StatusCodes.Status400BadRequest, errors);
        var answer = await inner.Call(
            http, endpoint, path, QueryString.Empty, body is null ? [] : JsonSerializer.SerializeToUtf8Bytes(body), Headers(form));
        if (answer.IsSuccess)
            return Pages.GoTo(form.TryGetValue("_next", out var next) && IsOurs(next.ToString()) ? next.ToString() : page);
        if (answer.Status == StatusCodes.Status401Unauthorized)
            return Pages.GoTo($"/sign-in?to={Uri.EscapeDataString(page)}");
        return await Again(answer.Status, RefusedForm.ErrorsIn(answer.Body));

        async Task<IResult> Again(int status, ImmutableList<FormError> wrong)
        {
            var (at, query) = page.Split('?', 2) is [var one, var two] ? (one, new QueryString("?" + two)) : (page, QueryString.Empty);
            if (ApiEndpoint.Find(ApiEndpoint.All, HttpMethods.Get, at) is not { } shown || !shown.Has<PageAttribute>())
                return Problems.NotFound();
            var again = await inner.Call(
                http, shown, at, query, [], new HeaderDictionary(), own => own.Set(new RefusedForm(action, form, wrong)));
            return new Shown(again.IsSuccess ? status : again.Status, again);
        }
    }

    // A path of this host: what begins with two slashes, or a slash and a backslash, browsers take for another one.
    internal static bool IsOurs(string path) =>
        path is ['/', ..] && (path.Length == 1 || path[1] is not ('/' or '\\')) && !path.Any(letter => letter is < ' ' or '\\');

    // A double click counts once; whoever goes back and writes something else sends something else.
    private static HeaderDictionary Headers(Dictionary<string, StringValues> form)
    {
        var headers = new HeaderDictionary();
        if (form.TryGetValue("_ifMatch", out var version))
            headers["If-Match"] = $"\"{version}\"";
        if (form.TryGetValue("_key", out var key) && key.ToString() is { Length: 32 } read && read.All(char.IsAsciiHexDigitLower))
        {
            var written = string.Join('&', form.Where(field => field.Key[..Math.Min(1, field.Key.Length)] != "_")
                .OrderBy(field => field.Key, StringComparer.Ordinal)
                .Select(field => string.Create(CultureInfo.InvariantCulture, $"{field.Key.Length}:{field.Key}={field.Value}")));
            headers["Idempotency-Key"] = read + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(written)))[..HashLength];
        }
        return headers;
    }

    private sealed class Shown(int status, InnerAnswer page) : IResult, IStatusCodeHttpResult
    {
        public int? StatusCode => status;

        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;
            foreach (var (name, value) in page.Headers)
                httpContext.Response.Headers[name] = value;
            await httpContext.Response.Body.WriteAsync(page.Body, httpContext.RequestAborted);
        }
    }
}
