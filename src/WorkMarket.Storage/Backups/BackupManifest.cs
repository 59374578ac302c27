using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace WorkMarket.Storage.Backups;

/// <summary>A part of a slice: rows of one table, ordered by their keys, a line each, compressed.</summary>
/// <param name="Name">The blob.</param>
/// <param name="Table">The table.</param>
/// <param name="First">The partition of its first row.</param>
/// <param name="Last">The partition of its last row.</param>
/// <param name="Cases">How many cases it holds, each whole as far as it changed.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Bytes">How many bytes, compressed.</param>
/// <param name="Hash">SHA-256 over those, lower-case hexadecimal.</param>
public sealed record BackupPart(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("table")] string Table,
    [property: JsonPropertyName("first")] string First,
    [property: JsonPropertyName("last")] string Last,
    [property: JsonPropertyName("cases")] int Cases,
    [property: JsonPropertyName("rows")] int Rows,
    [property: JsonPropertyName("bytes")] long Bytes,
    [property: JsonPropertyName("sha256")] string Hash);

/// <summary>What a slice is made of. It is written last: a slice without one is not there.</summary>
/// <param name="Name">The slice's name, which is the instant when it began, so that names sort as slices follow each other.</param>
/// <param name="Began">When it began, by the clock of storage: whatever was acknowledged before is in it or in one before it.</param>
/// <param name="Ended">When it ended, by the same clock: nothing that was written later is in it.</param>
/// <param name="Since">Since when what changed is in it; null where it is whole.</param>
/// <param name="Previous">The slice that it goes on from; null where it is whole.</param>
/// <param name="Cases">How many cases it holds.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Parts">Its parts, in order.</param>
public sealed record BackupManifest(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("began")] Instant Began,
    [property: JsonPropertyName("ended")] Instant Ended,
    [property: JsonPropertyName("since")] Instant? Since,
    [property: JsonPropertyName("previous")] string? Previous,
    [property: JsonPropertyName("cases")] long Cases,
    [property: JsonPropertyName("rows")] long Rows,
    [property: JsonPropertyName("parts")] ImmutableList<BackupPart> Parts)
{
    private static readonly InstantPattern Names = InstantPattern.Create("uuuuMMdd'T'HHmmss'.'fffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The name of a slice that begins at an instant.</summary>
    internal static string NameAt(Instant began) => Names.Format(began);
}

/// <summary>Where the next slice goes on.</summary>
/// <param name="Name">The latest slice.</param>
/// <param name="Began">When it began, by the clock of storage.</param>
/// <param name="WholeBegan">When the latest whole slice began, by the same clock.</param>
/// <param name="StartedAt">When the latest slice was started, by the product's clock.</param>
internal sealed record BackupLatest(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("began")] Instant Began,
    [property: JsonPropertyName("wholeBegan")] Instant WholeBegan,
    [property: JsonPropertyName("startedAt")] Instant StartedAt);

/// <summary>Where a slice goes on that is being written.</summary>
/// <param name="Slice">The slice.</param>
/// <param name="Began">When it began, by the clock of storage.</param>
/// <param name="StartedAt">The same by the product's clock.</param>
/// <param name="Since">Since when what changed is in it; null where it is whole.</param>
/// <param name="Previous">The slice that it goes on from.</param>
/// <param name="WholeBegan">When the latest whole slice began, which may be this one.</param>
/// <param name="Written">How many parts are written.</param>
/// <param name="Last">The latest of them, which is noted once this place is kept; null where it is.</param>
/// <param name="More">Where the table's next page begins; null at its first.</param>
internal sealed record BackupPlace(
    [property: JsonPropertyName("slice")] string Slice,
    [property: JsonPropertyName("began")] Instant Began,
    [property: JsonPropertyName("startedAt")] Instant StartedAt,
    [property: JsonPropertyName("since")] Instant? Since,
    [property: JsonPropertyName("previous")] string? Previous,
    [property: JsonPropertyName("wholeBegan")] Instant WholeBegan,
    [property: JsonPropertyName("written")] int Written = 0,
    [property: JsonPropertyName("last")] BackupPart? Last = null,
    [property: JsonPropertyName("more")] string? More = null);
