using System.Text;
using WorkMarket.Demo.Http;

namespace WorkMarket.Demo.Story;

/// <summary>A payment provider reports a part, another currency and a reversal; a statement of the month before is made.</summary>
internal static class PaymentsReported
{
    public static async Task Tell(Scene scene, Assignment job)
    {
        scene.Tell.Chapter("A payment provider reports, and a statement");
        var invoice = (await scene.Nora.Get($"assignments/{job.Id}")).Expect(200).Json.GetProperty("invoice");
        var number = invoice.GetProperty("number").GetString()!;
        var made = (await scene.Nora.Post("company/payment-providers", new { name = "Northwind's bank" })).Expect(201).Json;
        var bank = new ReportedPayments(
            scene.Market.Stranger(), made.GetProperty("provider").GetProperty("provider").GetString()!,
            made.GetProperty("secret").GetString()!);
        var (part, euro, now) = ($"part-{number}", $"euro-{number}", DateTimeOffset.UtcNow);

        var noted = (await bank.Paid(part, number, "40.00", at: now)).Expect(200).Json;
        Scene.Must(noted.GetProperty("result").GetString() == "part", "Less than is owed is a part.");
        var again = (await bank.Paid(part, number, "40.00", at: now)).Expect(200).Json;
        Scene.Must(again.ToString() == noted.ToString(), "The same report is answered the same.");
        var left = (await scene.Wes.Get($"assignments/{job.Id}")).Expect(200).Json.GetProperty("invoice").GetProperty("left");
        scene.Tell.Says(
            "The bank",
            $"reports 40.00 USD for invoice {number}, twice; it counts once. Both sides see that {left.GetProperty("amount")} USD "
                + "is left.");

        var wrong = (await bank.Paid(euro, number, "40.00", "EUR")).Expect(200).Json;
        Scene.Must(wrong.GetProperty("reason").GetString() == "wrongCurrency", "Currencies never mix.");
        var listed = (await scene.Nora.Get("payables/to-look-at?limit=200")).Expect(200).Json.GetProperty("payments").EnumerateArray();
        Scene.Must(listed.Any(one => one.GetProperty("payment").GetString() == euro), "It goes to the client's list.");
        scene.Tell.Says("The bank", "reports 40.00 EUR: that is not applied, and Nora finds it in her list of payments to look at.");

        Scene.Must(
            (await bank.Reversed(part, now)).Expect(200).Json.GetProperty("result").GetString() == "reversed", "A part can be reversed.");
        scene.Tell.Says("The bank", "reports that the part was reversed: all of it is to be paid again.");

        var month = Scene.MonthThatIsOver;
        var statement = (await scene.Nora.Post("payables/statements", new { month })).Expect(200).Json;
        var pdf = (await scene.Nora.Get($"payables/statements/{month}/statement.pdf")).Expect(200);
        Scene.Must(Encoding.ASCII.GetString(pdf.Body[..4]) == "%PDF", "A statement is a document.");
        scene.Tell.Says(
            "Nora",
            $"has the statement of {month} made, number {statement.GetProperty("number")}: {pdf.Body.Length} bytes of PDF, and a CSV.");
    }
}
