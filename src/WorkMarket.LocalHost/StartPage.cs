using System.Net.Mime;

namespace WorkMarket.LocalHost;

/// <summary>What a browser shows of a host that somebody has just started.</summary>
internal static class StartPage
{
    private const string Text = """
        This is WorkMarket, on a developer's machine.

        /api/demo/people     who there is, and a bearer token for each of their channels
        /api/me              who is signed in
        /api/openapi.json    every endpoint
        /api/health/ready    whether storage answers

        docs/api.md goes through the life of an assignment with curl. ./wm demo tells it whole.

        """;

    /// <summary>Answers <c>/</c>.</summary>
    public static IApplicationBuilder UseStartPage(this IApplicationBuilder app) => app.MapWhen(
        http => http.Request.Path == "/" && HttpMethods.IsGet(http.Request.Method),
        page => page.Run(http => Results.Text(Text, MediaTypeNames.Text.Plain).ExecuteAsync(http)));
}
