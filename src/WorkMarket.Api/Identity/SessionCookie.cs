using NodaTime;
using WorkMarket.Application.Identity;

namespace WorkMarket.Api.Identity;

/// <summary>
/// The cookie of a session on the pages. Its name binds it to this very host and to HTTPS; browsers count a machine's own loopback address
/// as safe, so that it works on a laptop, too.
/// </summary>
public static class SessionCookie
{
    /// <summary>Its name.</summary>
    public const string Name = "__Host-wm";

    /// <summary>Has the browser keep it as long as the session can last.</summary>
    public static void Set(HttpContext http, SessionKey key, Duration life) =>
        http.Response.Cookies.Append(Name, key.ToCookie(), Options(life.ToTimeSpan()));

    /// <summary>Has the browser forget it.</summary>
    public static void Clear(HttpContext http) => http.Response.Cookies.Append(Name, "", Options(TimeSpan.Zero));

    /// <summary>The session that a request names, or null.</summary>
    public static SessionKey? Read(HttpContext http) => SessionKey.Parse(http.Request.Cookies[Name]);

    private static CookieOptions Options(TimeSpan life) =>
        new() { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = life, IsEssential = true };
}
