using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WorkMarket.Journeys.Browsing;
using WorkMarket.Testing;

namespace WorkMarket.Benchmarks;

/// <summary>
/// What a page weighs, how soon it can be used with one bar of signal, and what it asks of storage, beside the API's reads that it stands
/// for.
/// </summary>
internal static partial class PortalPages
{
    private const int Crowd = 50;
    private const int Times = 15;
    private const double KiB = 1024;

    // One bar of signal: 50 kbit/s down, 20 kbit/s up, 300 ms.
    private static readonly Dictionary<string, object> OneBar = new()
    {
        ["offline"] = false,
        ["latency"] = 300,
        ["downloadThroughput"] = 50_000 / 8,
        ["uploadThroughput"] = 20_000 / 8,
    };

    public static async Task<IEnumerable<Figure>> Measure(Azurite azurite)
    {
        using var proxy = new CountingProxy(azurite);
        using var town = new Town(azurite, proxy.ConnectionString);
        var host = town.Start();
        var (nora, wanda) = (await Town.SignIn(host.Url, "nora"), await Town.SignIn(host.Url, "wanda"));
        var id = await Town.InProgress(nora, wanda, visits: 3);
        for (var number = 0; number < 10; number++)
        {
            var from = number % 2 == 0 ? nora : wanda;
            (await from.Post($"assignments/{id}/messages", new { text = $"Which door, and how many? {number}" })).Expect(201);
        }
        for (var number = 0; number < Crowd; number++)
            await Town.Create(nora, $"Replace switch {number}");
        await town.Settled(nora, id);
        await Task.Delay(TimeSpan.FromSeconds(5));

        (string What, string Person, string Path, string[] Reads)[] pages =
        [
            ("sign-in", "", "/sign-in", []),
            ("today", "wanda", "/today", []),
            ("worker's assignment", "wanda", $"/assignments/{id}", Of(id)),
            ("worker's money", "wanda", "/payables",
                [.. new[] { "overdue", "due", "notApproved" }.Select(state => $"payables?state={state}"), "payables/statements"]),
            ("worker's inbox", "wanda", "/inbox", ["notifications"]),
            ("client's list of 50", "nora", "/assignments", ["assignments?limit=50", "assignments/counts"]),
            ("client's assignment", "nora", $"/assignments/{id}", Of(id)),
        ];
        var figures = new List<Figure>();
        using var people = new Sessions(host.Url);
        foreach (var (what, person, path, reads) in pages)
        {
            var read = person == "nora" ? nora : wanda;
            var (bytes, html) = await people.Get(person, path);
            figures.Add(new($"{what}: page, compressed", bytes / KiB, "KiB", 15));
            if (what == "today")
            {
                var style = (await people.Get(person, Asset(html, "css"))).Bytes;
                var script = (await people.Get(person, Asset(html, "js"))).Bytes;
                figures.Add(new("first visit, page and style sheet", (bytes + style) / KiB, "KiB", 24));
                figures.Add(new("first visit, with the script", (bytes + style + script) / KiB, "KiB", 40));
            }
            if (person.Length == 0)
                continue;
            var asked = await Fewest(proxy, () => people.Get(person, path));
            var byApi = reads.Length == 0 ? (double?)null : await Fewest(proxy, () => All(read, reads));
            figures.Add(new($"{what}: storage requests, page", asked, "", byApi));
            if (reads.Length > 0)
                figures.Add(new(
                    $"{what}: time, of that of its reads", await Ratio(() => people.Get(person, path), () => All(read, reads)), "x", 2));
        }
        figures.AddRange(await OnOneBar(host.Url, id));
        return figures;
    }

    private static string[] Of(string id) => [$"assignments/{id}", $"assignments/{id}/messages", $"assignments/{id}/deliverables"];

    private static async Task All(Portal portal, string[] reads)
    {
        foreach (var read in reads)
            (await portal.Get(read)).Expect(200);
    }

    // What the host does by itself comes between, and not each time.
    private static async Task<int> Fewest(CountingProxy proxy, Func<Task> ask)
    {
        var fewest = int.MaxValue;
        for (var time = 0; time < Times; time++)
        {
            proxy.Reset();
            await ask();
            fewest = Math.Min(fewest, proxy.Total);
        }
        return fewest;
    }

