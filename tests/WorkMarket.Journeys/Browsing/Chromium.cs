using Microsoft.Playwright;

namespace WorkMarket.Journeys.Browsing;

/// <summary>The machine's own Chromium, which nothing here ever downloads.</summary>
public sealed class Chromium : IAsyncDisposable
{
    // The one without a window's parts takes two thirds of the others' time, and shows and runs the same.
    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

    private static readonly string[] Places =
    [
        .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name))),
        "/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ];

    private readonly IPlaywright playwright;

    private Chromium(IPlaywright playwright, IBrowser browser) => (this.playwright, Browser) = (playwright, browser);

    public IBrowser Browser { get; }

    public static async Task<Chromium> Launch()
    {
        var path = Places.FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"There is none of {string.Join(", ", Names)}: ./wm test and ./wm bench install it.");
        var playwright = await Playwright.CreateAsync();
        return new(
            playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = ["--no-sandbox", "--disable-gpu"] }));
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright.Dispose();
    }
}
