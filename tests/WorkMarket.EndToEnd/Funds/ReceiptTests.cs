using System.Security.Cryptography;
using WorkMarket.Demo.Files;
using WorkMarket.Demo.Http;
using WorkMarket.Demo.Story;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Funds;

/// <summary>Receipts of expenses (domain.md §3).</summary>
public sealed class ReceiptTests(HostFixture fixture) : HostTests(fixture)
{
    private static readonly byte[] Bill = SampleFiles.Pdf("Parking 7.50");

    [Fact]
    public async Task Both_sides_read_a_receipt_and_nobody_else()
    {
        var id = await Offers.InProgress();
        var upload = await Uploaded(id, Bill);
        var funds = (await Ask(id, upload, sha256: Convert.ToHexStringLower(SHA256.HashData(Bill)))).Expect(201).Json.GetProperty("funds");
        Assert.Equal("bill.pdf", funds.GetProperty("receipt").GetProperty("fileName").GetString());
        foreach (var reader in new[] { Nora, Wanda, Sam })
        {
            var sent = (await reader.Get($"assignments/{id}/funds/f1/receipt")).Expect(302);
            Assert.Equal(Bill, (await reader.Fetch(sent.Headers.Location!)).Expect(200).Body);
        }
        Assert.Equal(404, (await Walt.Get($"assignments/{id}/funds/f1/receipt")).Status);
        Assert.Equal(404, (await Fiona.Get($"assignments/{id}/funds/f1/receipt")).Status);
        (await Nora.Get($"assignments/{id}/funds/f2/receipt")).ExpectProblem(404, "notFound");
    }

    [Fact]
    public async Task Asking_twice_asks_once()
    {
        var id = await Offers.InProgress();
        var upload = await Uploaded(id, Bill);
        var first = (await Ask(id, upload, key: "one")).Expect(201);
        foreach (var key in new[] { "one", "two" })
            Assert.Equal(first.Text, (await Ask(id, upload, key: key)).Expect(201).Text);
        await Refused(id, () => Ask(id, upload, "8.00"), 409, "uploadUsed");
        await Refused(
            id, () => Wanda.Post($"assignments/{id}/uploads/{upload.Id}/complete", new { fileName = "bill.pdf", type = "other" }), 409,
            "uploadUsed");
    }

    [Fact]
    public async Task What_is_wrong_with_it_is_refused_and_the_upload_may_serve_again_where_the_file_is_right()
    {
        var id = await Offers.InProgress();
        var upload = await Uploaded(id, Bill);
        await Refused(id, () => Ask(id, upload, "0.00"), 400, "amountNotPositive");
        await Refused(id, () => Ask(id, upload, fileName: "bill.exe"), 400, "fileFormatNotAccepted");
        await Refused(id, () => Ask(id, upload, kind: "bonus"), 400, "receiptForExpense");
        await Refused(id, () => Nora.Post($"assignments/{id}/funds", Body(upload)), 400, "receiptByWorker");
        (await Ask(id, upload)).Expect(201);

        var disguised = await Uploaded(id, SampleFiles.Exe());
        await Refused(id, () => Ask(id, disguised), 400, "fileContentMismatch");
        await Refused(id, () => Ask(id, disguised), 409, "uploadMissing");
    }

    [Fact]
    public async Task A_small_receipt_comes_with_what_is_asked()
    {
        var id = await Offers.InProgress();
        await Refused(id, () => Send(id, "kind", "bonus"), 400, "receiptForExpense");
        await Refused(id, () => Send(id, "amount.amount", "0.00"), 400, "amountNotPositive");
        await Refused(id, () => Send(id, "amount.amount", "much"), 400, "jsonInvalid");
        await Refused(id, () => Send(id, "reason", null), 400, "jsonInvalid");
        foreach (var (other, status) in new[] { (Nora, 403), (Walt, 404), (Fiona, 403), (Sam, 403) })
            (await Send(id, by: other)).Expect(status);
        var funds = (await Send(id)).Expect(201).Json.GetProperty("funds");
        Assert.Equal("7.50", funds.GetProperty("amount").GetProperty("amount").GetString());
        Assert.Equal("bill.pdf", funds.GetProperty("receipt").GetProperty("fileName").GetString());
        var sent = (await Nora.Get($"assignments/{id}/funds/f1/receipt")).Expect(302);
        Assert.Equal(Bill, (await Nora.Fetch(sent.Headers.Location!)).Expect(200).Body);
    }

    [Fact]
    public async Task A_receipt_of_another_case_is_not_found()
    {
        var (id, other) = (await Offers.InProgress(), await Offers.InProgress());
        var upload = await Uploaded(other, Bill);
        await Refused(id, () => Ask(id, upload), 404, "unknownUpload");
    }

    // The form as a page has it, with one field said in another way, or not at all.
    private Task<Answer> Send(string id, string field = "kind", string? value = "expenseReimbursement", Portal? by = null)
    {
        var form = new MultipartFormDataContent { { new ByteArrayContent(Bill), "file", "bill.pdf" } };
        var fields = new Dictionary<string, string?>
        {
            ["kind"] = "expenseReimbursement",
            ["reason"] = "Parking",
            ["amount.amount"] = "7.50",
            ["amount.currency"] = "USD",
            [field] = value,
        };
        foreach (var (name, said) in fields.Where(one => one.Value is not null))
            form.Add(new StringContent(said!), name);
        return (by ?? Wanda).Post($"assignments/{id}/funds/receipts", form);
    }

    private async Task<Upload> Uploaded(string id, byte[] content)
    {
        var upload = Upload.Read(await Wanda.Post($"assignments/{id}/uploads"));
        (await Handover.Put(Wanda, upload, content)).Expect(201);
        return upload;
    }

    private Task<Answer> Ask(
        string id, Upload upload, string amount = "7.50", string fileName = "bill.pdf", string kind = "expenseReimbursement",
        string? sha256 = null, string? key = null) =>
        Wanda.Post($"assignments/{id}/funds", Body(upload, amount, fileName, kind, sha256), key is null ? [] : [("Idempotency-Key", key)]);

    private static object Body(
        Upload upload, string amount = "7.50", string fileName = "bill.pdf", string kind = "expenseReimbursement",
        string? sha256 = null) => new
        {
            kind,
            amount = new { amount, currency = "USD" },
            reason = "Parking",
            receipt = new { upload = upload.Id, fileName, sha256 },
        };
}