    // One by one, so that whatever else the machine does slows both.
    private static async Task<double> Ratio(Func<Task> one, Func<Task> other)
    {
        var ratios = new List<double>();
        for (var time = 0; time < Times; time++)
            ratios.Add(await TimeOf(one) / await TimeOf(other));
        return Figure.Median(ratios);
    }

    private static async Task<double> TimeOf(Func<Task> ask)
    {
        var start = Stopwatch.GetTimestamp();
        await ask();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    // A page can be used once it is painted and read to its end: its forms can be sent then, be its script there or not.
    private static async Task<IEnumerable<Figure>> OnOneBar(string url, string id)
    {
        await using var chromium = await Chromium.Launch();
        await using var context = await chromium.Browser.NewContextAsync(new()
        {
            BaseURL = url,
            ViewportSize = new() { Width = 390, Height = 844 },
            ServiceWorkers = ServiceWorkerPolicy.Block,
        });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "On my phone : Wanda Ortiz" }).ClickAsync();
        await page.WaitForURLAsync("**/today");
        var browser = await context.NewCDPSessionAsync(page);
        await browser.SendAsync("Network.enable");
        await browser.SendAsync("Network.emulateNetworkConditions", OneBar);
        await browser.SendAsync("Network.clearBrowserCache");
        var first = await Usable(page, "/today");
        var later = await Usable(page, $"/assignments/{id}");
        return
        [
            new("usable at 50/20 kbit/s and 300 ms, empty cache", first.Usable, "s", 5),
            new("with its script", first.Whole, "s"),
            new("a later page: usable", later.Usable, "s", 5),
        ];
    }

    private static async Task<(double Usable, double Whole)> Usable(IPage page, string path)
    {
        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });
        await page.WaitForFunctionAsync("performance.getEntriesByName('first-contentful-paint').length > 0");
        var seen = await page.EvaluateAsync<double[]>("""
            () => {
              const [navigation] = performance.getEntriesByType('navigation');
              const [paint] = performance.getEntriesByName('first-contentful-paint');
              return [Math.max(navigation.domInteractive, paint.startTime), navigation.domContentLoadedEventEnd];
            }
            """);
        return (seen[0] / 1000, seen[1] / 1000);
    }

    private static string Asset(string html, string ending) => AssetPath().Matches(html).Select(match => match.Value)
        .First(path => path.EndsWith(ending, StringComparison.Ordinal));

    [GeneratedRegex(@"/assets/[a-z.0-9]+")]
    private static partial Regex AssetPath();

    /// <summary>People who look at pages as a browser does, and take them compressed.</summary>
    private sealed class Sessions(string url) : IDisposable
    {
        private readonly HttpClient plain = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
        private readonly Dictionary<string, string> cookies = [];

        public async Task<(long Bytes, string Html)> Get(string person, string path)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url + path);
            request.Headers.Add("Accept-Encoding", "br");
            if (person.Length > 0)
                request.Headers.Add("Cookie", await Cookie(person));
            using var answer = await plain.SendAsync(request);
            answer.EnsureSuccessStatusCode();
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            return (bytes.Length, await Unpacked(answer, bytes));
        }

        public void Dispose() => plain.Dispose();

        private static async Task<string> Unpacked(HttpResponseMessage answer, byte[] bytes)
        {
            await using Stream packed = new MemoryStream(bytes);
            await using var content = answer.Content.Headers.ContentEncoding.Contains("br")
                ? new System.IO.Compression.BrotliStream(packed, System.IO.Compression.CompressionMode.Decompress)
                : packed;
            using var reader = new StreamReader(content);
            return await reader.ReadToEndAsync();
        }

        private async Task<string> Cookie(string person)
        {
            if (cookies.TryGetValue(person, out var cookie))
                return cookie;
            using var request = new HttpRequestMessage(HttpMethod.Post, url + "/sign-in")
            {
                Content = new FormUrlEncodedContent([new("person", person), new("device", "phone")]),
            };
            request.Headers.Add("Sec-Fetch-Site", "same-origin");
            using var answer = await plain.SendAsync(request);
            return cookies[person] = answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        }
    }
}
