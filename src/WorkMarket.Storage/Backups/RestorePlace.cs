using System.Text.Json.Serialization;
using WorkMarket.Application.Jobs;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;
using WorkMarket.Storage.Cases;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.Backups;

/// <summary>Where a restore goes on.</summary>
/// <param name="Target">The slice up to which it goes.</param>
/// <param name="Asked">Tells one restore from another: what is found out for it holds for no other.</param>
/// <param name="Case">The only case wanted.</param>
/// <param name="Company">The company whose cases are wanted.</param>
/// <param name="Slice">The slice, from the whole one.</param>
/// <param name="Part">The part of the table in that slice.</param>
/// <param name="More">Where the notices' next page begins.</param>
/// <param name="Indexes">Where the rebuild of the indexes goes on.</param>
internal sealed record RestorePlace(
    [property: JsonPropertyName("target")] string Target,
    [property: JsonPropertyName("asked")] string Asked,
    [property: JsonPropertyName("case")] AssignmentId? Case = null,
    [property: JsonPropertyName("company")] CompanyId? Company = null,
    [property: JsonPropertyName("slice")] int Slice = 0,
    [property: JsonPropertyName("part")] int Part = 0,
    [property: JsonPropertyName("more")] string? More = null,
    [property: JsonPropertyName("indexes")] JobPlace? Indexes = null)
{
    /// <summary>Whether everything is wanted.</summary>
    [JsonIgnore]
    public bool IsAll => Case is null && Company is null;

    /// <summary>Whether a part may have something that is wanted.</summary>
    public bool MayHave(BackupPart part) => Case is not { } only
        || (string.CompareOrdinal(part.First, only.Value) <= 0 && string.CompareOrdinal(only.Value, part.Last) <= 0);

    /// <summary>Whether a case is wanted.</summary>
    public bool Wants(TableRow head) => IsAll || head.PartitionKey == Case?.Value
        || (Company is { } company && CaseRows.ReadState(head).Brief.Company == company);
}
