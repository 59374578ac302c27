using System.Globalization;
using System.Text;
using CsvHelper;
using NodaTime;
using WorkMarket.Api.Payables;
using WorkMarket.Application.Payables;
using WorkMarket.Domain.Funds;
using Xunit;

namespace WorkMarket.Api.Tests.Payables;

/// <summary>A statement for a spreadsheet: by RFC 4180, one line an item, and nothing in it is calculated.</summary>
public sealed class StatementCsvTests
{
    private static readonly Instant At = Instant.FromUtc(2026, 11, 20, 15, 0);
    private static readonly Statement November = new(
        "2026-11", 3, At + Duration.FromDays(20), DateTimeZoneProviders.Tzdb["America/New_York"], At + Duration.FromDays(11),
        IsComplete: true);

    [Theory]
    [InlineData("=1+1"), InlineData("+1"), InlineData("-1"), InlineData("@SUM(A1)"), InlineData("\t=1"), InlineData("\r=1")]
    public void A_text_that_begins_like_a_formula_is_none(string text)
    {
        Assert.Equal("'" + text, StatementCsv.Safe(text));
        Assert.Equal("'" + text, Read(Line(text, Usd(5), reference: text))[0]["title"]);
        Assert.Equal("'" + text, Read(Line(text, Usd(5), reference: text))[0]["reference"]);
    }

    [Theory, InlineData(""), InlineData("Swap a scanner"), InlineData("5 = 5"), InlineData("'=1")]
    public void Another_text_stays_as_it_is(string text) => Assert.Equal(text, StatementCsv.Safe(text));

    [Fact]
    public void Every_item_of_a_total_is_a_line_and_an_amount_stays_a_number()
    {
        var rows = Read(Line("A, \"quoted\"\nline", Usd(90), items:
        [
            new(TotalItem.Work, "Agreed price", Usd(100), 2.5m, Usd(40)),
            new(TotalItem.Lowering, "-1 hour", Usd(-10)),
        ]));
        Assert.Equal(["100.00", "-10.00"], rows.Select(row => row["amount"]));
        Assert.All(rows, row => decimal.Parse(row["amount"], NumberStyles.Number, CultureInfo.InvariantCulture));
        Assert.Equal(("2.5", "40.00", "work"), (rows[0]["quantity"], rows[0]["rate"], rows[0]["item"]));
        Assert.Equal("'-1 hour", rows[1]["description"]);
        Assert.Equal("A, \"quoted\"\nline", rows[0]["title"]);
        Assert.Equal(("3", "2026-11", "2026-11-20T10:00:00-05:00"), (rows[0]["statement"], rows[0]["month"], rows[0]["at"]));
    }

    [Fact]
    public void Lines_end_as_RFC_4180_has_it_and_yen_have_no_decimals()
    {
        var yen = StatementCsv.Write(new(November, [Line("Work", Money.From(8000, Currency.Parse("JPY")))]));
        Assert.Equal(Encoding.UTF8.GetPreamble(), yen[..3]);
        var text = Encoding.UTF8.GetString(yen[3..]);
        Assert.Equal(2, text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains(",8000,JPY,", text, StringComparison.Ordinal);
    }

    private static LedgerLine Line(
        string title, Money amount, string? reference = null, System.Collections.Immutable.ImmutableList<TotalLine>? items = null) => new(
        new("0123456789abcdef"), 7, At, At, items is null ? LedgerKind.Paid : LedgerKind.Approved, null, title, new("northwind"),
        new("wanda"), amount, items, reference);

    private static Money Usd(decimal amount) => Money.From(amount, Currency.Usd);

    private static List<Dictionary<string, string>> Read(LedgerLine line)
    {
        using var text = new StreamReader(new MemoryStream(StatementCsv.Write(new(November, [line]))));
        using var csv = new CsvReader(text, CultureInfo.InvariantCulture);
        return [.. csv.GetRecords<dynamic>()
            .Select(row => ((IDictionary<string, object>)row).ToDictionary(cell => cell.Key, cell => (string)cell.Value))];
    }
}
