using System.Globalization;
using WorkMarket.Application.People;
using WorkMarket.Application.Words;
using WorkMarket.Domain;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Documents;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.People;
using WorkMarket.Domain.TimeLog;

namespace WorkMarket.Printing.Dossiers;

/// <summary>Writes the sections of a dossier that show the assignment as it stands.</summary>
internal sealed class PaperFacts(Assignment state, PdfPaper paper, Names names, IDirectory directory)
{
    private Brief Brief => state.Brief;

    /// <summary>Client, project manager and worker.</summary>
    public async Task Parties(CancellationToken cancellation)
    {
        paper.Section("Parties");
        var company = await directory.FindCompany(Brief.Company, cancellation);
        paper.Fact("Client", company?.Name ?? $"[{Brief.Company}]");
        paper.Fact("Project manager", await names.Find(Brief.ProjectManager, cancellation));
        paper.Fact("Worker", state is WithWorker staffed
            ? $"{await names.Find(staffed.Engagement.Worker, cancellation)}, since {names.Times.Write(staffed.Engagement.AssignedAt)}"
            : "not assigned");
    }

    /// <summary>The brief without its price.</summary>
    public void Scope()
    {
        paper.Section("Scope");
        paper.Fact("Title", Brief.Title);
        if (state.Core.ExternalId is { } externalId)
            paper.Fact("The client's own number", externalId);
        paper.Fact("Schedule", names.Times.Write(Brief.Schedule));
        if (Brief.Place is { } place)
            paper.Fact("Place", place.InWords());
        paper.Fact("Check-in", Brief.Settings.CheckIn.Required ? "required" : "not required");
        foreach (var wanted in Brief.Settings.Deliverables)
            paper.Fact("To be delivered", Invariant($"{wanted.Number} × {Wording.InWords(wanted.Type)}{(
                wanted.DueDays is { } days ? $", {days} days after the last check-out or the scheduled end" : "")}"));
        foreach (var document in Brief.Documents)
            paper.Fact("Document", Invariant($"{document.FileName}, version {document.Version}, SHA-256 {document.Sha256}"));
        paper.Fact("Payment terms", $"{Wording.InWords(Brief.Settings.PaymentTerms)} after the approval");
        paper.Quote(Brief.Description, "The scope of work:");
        if (Brief.Instructions is { } instructions)
            paper.Quote(instructions, "Instructions:");
    }

    /// <summary>The price asked for, the price agreed, and the invoice.</summary>
    public void Price()
    {
        paper.Section("Price");
        paper.Fact("Offered by the client", Brief.Price.ToString()!);
        if (state is WithWorker staffed)
            paper.Fact("Agreed", staffed.Engagement.Price.ToString()!);
        if (Parts.InvoiceOf(state) is { } invoice)
        {
            var paid = state is Paid done
                ? $"{(done.Stated is { ConfirmedAt: null } ? "stated as paid" : "paid")} on {names.Times.Write(done.PaidAt)}"
                : invoice.Left() < invoice.Amount ? $"{invoice.Left()} of it not paid" : "not paid";
            var number = invoice.NumberIn(state.Core) is { } known ? $"{known}, " : "";
            foreach (var part in invoice.Payments)
                paper.Fact("Reported", $"{part.Amount}, paid on {names.Times.Write(part.PaidAt)}, by a payment provider as {part.Id}"
                    + (part.ReversedAt is { } reversed ? $", reversed on {names.Times.Write(reversed)}" : ""));
            paper.Fact("Invoice", $"{number}{invoice.Amount}, due on {names.Times.Write(invoice.DueAt)}, {paid}");
        }
    }

    /// <summary>What it comes to, line by line; nothing where no worker has it.</summary>
    public void Total()
    {
        if (state is not WithWorker staffed)
            return;
        var total = Domain.Funds.Total.Compute(staffed);
        paper.Table("What it comes to:", [new("Item", 0.3), new("Why", 0.45), new("Amount", 0.25)]);
        foreach (var line in total.Lines)
            paper.Row(Wording.InWords(line.Item), Why(line), line.Amount.ToString());
        paper.Row("Sum", "", total.Sum.ToString());
        paper.EndTable();
    }

