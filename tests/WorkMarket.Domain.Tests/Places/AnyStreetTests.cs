using System.Text.Json;
using WorkMarket.Domain.Places;
using WorkMarket.Domain.Tests.Lives;

namespace WorkMarket.Domain.Tests.Places;

/// <summary>Whatever happens, nobody reads a street who may not.</summary>
[Rule("§8 Street, contact and access notes to the assigned worker and to the client's side alone")]
public sealed class AnyStreetTests
{
    private static readonly string[] Hidden =
        ["Larimer", "Colorado Boulevard", "16th Street", "Store 1", "Rear door", "Dana", "Ring at the back", "+1303"];

    [Fact]
    public void No_event_says_it_to_somebody_who_may_not_read_it()
    {
        var (hidden, shown) = (0, 0);
        for (var seed = 0; seed < 60; seed++)
        {
            var life = Life.Disorderly(seed).Last().After;
            foreach (var by in new Actor[] { Wanda, Walter, Clara, Gloria, Sam, Amy })
            {
                foreach (var happened in life.Timeline)
                {
                    if (Access.AsReadBy(life.State, by, happened) is not { } readable)
                        continue;
                    var text = JsonSerializer.Serialize<object>(readable.Event);
                    if (PlaceRules.ReadsStreet(life.State, by))
                        shown += text.Contains("Larimer", StringComparison.Ordinal) ? 1 : 0;
                    else
                        Assert.All(Hidden, word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));
                    hidden += PlaceRules.ReadsStreet(life.State, by) ? 0 : 1;
                }
            }
        }
        Assert.True(hidden > 100 && shown > 20, $"{hidden} hidden, {shown} shown");
    }
}
