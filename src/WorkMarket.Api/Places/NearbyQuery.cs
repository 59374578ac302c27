using System.Globalization;
using WorkMarket.Application.Lists;
using WorkMarket.Application.Places;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Places;

/// <summary>How a worker asks for a list by distance.</summary>
/// <param name="Within">How far it may be; null for any distance, or for the profile's radius.</param>
/// <param name="ByProfile">Whether the radius of the profile is meant.</param>
/// <param name="WithUnknown">Whether what is of unknown distance is shown too.</param>
/// <param name="Nearest">Whether the nearest comes first.</param>
internal sealed record NearbyQuery(Distance? Within, bool ByProfile, bool WithUnknown, bool Nearest)
{
    private const int Farthest = 25_000;

    /// <summary>What the call asks for, or null where it asks for nothing of the kind.</summary>
    /// <exception cref="BadRequestException">A parameter says something that it cannot.</exception>
    public static NearbyQuery? Read(Call call)
    {
        var (within, unknown, sort) = (call.Query("within"), call.Query("unknown"), call.Query("sort"));
        if (unknown is not (null or "include"))
            throw new BadRequestException("unknown", "unknownUnknown", "'unknown' is 'include', or left out.");
        if (sort is not (null or "distance" or "newest"))
            throw new BadRequestException("sort", "sortUnknown", "A list is sorted by 'distance', or 'newest' first.");
        if (within is null && sort != "distance")
            return null;
        return call.By is Actor.Worker
            ? new(within is null or "home" ? null : Parse(within), within == "home", unknown is not null, sort == "distance")
            : throw new BadRequestException("within", "distanceForWorkers", "A distance is from a worker's home; a company has none.");
    }

    /// <summary>The same for a worker's home.</summary>
    /// <exception cref="BadRequestException">The profile's radius is meant, and it has none.</exception>
    public Nearness For(WorkerHome? home) => new(
        !ByProfile ? Within
        : home?.Radius is { } radius ? new(radius, home.Unit)
        : throw new BadRequestException("within", "noRadius", "The profile says no radius around a home: set it, or name a distance."),
        WithUnknown, Nearest);

    private static Distance Parse(string text) =>
        text.Length > 2 && (text.EndsWith("mi", StringComparison.Ordinal) || text.EndsWith("km", StringComparison.Ordinal))
        && int.TryParse(text.AsSpan(0, text.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var far)
        && far is >= 1 and <= Farthest
            ? new(far, text.EndsWith("mi", StringComparison.Ordinal) ? DistanceUnit.Miles : DistanceUnit.Kilometres)
            : throw new BadRequestException(
                "within", "withinInvalid", $"'{text}' is no distance: it is 1 to {Farthest} whole miles or kilometres, "
                    + "as in 25mi or 40km.");
}
