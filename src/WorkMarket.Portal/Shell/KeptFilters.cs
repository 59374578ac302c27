using WorkMarket.Domain.People;

namespace WorkMarket.Portal.Shell;

/// <summary>
/// How somebody last narrowed and sorted a list, in a cookie for as long as the browser is open: whoever comes back to it without saying
/// how finds it as it was left. Another person on the same device does not.
/// </summary>
public static class KeptFilters
{
    /// <summary>The client's or worker's assignments.</summary>
    public const string Board = "board";

    /// <summary>The desk's open escalations.</summary>
    public const string Desk = "desk";

    private const char Between = '?';
    private const int Longest = 1000;

    /// <summary>The query that was kept for a list, without its question mark; empty where there is none.</summary>
    public static string Read(HttpContext http, string list, PersonId by)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.Request.Cookies[Name(list)]?.Split(Between, 2) is [var person, var query] && person == by.Value ? query : "";
    }

    /// <summary>Keeps a query; an empty one is forgotten.</summary>
    public static void Keep(HttpContext http, string list, PersonId by, string query)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(query);
        if (query.Length > Longest || query == Read(http, list, by))
            return;
        http.Response.Cookies.Append(Name(list), $"{by}{Between}{query}", new CookieOptions
        {
            HttpOnly = true,
            Secure = true,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            MaxAge = query.Length == 0 ? TimeSpan.Zero : null,
            IsEssential = true,
        });
    }

    private static string Name(string list) => $"__Host-wm-{list}";
}
