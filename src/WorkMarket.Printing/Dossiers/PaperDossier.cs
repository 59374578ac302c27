using System.Globalization;
using NodaTime.Text;
using WorkMarket.Application.Dossiers;
using WorkMarket.Application.People;
using WorkMarket.Application.Words;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Printing.Dossiers;

/// <summary>A dossier as a document for a person.</summary>
public sealed class PaperDossier(CaseRecord record, Names names, IDirectory directory, DossierOptions options)
{
    private static readonly InstantPattern PdfDate = InstantPattern.CreateWithInvariantCulture("'D:'uuuuMMddHHmmss'Z'");
    private readonly RecordStyle style = new(names.Times, names.Known);

    /// <summary>Prints dossiers.</summary>
    public static PrintDossier Printer(IDirectory directory, DossierOptions options) => (record, names, to, cancellation) =>
        new PaperDossier(record, names, directory, options).Write(to, cancellation);

    private Assignment State => record.State;

    /// <summary>Writes it.</summary>
    public async Task Write(Stream to, CancellationToken cancellation)
    {
        var paper = new PdfPaper(to, new(
            $"Dossier of assignment {State.Id}", $"Dossier of assignment {State.Id}: {State.Brief.Title}",
            $"As of event {Number(record.Case.Version)}, hash {record.Case.Hash}", PdfDate.Format(record.Case.State.Core.AsOf),
            record.Case.Hash[..32]));
        var facts = new PaperFacts(State, paper, names, directory);
        await new PaperEscalation(record, paper, names, style).Write(cancellation);
        await facts.Parties(cancellation);
        facts.Scope();
        facts.Price();
        await Changes(paper, "Every change of it, and who decided", RecordParts.Price, cancellation);
        facts.Total();
        facts.Checklist();
        await facts.TimeLog(record.TimesApart, cancellation);
        await Changes(paper, "Every entry and every edit", RecordParts.Time, cancellation);
        await facts.Documents(record.Reader, cancellation);
        await facts.Deliverables(cancellation);
        await Timeline(paper, cancellation);
        Chain(paper);
        Arbitration(paper);
        paper.Close($"Dossier: {State.Brief.Title}",
        [
            ("Assignment", State.Id.Value),
            .. State.Core.Number is { } number ? new[] { ("Number", number.Value) } : [],
            .. Parts.InvoiceNumberOf(State) is { } invoice ? new[] { ("Invoice", invoice.ToString()) } : [],
            ("Status", Wording.InWords(State.Status)),
            ("Client", (await directory.FindCompany(State.Brief.Company, cancellation))?.Name ?? State.Brief.Company.Value),
            ("Worker", State is WithWorker staffed ? await names.Find(staffed.Engagement.Worker, cancellation) : "not assigned"),
            ("Made for", await names.Find(record.Reader.Person()!.Value, cancellation)),
            ("As of", $"event {Number(record.Case.Version)}, {names.Times.Write(record.Case.State.Core.AsOf)}"),
            .. record.LostAt is { } lost ? new[]
            {
                ("Had it until", $"{names.Times.Write(lost)}; the facts are as of then, "
                    + "and of later events only those of the reader's own engagement and escalations are here"),
            } : [],
            ("Hash of that event", record.Case.Hash),
            ("Chain", Verified()),
        ]);
    }

    private async Task Changes(PdfPaper paper, string title, RecordParts of, CancellationToken cancellation)
    {
        paper.Table(
            title + ":", [new("Event", 0.07), new("When", 0.14), new("Who", 0.17), new("What", 0.36), new("In their own words", 0.26)]);
        foreach (var entry in record.Entries(of))
        {
            var happened = record.Happened(entry)!;
            paper.Row(
                Number(entry.Sequence), names.Times.Write(happened.At), await names.Find(happened.By, cancellation),
                await names.In(() => EventWords.Find(happened.Event).Record(style), cancellation),
                string.Join("\n", EventWords.Find(happened.Event).AllWritten));
        }
        paper.EndTable(ifEmpty: "none");
    }

    private async Task Timeline(PdfPaper paper, CancellationToken cancellation)
    {
        paper.Section("Timeline: everything that happened and was said");
        paper.Text("What a person wrote stands behind a grey bar. Times are those of the assignment's zone.");
        foreach (var entry in record.Entries())
        {
            cancellation.ThrowIfCancellationRequested();
            if (record.Happened(entry) is not { } happened)
            {
                paper.Entry($"{Number(entry.Sequence)} · withheld");
                paper.Text($"Event {Number(entry.Sequence)} is not for this reader. Its hash is {entry.Hash}.");
                continue;
            }
            paper.Entry($"{Number(entry.Sequence)} · {names.Times.Write(happened.At)} · {await names.Find(happened.By, cancellation)}");
            paper.Text(await names.In(() => EventWords.Find(happened.Event).Record(style), cancellation));
            foreach (var text in EventWords.Find(happened.Event).AllWritten)
                paper.Quote(text);
        }
    }

    private void Chain(PdfPaper paper)
    {
        paper.Section("The chain, and how to check it");
        paper.Fact("Verified", Verified());
        paper.Fact("Events", Number(record.Case.Version));
        paper.Fact("Withheld", record.Withheld == 0
            ? "none: every event is for this reader"
            : Ranges(record.Entries().Where(entry => !entry.IsGiven))
                + ": not, or not in full, for this reader; their hashes stand in for them");
        paper.Fact("Last hash", record.Case.Hash);
        paper.Text(
            "Each event is stored as bytes that never change. Its hash is SHA-256 over the hash before it and these bytes, so that no "
            + "event can be changed, left out or put in without changing every hash after it. Mails about this assignment named the hash "
            + "of their time. The dossier as an archive holds the bytes and says how to check them with common tools.");
        paper.Section("How this document writes what people wrote");
        paper.Text(
            "Every character is there. One that the fonts of this document lack, that cannot be seen or that turns the direction of the "
            + "text stands as its Unicode code between angle marks, as U+202E does. The archive holds every text as it was written.");
    }

    private void Arbitration(PdfPaper paper)
    {
        paper.Section("Where to turn");
        paper.Fact("Arbitration", options.Arbitrator);
        paper.Fact("Address", options.ArbitratorAddress);
        paper.Fact("Site", options.ArbitratorSite);
        paper.Text("WorkMarket keeps this record for both sides. It does not decide between them.");
    }

    // Events by their numbers, as in "9, 14 to 16".
    private static string Ranges(IEnumerable<RecordEntry> entries)
    {
        var ranges = new List<(long First, long Last)>();
        foreach (var number in entries.Select(entry => entry.Sequence))
        {
            if (ranges.Count > 0 && ranges[^1].Last == number - 1)
                ranges[^1] = (ranges[^1].First, number);
            else
                ranges.Add((number, number));
        }
        return "events " + string.Join(", ", ranges.Select(range =>
            range.First == range.Last ? Number(range.First) : $"{Number(range.First)} to {Number(range.Last)}"));
    }

    private string Verified() => record.BrokenAt is { } broken
        ? $"BROKEN: event {Number(broken)} is missing or not as it was written"
        : $"verified from the first event to event {Number(record.Case.Version)}";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
