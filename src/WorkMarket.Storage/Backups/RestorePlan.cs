using System.Collections.Immutable;
using WorkMarket.Application.Members;
using WorkMarket.Application.People;
using WorkMarket.Domain.People;
using WorkMarket.Storage.Cases;
using WorkMarket.Storage.People;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.Backups;

/// <summary>A case that is had back: by the latest slice that has it, as of this version.</summary>
internal readonly record struct PlannedCase(int Slice, long Version);

/// <summary>
/// What a restore is to write. Of each case it knows by which slice its head comes, about a hundred bytes; of what else is kept it knows
/// what was deleted since, which is not to come back (domain.md §1).
/// </summary>
internal sealed class RestorePlan
{
    private const string FormerRow = "former";

    private static readonly ImmutableHashSet<string> OfErased = ["profile", "mail", "phone-pin", "worker-profile"];

    private readonly Dictionary<string, PlannedCase> cases = new(StringComparer.Ordinal);
    private readonly HashSet<string> accessGone = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TableRow> erased = new(StringComparer.Ordinal);
    private readonly HashSet<string> addresses = new(StringComparer.Ordinal);
    private TableRow? formers;

    private RestorePlan(ImmutableList<BackupManifest> chain) => Chain = chain;

    /// <summary>The slices, a whole one first.</summary>
    public ImmutableList<BackupManifest> Chain { get; }

    /// <summary>What people who were erased since are now, and how many that are.</summary>
    public IEnumerable<TableRow> Later => formers is null ? erased.Values : erased.Values.Append(formers);

    /// <summary>Makes it: reads every slice since the whole one, and those after it for what was deleted since.</summary>
    public static async Task<RestorePlan> Make(
        RestorePlace place, BackupContainer container, Table directory, CancellationToken cancellation)
    {
        var chain = ImmutableList<BackupManifest>.Empty;
        for (string? name = place.Target; name is not null; name = chain[0].Previous)
            chain = chain.Insert(0, await container.Manifest(name, cancellation));
        var plan = new RestorePlan(chain);
        await plan.FindCases(place, container, cancellation);
        await plan.FindDeletions(place, container, directory, cancellation);
        return plan;
    }

    /// <summary>How a case is had back; null where it is not.</summary>
    public PlannedCase? Find(string id) => cases.TryGetValue(id, out var planned) && planned.Slice >= 0 ? planned : null;

    /// <summary>Whether a case's contact and access notes were deleted since.</summary>
    public bool IsAccessGone(string id) => accessGone.Contains(id);

    /// <summary>Whether a row of the directory is of what was deleted since.</summary>
    public bool IsGone(TableRow row) => row.PartitionKey switch
    {
        var person when erased.ContainsKey(person) => OfErased.Contains(row.RowKey),
        var email when email.StartsWith("email-", StringComparison.Ordinal) =>
            erased.Count > 0 && erased.ContainsKey($"person-{row.ReadBody<PersonId>()}"),
        var invited when invited.StartsWith("invitations-", StringComparison.Ordinal) =>
            addresses.Count > 0 && addresses.Contains(InvitationId.AddressHash(row.ReadBody<Invitation>().Email)),
        _ => false,
    };

    // From the latest slice to the first, so that the first head that is met is the one.
    private async Task FindCases(RestorePlace place, BackupContainer container, CancellationToken cancellation)
    {
        for (var slice = Chain.Count - 1; slice >= 0; slice--)
        {
            foreach (var part in Chain[slice].Parts.Where(part => part.Table == BackupTables.Cases && place.MayHave(part)))
            {
                foreach (var head in (await Rows(container, part, cancellation)).Where(row => row.RowKey == CaseRows.Head))
                {
                    if (!cases.ContainsKey(head.PartitionKey))
                        cases[head.PartitionKey] = new(place.Wants(head) ? slice : -1, head.GetLong("version"));
                }
            }
        }
    }

    private async Task FindDeletions(
        RestorePlace place, BackupContainer container, Table directory, CancellationToken cancellation)
    {
        await foreach (var name in container.Names(cancellation))
        {
            if (string.CompareOrdinal(name, place.Target) <= 0)
                continue;
            foreach (var part in (await container.Manifest(name, cancellation)).Parts)
            {
                if (part.Table == BackupTables.Cases && place.MayHave(part))
                    NoteAccess(await Rows(container, part, cancellation));
                else if (part.Table == BackupTables.Directory && place.IsAll)
                    NotePeople(await Rows(container, part, cancellation));
            }
        }
        if (!place.IsAll)
            return;
        var people = new TableQuery
        {
            Filter = $"({TableDirectory.IsPerson}) or PartitionKey eq '{FormerRow}'",
        };
        string? more = null;
        do
        {
            var page = await directory.QueryPage(people, more, cancellation);
            NotePeople(page.Rows);
            more = page.Continuation;
        }
        while (more is not null);
        if (erased.Count == 0)
            return;
        foreach (var part in Chain.SelectMany(slice => slice.Parts).Where(part => part.Table == BackupTables.Directory))
        {
            foreach (var row in (await Rows(container, part, cancellation)).Where(IsPerson))
            {
                if (erased.ContainsKey(row.PartitionKey) && row.ReadBody<Person>().Email is { } email)
                    addresses.Add(InvitationId.AddressHash(email));
            }
        }
    }

    private void NoteAccess(IEnumerable<TableRow> rows)
    {
        foreach (var row in rows.Where(CaseRows.SaysAccessIsGone))
        {
            // What the case itself knew when it was as it is had back is as it was then.
            if (!CaseRows.IsEvent(row) || cases.TryGetValue(row.PartitionKey, out var planned)
                && string.CompareOrdinal(row.RowKey, CaseRows.Event(planned.Version)) > 0)
                accessGone.Add(row.PartitionKey);
        }
    }

    private void NotePeople(IEnumerable<TableRow> rows)
    {
        foreach (var row in rows)
        {
            if (row.PartitionKey == FormerRow)
                formers = row;
            else if (IsPerson(row) && row.ReadBody<Person>().Former is not null)
                erased[row.PartitionKey] = row;
        }
    }

    private static bool IsPerson(TableRow row) =>
        row.RowKey == "profile" && row.PartitionKey.StartsWith("person-", StringComparison.Ordinal);

    private static async Task<IEnumerable<TableRow>> Rows(BackupContainer container, BackupPart part, CancellationToken cancellation) =>
        BackupLines.ReadAll(await container.Open(part, cancellation));
}
