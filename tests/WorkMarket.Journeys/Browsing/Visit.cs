using System.Globalization;
using Microsoft.Playwright;
using Xunit;

namespace WorkMarket.Journeys.Browsing;

/// <summary>
/// Somebody at a browser. With a script, every page that is looked at is held against the rules of accessibility, in both themes, on a
/// phone and on a desk, and nothing that was not ours may have run or been tried.
/// </summary>
public sealed class Visit : IAsyncDisposable
{
    /// <summary>What a text that runs calls: it has to fire where nothing holds it back.</summary>
    private const string Watch = """
        window.fired = 0;
        window.canary = () => { window.fired++; };
        window.violations = [];
        document.addEventListener('securitypolicyviolation', of => window.violations.push(`${of.effectiveDirective} ${of.blockedURI}`));
        """;

    /// <summary>How long anything is waited for that a page is to do or to show.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    // What a host does by itself it may do once a minute, and a rebuild takes a while where there are many cases.
    private static readonly TimeSpan ForTheHost = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private readonly IBrowserContext context;
    private readonly bool hasScript;
    private readonly List<string> errors = [];
    private Keys? keys;

    private Visit(IBrowserContext context, IPage page, bool hasScript)
    {
        (this.context, this.hasScript, Page) = (context, hasScript, page);
        context.WebError += (_, error) => errors.Add(error.Error);
    }

    public IPage Page { get; private set; }

    /// <summary>Whether pages are only seen to run nothing, and not held against the rules of accessibility.</summary>
    public bool IsBrief { get; set; }

    /// <summary>Whether the keyboard alone is used, so that everything is reached by Tab and seen to be.</summary>
    public bool ByKeys
    {
        get => keys is not null;
        set => keys = value ? new(() => Page) : null;
    }

    /// <summary>Opens the browser, as wide as a phone or a desk.</summary>
    /// <param name="fixture">The host and the browser.</param>
    /// <param name="hasScript">Whether the pages' script runs.</param>
    /// <param name="onPhone">Whether it is a phone.</param>
    /// <param name="at">Where the host is reached, where that is not its own address.</param>
    /// <param name="script">What runs on every page before all else.</param>
    /// <param name="zone">The zone of the person's own clock.</param>
    public static async Task<Visit> Begin(
        BrowserFixture fixture, bool hasScript = true, bool onPhone = false, Uri? at = null, string? script = null,
        string zone = "America/New_York")
    {
        var context = await fixture.Browser.NewContextAsync(new()
        {
            BaseURL = (at ?? fixture.Url).ToString(),
            JavaScriptEnabled = hasScript,
            TimezoneId = zone,
            ViewportSize = onPhone ? new() { Width = 390, Height = 844 } : new() { Width = 1280, Height = 900 },
        });
        context.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        await context.AddInitScriptAsync(Watch + Keys.Watch + script);
        return new(context, await context.NewPageAsync(), hasScript);
    }

    /// <summary>Signs in as one of the demo people, by the page.</summary>
    public static async Task<Visit> SignIn(
        BrowserFixture fixture, string name, bool hasScript = true, bool onPhone = false, bool byKeys = false)
    {
        var visit = await Begin(fixture, hasScript, onPhone);
        visit.ByKeys = byKeys;
        await visit.SignIn(name, onPhone);
        return visit;
    }

    /// <summary>The same in a browser that is open already.</summary>
    public async Task SignIn(string name, bool onPhone)
    {
        await Go("/");
        await Leaves(() => Press($"{(onPhone ? "On my phone" : "On a computer")} : {name}"));
    }

    /// <summary>The session ends elsewhere, and this browser does not know.</summary>
    public Task SignOutElsewhere() => context.ClearCookiesAsync();

    /// <summary>The browser sees that there is a network again.</summary>
    public Task IsOnline() => Page.EvaluateAsync("() => { dispatchEvent(new Event('online')); }");

    /// <summary>Closes the page and opens another one.</summary>
    public async Task Reopen(string path)
    {
        await Page.CloseAsync();
        await OpenAnother(path);
    }

    /// <summary>Opens another page beside this one, and looks at that.</summary>
    public async Task OpenAnother(string path)
    {
        Page = await context.NewPageAsync();
        await Go(path);
    }

    /// <summary>Opens a page.</summary>
    public async Task Go(string path, int status = 200)
    {
        var answer = await Page.GotoAsync(path);
        Assert.Equal((path, status), (path, answer!.Status));
        await Look();
    }

    /// <summary>Follows a link by its words.</summary>
    public Task Follow(string words) => Leaves(() => keys is not null
        ? keys.Press("a", words)
        : Page.GetByRole(AriaRole.Link, new() { Name = words, Exact = true }).First.ClickAsync());

    /// <summary>Presses a button by its words.</summary>
    public Task Press(string words) => Or(() => keys is not null
        ? keys.Press("button", words)
        : Page.GetByRole(AriaRole.Button, new() { Name = words, Exact = true }).First.ClickAsync());

    /// <summary>Presses one key once the page's script is there, which takes it.</summary>
    public async Task Key(string key)
    {
        await IsThere();
        await Page.Keyboard.PressAsync(key);
    }

    /// <summary>Presses a button by its words and waits for the answer, so that whoever goes on does not hang up before it.</summary>
    public Task Send(string words) =>
        Or(() => Page.RunAndWaitForResponseAsync(() => Press(words), answer => answer.Request.Method == "POST"));

