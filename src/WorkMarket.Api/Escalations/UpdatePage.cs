using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using HandlebarsDotNet;
using Microsoft.Extensions.Primitives;
using WorkMarket.Api.Pages;

namespace WorkMarket.Api.Escalations;

/// <summary>What the page behind a signed link shows. All of it is text, as people wrote it.</summary>
/// <param name="Heading">What it is about.</param>
/// <param name="Words">What it says, paragraph by paragraph.</param>
internal sealed record UpdatePage(string Heading, params IReadOnlyList<string> Words)
{
    private static readonly string Style = StyleSheet.Content;
    private static readonly HandlebarsTemplate<object, object> Template = Handlebars
        .Create(new HandlebarsConfiguration { ThrowOnUnresolvedBindingExpression = true })
        .Compile(Resource("update.html.hbs"));

    // The page has one style sheet and a form that goes to itself; nothing else is fetched, run or framed.
    private static readonly string Restrictions =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>What stands above the heading; empty where it stands below, among the facts.</summary>
    public string About { get; init; } = "";

    /// <summary>Facts by their names.</summary>
    public IReadOnlyList<(string Name, string Value)> Facts { get; init; } = [];

    /// <summary>What the worker says, or null.</summary>
    public string? Statement { get; init; }

    /// <summary>The form, where something is asked for.</summary>
    public UpdateForm? Form { get; init; }

    /// <summary>What the form's field is called.</summary>
    public string Label { get; init; } = "";

    /// <summary>Until when it is asked for, and what comes then; empty where there is no end.</summary>
    public string Until { get; init; } = "";

    /// <summary>The path of a page on which whoever signs in can do more; empty where there is none.</summary>
    public string More { get; init; } = "";

    /// <summary>Whom the link is for, and until when.</summary>
    public string Foot { get; init; } = "This link is for you only.";

    /// <summary>What there is to choose from, where a choice is asked for: each with its words.</summary>
    public IReadOnlyList<(string Value, string Words)> Choices { get; init; } = [];

    /// <summary>The facts by which people name an assignment.</summary>
    public static IEnumerable<(string Name, string Value)> Naming(Assignment state)
    {
        yield return ("Assignment", state.Brief.Title);
        if (state.Core.Number is { } number)
            yield return ("Assignment number", number.Value);
        if (Parts.InvoiceNumberOf(state) is { } invoice)
            yield return ("Invoice", invoice.ToString());
    }

    /// <summary>The page as an answer. No token leaves with it, and nobody keeps it.</summary>
    public IResult As(int status) => new Answer(status, Encoding.UTF8.GetBytes(Template(new Dictionary<string, object?>
    {
        ["style"] = Style,
        ["about"] = About,
        ["heading"] = Heading,
        ["words"] = Words,
        ["facts"] = Facts.Select(fact => new { name = fact.Name, value = fact.Value }).ToList(),
        ["statement"] = Statement ?? "",
        ["asks"] = Form is not null,
        ["label"] = Label,
        ["until"] = Until,
        ["more"] = More,
        ["foot"] = Foot,
        ["chooses"] = Choices.Count > 0,
        ["choices"] = Choices.Select(choice => new { value = choice.Value, words = choice.Words }).ToList(),
        ["error"] = Form?.Error ?? "",
        ["text"] = Form?.Text ?? "",
        ["key"] = Form?.Key ?? "",
    })));

    /// <summary>What a problem looks like that has nothing to do with what was written.</summary>
    public static IResult OfProblem(int status) => (status switch
    {
        StatusCodes.Status404NotFound => new UpdatePage(
            "This link does not work",
            "It may have been cut off when it was copied, or it was meant for somebody else. "
                + "Open it from the mail again, or answer the mail."),
        StatusCodes.Status413PayloadTooLarge => new UpdatePage("This is too long", "What you wrote was not taken. Go back and shorten it."),
        >= 500 =>
            new UpdatePage(
                "This cannot be done just now",
                "Nothing was changed. Go back, wait a moment and try again: what was sent twice counts once."),
        _ => new UpdatePage("This was not understood", "Nothing was changed. Open the link from the mail again."),
    }).As(status);

    private static string Resource(string name)
    {
        using var reader = new StreamReader(
            typeof(UpdatePage).Assembly.GetManifestResourceStream($"WorkMarket.Api.Escalations.Pages.{name}")!);
        return reader.ReadToEnd();
    }

    private sealed class Answer(int status, byte[] html) : IResult, IStatusCodeHttpResult
    {
        public int? StatusCode => status;

        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = status;
            response.ContentType = "text/html; charset=utf-8";
            response.Headers.ContentSecurityPolicy = Restrictions;
            response.Headers["Referrer-Policy"] = "no-referrer";
            response.Headers.XFrameOptions = "DENY";
            response.Headers["X-Robots-Tag"] = "noindex, nofollow";
            await response.Body.WriteAsync(html, httpContext.RequestAborted);
        }
    }
}

/// <summary>The form of an update.</summary>
/// <param name="Key">The same for every attempt at one update; empty where what was sent brought none of ours.</param>
/// <param name="Most">The most characters.</param>
/// <param name="Text">What is written already.</param>
/// <param name="Error">What is wrong with it, or null.</param>
internal sealed record UpdateForm(string Key, int Most, string Text = "", string? Error = null)
{
    private const int KeyLength = 32;

    /// <summary>An empty one.</summary>
    public static UpdateForm New(int most) => new(Guid.NewGuid().ToString("N"), most);

    /// <summary>What was sent.</summary>
    public static UpdateForm Parse(IReadOnlyDictionary<string, StringValues> sent, int most)
    {
        var key = sent.GetValueOrDefault("key").ToString();
        return new(
            key.Length == KeyLength && key.All(char.IsAsciiHexDigitLower) ? key : "", most,
            sent.GetValueOrDefault("text").ToString().ReplaceLineEndings("\n"));
    }
}

/// <summary>Problems are shown as pages like this one.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ProblemsAsUpdatePagesAttribute : ProblemsAsPagesAttribute
{
    public override IResult Page(int status, ImmutableList<string> refused) => UpdatePage.OfProblem(status);
}
