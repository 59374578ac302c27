using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkMarket.Api.Demo;
using WorkMarket.Api.Health;
using WorkMarket.Api.Identity;
using WorkMarket.Api.Inbound;
using WorkMarket.Api.Json;
using WorkMarket.Api.Phone;
using WorkMarket.Api.Telemetry;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Mail;
using WorkMarket.Application.Storage;
using WorkMarket.Application.Telemetry;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Endpoints;

/// <summary>
/// Takes a call through identity, policy, form and problem details to its endpoint, the same way on either host: the isolated worker
/// has no middleware pipeline to hang them on.
/// </summary>
public sealed class Invoker(DemoMode demo, IReadiness readiness, PhoneOptions phone, MailOptions mail, Callers callers, ILogger<Invoker> log)
{
    private const int LargestJson = 256 * 1024;
    internal const int LongestKey = 255;
    private static readonly TimeSpan WhenUnavailable = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WhenBusy = TimeSpan.FromSeconds(1);
    private static readonly string EmptyHash = Convert.ToHexStringLower(SHA256.HashData([]));

    /// <summary>Calls an endpoint.</summary>
    public async Task<IResult> Invoke(Endpoint endpoint, HttpContext http)
    {
        Harden(http.Response);
        var route = IsThere(endpoint) ? RouteMatch.Of(endpoint, http.Request.Path) : null;
        AssignmentId? id = route?.TryGetValue("assignment", out var assignment) == true ? new(assignment) : null;
        using var request = log.OfRequest(http);
        using var scope = id is { } of ? log.OfCase(of) : null;
        using var span = Tracing.Start(endpoint.Name, id);
        var result = await Answer(endpoint, http, route);
        var (status, outcome, rules) = Problems.Outcome(result);
        span?.SetTag("workmarket.outcome", outcome);
        if (status >= StatusCodes.Status500InternalServerError)
            span.Fail(outcome);
        Measures.Acted(endpoint.Name, status, outcome, rules);
        return result is ProblemResult && status != StatusCodes.Status499ClientClosedRequest && endpoint.ProblemPage is { } page ? page(status) : result;
    }

