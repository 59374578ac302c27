using System.Text;
using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.EndToEnd.People;

public sealed class ProfileFileTests(HostFixture fixture) : HostTests(fixture)
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n");

    [Fact]
    [Rule("§1 Scans are open to the worker, support, and companies where an application is pending or work is in hand")]
    public async Task A_scan_is_uploaded_listed_downloaded_by_those_who_may_look_at_it_and_removed()
    {
        foreach (var left in (await Walt.Get("me/profile")).Expect(200).Json.GetProperty("files").EnumerateArray())
            (await Walt.Delete($"me/profile/files/{left.GetProperty("id").GetString()}")).Expect(200);
        (await Walt.Post($"assignments/{await Offers.Sent()}/applications")).Expect(201);
        var upload = await Upload(Pdf);
        var done = await Complete(upload, "osha.pdf");
        var file = Find(done.Expect(201), "osha.pdf")!.Value;
        Assert.Equal(
            ("certification", "application/pdf", Pdf.Length),
            (file.GetProperty("kind").GetString(), file.GetProperty("contentType").GetString(), file.GetProperty("size").GetInt32()));
        Assert.Equal(done.Text, (await Complete(upload, "osha.pdf")).Expect(201).Text);
        var id = file.GetProperty("id").GetString();
        // Another company that owes him nothing, as it may from what was told before on this host.
        foreach (var owed in (await Fiona.Get("assignments?status=invoiced&limit=200")).Expect(200).Json.GetProperty("assignments")
            .EnumerateArray())
            (await Fiona.Post($"assignments/{owed.GetProperty("id").GetString()}/pay")).Expect(200);
        await Eventually(async () => Find((await Fiona.Get("workers/walt")).Expect(200), "osha.pdf"), found => found is null);
        (await Fiona.Get($"workers/walt/files/{id}/content")).ExpectProblem(404, "notFound");
        foreach (var reader in new[] { Nora, Sam, Walt })
        {
            // Soon after the application.
            Assert.NotNull(await Eventually(
                async () => Find((await reader.Get("workers/walt")).Expect(200), "osha.pdf"), found => found is not null));
            var address = (await reader.Get($"workers/walt/files/{id}/content")).Expect(302).Headers.Location!;
            Assert.Equal(Pdf, (await reader.Fetch(address)).Expect(200).Body);
        }
        (await Wanda.Get($"workers/walt/files/{id}/content")).ExpectProblem(404, "notFound");
        (await Nora.Get($"workers/walt/files/nothing/content")).ExpectProblem(404, "notFound");
        (await Wanda.Delete($"me/profile/files/{id}")).ExpectProblem(404, "notFound");

        Assert.Null(Find((await Walt.Delete($"me/profile/files/{id}")).Expect(200), "osha.pdf"));
        (await Walt.Delete($"me/profile/files/{id}")).ExpectProblem(404, "notFound");
        (await Walt.Get($"workers/walt/files/{id}/content")).ExpectProblem(404, "notFound");
    }

    [Fact]
    public async Task The_rules_of_deliverables_hold_and_nothing_is_kept_of_what_breaks_them()
    {
        var before = (await Walt.Get("me/profile")).Expect(200).Text;
        (await Walt.Post("me/profile/uploads", new { fileName = "virus.exe" })).ExpectRefusal(400, "fileFormatNotAccepted");
        (await Walt.Post("me/profile/uploads", new { fileName = "a.pdf", size = 300L * 1024 * 1024 })).ExpectRefusal(400, "fileTooLarge");
        (await Complete(await Upload(Pdf), "photo.png")).ExpectRefusal(400, "fileContentMismatch");
        (await Complete(await Upload([]), "a.pdf")).ExpectRefusal(400, "fileEmpty");
        (await Complete(await Upload(Pdf), "a.pdf", new('0', 64))).ExpectRefusal(400, "fileHashMismatch");
        var nothing = WorkMarket.Demo.Http.Upload.Read(await Walt.Post("me/profile/uploads", new { fileName = "a.pdf" }));
        (await Complete(nothing, "a.pdf")).ExpectRefusal(409, "uploadMissing");
        (await Wanda.Post($"me/profile/uploads/{nothing.Id}/complete", new { fileName = "a.pdf", kind = "photo" }))
            .ExpectRefusal(404, "unknownUpload");
        (await Walt.Post("me/profile/uploads/x/complete", new { fileName = "a.pdf", kind = "photo" })).ExpectRefusal(404, "unknownUpload");
        (await Nora.Post("me/profile/uploads")).ExpectProblem(403, "forbidden");
        Assert.Equal(before, (await Walt.Get("me/profile")).Expect(200).Text);
    }

    [Fact]
    public async Task A_small_file_comes_as_a_form_counts_once_and_keeps_the_same_rules()
    {
        foreach (var left in (await Wes.Get("me/profile")).Expect(200).Json.GetProperty("files").EnumerateArray())
            (await Wes.Delete($"me/profile/files/{left.GetProperty("id").GetString()}")).Expect(200);
        for (var click = 0; click < 2; click++)
        {
            var sent = (await Wes.Post("me/profile/files", Form("card.pdf", Pdf, "insurance"))).Expect(201);
            var file = Assert.Single(sent.Json.GetProperty("files").EnumerateArray().ToList());
            Assert.Equal(("insurance", Pdf.Length), (file.GetProperty("kind").GetString(), file.GetProperty("size").GetInt32()));
        }
        var before = (await Wes.Get("me/profile")).Expect(200).Text;
        (await Wes.Post("me/profile/files", Form("card.exe", Pdf, "photo"))).ExpectRefusal(400, "fileFormatNotAccepted");
        (await Wes.Post("me/profile/files", Form("card.png", Pdf, "photo"))).ExpectRefusal(400, "fileContentMismatch");
        (await Wes.Post("me/profile/files", Form("card.pdf", [], "photo"))).ExpectRefusal(400, "fileEmpty");
        (await Wes.Post("me/profile/files", Form("card.pdf", Pdf, "passport"))).Expect(400);
        (await Nora.Post("me/profile/files", Form("card.pdf", Pdf, "photo"))).ExpectProblem(403, "forbidden");
        Assert.Equal(before, (await Wes.Get("me/profile")).Expect(200).Text);
    }

    private static MultipartFormDataContent Form(string name, byte[] content, string kind) =>
        new() { { new StringContent(kind), "kind" }, { new ByteArrayContent(content), "file", name } };

    private async Task<Upload> Upload(byte[] content)
    {
        var upload = WorkMarket.Demo.Http.Upload.Read(await Walt.Post("me/profile/uploads", new { fileName = "osha.pdf" }));
        (await Walt.Put(upload.Address, content, [.. upload.Headers.Select(header => (header.Key, header.Value))])).Expect(201);
        return upload;
    }

    private Task<Answer> Complete(Upload upload, string name, string? sha256 = null) =>
        Walt.Post($"me/profile/uploads/{upload.Id}/complete", new { fileName = name, kind = "certification", sha256 });

    private static System.Text.Json.JsonElement? Find(Answer answer, string name) => answer.Json.GetProperty("files").EnumerateArray()
        .Where(file => file.GetProperty("fileName").GetString() == name).Select(file => (System.Text.Json.JsonElement?)file)
        .FirstOrDefault();
}
