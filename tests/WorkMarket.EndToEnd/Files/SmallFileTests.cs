using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using WorkMarket.Demo.Files;
using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Files;

/// <summary>Files that are small enough to come through the API, as a form or as the body.</summary>
public sealed class SmallFileTests(HostFixture fixture) : HostTests(fixture)
{
    private static readonly byte[] Photo = SampleFiles.Png(90);

    [Theory]
    [InlineData("photo.png")]
    [InlineData("übersicht – 東京 📷.png")]
    [InlineData("a b;c'd,e=f & 100%.png")]
    public async Task A_form_and_a_body_deliver_what_they_hold(string name)
    {
        var id = await Offers.InProgress();
        var form = (await Send(id, Form(name, ("type", "photo")))).Expect(201);
        var put = (await Put(id, $"type=photo&fileName={Uri.EscapeDataString(name)}", Photo)).Expect(201);
        foreach (var kept in new[] { form.As<Done>().Deliverable!, put.As<Done>().Deliverable! })
        {
            var newest = Assert.Single(kept.Versions);
            Assert.Equal(
                (name, Photo.Length, Convert.ToHexStringLower(SHA256.HashData(Photo))), (newest.FileName, newest.Size, newest.Sha256));
            var address = (await Nora.Get($"assignments/{id}/deliverables/{kept.Id}/content")).Expect(302).Headers.Location!;
            Assert.Equal(Photo, (await Nora.Fetch(address)).Expect(200).Body);
        }
        Assert.Equal(2, (await Deliverables(id)).Count);
        Assert.Equal(form.As<Done>().Version + 1, put.As<Done>().Version);
    }

    [Fact]
    public async Task A_new_version_replaces_and_fields_may_come_after_the_file()
    {
        var id = await Offers.InProgress();
        (await Send(id, Form("a.png", ("type", "photo")))).Expect(201);
        var parts = new MultipartFormDataContent { { new ByteArrayContent(Photo), "file", "b.png" }, { new StringContent("photo"), "type" },
            { new StringContent("d1"), "replaces" } };
        (await Send(id, parts)).Expect(201);
        (await Put(id, "type=photo&fileName=c.png&replaces=d1", Photo)).Expect(201);
        Assert.Equal(["a.png", "b.png", "c.png"], Assert.Single(await Deliverables(id)).Versions.Select(version => version.FileName));
        await Refused(id, () => Put(id, "type=other&fileName=c.png&replaces=d1", Photo), 400, "deliverableTypeDiffers");
        await Refused(id, () => Send(id, Form("a.png", ("type", "photo"), ("replaces", "d7"))), 404, "unknownDeliverable");
    }

    [Fact]
    public async Task A_repeat_gets_the_first_answer_and_another_body_is_refused()
    {
        var id = await Offers.InProgress();
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        var first = (await Send(id, Form("a.png", ("type", "photo")), key)).Expect(201);
        var again = (await Send(id, Form("a.png", ("type", "photo")), key)).Expect(201);
        Assert.Equal((first.Text, first.ETag), (again.Text, again.ETag));
        await Problem(id, () => Send(id, Form("b.png", ("type", "photo")), key), 422, "idempotencyKeyReused");
        var put = (await Put(id, "type=photo&fileName=a.png", Photo, key)).Expect(201);
        Assert.Equal(put.Text, (await Put(id, "fileName=a.png&type=photo", Photo, key)).Expect(201).Text);
        await Problem(id, () => Put(id, "type=photo&fileName=a.png", SampleFiles.Png(91), key), 422, "idempotencyKeyReused");
        Assert.Equal(2, (await Deliverables(id)).Count);
        (await Wanda.Post($"assignments/{id}/visits/check-out")).Expect(200);
        Assert.Equal(first.Text, (await Send(id, Form("a.png", ("type", "photo")), key)).Expect(201).Text);
    }

