using System.Net.Http.Headers;
using WorkMarket.Demo.Files;
using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using WorkMarket.EndToEnd.Pages;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.EndToEnd.Documents;

[Rule("§9 Documents")]
public sealed class DocumentTests(HostFixture fixture) : HostTests(fixture)
{
    private static readonly byte[] Photo = SampleFiles.Png(90);

    [Fact]
    public async Task What_is_for_the_scope_and_what_is_for_the_assigned_worker_is_handed_to_whom_it_is_for()
    {
        var id = await Offers.Draft();
        (await Send(id, "plan.png")).Expect(201);
        (await Send(id, "plan 2.png", ("replaces", "doc1"))).Expect(201);
        (await Send(id, "keys.png", ("audience", "assignedWorker"))).Expect(201);
        (await Wanda.Get($"assignments/{id}/documents")).ExpectProblem(404, "notFound");
        (await Nora.Post($"assignments/{id}/send", new { open = true })).Expect(200);

        Assert.Equal(["doc1"], await Seen(Wanda, id));
        Assert.Equal(["doc1", "doc2"], await Seen(Nick, id));
        Assert.Equal(404, (await Fiona.Get($"assignments/{id}/documents/doc1/content")).Status);
        Assert.Equal(404, (await Wanda.Get($"assignments/{id}/documents/doc2/content")).Status);
        Assert.Equal(404, (await Wanda.Get($"assignments/{id}/documents/doc1/content?version=3")).Status);
        Assert.Equal(Photo, (await Wanda.Get($"assignments/{id}/documents/doc1/content?version=1&through=api")).Expect(200).Body);
        var address = (await Wanda.Get($"assignments/{id}/documents/doc1/content")).Expect(302).Headers.Location!;
        Assert.Equal(Photo, (await Wanda.Fetch(address)).Expect(200).Body);
        Assert.DoesNotContain("keys.png", (await Wanda.Get($"assignments/{id}")).Expect(200).Text, StringComparison.Ordinal);

        var application = (await Wanda.Post($"assignments/{id}/applications")).Expect(201).As<Done>().Application!;
        (await Nora.Post($"assignments/{id}/applications/{application.Id}/accept")).Expect(200);
        Assert.Equal(["doc1", "doc2"], await Seen(Wanda, id));
        Assert.DoesNotContain("keys.png", (await Walt.Get($"assignments/{id}")).Text, StringComparison.Ordinal);
        Assert.Equal(404, (await Walt.Get($"assignments/{id}/documents/doc1/content")).Status);
        Assert.Contains("keys.png", (await Wanda.Get($"assignments/{id}/timeline")).Expect(200).Text, StringComparison.Ordinal);
        await Refused(id, () => Send(id, "late.png"), 409, "changeNotAtOnce");
        (await Send(id, "site keys.png", ("audience", "assignedWorker"))).Expect(201);
        Assert.Equal(["doc1", "doc2", "doc3"], await Seen(Wanda, id));
        var seen = (await Look(id)).Version;
        var proposed = (await Nora.Post($"assignments/{id}/changes", new { documents = new[] { "doc1", "doc3" } }, IfMatch(seen)))
            .Expect(201).Json;
        (await Wanda.Post($"assignments/{id}/changes/{proposed.GetProperty("change").GetProperty("id").GetString()}/accept")).Expect(200);
        var terms = (await Wanda.Get($"assignments/{id}/terms/2")).Expect(200).Json.GetProperty("documents").EnumerateArray();
        Assert.Equal(["plan 2.png", "site keys.png"], terms.Select(document => document.GetProperty("fileName").GetString()));
    }

