using Microsoft.Playwright;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Journeys.Browsing;

/// <summary>Holds a page against the rules of axe, in both themes, as narrow as a page may be and on a desk.</summary>
internal static class Accessibility
{
    // The sections of a page, none of them in another.
    private const string Sections =
        "const sections = [...document.querySelectorAll('main section')].filter(one => !one.parentElement.closest('section'));";

    // A theme changes colours alone.
    private const string Run = $$"""
        async ([dark, some]) => {
          {{Sections}}
          return (await axe.run(some ? { include: some.map(at => sections[at]) } : document, {
            resultTypes: ['violations'], preload: false,
            ...dark ? { runOnly: ['color-contrast', 'link-in-text-block'] } : {},
          })).violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html}`));
        }
        """;

    // What a page is made of around its sections, and then each of these, without their words; what is alike and stands beside each other
    // counts once.
    private const string Skeletons = $$"""
        () => {
          {{Sections}}
          const shape = (one, cut) => one.tagName
            + [...one.attributes].map(of => of.name + (['class', 'role', 'type', 'tabindex'].includes(of.name) ? of.value : ''))
            + '(' + [...new Set([...one.children].map(inside => cut.includes(inside) ? 'SECTION' : shape(inside, cut)))] + ')';
          return [shape(document.body, sections), ...sections.map(one => shape(one, []))];
        }
        """;

    private static readonly HashSet<string> Seen = new(StringComparer.Ordinal);
    private static readonly ColorScheme[] Themes = [ColorScheme.Light, ColorScheme.Dark];
    private static readonly int[] Widths = [320, 1280];

    private static readonly string Axe =
        File.ReadAllText(Path.Combine(Repository.Root, "tools", "axe", "node_modules", "axe-core", "axe.min.js"));

    public static async Task Check(IPage page)
    {
        var size = page.ViewportSize!;
        // The same markup with other words has nothing new to say; on a page that is known, only sections that are not.
        var skeletons = await page.EvaluateAsync<string[]>(Skeletons);
        var isKnown = !Seen.Add(skeletons[0]);
        var unknown = Enumerable.Range(0, skeletons.Length - 1).Where(at => Seen.Add(skeletons[at + 1])).ToArray();
        if (isKnown && unknown.Length == 0)
            return;
        // A page's own restrictions keep scripts out of it, and not what the browser itself is told to run.
        await page.EvaluateAsync($"() => {{ if (!window.axe) {{ {Axe} }} }}");
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, size.Height);
            Assert.True(
                await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width,
                $"{page.Url} is wider than {width} pixels: {await Widest(page)}.");
            foreach (var theme in Themes)
            {
                await page.EmulateMediaAsync(new() { ColorScheme = theme });
                var violations = await page.EvaluateAsync<string[]>(
                    Run, new object?[] { theme == ColorScheme.Dark, isKnown ? unknown : null });
                Assert.True(
                    violations.Length == 0, $"{page.Url}, {theme}, {width} pixels wide:\n{string.Join('\n', violations)}");
            }
        }
        await page.SetViewportSizeAsync(size.Width, size.Height);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }

    private static Task<string> Widest(IPage page) => page.EvaluateAsync<string>("""
        () => [...document.body.querySelectorAll('*')]
          .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
          .slice(-3).map(one => one.outerHTML.slice(0, 200)).join('\n')
        """);
}