    public static TheoryData<string, byte[], string, string> Wrong => new()
    {
        { "a.png", SampleFiles.Exe(), "photo", "fileContentMismatch" },
        { "a.exe", SampleFiles.Exe(), "photo", "fileFormatNotAccepted" },
        { "..\\a.png", Photo, "photo", "fileNameInvalid" },
        { "a\u202Egnp.png", Photo, "photo", "fileNameInvalid" },
        { "a.txt", [], "other", "fileEmpty" },
        { "a.png", Photo, "video", "typeUnknown" },
        { "a.png", Photo, "0", "typeUnknown" },
        { "a.png", Photo, "", "typeUnknown" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_wrong_is_refused_either_way_and_not_kept(string name, byte[] content, string type, string rule)
    {
        var id = await Offers.InProgress();
        await Refused(id, () => Put(id, $"type={type}&fileName={Uri.EscapeDataString(name)}", content), 400, rule);
        await Refused(id, () => Send(id, Form(name, content, ("type", type))), 400, rule);
        Assert.Empty(await Deliverables(id));
    }

    [Fact]
    public async Task A_hash_that_is_not_the_file_s_is_refused()
    {
        var id = await Offers.InProgress();
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(Photo));
        await Refused(id, () => Put(id, $"type=photo&fileName=a.png&sha256={new string('0', 64)}", Photo), 400, "fileHashMismatch");
        await Refused(id, () => Send(id, Form("a.png", ("type", "photo"), ("sha256", "zz"))), 400, "fileHashInvalid");
        (await Send(id, Form("a.png", ("type", "photo"), ("sha256", sha256)))).Expect(201);
    }

    [Fact]
    public async Task Parameters_and_fields_that_are_missing_or_unknown_are_named()
    {
        var id = await Offers.InProgress();
        await Refused(id, () => Put(id, "fileName=a.png", Photo), 400, "fieldRequired");
        await Refused(id, () => Put(id, "type=photo", Photo), 400, "fieldRequired");
        await Refused(id, () => Put(id, "type=photo&fileName=a.png&colour=red", Photo), 400, "unknownParameter");
        await Refused(id, () => Send(id, Form("a.png")), 400, "fieldRequired");
        await Refused(id, () => Send(id, Form("a.png", ("type", "photo"), ("colour", "red"))), 400, "unknownField");
        await Refused(id, () => Send(id, Form("a.png", ("type", "photo"), ("type", "other"))), 400, "fieldTwice");
        await Refused(id, () => Send(id, Form("a.png", ("type", new string('x', 2000)))), 400, "fieldTooLong");
        Assert.Empty(await Deliverables(id));
    }

    [Fact]
    public async Task Who_may_not_deliver_may_not_deliver_so()
    {
        var id = await Offers.InProgress();
        (await Nora.Send(HttpMethod.Post, $"assignments/{id}/deliverables", Form("a.png", ("type", "photo"))))
            .ExpectProblem(403, "forbidden");
        (await Walt.Send(HttpMethod.Post, $"assignments/{id}/deliverables", Form("a.png", ("type", "photo"))))
            .ExpectProblem(404, "notFound");
        (await Market.Stranger().Send(HttpMethod.Put, $"assignments/{id}/deliverables/content?type=photo&fileName=a.png", Bytes(Photo)))
            .ExpectProblem(401, "unauthenticated");
        var paid = await Offers.Paid();
        await Refused(paid, () => Send(paid, Form("a.png", ("type", "photo"))), 409, "statusNotAllowed");
        await Problem(id, () => Put(id, "type=photo&fileName=a.png", Photo, IfMatch(1)), 412, "stale");
    }

    [Fact]
    public async Task Another_kind_of_body_is_refused()
    {
        var id = await Offers.InProgress();
        await Refused(id, () => Wanda.Post($"assignments/{id}/deliverables", new { type = "photo" }), 415, "formRequired");
        await Refused(id, () => Send(id, null), 415, "formRequired");
        await Refused(
            id, () => Wanda.Send(HttpMethod.Put, $"assignments/{id}/deliverables/content?type=photo&fileName=a.png", Form("a.png")), 415,
            "fileRequired");
        var encoded = Bytes(Photo);
        encoded.Headers.ContentEncoding.Add("gzip");
        await Refused(
            id, () => Wanda.Send(HttpMethod.Put, $"assignments/{id}/deliverables/content?type=photo&fileName=a.png", encoded), 415,
            "encodingUnknown");
    }

    private Task<Answer> Send(string id, HttpContent? form, params (string, string)[] headers) =>
        Wanda.Send(HttpMethod.Post, $"assignments/{id}/deliverables", form, headers);

    private Task<Answer> Put(string id, string query, byte[] content, params (string, string)[] headers) =>
        Wanda.Send(HttpMethod.Put, $"assignments/{id}/deliverables/content?{query}", Bytes(content), headers);

    private static ByteArrayContent Bytes(byte[] content) =>
        new(content) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } };

    private static MultipartFormDataContent Form(string name, params (string Name, string Value)[] fields) => Form(name, Photo, fields);

    private static MultipartFormDataContent Form(string name, byte[] content, params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var field in fields)
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(field.Value)), field.Name);
        form.Add(new ByteArrayContent(content), "file", name);
        return form;
    }

    private async Task<IReadOnlyList<Deliverable>> Deliverables(string id) =>
        (await Nora.Get($"assignments/{id}/deliverables")).Expect(200).As<DeliverableList>().Deliverables;
}
