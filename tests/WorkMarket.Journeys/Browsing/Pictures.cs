using Microsoft.Playwright;
using WorkMarket.Testing;

namespace WorkMarket.Journeys.Browsing;

/// <summary>The pictures of the main pages in docs/pictures, which a run with WORKMARKET_PICTURES=1 takes anew.</summary>
internal static class Pictures
{
    private static readonly bool AreTaken = Environment.GetEnvironmentVariable("WORKMARKET_PICTURES") == "1";

    /// <summary>Takes one of the page as it is.</summary>
    public static async Task Take(IPage page, string name, bool hasScript = true)
    {
        if (AreTaken && hasScript)
            await page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Root, "docs", "pictures", $"{name}.png") });
    }
}
