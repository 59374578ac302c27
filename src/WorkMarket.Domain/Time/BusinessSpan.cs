using NodaTime;

namespace WorkMarket.Domain.Time;

/// <summary>
/// A span of business time, as in the 48 business hours of domain.md §6. It is no plain duration: how long it lasts on the clock on the
/// wall, a <see cref="BusinessCalendar"/> says.
/// </summary>
public readonly record struct BusinessSpan : IComparable<BusinessSpan>
{
    /// <summary>No time at all.</summary>
    public static BusinessSpan Zero { get; }

    /// <summary>So much time while business is open.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than nothing.</exception>
    public BusinessSpan(Duration open)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(open, Duration.Zero);
        Open = open;
    }

    /// <summary>How much time it is while business is open; never negative.</summary>
    public Duration Open { get; }

    /// <summary>So many business hours.</summary>
    public static BusinessSpan FromHours(int hours) => new(Duration.FromHours(hours));

    /// <inheritdoc/>
    public int CompareTo(BusinessSpan other) => Open.CompareTo(other.Open);

    /// <summary>Whether one is shorter.</summary>
    public static bool operator <(BusinessSpan one, BusinessSpan other) => one.Open < other.Open;

    /// <summary>Whether one is longer.</summary>
    public static bool operator >(BusinessSpan one, BusinessSpan other) => one.Open > other.Open;

    /// <summary>Whether one is not longer.</summary>
    public static bool operator <=(BusinessSpan one, BusinessSpan other) => one.Open <= other.Open;

    /// <summary>Whether one is not shorter.</summary>
    public static bool operator >=(BusinessSpan one, BusinessSpan other) => one.Open >= other.Open;

    /// <inheritdoc/>
    public override string ToString() => $"{Open.TotalHours:0.##} business hours";
}
