using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkMarket.Application.Deliverables;

namespace WorkMarket.Portal.Shell;

/// <summary>Answers with a page. Nothing on it runs or looks otherwise than our own files have it, and nobody frames it.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="parameters">What the component is given.</param>
public sealed class PageResult<TPage>(int status, IDictionary<string, object?> parameters) : IResult, IStatusCodeHttpResult
    where TPage : IComponent
{
    /// <inheritdoc/>
    public int? StatusCode => status;

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var services = httpContext.RequestServices;
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var html = await renderer.Dispatcher.InvokeAsync(
            async () => (await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(parameters))).ToHtmlString());
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy = Restrictions(Pages.FilesOf(httpContext));
        response.Headers["Referrer-Policy"] = "same-origin";
        response.Headers.XFrameOptions = "DENY";
        response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        await response.WriteAsync(html, httpContext.RequestAborted);
    }

    private static string Restrictions(string files) =>
        $"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data: {files}; connect-src 'self' {files}; "
        + "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
}

/// <summary>Pages as answers.</summary>
public static partial class Pages
{
    /// <summary>A page.</summary>
    public static IResult Show<TPage>(params IEnumerable<(string Name, object? Value)> parameters)
        where TPage : IComponent => Show<TPage>(StatusCodes.Status200OK, parameters);

    /// <summary>A page with another status than usual.</summary>
    public static IResult Show<TPage>(int status, params IEnumerable<(string Name, object? Value)> parameters)
        where TPage : IComponent => new PageResult<TPage>(status, parameters.ToDictionary(one => one.Name, one => one.Value));

    /// <summary>A page of what an endpoint of the API answers; a problem that it answers is shown as one.</summary>
    public static async Task<IResult> Of<TView>(Task<IResult> answer, Func<TView, IResult> page)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(page);
        var result = await answer;
        return result is IValueHttpResult { Value: TView view } ? page(view) : result;
    }

    /// <summary>
    /// What an endpoint of the API answers, for a page that shows it beside other things; null where it answers a problem.
    /// </summary>
    public static async Task<TView?> Read<TView>(Task<IResult> answer) where TView : class
    {
        ArgumentNullException.ThrowIfNull(answer);
        return await answer is IValueHttpResult { Value: TView view } ? view : null;
    }

    /// <summary>Where files lie, to which a page may send them.</summary>
    internal static string FilesOf(HttpContext http) =>
        http.RequestServices.GetRequiredService<IFileStore>().Address.GetLeftPart(UriPartial.Authority);

    /// <summary>Sends the browser to another of our pages, to be asked for anew.</summary>
    public static IResult GoTo(string path) => new SeeOther(path);

    private sealed class SeeOther(string path) : IResult, IStatusCodeHttpResult
    {
        public int? StatusCode => StatusCodes.Status303SeeOther;

        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = ToHeader(path);
            return Task.CompletedTask;
        }
    }

    /// <summary>A path as a header holds it, which has ASCII alone.</summary>
    internal static string ToHeader(string path) => OtherLetters().Replace(path, letters => Uri.EscapeDataString(letters.Value));

    [GeneratedRegex("[^\\x00-\\x7f]+")]
    private static partial Regex OtherLetters();
}

/// <summary>The endpoint is a page: whoever is not signed in is led to the sign-in, and problems are shown as pages.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PageAttribute : ProblemsAsPagesAttribute
{
    /// <inheritdoc/>
    public override Task Prepare(Call call) => HttpMethods.IsGet(call.Http.Request.Method)
        ? call.Http.RequestServices.GetRequiredService<Visitor>().Enter(call.Http) : Task.CompletedTask;

    /// <inheritdoc/>
    public override IResult Page(int status, ImmutableList<string> refused) => new Problem(status, refused);

    private sealed class Problem(int status, ImmutableList<string> refused) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            if (status == StatusCodes.Status401Unauthorized)
            {
                await Pages.GoTo($"/sign-in?to={Uri.EscapeDataString(httpContext.Request.Path + httpContext.Request.QueryString)}")
                    .ExecuteAsync(httpContext);
                return;
            }
            // What is refused before a page runs has not said who looks at it. Where storage does not answer, that cannot be asked.
            var visitor = httpContext.RequestServices.GetRequiredService<Visitor>();
            if (visitor.By is null && status < StatusCodes.Status500InternalServerError)
                await visitor.Enter(httpContext);
            await Pages.Show<ProblemPage>(status, ("Status", status), ("Refused", refused)).ExecuteAsync(httpContext);
        }
    }
}
