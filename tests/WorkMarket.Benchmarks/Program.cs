using WorkMarket.Benchmarks;
using WorkMarket.Testing;

(string Name, Func<Azurite, Task<IEnumerable<Figure>>> Measure)[] all =
    [("action", ActionTime.Measure), ("requests", Requests.Measure), ("effects", async azurite => [.. await EffectLag.Measure(azurite), .. await Requests.OfEffects(azurite), .. await EffectCosts.Measure()]), ("due", DueAtOnce.Measure), ("upload", LargeUpload.Measure)];
var wanted = args.Length == 0 ? all : [.. all.Where(benchmark => args.Contains(benchmark.Name))];
if (wanted.Length < Math.Max(args.Length, 1))
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
