using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using NodaTime;
using WorkMarket.Domain.People;
using WorkMarket.Portal.Shell;

namespace WorkMarket.Portal.Forms;

/// <summary>
/// Takes the forms of all pages: a form asks for an endpoint of the API by its path, and is answered by its page, with what was refused
/// beside its fields.
/// </summary>
public static class FormFunctions
{
    private const string Route = "do/{*path}";
    private const string TooLarge =
        "So large a file goes in parts, for which this page’s script has to run. Without it, choose a smaller one.";
    private const int HashLength = 32;
    private const int SideBySide = 8;
    private static readonly string Any = new('0', AssignmentId.Length);

    /// <summary>The field that names an assignment which is chosen.</summary>
    public const string Chosen = "pick";

    /// <summary>What stands in a path for each of the assignments that are chosen.</summary>
    public const string Each = "each";

    /// <summary>How many may be chosen at once (domain.md §10).</summary>
    public const int MostAtOnce = 50;

    /// <summary>What <c>_next</c> says where the page of what was made is to be shown.</summary>
    public const string Created = "created";

    // Such an answer shows a secret once, so nothing of it is compressed.
    [Function("PostForm"), AllowAnonymous, TakesForm(FormBody.Page), Page, AnswersSecret, ExcludeFromDescription]
    [EndpointSummary("A form of a page: the call of the API that it stands for.")]
    public static async Task<IResult> Post([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] Call call)
    {
        var form = call.Body<Dictionary<string, StringValues>>();
        PathString path = "/api/" + call.Route("path");
        var method = form.TryGetValue("_method", out var said) ? said.ToString() : HttpMethods.Post;
        var sent = new SentForm(call, path.Value!, form, form.GetValueOrDefault("_page").ToString());
        if (ApiEndpoint.Find(ApiEndpoint.All, method, path) is not { } endpoint || endpoint.Has<TakesFileAttribute>())
            return sent.NotFound();
        // What one person wrote is not sent as another who signed in since on the same device.
        if (form.TryGetValue("_by", out var by) && Claims.ToActor(call.Http.User)?.Person()?.Value != by)
            return sent.SignIn();

        var zone = form.TryGetValue("_zone", out var named) ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(named.ToString()) : null;
        var (body, errors) = FormJson.Read(endpoint.Body?.RequestType, form, zone ?? DateTimeZone.Utc);
        if (!errors.IsEmpty)
            return await sent.ShowAgain(StatusCodes.Status400BadRequest, errors);
        var answer = await sent.Inner.Call(
            call.Http, endpoint, path, QueryString.Empty, body is null ? [] : JsonSerializer.SerializeToUtf8Bytes(body), Headers(form));
        var next = form.GetValueOrDefault("_next").ToString();
        if (answer.IsSuccess)
            RecentWrites.Add(call.Http, endpoint, path, answer);
        var shows = endpoint.Has<AnswersSecretAttribute>() ? "SecretPage" : form.GetValueOrDefault("_show").ToString();
        if (answer.IsSuccess && await sent.ShowOn(shows, () => JsonNode.Parse(answer.Body.Span)!) is { } shown)
            return shown;
        return await sent.Answer(answer, next == Created ? PageOf(answer) : IsOurs(next) ? next : null);
    }

