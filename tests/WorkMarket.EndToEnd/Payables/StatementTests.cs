using System.Globalization;
using System.Text;
using WorkMarket.Demo.Story;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Payables;

/// <summary>Statements of a month over HTTP (domain.md §11).</summary>
public sealed class StatementTests(HostFixture fixture) : HostTests(fixture)
{
    [Fact]
    public async Task A_month_that_is_over_is_stated_once_on_paper_and_for_a_spreadsheet()
    {
        var over = Scene.MonthThatIsOver;
        var made = (await Walt.Post("payables/statements", new { month = over })).Expect(200).Json;
        Assert.Equal(made.ToString(), (await Walt.Post("payables/statements", new { month = over })).Expect(200).Json.ToString());
        var listed = (await Walt.Get("payables/statements")).Expect(200).Json.GetProperty("statements")[0];
        Assert.Equal(over, listed.GetProperty("month").GetString());
        var pdf = (await Walt.Get($"payables/statements/{over}/statement.pdf")).Expect(200);
        Assert.Equal(("application/pdf", "%PDF"), (pdf.ContentType, Encoding.ASCII.GetString(pdf.Body[..4])));
        var csv = (await Walt.Get($"payables/statements/{over}/statement.csv")).Expect(200);
        Assert.Equal("text/csv", csv.ContentType);
        Assert.StartsWith("statement,month,kind,at,invoice,", csv.Text.TrimStart('\uFEFF'), StringComparison.Ordinal);
        (await Wes.Get($"payables/statements/{over}/statement.csv")).ExpectProblem(404, "notFound");
        (await Sam.Get("payables/statements")).ExpectProblem(403, "forbidden");
    }

    [Fact]
    public async Task A_month_that_is_not_over_and_what_is_no_month_are_refused()
    {
        var next = DateTimeOffset.UtcNow.AddMonths(1).ToString("yyyy-MM", CultureInfo.InvariantCulture);
        (await Wes.Post("payables/statements", new { month = next })).ExpectRefusal(409, "monthNotOver");
        foreach (var wrong in new[] { "2026-13", "2026", "-1-01", "2026-11-01", "", "-9998-01", "0001-01", "1999-12", "9999-12" })
            (await Wes.Post("payables/statements", new { month = wrong })).ExpectRefusal(400, "monthInvalid");
        // None of these stands in the way of what is asked for later.
        (await Wes.Get("payables/statements")).Expect(200);
        (await Wes.Put("payables/zone", new { timeZone = "Mars/Olympus" })).ExpectProblem(400, "invalidRequest");
        (await Wes.Put("payables/zone", new { timeZone = "Pacific/Auckland" })).Expect(200);
        Assert.Equal(
            "Pacific/Auckland", (await Wes.Get("payables/statements")).Expect(200).Json.GetProperty("timeZone").GetString());
        (await Wes.Get("payables/statements/nonsense/statement.pdf")).ExpectProblem(404, "notFound");
    }
}
