using System.Collections.Immutable;
using NodaTime;

namespace WorkMarket.Domain.Scorecards;

/// <summary>How often something counts, and the time that it adds.</summary>
public readonly record struct Sum(long Count, Duration Amount)
{
    /// <summary>Both together.</summary>
    public static Sum operator +(Sum left, Sum right) => new(left.Count + right.Count, left.Amount + right.Amount);

    /// <summary>One less the other.</summary>
    public static Sum operator -(Sum left, Sum right) => new(left.Count - right.Count, left.Amount - right.Amount);
}

/// <summary>Sums of entries by their kind: of a day, of a window, of all time. Kinds with a sum of zero are left out.</summary>
public sealed record Tally(ImmutableSortedDictionary<CountsAs, Sum> Sums)
{
    /// <summary>Nothing.</summary>
    public static Tally Empty { get; } = new(ImmutableSortedDictionary<CountsAs, Sum>.Empty);

    /// <summary>With an entry more.</summary>
    public Tally Plus(Entry entry) => With(entry.As, this[entry.As] + new Sum(entry.Count, entry.Amount));

    /// <summary>With a sum more of a kind.</summary>
    public Tally Plus(CountsAs kind, Sum sum) => With(kind, this[kind] + sum);

    /// <summary>With an entry less.</summary>
    public Tally Minus(Entry entry) => With(entry.As, this[entry.As] - new Sum(entry.Count, entry.Amount));

    /// <summary>Both together.</summary>
    public Tally Plus(Tally other) => other.Sums.Aggregate(this, (tally, sum) => tally.With(sum.Key, tally[sum.Key] + sum.Value));

    /// <summary>The sum of a kind.</summary>
    public Sum this[CountsAs kind] => Sums.GetValueOrDefault(kind);

    /// <summary>The sum of some kinds.</summary>
    public Sum SumOf(params IEnumerable<CountsAs> kinds) => kinds.Aggregate(default(Sum), (sum, kind) => sum + this[kind]);

    /// <inheritdoc/>
    public bool Equals(Tally? other) => other is not null && Sums.SequenceEqual(other.Sums);

    /// <inheritdoc/>
    public override int GetHashCode() => Sums.Aggregate(0, (hash, sum) => HashCode.Combine(hash, sum.Key, sum.Value));

    private Tally With(CountsAs kind, Sum sum) => new(sum == default ? Sums.Remove(kind) : Sums.SetItem(kind, sum));
}