    /// <summary>
    /// Each of the assignments that are chosen is asked the same, and has its own result and its own key: one that is refused stops none.
    /// </summary>
    [Function("PostEach"), AllowAnonymous, TakesForm(FormBody.Page), Page, ExcludeFromDescription]
    [EndpointSummary("A form of a page that asks the same of several assignments: the calls of the API that it stands for.")]
    public static async Task<IResult> PostEach([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "each/{*path}")] Call call)
    {
        var form = call.Body<Dictionary<string, StringValues>>();
        var path = "/api/" + call.Route("path");
        var sent = new SentForm(call, path, form, form.GetValueOrDefault("_page").ToString());
        var chosen = form.GetValueOrDefault(Chosen).OfType<string>().Where(AssignmentId.IsWellFormed).Distinct().ToImmutableList();
        string At(string id) => path.Replace($"/{Each}/", $"/{id}/", StringComparison.Ordinal);
        if (At(Each) == At(Any) || ApiEndpoint.Find(ApiEndpoint.All, HttpMethods.Post, At(Any)) is not { } endpoint
            || !endpoint.Has<PerformsAttribute>() || endpoint.Has<TakesFileAttribute>())
            return sent.NotFound();
        var plain = form.Where(field => field.Key != Chosen).ToDictionary();
        var (body, errors) = FormJson.Read(endpoint.Body?.RequestType, plain, DateTimeZone.Utc);
        if (chosen.Count is 0 or > MostAtOnce)
            errors = errors.Add(new("", chosen.IsEmpty ? "Nothing is chosen." : $"Up to {MostAtOnce} can be chosen at once."));
        if (!errors.IsEmpty)
            return await sent.ShowAgain(StatusCodes.Status400BadRequest, errors);
        var bytes = body is null ? [] : JsonSerializer.SerializeToUtf8Bytes(body);
        var answers = new InnerAnswer[chosen.Count];
        await Parallel.ForEachAsync(
            chosen.Index(), new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = call.Cancellation },
            async (one, _) => answers[one.Index] = await sent.Inner.Call(
                call.Http, endpoint, At(one.Item), QueryString.Empty, bytes, Headers(new(plain) { [Chosen] = one.Item })));
        if (answers.Any(answer => answer.Status == StatusCodes.Status401Unauthorized))
            return sent.SignIn();
        var results = new JsonObject
        {
            ["results"] = new JsonArray([.. chosen.Zip(answers, (id, answer) => new JsonObject
            {
                ["assignment"] = id,
                ["done"] = answer.IsSuccess,
                ["refused"] = answer.IsSuccess ? null
                    : new JsonArray([.. RefusedForm.ErrorsIn(answer.Body).Select(error => JsonValue.Create(error.Message))]),
            })]),
        };
        RecentWrites.Add(
            call.Http, endpoint, At(Each),
            new(StatusCodes.Status200OK, JsonSerializer.SerializeToUtf8Bytes(results), new HeaderDictionary()));
        return await sent.ShowOn(form.GetValueOrDefault("_show").ToString(), () => results) ?? Pages.GoTo(sent.Page);
    }

    /// <summary>
    /// The fields of such a form are those that the endpoint takes, and no others: where it was sent from stands in its address.
    /// </summary>
    [Function("PostFile"), AllowAnonymous, TakesFile(FileBody.Form), Page, ExcludeFromDescription]
    [Query("page", "Where it was sent from."), Query("next", "Where it leads once it is taken, if not back.")]
    [EndpointSummary("A form with a file: the call of the API that it stands for.")]
    public static async Task<IResult> PostFile([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "send/{*path}")] Call call)
    {
        PathString path = "/api/" + call.Route("path");
        if (ApiEndpoint.Find(ApiEndpoint.All, HttpMethods.Post, path) is not { } endpoint
            || endpoint.Find<TakesFileAttribute>() is not { File: FileBody.Form })
            return Problems.NotFound();
        var sent = new SentForm(call, path.Value!, new Dictionary<string, StringValues>(), call.Query("page") ?? "");
        var answer = await sent.Inner.CallWithBody(call.Http, endpoint, path);
        if (answer.IsSuccess)
            RecentWrites.Add(call.Http, endpoint, path, answer);
        // The API tells a program how to go about it, and a page a person.
        return answer.Status == StatusCodes.Status413PayloadTooLarge
            ? await sent.ShowAgain(answer.Status, [new("", TooLarge)])
            : await sent.Answer(answer, call.Query("next") is { } next && IsOurs(next) ? next : null);
    }

    // A form that was refused is shown at its own address, which is loaded anew, kept or shared from there.
    [Function("OpenForm"), AllowAnonymous, AnyQuery, ExcludeFromDescription]
    [EndpointSummary("Leads from the address of a form to a page.")]
    public static Task<IResult> Open([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] Call call) => GoToPage(call);

    [Function("OpenEach"), AllowAnonymous, AnyQuery, ExcludeFromDescription]
    [EndpointSummary("Leads from the address of a form for several assignments to a page.")]
    public static Task<IResult> OpenEach([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "each/{*path}")] Call call) =>
        GoToPage(call);

    [Function("OpenFile"), AllowAnonymous, AnyQuery, ExcludeFromDescription]
    [EndpointSummary("Leads from the address of a form with a file to the page that it is on.")]
    public static Task<IResult> OpenFile([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "send/{*path}")] Call call) =>
        GoToPage(call);

    /// <summary>Shows what only this answer shows.</summary>
    [Function("SecretPage"), Authorize, Page, AnswerPage, AnswersSecret, ExcludeFromDescription]
    [EndpointSummary("A secret that was just made.")]
    public static Task<IResult> Secret([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "secret")] Call call) =>
        Task.FromResult(call.Http.Features.Get<FormAnswer>() is { } made ? Pages.Show<SecretPage>(("Made", made)) : Problems.NotFound());

    // The page that the form is on, where its address says so; else that of what it is about: the longest beginning of it that is a page.
    private static Task<IResult> GoToPage(Call call)
    {
        string[] steps = call.Route("path").Split('/');
        var above = Enumerable.Range(0, steps.Length).Select(left => $"/{string.Join('/', steps[..^left])}");
        return Task.FromResult(Pages.GoTo(new[] { call.Query("page") ?? "" }.Concat(above).FirstOrDefault(IsPage) ?? "/"));
    }

    private static bool IsPage(string path) =>
        IsOurs(path) && ApiEndpoint.Find(ApiEndpoint.All, HttpMethods.Get, path.Split('?')[0]) is { } page && page.Has<PageAttribute>()
        && !page.Has<AnswerPageAttribute>();

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

    // The page of what the API says it made.
    private static string? PageOf(InnerAnswer answer) =>
        answer.Headers.Location.ToString() is { } at && at.StartsWith("/api/", StringComparison.Ordinal)
            && ApiEndpoint.Find(ApiEndpoint.All, HttpMethods.Get, at["/api".Length..]) is { } page && page.Has<PageAttribute>()
            ? at["/api".Length..]
            : null;

    /// <summary>A form that was sent, and the page that it was sent from.</summary>
    private sealed class SentForm(Call call, string action, IReadOnlyDictionary<string, StringValues> fields, string from)
    {
        public InnerCalls Inner { get; } = call.Http.Features.GetRequiredFeature<InnerCalls>();

        public string Page { get; } = IsOurs(from) ? from : "/";

        // A script that sends a form, now or when there is a network again, is told how it fared, and sees to the page itself.
        private bool IsScript => call.Http.Request.Headers["Prefer"] == "return=minimal";

        /// <summary>Goes on to a page where it is done, else shows its own again with what was refused.</summary>
        public async Task<IResult> Answer(InnerAnswer answer, string? next) =>
            answer.IsSuccess ? IsScript ? new Told(StatusCodes.Status204NoContent, [], next ?? Page) : Pages.GoTo(next ?? Page)
            : answer.Status == StatusCodes.Status401Unauthorized ? SignIn()
            : IsScript ? new Shown(answer.Status, answer)
            : await ShowAgain(answer.Status, RefusedForm.ErrorsIn(answer.Body));

        public IResult SignIn() => IsScript
            ? new Told(StatusCodes.Status401Unauthorized, [])
            : Pages.GoTo($"/sign-in?to={Uri.EscapeDataString(Page)}");

        public IResult NotFound() => IsScript
            ? new Told(StatusCodes.Status404NotFound, [new("", "What this asks for is not here any more.")])
            : Problems.NotFound();

        public async Task<IResult> ShowAgain(int status, ImmutableList<FormError> wrong)
        {
            if (IsScript)
                return new Told(status, wrong);
            var (at, query) = Page.Split('?', 2) is [var one, var two] ? (one, new QueryString("?" + two)) : (Page, QueryString.Empty);
            return ApiEndpoint.Find(ApiEndpoint.All, HttpMethods.Get, at) is { } shown && shown.Has<PageAttribute>()
                ? await Show(shown, at, new RefusedForm(action, fields, wrong), query, status)
                : Problems.NotFound();
        }

        /// <summary>Shows an answer on the page for answers that is named; null where none is.</summary>
        public async Task<IResult?> ShowOn(string name, Func<JsonNode> answer) =>
            ApiEndpoint.All.Find(page => page.Name == name && page.Has<AnswerPageAttribute>()) is { } page
                ? await Show(page, $"/{page.Route}", new FormAnswer(answer(), Page))
                : null;

        public async Task<IResult> Show<T>(ApiEndpoint page, string at, T told, QueryString query = default, int? status = null)
        {
            var shown = await Inner.Call(call.Http, page, at, query, [], new HeaderDictionary(), own => own.Set(told));
            return new Shown(shown.IsSuccess ? status ?? shown.Status : shown.Status, shown);
        }
    }

    private sealed class Told(int status, ImmutableList<FormError> errors, string? next = null) : IResult, IStatusCodeHttpResult
    {
        public int? StatusCode => status;

        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;
            httpContext.Response.Headers.Location = next is null ? null : Pages.ToHeader(next);
            if (!errors.IsEmpty)
                await httpContext.Response.WriteAsJsonAsync(
                    new { errors }, JsonSerializerOptions.Web, "application/problem+json", httpContext.RequestAborted);
        }
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
