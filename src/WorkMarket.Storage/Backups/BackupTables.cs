using System.Collections.Immutable;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.Backups;

/// <summary>What becomes of each table: it is exported, rebuilt from what is, or begins anew.</summary>
public static class BackupTables
{
    /// <summary>The table of cases, of which each case is exported whole as far as it changed.</summary>
    public const string Cases = "cases";

    /// <summary>The table of people, companies, terms, templates, numbers, external ids, API clients.</summary>
    public const string Directory = "directory";

    /// <summary>The table of notices.</summary>
    public const string Notices = "notices";

    /// <summary>The table of the desk's mail.</summary>
    public const string DeskMail = "deskmail";

    /// <summary>
    /// Those that are exported, in the order in which they are restored: cases last, as indexes are rebuilt with what the others hold.
    /// </summary>
    public static ImmutableList<string> Exported { get; } = [Directory, DeskMail, "payables", Notices, Cases];

    /// <summary>Those that are rebuilt from the cases.</summary>
    public static ImmutableList<string> Rebuilt { get; } = ["due", "lists", "scorecards", "escalations", "search"];

    /// <summary>Those that begin anew: how far jobs are, of which each can be started again.</summary>
    public static ImmutableList<string> LeftOut { get; } = ["jobs"];

    /// <summary>
    /// Whether a row is to be had again. Who is signed in, who is calling and how often somebody tried is of the moment, and would let in
    /// again who was shut out; what lists a row once more is made from that row.
    /// </summary>
    public static bool IsKept(string table, TableRow row) => table switch
    {
        Directory => row.RowKey != "tries" && row.PartitionKey != "phone-calls"
            && !row.PartitionKey.StartsWith("sessions-", StringComparison.Ordinal),
        Notices => !row.RowKey.StartsWith("unread-", StringComparison.Ordinal),
        DeskMail => row.RowKey.StartsWith("mail-", StringComparison.Ordinal),
        _ => true,
    };
}
