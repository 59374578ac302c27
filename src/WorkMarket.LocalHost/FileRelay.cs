using Microsoft.Net.Http.Headers;
using WorkMarket.Storage;

namespace WorkMarket.LocalHost;

/// <summary>
/// Passes on to storage what is asked of files under signed addresses, for a phone, which does not reach an emulator on this machine.
/// </summary>
internal static class FileRelay
{
    private static readonly string[] Asked = [HeaderNames.Range, HeaderNames.ContentType];

    // How the bytes travel is this host's to say.
    private static readonly string[] NotAnswered = [HeaderNames.TransferEncoding, HeaderNames.Connection, HeaderNames.KeepAlive];

    public static void UseFileRelay(this WebApplication app, string path)
    {
        var storage = app.Services.GetRequiredService<WorkMarketStorage>().FilesAccount.GetLeftPart(UriPartial.Authority);
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        app.Lifetime.ApplicationStopped.Register(client.Dispose);
        app.Map(path.TrimEnd('/'), relay => relay.Run(http => Pass(http, client, storage)));
    }

    private static async Task Pass(HttpContext http, HttpClient client, string storage)
    {
        var asked = http.Request;
        if (!asked.Query.ContainsKey("sig") || !(HttpMethods.IsGet(asked.Method) || HttpMethods.IsPut(asked.Method)))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        using var request = new HttpRequestMessage(new(asked.Method), storage + asked.Path.ToUriComponent() + asked.QueryString);
        if (HttpMethods.IsPut(asked.Method))
        {
            request.Content = new StreamContent(asked.Body);
            request.Content.Headers.ContentLength = asked.ContentLength;
        }
        foreach (var (name, values) in asked.Headers.Where(header => IsPassed(header.Key)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
                request.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        }
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, http.RequestAborted);
        http.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
        {
            if (!NotAnswered.Contains(name, StringComparer.OrdinalIgnoreCase))
                http.Response.Headers[name] = values.ToArray();
        }
        await answer.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    private static bool IsPassed(string name) =>
        Asked.Contains(name, StringComparer.OrdinalIgnoreCase) || name.StartsWith("x-ms-", StringComparison.OrdinalIgnoreCase);
}