    private async Task<IResult> Answer(Endpoint endpoint, HttpContext http, IReadOnlyDictionary<string, string>? route)
    {
        try
        {
            return route is null ? Problems.NotFound() : await Call(endpoint, http, route);
        }
        catch (BadRequestException wrong)
        {
            return Problems.Of(wrong);
        }
        catch (BadHttpRequestException wrong)
        {
            return Problems.Of(wrong.StatusCode, "invalidRequest", wrong.Message);
        }
        catch (BusyException busy)
        {
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, "busy", busy.Message, WhenBusy);
        }
        catch (StorageUnavailableException failure)
        {
            log.LogWarning(failure, "Storage does not answer; {Endpoint} is refused for now.", endpoint.Name);
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, "storageUnavailable", "Storage does not answer. Try again with the same Idempotency-Key.", WhenUnavailable);
        }
        catch (CallerGoneException)
        {
            return Problems.CallerGone();
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return Problems.CallerGone();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            log.LogError(failure, "{Endpoint} failed.", endpoint.Name);
            return Problems.Of(StatusCodes.Status500InternalServerError, "failed", $"Something failed on our side; it is logged under {http.TraceIdentifier}.");
        }
    }

    /// <summary>Answers what no endpoint's route and method fit. HEAD is answered as GET would be: the server leaves the body out.</summary>
    public async Task<IResult> Unknown(HttpContext http)
    {
        Harden(http.Response);
        var others = EndpointTable.All.Where(endpoint => RouteMatch.Of(endpoint, http.Request.Path) is not null && IsThere(endpoint)).ToList();
        if (others.Count == 0)
            return Problems.NotFound();
        // Of two routes that fit, the one with fewer values is meant, as where routes are told apart by the server.
        var read = others.Where(endpoint => HttpMethods.IsGet(endpoint.Method)).MinBy(endpoint => endpoint.Route.Count(letter => letter == '{'));
        if (read is not null && HttpMethods.IsHead(http.Request.Method))
            return await Invoke(read, http);
        string[] head = read is null ? [] : [HttpMethods.Head];
        http.Response.Headers.Allow = string.Join(", ", others.Select(endpoint => endpoint.Method).Concat(head).Distinct());
        return Problems.Of(StatusCodes.Status405MethodNotAllowed, "methodNotAllowed", $"{http.Request.Method} is not possible here.");
    }

    private async Task<IResult> Call(Endpoint endpoint, HttpContext http, IReadOnlyDictionary<string, string> route)
    {
        if (endpoint.Policy is not EndpointPolicy.Open && !readiness.IsPrepared)
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, "notReady", "The host is still preparing its storage.", WhenUnavailable);
        var by = await callers.Find(http);
        if (endpoint.Policy is EndpointPolicy.ForRoles policy)
        {
            if (by is null)
                return Unauthenticated(http);
            if (!policy.Roles.Contains(by.Role))
                return Problems.Of(StatusCodes.Status403Forbidden, "forbidden", $"The role {by.Role} cannot do this.");
        }
        if (endpoint.Policy is EndpointPolicy.BySecret && !GatewaySecret.Fits(http.Request, mail.InboundSecret))
        {
            http.Response.Headers.WWWAuthenticate = GatewaySecret.Challenge;
            return Problems.Of(StatusCodes.Status401Unauthorized, "secretWrong", "This is not the mail gateway that is set here, or none is.");
        }
        // Mail programs and gateways add to links what is theirs.
        if (endpoint.Policy is not EndpointPolicy.ByLink)
            CheckQuery(endpoint, http.Request);
        http.Request.Body = new CallersBody(http.Request.Body);
        var bytes = endpoint.File is null && endpoint.Form is not FormBody.Gateway ? await ReadBody(http, endpoint.LargestBody ?? LargestJson) : LeaveBody(http);
        if (endpoint.Policy is EndpointPolicy.BySignature)
        {
            return SignedForm.Read(http.Request, bytes, phone) is { } form
                ? await endpoint.Handle(new(http, endpoint, route, null, form, null))
                : Problems.Of(StatusCodes.Status403Forbidden, "signatureWrong", "The call is not signed, or not by the telephone provider that is set here.");
        }
        var body = endpoint.Form is FormBody.Page ? PlainForm.Read(http.Request, bytes) : Parse(endpoint, http.Request, bytes);
        var request = by is null ? null : new Request(by, Key(http, endpoint, route, by), Hash(bytes), IfMatch(endpoint, http.Request));
        return await endpoint.Handle(new(http, endpoint, route, by, body, request));
    }

    private bool IsThere(Endpoint endpoint) => endpoint.Policy is not EndpointPolicy.InDevelopment || demo.IsOn;

    // The keys lie in storage: a token that cannot be read is wrong only where they can be.
    private static IResult Unauthenticated(HttpContext http)
    {
        try
        {
            if (http.Request.Headers.Authorization.Count > 0)
                http.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector("WorkMarket").Protect([]);
            return Problems.Of(StatusCodes.Status401Unauthorized, "unauthenticated", "Sign in first: the bearer token is missing, expired, revoked or not ours.");
        }
        catch (CryptographicException failure)
        {
            throw new StorageUnavailableException("The keys of tokens cannot be read.", failure);
        }
    }

    private static void CheckQuery(Endpoint endpoint, HttpRequest request)
    {
        foreach (var (name, values) in request.Query)
        {
            if (!endpoint.Query.Exists(parameter => parameter.Name == name))
                throw new BadRequestException(name, "unknownParameter", $"There is no parameter '{name}' here.");
            if (values.Count > 1)
                throw new BadRequestException(name, "parameterTwice", $"'{name}' is there more than once.");
        }
    }

    // A file's endpoint reads it and minds its length itself; the server's own limit is smaller.
    private static byte[] LeaveBody(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
        return [];
    }

    private static async Task<byte[]> ReadBody(HttpContext http, int largest)
    {
        if (http.Request.ContentLength > largest)
            throw TooLarge();
        using var buffer = new MemoryStream();
        var chunk = new byte[8 * 1024];
        for (int read; (read = await http.Request.Body.ReadAsync(chunk, http.RequestAborted)) > 0;)
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > largest)
                throw TooLarge();
        }
        return buffer.ToArray();

        BadRequestException TooLarge() =>
            new("", "bodyTooLarge", $"The body has at most {largest} bytes.", StatusCodes.Status413PayloadTooLarge);
    }

    private static object? Parse(Endpoint endpoint, HttpRequest request, byte[] bytes)
    {
        var type = endpoint.Body ?? typeof(Nothing);
        if (bytes.Length == 0)
        {
            return endpoint.Body is null ? null
                : endpoint.BodyOptional ? JsonSerializer.Deserialize("{}"u8, type, ApiJson.Requests)
                : throw new BadRequestException("", "bodyRequired", "A JSON body is required.");
        }
        if (!request.HasJsonContentType())
            throw new BadRequestException("Content-Type", "jsonRequired", "The body has to be application/json.", StatusCodes.Status415UnsupportedMediaType);
        if (request.GetTypedHeaders().ContentType?.Charset is { HasValue: true } charset && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            throw new BadRequestException("Content-Type", "utf8Required", "JSON comes in UTF-8.", StatusCodes.Status415UnsupportedMediaType);
        if (request.Headers.ContentEncoding.Count > 0)
            throw new BadRequestException("Content-Encoding", "encodingUnknown", "The body has to come as it is, without an encoding.", StatusCodes.Status415UnsupportedMediaType);
        try
        {
            return JsonSerializer.Deserialize(bytes, type, ApiJson.Requests)
                ?? throw new BadRequestException("", "bodyRequired", "The body must not be null.");
        }
        catch (JsonException wrong)
        {
            throw new BadRequestException([.. JsonPlace.Errors(wrong, type).Select(error => new FieldError(error.Field, "jsonInvalid", error.Message))]);
        }
    }

    private static CommandKey? Key(HttpContext http, Endpoint endpoint, IReadOnlyDictionary<string, string> route, Actor by)
    {
        if (!http.Request.Headers.TryGetValue("Idempotency-Key", out var values))
            return null;
        var key = values.Count == 1 ? values.ToString() : "";
        return key.Length is > 0 and <= LongestKey && key.All(letter => letter is > ' ' and < '\u007f')
            ? CommandKey.Of(by.Person()!.Value, http.Request.Method, RouteMatch.Path(endpoint, route), key)
            : throw new BadRequestException("Idempotency-Key", "keyInvalid", $"An Idempotency-Key has 1 to {LongestKey} visible ASCII characters.");
    }

    private static long? IfMatch(Endpoint endpoint, HttpRequest request)
    {
        var text = request.Headers.IfMatch.ToString();
        if (endpoint.IfMatch.IsRequired() && text is "" or "*")
            throw new BadRequestException("If-Match", "versionRequired", "Name the version that you have seen of what you change, as in If-Match: \"1\".", StatusCodes.Status428PreconditionRequired);
        if (text is "" or "*" || endpoint.IfMatch == IfMatchUse.None)
            return null;
        return text.Length > 2 && text[0] == '"' && text[^1] == '"' && long.TryParse(text[1..^1], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var version)
            ? version
            : throw new BadRequestException("If-Match", "versionInvalid", "If-Match holds the ETag of a version, as in \"12\".");
    }

    private static string Hash(byte[] bytes) => bytes.Length == 0 ? EmptyHash : Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static void Harden(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
    }

    private sealed record Nothing;
}