    [Fact]
    public async Task Who_lost_the_work_reads_what_belonged_to_the_scope_then()
    {
        var id = await Offers.Draft();
        (await Send(id, "plan.png")).Expect(201);
        (await Send(id, "keys.png", ("audience", "assignedWorker"))).Expect(201);
        (await Nora.Post($"assignments/{id}/send", new { open = true })).Expect(200);
        var application = (await Wanda.Post($"assignments/{id}/applications")).Expect(201).As<Done>().Application!;
        (await Nora.Post($"assignments/{id}/applications/{application.Id}/accept")).Expect(200);
        (await Wanda.Post($"assignments/{id}/visits/check-in")).Expect(201);
        var amount = new { amount = "40.00", currency = "USD" };
        (await Nora.Post($"assignments/{id}/unassign", new { reason = "Nearer", reasonCode = "other", amount })).Expect(200);
        (await Nora.Delete($"assignments/{id}/documents/doc1")).Expect(200);

        var ended = $"assignments/{id}/engagements/1";
        var kept = (await Wanda.Get(ended)).Expect(200).Json.GetProperty("assignment").GetProperty("documents").EnumerateArray();
        Assert.Equal(["doc1"], kept.Select(document => document.GetProperty("id").GetString()));
        Assert.Equal(Photo, (await Wanda.Get($"{ended}/documents/doc1/content?through=api")).Expect(200).Body);
        Assert.Equal(404, (await Wanda.Get($"{ended}/documents/doc2/content")).Status);
        Assert.Equal(404, (await Walt.Get($"{ended}/documents/doc1/content")).Status);
        using var wanda = await Browser.SignIn(Fixture.Url, "wanda");
        var page = (await wanda.Get($"/assignments/{id}/engagements/1")).Expect(200).Html;
        Assert.Contains($"/api/{ended}/documents/doc1/content\">plan.png<", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_large_one_goes_straight_to_storage()
    {
        var id = await Offers.Draft();
        var begun = (await Nora.Post($"assignments/{id}/documents/uploads", new { fileName = "plan.png" })).Expect(201).Json;
        var upload = begun.GetProperty("upload").GetString();
        (await Nora.Put(new Uri(begun.GetProperty("address").GetString()!), Photo, ("x-ms-blob-type", "BlockBlob"))).Expect(201);
        var body = new { fileName = "plan.png", audience = "scope" };
        var added = (await Nora.Post($"assignments/{id}/documents/uploads/{upload}/complete", body)).Expect(201);
        Assert.Equal("doc1", added.Json.GetProperty("document").GetProperty("id").GetString());
        (await Nora.Post($"assignments/{id}/documents/uploads/{upload}/complete", body)).Expect(201);
        Assert.Equal(["doc1"], await Seen(Nora, id));
        (await Nora.Delete($"assignments/{id}/documents/doc1")).Expect(200);
        Assert.Empty(await Seen(Nora, id));
        await Refused(id, () => Nora.Delete($"assignments/{id}/documents/doc1"), 404, "nothingThere");
        (await Wanda.Post($"assignments/{id}/documents/uploads")).ExpectProblem(403, "forbidden");
        (await Fiona.Post($"assignments/{id}/documents/uploads")).ExpectProblem(404, "notFound");
    }

    [Theory]
    [InlineData("a.exe", "fileFormatNotAccepted")]
    [InlineData("a.pdf", "fileContentMismatch")]
    [InlineData("a\u202Egnp.png", "fileNameInvalid")]
    public async Task A_wrong_file_is_refused_and_not_kept(string name, string rule)
    {
        var id = await Offers.Draft();
        await Refused(id, () => Send(id, name), 400, rule);
        await Refused(id, () => Send(id, "a.png", ("audience", "everybody")), 400, "audienceUnknown");
        await Refused(id, () => Send(id, "a.png", ("replaces", "doc9")), 404, "unknownDocument");
        Assert.Empty(await Seen(Nora, id));
    }

    private Task<Answer> Send(string id, string name, params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (field, value) in fields)
            form.Add(new StringContent(value), field);
        var file = new ByteArrayContent(Photo);
        file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "\"file\"", FileNameStar = name };
        form.Add(file);
        return Nora.Post($"assignments/{id}/documents", form);
    }

    private static async Task<IEnumerable<string?>> Seen(Portal reader, string id) =>
        (await reader.Get($"assignments/{id}/documents")).Expect(200).Json.GetProperty("documents").EnumerateArray()
            .Select(document => document.GetProperty("id").GetString());
}
