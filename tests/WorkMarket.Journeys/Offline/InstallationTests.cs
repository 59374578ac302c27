using Microsoft.Playwright;
using WorkMarket.Journeys.Browsing;
using Xunit;

namespace WorkMarket.Journeys.Offline;

/// <summary>The pages on a phone's home screen.</summary>
[Collection(BrowserCollection.Name)]
public sealed class InstallationTests(BrowserFixture fixture)
{
    private const string Offer = "Put WorkMarket on your home screen";
    private const string IPhone = "Object.defineProperty(navigator, 'userAgent', { value: 'Mozilla/5.0 (iPhone)' });";

    private const string Android = """
        Object.defineProperty(navigator, 'userAgent', { value: 'Mozilla/5.0 (Linux; Android 16)' });
        window.asked = 0;
        document.addEventListener('DOMContentLoaded', () => setTimeout(() => dispatchEvent(Object.assign(new Event('beforeinstallprompt'), {
          prompt: async () => { window.asked++; },
          userChoice: Promise.resolve({ outcome: 'accepted' }),
        })), 200));
        """;

    [Fact]
    public async Task On_an_iPhone_a_worker_reads_how_once_and_says_no_for_good()
    {
        await using var wanda = await Visit.Begin(fixture, onPhone: true, script: IPhone);
        await wanda.SignIn("Wanda Ortiz", onPhone: true);
        await wanda.Sees(Offer);
        await wanda.Sees("Tap Share, then “Add to Home Screen”.");
        await wanda.Press("Not now");
        await IsGone(wanda);
        await wanda.Go("/today");
        await wanda.CountsNothing();
        await IsGone(wanda);
    }

    [Fact]
    public async Task Where_the_browser_installs_by_itself_one_press_asks_it()
    {
        await using var wanda = await Visit.Begin(fixture, onPhone: true, script: Android);
        await wanda.SignIn("Wanda Ortiz", onPhone: true);
        await wanda.Sees(Offer);
        await wanda.Press("Install");
        await IsGone(wanda);
        Assert.Equal(1, await wanda.Page.EvaluateAsync<int>("window.asked"));
    }

    [Theory, InlineData("Nora Quinn", IPhone), InlineData("Wanda Ortiz", "")]
    public async Task Nobody_else_is_asked(string name, string script)
    {
        await using var visit = await Visit.Begin(fixture, script: script);
        await visit.SignIn(name, onPhone: false);
        await visit.Go("/");
        await visit.CountsNothing();
        await IsGone(visit);
    }

    private static Task IsGone(Visit visit) =>
        Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = Offer })).ToHaveCountAsync(0);
}
