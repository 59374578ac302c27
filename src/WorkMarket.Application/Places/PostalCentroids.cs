using System.Collections.Frozen;
using System.Globalization;
using WorkMarket.Domain;

namespace WorkMarket.Application.Places;

/// <summary>
/// The centroids of postal codes: of the United States those of the Census Bureau's ZIP Code Tabulation Areas, which ship with the
/// product (Data/README.md). Of other countries none are known.
/// </summary>
public static class PostalCentroids
{
    private const string Resource = "zcta-centroids.tsv";
    private const int ZipLength = 5;

    private static readonly Lazy<FrozenDictionary<int, Coordinates>> Zips = new(Read);

    /// <summary>How many there are.</summary>
    public static int Count => Zips.Value.Count;

    /// <summary>The centroid of a postal code, or null where none is known. Of a ZIP code of nine digits, that of its first five.</summary>
    public static Coordinates? Find(string? country, string? postalCode) =>
        country == Geography.UnitedStates && postalCode is { Length: >= ZipLength }
        && int.TryParse(postalCode.AsSpan(0, ZipLength), NumberStyles.None, CultureInfo.InvariantCulture, out var zip)
            ? Zips.Value.GetValueOrDefault(zip)
            : null;

    private static FrozenDictionary<int, Coordinates> Read()
    {
        using var stream = typeof(PostalCentroids).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        var zips = new Dictionary<int, Coordinates>();
        while (reader.ReadLine() is { } line)
        {
            var parts = line.Split('\t');
            zips.Add(Number(parts[0]), new(Degrees(parts[1]), Degrees(parts[2])));
        }
        return zips.ToFrozenDictionary();

        static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

        static double Degrees(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
    }
}
