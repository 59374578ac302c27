namespace WorkMarket.Testing;

/// <summary>Chance that can be repeated: the same seed gives the same throws for ever (SplitMix64).</summary>
public sealed class Dice(ulong seed)
{
    private ulong state = seed;

    /// <summary>A number from 0 to below a bound.</summary>
    public int Below(int bound) => (int)(Next() % (ulong)bound);

    public int Between(int low, int high) => low + Below(high - low + 1);

    public bool OneIn(int chances) => Below(chances) == 0;

    public T One<T>(params IReadOnlyList<T> of) => of[Below(of.Count)];

    public T? Perhaps<T>(T value) where T : struct => OneIn(2) ? value : null;

    private ulong Next()
    {
        var mixed = state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