    /// <summary>Loads a page until it has a link of these words, as lists come after what they list, and follows it.</summary>
    public async Task Find(string path, string words)
    {
        var until = DateTime.UtcNow + Patience;
        do
        {
            await Page.GotoAsync(path);
        }
        while (await Page.GetByRole(AriaRole.Link, new() { Name = words, Exact = true }).CountAsync() == 0 && DateTime.UtcNow < until);
        await Look();
        await Follow(words);
    }

    /// <summary>The day after tomorrow, as fields write it.</summary>
    public static string InTwoDays { get; } = DateTime.UtcNow.AddDays(2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Waits until something is so that no page shows.</summary>
    public static async Task Eventually(Func<Task<bool>> isSo)
    {
        for (var until = DateTime.UtcNow + Patience; !await isSo();)
        {
            Assert.True(DateTime.UtcNow < until, $"It is not so after {Patience}.");
            await Task.Delay(50);
        }
    }

    /// <summary>Writes into a field by its label.</summary>
    public Task Write(string label, string text) => Or(() => keys is not null
        ? keys.Write(label, text)
        : Page.GetByLabel(label, new() { Exact = true }).First.FillAsync(text));

    /// <summary>Chooses one of several by its words.</summary>
    public Task Choose(string label, string words) =>
        Or(() => Page.GetByLabel(label, new() { Exact = true }).First.SelectOptionAsync(new SelectOptionValue { Label = words }));

    /// <summary>Ticks a box by its label.</summary>
    public Task Tick(string label) => Or(() => keys is not null
        ? keys.Tick(label)
        : Page.GetByLabel(label, new() { Exact = true }).First.CheckAsync());

    /// <summary>Opens what is folded, or a menu, by its words.</summary>
    public Task Unfold(string words) => Or(() => keys is not null
        ? keys.Press("summary", words)
        : Page.Locator("summary", new() { HasText = words }).First.ClickAsync());

    /// <summary>Follows a link to a file, and answers what came.</summary>
    public async Task<byte[]> Download(string words)
    {
        var file = await Page.RunAndWaitForDownloadAsync(
            () => Page.GetByRole(AriaRole.Link, new() { Name = words, Exact = true }).ClickAsync());
        return await File.ReadAllBytesAsync(await file.PathAsync());
    }

    /// <summary>Loads a page until it says so, as what happens by itself comes later, and looks it over.</summary>
    public async Task Awaits(string path, string words)
    {
        var until = DateTime.UtcNow + ForTheHost;
        await Page.GotoAsync(path);
        while (!(await Page.Locator("main").InnerTextAsync()).Contains(words, StringComparison.Ordinal) && DateTime.UtcNow < until)
        {
            await Task.Delay(Pause);
            await Page.GotoAsync(path);
        }
        await Sees(words);
    }

    /// <summary>Waits until the page says so, and looks it over.</summary>
    public async Task Sees(string words)
    {
        await Assertions.Expect(Page.Locator("main")).ToContainTextAsync(words);
        if (keys is not null)
            await keys.IsSomewhere();
        await Look();
    }

    /// <summary>Sees that the page does not say so, once it says something else.</summary>
    public async Task SeesNo(string words) => await Assertions.Expect(Page.Locator("main")).Not.ToContainTextAsync(words);

    /// <summary>Waits until the header counts so much.</summary>
    public async Task Counts(string words)
    {
        await Assertions.Expect(Page.GetByRole(AriaRole.Link, new() { Name = words, Exact = true })).ToBeVisibleAsync();
        await Look();
    }

    /// <summary>
    /// Waits until the header counts nothing that waits or was refused, and not for the moment alone in which a page changes.
    /// </summary>
    public async Task CountsNothing()
    {
        for (var times = 0; times < 3; times++)
        {
            await Or(() => Assertions.Expect(Page.Locator("header .waiting")).ToHaveCountAsync(0));
            await Task.Delay(100);
        }
        await Look();
    }

    /// <summary>Waits until the browser keeps a page for when there is no network.</summary>
    public Task Keeps(string path) => Or(() => Page.WaitForFunctionAsync("path => caches.match(path).then(Boolean)", path));

    private async Task Leaves(Func<Task> by)
    {
        var before = Page.Url;
        await Or(by);
        await Assertions.Expect(Page).Not.ToHaveURLAsync(before);
        await IsThere();
        await Look();
    }

    // What a page tells of its loading can be missed on a busy machine, so that it is asked. Its script has begun then.
    private async Task IsThere()
    {
        while (true)
        {
            try
            {
                if (await Page.EvaluateAsync<bool>("document.readyState === 'complete'"))
                    return;
            }
            catch (PlaywrightException failure) when (failure.Message.Contains("context was destroyed", StringComparison.Ordinal))
            {
                // Another page came meanwhile.
            }
            await Task.Delay(20);
        }
    }

    // What there was instead is said where something did not come.
    private async Task Or(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception late) when (late is TimeoutException or PlaywrightException)
        {
            throw new InvalidOperationException($"{late.Message}\n{Page.Url} says:\n{await Page.Locator("body").InnerTextAsync()}", late);
        }
    }

    private async Task Look()
    {
        if (!hasScript)
            return;
        await RanNothing();
        if (!IsBrief)
            await Accessibility.Check(Page);
    }

    /// <summary>Nothing ran, or was held back from running, that somebody wrote.</summary>
    public async Task RanNothing()
    {
        Assert.Equal(0, await Page.EvaluateAsync<int>("window.fired"));
        Assert.Empty(await Page.EvaluateAsync<string[]>("window.violations"));
        Assert.Empty(errors);
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
