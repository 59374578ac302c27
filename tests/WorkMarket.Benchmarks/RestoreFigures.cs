namespace WorkMarket.Benchmarks;

/// <summary>What a slice of the backup and a restore take, of cases that others write meanwhile.</summary>
internal static class RestoreFigures
{
    private const int Cases = 1000;

    public static async Task<IEnumerable<Figure>> Measure()
    {
        var drill = await RestoreDrill.Play(Cases, slices: 5);
        return
        [
            new($"{Cases} cases under load: the whole slice", drill.Whole.TotalSeconds, "s"),
            new($"  the last of {drill.Slices} slices", drill.Last.TotalSeconds, "s"),
            new("  writes acknowledged meanwhile", drill.Written, ""),
            new("  every table deleted: cases and indexes back", drill.Restored.TotalSeconds, "s"),
            new("  cases restored a second, indexes too", Cases / drill.Restored.TotalSeconds, ""),
            new("  cases that lack what was acknowledged before that slice", drill.Lost, "", 0),
            new("  chains, effects, indexes and clocks that are wrong", drill.Findings.Count, "", 0),
            new("  open escalations that did not come to their end", drill.Open - drill.Ended, "", 0),
        ];
    }
}
