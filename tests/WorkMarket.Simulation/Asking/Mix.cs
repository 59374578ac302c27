using System.Collections.Immutable;
using System.Globalization;
using WorkMarket.Simulation.People;
using WorkMarket.Testing;

namespace WorkMarket.Simulation.Asking;

/// <summary>How large a part of all clients each population is.</summary>
internal sealed record Mix(ImmutableList<(Population Population, int Parts)> Shares)
{
    private const int MostParts = 1_000_000;

    public static Mix Usual { get; } = new([.. Population.All.Select(population => (population, population.Usual))]);

    /// <summary>Reads one, as in <c>prompt=20,slow=30</c>: who is not named takes no part. Null where it is none.</summary>
    public static Mix? Read(string text)
    {
        var shares = text.Split(',').Select(Share).ToImmutableList();
        return shares.TrueForAll(share => share is not null)
            && shares.DistinctBy(share => share!.Value.Population).Count() == shares.Count
            && shares.Sum(share => (long)share!.Value.Parts) is > 0 and <= MostParts
            ? new([.. Population.All.Join(shares, population => population, share => share!.Value.Population, (_, share) => share!.Value)])
            : null;
    }

    /// <summary>One by chance.</summary>
    public Population Throw(Dice dice)
    {
        var at = dice.Below(Shares.Sum(share => share.Parts));
        return Shares.First(share => (at -= share.Parts) < 0).Population;
    }

    public override string ToString() => string.Join(',', Shares.Select(share => $"{share.Population.Name}={share.Parts}"));

    private static (Population Population, int Parts)? Share(string text) => text.Split('=') is [var name, var parts]
        && Population.All.Find(population => population.Name == name.Trim()) is { } population
        && int.TryParse(
            parts, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number)
        ? (population, number)
        : null;
}
