using Microsoft.Playwright;
using Xunit;

namespace WorkMarket.Journeys.Browsing;

/// <summary>A keyboard and nothing else. Whatever it comes to on its way has to show that it has the focus.</summary>
internal sealed class Keys(Func<IPage> page)
{
    private const int MostTries = 4;

    /// <summary>
    /// What a page says of the focus: how many times Tab it is to something (backwards where that is less than none), where it is, and what
    /// had it on the way without being seen to.
    /// </summary>
    public const string Watch = """
        window.unseen = [];
        window.stops = 0;
        window.wordsOf = one => (one.labels?.[0] ?? one).textContent.replace(/\s/g, '');
        window.isWanted = (one, [css, words]) => one.matches(css) && wordsOf(one) === words;
        window.tabsTo = wanted => {
          const css = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
          const all = [...document.querySelectorAll(css)].filter(one => one.checkVisibility());
          const here = document.activeElement;
          const ahead = all.findIndex(one => here === document.body
            || here.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
          const first = ahead < 0 ? all.length : ahead;
          const after = all.findIndex((one, at) => at >= first && isWanted(one, wanted));
          if (after >= 0) return after - first + 1;
          const before = all.findLastIndex((one, at) => at < first && isWanted(one, wanted));
          return before < 0 ? 0 : before - (all.includes(here) ? all.indexOf(here) : first);
        };
        addEventListener('keyup', of => {
          const one = document.activeElement;
          if (of.key !== 'Tab' || one === document.body) return;
          window.stops++;
          const { outlineStyle, outlineWidth } = getComputedStyle(one);
          const box = one.getBoundingClientRect();
          const isSeen = one.matches(':focus-visible') && outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
            && box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
          if (!isSeen) window.unseen.push(one.outerHTML.slice(0, 200));
        });
        """;

    /// <summary>Goes to it and presses Enter.</summary>
    public async Task Press(string kind, string words)
    {
        await Reach(kind, words);
        await page().EvaluateAsync("() => { window.asked = true; }");
        await page().Keyboard.PressAsync("Enter");
    }

    /// <summary>Goes to a field and writes over what it holds.</summary>
    public async Task Write(string label, string text)
    {
        await Reach("textarea, input:not([type=checkbox])", label);
        await page().Keyboard.PressAsync("Control+A");
        await page().Keyboard.InsertTextAsync(text);
    }

    /// <summary>Goes to a box and ticks it.</summary>
    public async Task Tick(string label)
    {
        await Reach("[type=checkbox]", label);
        await page().Keyboard.PressAsync("Space");
    }

    /// <summary>Where the page itself showed what came of what was pressed, the focus is there, and not lost to the beginning.</summary>
    public async Task IsSomewhere() => Assert.False(
        await page().EvaluateAsync<bool>("() => Boolean(window.asked) && document.activeElement === document.body"),
        $"On {page().Url} the focus is lost.");

    private async Task Reach(string kind, string words)
    {
        object wanted = new[] { kind, string.Concat(words.Where(letter => !char.IsWhiteSpace(letter))) };
        for (var tries = 0; tries < MostTries; tries++)
        {
            var tabs = await page().EvaluateAsync<int>("wanted => tabsTo(wanted)", wanted);
            for (var times = 0; times < Math.Abs(tabs); times++)
                await page().Keyboard.PressAsync(tabs < 0 ? "Shift+Tab" : "Tab");
            if (await page().EvaluateAsync<bool>("wanted => isWanted(document.activeElement, wanted)", wanted))
            {
                Assert.Empty(await page().EvaluateAsync<string[]>("window.unseen"));
                return;
            }
            await Task.Delay(200);
        }
        throw new TimeoutException($"Tab does not come to “{words}”.");
    }
}
