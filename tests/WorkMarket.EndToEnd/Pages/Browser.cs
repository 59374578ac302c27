using System.Net;
using System.Text.RegularExpressions;

namespace WorkMarket.EndToEnd.Pages;

/// <summary>What a page answered.</summary>
public sealed record PageAnswer(HttpStatusCode Status, string Html, Uri? Location, HttpResponseMessage Response)
{
    /// <summary>The page with its letters as they are read.</summary>
    public string Text => WebUtility.HtmlDecode(Html);

    /// <summary>The page, where it has this status.</summary>
    public PageAnswer Expect(int status) =>
        (int)Status == status ? this : throw new InvalidOperationException($"{(int)Status} instead of {status}: {Html}");
}

/// <summary>A browser as far as tests without one need it: it keeps the cookie, and says where a form comes from.</summary>
public sealed partial class Browser(Uri host) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    public string? Cookie { get; set; }

    /// <summary>What a browser says of where a request comes from.</summary>
    public string Site { get; set; } = "same-origin";

    /// <summary>Whether a script sends the forms, which is told how they fared and nothing else.</summary>
    public bool IsScript { get; set; }

    public static async Task<Browser> SignIn(Uri host, string person, string device = "computer")
    {
        var browser = new Browser(host);
        (await browser.Post("sign-in", ("person", person), ("device", device))).Expect(303);
        return browser;
    }

    public Task<PageAnswer> Get(string path) => Send(new(HttpMethod.Get, new Uri(host, path)));

    public Task<PageAnswer> Post(string path, params IEnumerable<(string Name, string Value)> fields) =>
        Post(path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    public Task<PageAnswer> Post(string path, HttpContent content) => Send(new(HttpMethod.Post, new Uri(host, path)) { Content = content });

    /// <summary>The hidden fields of the form of an action on a page.</summary>
    public static IEnumerable<(string Name, string Value)> Hidden(string html, string action)
    {
        var form = html[html.IndexOf($"action=\"{action}\"", StringComparison.Ordinal)..];
        return HiddenField().Matches(form[..form.IndexOf("</form>", StringComparison.Ordinal)])
            .Select(field => (field.Groups[1].Value, WebUtility.HtmlDecode(field.Groups[2].Value)));
    }

    /// <summary>Where the links of a page lead on this site.</summary>
    public static IEnumerable<string> Links(string html) =>
        Link().Matches(html).Select(link => WebUtility.HtmlDecode(link.Groups[1].Value));

    public void Dispose() => http.Dispose();

    private async Task<PageAnswer> Send(HttpRequestMessage request)
    {
        using (request)
        {
            request.Headers.Add("Sec-Fetch-Site", Site);
            request.Headers.Add("Accept", "text/html,*/*;q=0.8");
            if (IsScript)
                request.Headers.Add("Prefer", "return=minimal");
            if (Cookie is not null)
                request.Headers.Add("Cookie", Cookie);
            var response = await http.SendAsync(request);
            if (response.Headers.TryGetValues("Set-Cookie", out var set))
                Cookie = set.Select(one => one.Split(';')[0])
                    .LastOrDefault(one => one.StartsWith("__Host-wm=", StringComparison.Ordinal)) ?? Cookie;
            return new(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.Location, response);
        }
    }

    [GeneratedRegex("type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")]
    private static partial Regex HiddenField();

    [GeneratedRegex("<a [^>]*href=\"(/[^\"#]*)")]
    private static partial Regex Link();
}
