using System.Globalization;
using NodaTime.Text;

namespace WorkMarket.Application.Dossiers;

/// <summary>What an archive says of itself, and how it is checked.</summary>
internal static class ArchiveReadme
{
    /// <summary>The text.</summary>
    public static string Write(CaseRecord record, DossierOptions options) => string.Create(CultureInfo.InvariantCulture, $$"""
        Dossier of assignment {{Name(record)}}, as of event {{record.Case.Version}}

        dossier.json    parties, scope, price, checklist, time log, deliverables and documents with SHA-256
        timeline.jsonl  everything that happened and was said, one JSON object a line, oldest first
        chain.txt       every event: number, hash, and whether its bytes are given or withheld
        events/         the stored bytes of each event that is given, unchanged

        THE CHAIN
        {{Verdict(record)}}
        The hash of event n is SHA-256 over the hash of event n-1, as 64 lower-case hexadecimal letters, followed by the stored bytes of
        event n. Before event 1 the hash is 64 zeros. The hash of the last event is
        {{record.Case.Hash}}
        Mails about this assignment named the hash of their time: each such hash stands in chain.txt.

        To check it with a POSIX shell and sha256sum, in the folder of this file:

            before=$(printf '%064d' 0)
            while read -r number hash kind; do
              if [ "$kind" = given ]; then
                found=$( { printf %s "$before"; cat "events/$number.json"; } | sha256sum | cut -d' ' -f1)
                [ "$found" = "$hash" ] || echo "event $number is not as it was written"
              fi
              before=$hash
            done < chain.txt

        It says nothing where all is well.

        WHAT IS WITHHELD
        {{Withheld(record)}}{{Lost(record)}}

        FILES
        Files that were delivered are not in here. dossier.json names each with its SHA-256; the assignment hands them out,
        save those that were withdrawn: there it says what a malware scanner found in them.

        ARBITRATION
        {{options.Arbitrator}}
        {{options.ArbitratorAddress}}
        {{options.ArbitratorSite}}

        """).ReplaceLineEndings("\n");

    private static string Verdict(CaseRecord record) => record.BrokenAt is { } broken
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"When this was made, the chain did NOT verify: event {broken} is missing or not as it was written.")
        : "When this was made, the whole chain verified, withheld events among it.";

    private static string Name(CaseRecord record) =>
        record.State.Core.Number is { } number ? $"{number} ({record.State.Id})" : record.State.Id.Value;

    private static string Lost(CaseRecord record) => record.LostAt is { } lost
        ? $"\nThe facts in dossier.json are as of {InstantPattern.General.Format(lost)}, "
            + "when the reader of this dossier lost the assignment."
        : "";

    private static string Withheld(CaseRecord record) => record.Withheld == 0
        ? "Nothing: every event is given, and the whole chain can be recomputed from this archive alone."
        : string.Create(CultureInfo.InvariantCulture, $"""
        The bytes of {record.Withheld} events are withheld, because what they say is not, or not in full, for the reader of this dossier.
        Where a part of such an event is for the reader, timeline.jsonl tells that part. For a withheld event its hash stands in:
        - each event that is given can be checked against the hash before it and its own, whatever lies around it;
        - the events after a withheld one hold fast to its hash, so that WorkMarket cannot exchange it later;
        - what a withheld event says cannot be seen or checked here. Somebody to whom its bytes are given can show them, and they
          have to give that very hash.
        """);
}
