using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime.Text;
using WorkMarket.Application.Payables;
using WorkMarket.Application.People;
using WorkMarket.Application.Words;
using WorkMarket.Domain;
using WorkMarket.Domain.Funds;

namespace WorkMarket.Printing.Payables;

/// <summary>A statement of a month as a document for a person.</summary>
public sealed class PaperStatement(MadeStatement made, string owner, IDirectory directory)
{
    private static readonly InstantPattern PdfDate = InstantPattern.CreateWithInvariantCulture("'D:'uuuuMMddHHmmss'Z'");
    private readonly LocalTimes times = new(made.Statement.Zone);

    /// <summary>Prints statements.</summary>
    public static PrintStatement Printer(IDirectory directory) => (made, owner, to, cancellation) =>
        new PaperStatement(made, owner, directory).Write(to, cancellation);

    private async Task Write(Stream to, CancellationToken cancellation)
    {
        var statement = made.Statement;
        var number = statement.Number.ToString(CultureInfo.InvariantCulture);
        var title = $"Statement {number} for {statement.Month}";
        var paper = new PdfPaper(to, new(
            title, $"{title}: {owner}", $"Made on {times.Write(statement.MadeAt)}", PdfDate.Format(statement.MadeAt),
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{owner}\n{number}\n{statement.Month}")))[..32]));
        Totals(paper);
        await Lines(paper, LedgerKind.Approved, "Approved in the month, with every line of each total", cancellation);
        await Lines(paper, LedgerKind.Paid, "Paid in the month", cancellation);
        await Lines(paper, LedgerKind.Reversed, "Reversed", cancellation);
        await Lines(paper, LedgerKind.NotReceived, "Said not to have arrived", cancellation);
        paper.Close(title,
        [
            ("For", owner), ("Month", statement.Month), ("Number", number), ("Zone", statement.Zone.Id),
            ("Made on", times.Write(statement.MadeAt)),
        ]);
    }

    private void Totals(PdfPaper paper)
    {
        paper.Section("Totals by currency");
        paper.Table("What the lines come to:", [new("What", 0.5), new("Lines", 0.2), new("Amount", 0.3)]);
        foreach (var some in made.Lines.GroupBy(line => (line.Kind, line.Amount.Currency))
            .OrderBy(some => some.Key.Kind).ThenBy(some => some.Key.Currency.Code, StringComparer.Ordinal))
        {
            paper.Row(
                Wording.Sentence(Wording.InWords(some.Key.Kind)), some.Count().ToString(CultureInfo.InvariantCulture),
                some.Aggregate(Money.Zero(some.Key.Currency), (sum, line) => sum + line.Amount).ToString());
        }
        paper.EndTable(ifEmpty: "nothing was approved or paid");
    }

    private async Task Lines(PdfPaper paper, LedgerKind kind, string title, CancellationToken cancellation)
    {
        var lines = made.Lines.FindAll(line => line.Kind == kind);
        if (lines.IsEmpty)
            return;
        paper.Section(title);
        paper.Table(
            title + ":", [new("When", 0.2), new("Invoice", 0.14), new("Work", 0.26), new("Client, worker", 0.22), new("Amount", 0.18)]);
        foreach (var line in lines)
        {
            paper.Row(
                times.Write(line.CountsAt), line.Invoice?.ToString() ?? "", line.Title,
                $"{(await directory.FindCompany(line.Company, cancellation))?.Name ?? line.Company.Value}, "
                    + ((await directory.FindPerson(line.Worker, cancellation))?.Name ?? line.Worker.Value),
                line.Amount.ToString());
            foreach (var item in line.Items ?? [])
                paper.Row("", "", Wording.Sentence(Wording.InWords(item.Item)), item.Description, item.Amount.ToString());
            if (line.Reference is { } reference)
                paper.Row("", "", "Reference", reference, "");
        }
        paper.EndTable();
    }
}
