using System.Globalization;
using WorkMarket.Benchmarks;
using WorkMarket.Testing;

const string minutes = "--minutes";
var length = TimeSpan.FromMinutes(10);
List<string> names = [.. args];
if (names.IndexOf(minutes) is >= 0 and var at)
{
    if (at + 1 == names.Count
        || !double.TryParse(names[at + 1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var asked)
        || asked is <= 0 or > 1440)
    {
        Console.Error.WriteLine($"{minutes} is followed by how long the soak takes: more than 0 and at most 1440.");
        return 1;
    }
    length = TimeSpan.FromMinutes(asked);
    names.RemoveRange(at, 2);
}

(string Name, Func<Azurite, Task<IEnumerable<Figure>>> Measure)[] all =
[
    ("action", ActionTime.Measure),
    ("requests", Requests.Measure),
    ("effects",
        async azurite => [.. await EffectLag.Measure(azurite), .. await Requests.OfEffects(azurite), .. await EffectCosts.Measure()]),
    ("escalation", _ => EscalationCost.Measure()),
    ("restore", _ => RestoreFigures.Measure()),
    ("dossier", _ => DossierCost.Measure()),
    ("due", DueAtOnce.Measure),
    ("upload", LargeUpload.Measure),
    ("portal", PortalPages.Measure),
    ("soak", azurite => Soak.Measure(azurite, length)),
];
// The soak takes long, and only where it is asked for.
var wanted = names.Count == 0 ? all[..^1] : [.. all.Where(benchmark => names.Contains(benchmark.Name))];
if (wanted.Length < Math.Max(names.Count, 1))
{
    Console.Error.WriteLine($"The benchmarks are {string.Join(", ", all.Select(benchmark => benchmark.Name))}.");
    return 1;
}
Console.WriteLine($"{"what",-58} {"figure",14}   bar");
var missed = 0;
foreach (var (_, measure) in wanted)
{
    using var azurite = Azurite.Start();
    foreach (var figure in await measure(azurite))
    {
        Console.WriteLine(figure);
        missed += figure.IsMissed ? 1 : 0;
    }
}
Console.WriteLine(missed == 0 ? "Every bar is held." : $"{missed} missed.");
return missed == 0 ? 0 : 1;