    /// <summary>The checklist as of the latest event.</summary>
    public void Checklist()
    {
        paper.Section("Checklist");
        paper.Table("As of the latest event:", [new("Task", 0.34), new("Status", 0.16), new("Due", 0.25), new("Done", 0.25)]);
        foreach (var item in Domain.Checklists.Checklist.ItemsAt(state, state.Core.AsOf))
        {
            var task = item.Type is { } type
                ? Invariant($"{Wording.InWords(item.Task)}: {Wording.InWords(type)}, {item.Delivered} of {item.Number}")
                : Wording.InWords(item.Task);
            paper.Row(
                task, Wording.InWords(item.Status), item.Due is { } due ? names.Times.Write(due) : "",
                item.DoneAt is { } done ? names.Times.Write(done) : "");
        }
        paper.EndTable(ifEmpty: "the checklist is empty");
    }

    /// <summary>The visits as they stand, and what of them is to be seen apart from the rest.</summary>
    public async Task TimeLog(TimesApart? apart, CancellationToken cancellation)
    {
        paper.Section("Time log");
        paper.Table(
            "Visits", [new("Visit", 0.1), new("Check-in", 0.22), new("entered by", 0.23), new("Check-out", 0.22), new("entered by", 0.23)]);
        foreach (var visit in (state as WithWorker)?.Engagement.Visits ?? [])
        {
            paper.Row(
                visit.Id.Value, names.Times.Write(visit.CheckIn.At), await By(visit.CheckIn),
                visit.CheckOut is { } end ? names.Times.Write(end.At) : "open", visit.CheckOut is { } by ? await By(by) : "");
        }
        paper.EndTable(ifEmpty: "nobody checked in");
        if (apart is not null)
        {
            paper.Table("To be looked at apart from the rest:", [new("What", 0.3), new("How much, and how", 0.7)]);
            foreach (var (what, how) in ApartWords.Lines(apart))
                paper.Row(what, how);
            paper.EndTable();
        }

        async Task<string> By(LoggedTime time) =>
            $"{await names.Find(time.By, cancellation)}, recorded {names.Times.Write(time.RecordedAt)}";
    }

    /// <summary>Every version of what was delivered.</summary>
    public async Task Deliverables(CancellationToken cancellation)
    {
        paper.Section("Deliverables");
        paper.Table(
            "Files", [new("Deliverable", 0.16), new("File", 0.24), new("Bytes", 0.1), new("SHA-256", 0.28), new("When, who", 0.22)]);
        foreach (var deliverable in (state as WithWorker)?.Engagement.Deliverables ?? [])
        {
            foreach (var version in deliverable.Versions)
            {
                paper.Row(
                    Invariant($"{deliverable.Id} v{version.Number}, {Wording.InWords(deliverable.Type)}{(
                        deliverable.Removed ? ", removed" : "")}{Withdrawn(version.File)}"),
                    version.File.Name, Invariant($"{version.File.Length}"), version.File.Sha256,
                    $"{names.Times.Write(version.At)}, {await names.Find(version.By, cancellation)}");
            }
        }
        paper.EndTable(ifEmpty: "nothing was delivered");
    }

    /// <summary>Every version of the client's documents that a reader may see; nothing where there are none.</summary>
    public async Task Documents(Actor reader, CancellationToken cancellation)
    {
        if (DocumentRules.ReadBy(state, reader) is not { IsEmpty: false } documents)
            return;
        paper.Section("Documents of the client's");
        paper.Table(
            "Files", [new("Document", 0.16), new("File", 0.24), new("Bytes", 0.1), new("SHA-256", 0.28), new("When, who", 0.22)]);
        foreach (var document in documents)
        {
            foreach (var version in document.Versions)
            {
                paper.Row(
                    Invariant($"{document.Id} v{version.Number}, {Wording.InWords(DocumentRules.AudienceOf(state, document.Id))}")
                        + Withdrawn(version.File),
                    version.File.Name, Invariant($"{version.File.Length}"), version.File.Sha256,
                    $"{names.Times.Write(version.At)}, {await names.Find(version.By, cancellation)}");
            }
        }
        paper.EndTable();
    }

    private string Withdrawn(DeliveredFile file) =>
        state.Core.FindingIn(file) is { } finding ? $", withdrawn: {finding.Scanner} found {finding.What}" : "";

    private static string Why(TotalLine line) =>
        line.Quantity is { } quantity ? Invariant($"{line.Description} ({quantity:0.##} × {line.Rate})") : line.Description;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
