using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using NodaTime.Text;
using WorkMarket.Application.Payables;
using WorkMarket.Domain.Funds;

namespace WorkMarket.Api.Payables;

/// <summary>
/// A statement as RFC 4180 has it: one line an item of every total, and one a payment. A text that a spreadsheet would take for a formula
/// is put behind an apostrophe; amounts stay numbers.
/// </summary>
internal static class StatementCsv
{
    private static readonly string[] Header =
    [
        "statement", "month", "kind", "at", "invoice", "assignment", "title", "company", "worker", "item", "description", "quantity",
        "rate", "amount", "currency", "reference",
    ];

    // The library quotes no carriage return that stands alone, which readers take for the end of a line.
    private static readonly CsvConfiguration Form = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\r\n",
        ShouldQuote = cell => cell.Field is { } field && field.AsSpan().IndexOfAny("\",\r\n") >= 0,
    };

    // What a cell begins with that Excel, LibreOffice or Sheets calculates (OWASP, "CSV Injection").
    private const string Formulas = "=+-@\t\r";

    /// <summary>Writes it, in UTF-8 with a byte order mark, which spreadsheets look for.</summary>
    public static byte[] Write(MadeStatement made)
    {
        using var to = new MemoryStream();
        using (var text = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        using (var csv = new CsvWriter(text, Form))
        {
            Record(csv, Header);
            foreach (var line in made.Lines)
                Write(csv, made.Statement, line);
        }
        return to.ToArray();
    }

    /// <summary>A text as a cell that no spreadsheet calculates.</summary>
    public static string Safe(string text) => text.Length > 0 && Formulas.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;

    private static void Write(CsvWriter csv, Statement statement, LedgerLine line)
    {
        if (line.Items is not { IsEmpty: false } items)
        {
            Record(csv, Cells(statement, line, "", "", null, null, line.Amount));
            return;
        }
        foreach (var item in items)
        {
            Record(csv, Cells(
                statement, line, JsonNames(item.Item), item.Description, item.Quantity?.ToString(CultureInfo.InvariantCulture),
                item.Rate?.AmountText, item.Amount));
        }
    }

    private static string[] Cells(
        Statement statement, LedgerLine line, string item, string description, string? quantity, string? rate, Money amount) =>
    [
        statement.Number.ToString(CultureInfo.InvariantCulture), statement.Month, JsonNames(line.Kind),
        OffsetDateTimePattern.Rfc3339.Format(line.CountsAt.InZone(statement.Zone).ToOffsetDateTime()), line.Invoice?.ToString() ?? "",
        line.Assignment.Value, Safe(line.Title), Safe(line.Company.Value), Safe(line.Worker.Value), item, Safe(description), quantity ?? "",
        rate ?? "", amount.AmountText, amount.Currency.Code, Safe(line.Reference ?? ""),
    ];

    private static void Record(CsvWriter csv, string[] cells)
    {
        foreach (var cell in cells)
            csv.WriteField(cell);
        csv.NextRecord();
    }

    private static string JsonNames<T>(T member)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(member.ToString());
}
