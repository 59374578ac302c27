using WorkMarket.Benchmarks;
using WorkMarket.Testing;

Func<Azurite, Task<IEnumerable<Figure>>>[] all = [ActionTime.Measure, Requests.Measure, EffectLag.Measure, LargeUpload.Measure];
Console.WriteLine($"{"what",-58} {"figure",14}   bar");
var missed = 0;
foreach (var measure in all)
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
