using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace WorkMarket.Portal.Shell;

/// <summary>
/// What a browser has just written, in a cookie of half a minute: effects come after the answer, and nobody is to see a list without what
/// was done on the page before. The cookie opens nothing: whoever names other assignments in it reads no list but their own.
/// </summary>
public static class RecentWrites
{
    private const string Name = "__Host-wm-new";
    private const char Between = '.';
    private const int Most = 50;
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(30);

    /// <summary>The assignments that were written.</summary>
    public static ImmutableList<AssignmentId> Read(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return
        [
            .. (http.Request.Cookies[Name] ?? "").Split(Between).Where(AssignmentId.IsWellFormed).Distinct().Take(Most)
                .Select(id => new AssignmentId(id)),
        ];
    }

    /// <summary>
    /// Adds those that a call of the API wrote: the one of its path, the one that it made, or those that its answer names.
    /// </summary>
    internal static void Add(HttpContext http, ApiEndpoint endpoint, PathString path, InnerAnswer answer)
    {
        var written = new[] { endpoint.Match(path)?.GetValueOrDefault("assignment"), answer.Headers.Location.ToString().Split('/')[^1] }
            .Concat(Named(answer)).OfType<string>().Where(AssignmentId.IsWellFormed).ToList();
        if (written.Count == 0)
            return;
        var all = written.Concat(Read(http).Select(id => id.Value)).Distinct().Take(Most);
        http.Response.Cookies.Append(Name, string.Join(Between, all), new CookieOptions
        {
            HttpOnly = true,
            Secure = true,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            MaxAge = Life,
            IsEssential = true,
        });
    }

    // One call that pays many invoices says of each which assignment it was.
    private static IEnumerable<string?> Named(InnerAnswer answer) => answer.Body.Length == 0 ? []
        : (JsonNode.Parse(answer.Body.Span)?["results"] as JsonArray ?? []).Select(result => (string?)result?["assignment"]);
}
