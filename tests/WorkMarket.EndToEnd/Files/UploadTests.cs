using System.Security.Cryptography;
using WorkMarket.Demo.Files;
using WorkMarket.Demo.Http;
using WorkMarket.Demo.Story;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Files;

/// <summary>Uploads (domain.md §3 "Deliverables").</summary>
public sealed class UploadTests(HostFixture fixture) : HostTests(fixture)
{
    private static readonly byte[] Photo = SampleFiles.Png(128);

    public static TheoryData<string, string> WrongNames => new()
    {
        { new string('a', 996) + ".png", "fileNameInvalid" },
        { new string('a', 252) + ".png", "fileNameInvalid" },
        { "../photo.png", "fileNameInvalid" },
        { "..\\photo.png", "fileNameInvalid" },
        { "/etc/passwd.png", "fileNameInvalid" },
        { "photo\0.png", "fileNameInvalid" },
        { "photo\r\nX-Header: 1.png", "fileNameInvalid" },
        { "photo\u202Egpj.png", "fileNameInvalid" },
        { "photo\u2066.png", "fileNameInvalid" },
        { "photo\u200B.png", "fileNameInvalid" },
        { "", "fileNameInvalid" },
        { " ", "fileNameInvalid" },
        { "..", "fileNameInvalid" },
        { "photo.png.", "fileNameInvalid" },
        { "photo", "fileFormatNotAccepted" },
        { ".png", "fileFormatNotAccepted" },
        { "photo.exe", "fileFormatNotAccepted" },
        { "photo.png.exe", "fileFormatNotAccepted" },
        { "photo.svg", "fileFormatNotAccepted" },
        { "page.html", "fileFormatNotAccepted" },
    };

    [Theory]
    [MemberData(nameof(WrongNames))]
    public async Task A_name_that_is_none_is_refused_before_and_after_the_upload(string fileName, string rule)
    {
        var id = await Offers.InProgress();
        await Refused(id, () => Wanda.Post($"assignments/{id}/uploads", new { fileName }), 400, rule);
        var upload = await Uploaded(id, Photo);
        await Refused(id, () => Complete(id, upload, fileName), 400, rule);
        Assert.Empty(await Deliverables(id));
    }

    [Theory]
    [InlineData("übersicht – 東京 📷.png")]
    [InlineData("a b;c\"d'e,f=g.png")]
    [InlineData("photo.PNG")]
    [InlineData("100% & more+.png")]
    public async Task A_name_comes_back_as_it_was_given(string fileName)
    {
        var id = await Offers.InProgress();
        var kept = await Handover.Deliver(Wanda, Nora, id, fileName, "photo", Photo);
        Assert.Equal(fileName, kept.Versions[0].FileName);
    }

    [Theory]
    [InlineData(0, "fileEmpty")]
    [InlineData(-1, "fileEmpty")]
    [InlineData((250L * 1024 * 1024) + 1, "fileTooLarge")]
    [InlineData(long.MaxValue, "fileTooLarge")]
    public async Task A_size_out_of_range_is_refused_before_the_upload(long size, string rule)
    {
        var id = await Offers.InProgress();
        await Refused(id, () => Wanda.Post($"assignments/{id}/uploads", new { size }), 400, rule);
    }

    [Fact]
    public async Task An_empty_file_is_refused_and_nothing_of_it_is_kept()
    {
        var id = await Offers.InProgress();
        var upload = await Uploaded(id, []);
        await Refused(id, () => Complete(id, upload, "a.txt"), 400, "fileEmpty");
        await Refused(id, () => Complete(id, upload, "a.txt"), 409, "uploadMissing");
    }

    public static TheoryData<string, byte[]> Disguised => new()
    {
        { "a.png", SampleFiles.Exe() },
        { "a.pdf", SampleFiles.Exe() },
        { "a.txt", SampleFiles.Exe() },
        { "a.csv", SampleFiles.Exe() },
        { "a.jpg", SampleFiles.Png(1) },
        { "a.txt", SampleFiles.Pdf("Not a text") },
        { "a.png", "<html><script>alert(1)</script></html>"u8.ToArray() },
        { "a.zip", [0x50] },
    };

    [Theory]
    [MemberData(nameof(Disguised))]
    public async Task Content_that_is_not_what_its_name_says_is_refused_and_nothing_of_it_is_kept(string fileName, byte[] content)
    {
        var id = await Offers.InProgress();
        var upload = await Uploaded(id, content);
        await Refused(id, () => Complete(id, upload, fileName), 400, "fileContentMismatch");
        Assert.Empty(await Deliverables(id));
        await Refused(id, () => Complete(id, upload, fileName), 409, "uploadMissing");
    }

    [Fact]
    public async Task A_hash_that_is_not_the_file_s_is_refused()
    {
        var id = await Offers.InProgress();
        var upload = await Uploaded(id, Photo);
        await Refused(id, () => Complete(id, upload, "a.png", sha256: new string('0', 64)), 400, "fileHashMismatch");
        upload = await Uploaded(id, Photo);
        (await Complete(id, upload, "a.png", sha256: Convert.ToHexString(SHA256.HashData(Photo)))).Expect(201);
    }

    [Fact]
    public async Task Without_an_upload_there_is_nothing_to_complete()
    {
        var id = await Offers.InProgress();
        var upload = Upload.Read(await Wanda.Post($"assignments/{id}/uploads"));
        await Refused(id, () => Complete(id, upload, "a.png"), 409, "uploadMissing");
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("2026010100-{other}-abcdef")]
    [InlineData("9999999999-{id}-abcdef")]
    public async Task An_upload_that_is_none_of_this_case_is_not_found(string upload)
    {
        var (id, other) = (await Offers.InProgress(), await Offers.InProgress());
        var text = upload.Replace("{id}", id, StringComparison.Ordinal).Replace("{other}", other, StringComparison.Ordinal);
        await Refused(
            id, () => Wanda.Post($"assignments/{id}/uploads/{text}/complete", new { fileName = "a.png", type = "photo" }), 404,
            "unknownUpload");
        await Refused(id, () => Wanda.Post($"assignments/{id}/uploads", new { upload = text }), 404, "unknownUpload");
    }

    [Fact]
    public async Task An_upload_of_another_case_is_not_found_even_by_its_own_worker()
    {
        var (id, other) = (await Offers.InProgress(), await Offers.InProgress());
        var upload = await Uploaded(other, Photo);
        await Refused(id, () => Complete(id, upload, "a.png"), 404, "unknownUpload");
        (await Complete(other, upload, "a.png")).Expect(201);
    }

    [Fact]
    public async Task An_upload_of_long_ago_is_over()
    {
        var id = await Offers.InProgress();
        var old = $"2020010100-{id}-0123456789abcdef0123";
        await Refused(
            id, () => Wanda.Post($"assignments/{id}/uploads/{old}/complete", new { fileName = "a.png", type = "photo" }), 400,
            "uploadExpired");
        await Refused(id, () => Wanda.Post($"assignments/{id}/uploads", new { upload = old }), 400, "uploadExpired");
    }

    [Fact]
    public async Task Completing_twice_gets_the_same_answer_under_the_same_key_and_under_another()
    {
        var id = await Offers.InProgress();
        var upload = await Uploaded(id, Photo);
        var first = (await Complete(id, upload, "a.png", key: "one")).Expect(201);
        var version = (await Look(id)).Version;
        foreach (var key in new[] { "one", "two", null })
            Assert.Equal(first.Text, (await Complete(id, upload, "a.png", key: key)).Expect(201).Text);
        Assert.Equal(version, (await Look(id)).Version);
        Assert.Single(await Deliverables(id));
    }

    [Fact]
    public async Task A_repeated_completion_gets_the_first_answer_though_the_case_has_moved_on()
    {
        var id = await Offers.InProgress();
        var upload = await Uploaded(id, Photo);
        var first = (await Complete(id, upload, "a.png", key: "one")).Expect(201);
        (await Wanda.Post($"assignments/{id}/messages", new { text = "It is there" })).Expect(201);
        var again = (await Complete(id, upload, "a.png", key: "one")).Expect(201);
        Assert.Equal((first.Text, first.ETag), (again.Text, again.ETag));
        (await Complete(id, upload, "b.png", key: "one")).ExpectProblem(422, "idempotencyKeyReused");
        (await Wanda.Delete($"assignments/{id}/deliverables/d1")).Expect(200);
        Assert.Equal(first.Text, (await Complete(id, upload, "a.png", key: "one")).Expect(201).Text);
    }

    [Fact]
    public async Task Completing_many_times_at_once_delivers_once()
    {
        var id = await Offers.InProgress();
        var upload = await Uploaded(id, Photo);
        foreach (var answer in await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Complete(id, upload, "a.png"))))
            answer.Expect(201);
        Assert.Single(await Deliverables(id));
    }

    [Fact]
    public async Task What_replaces_has_something_to_replace()
    {
        var id = await Offers.InProgress();
        var upload = await Uploaded(id, Photo);
        await Refused(id, () => Wanda.Post(
            $"assignments/{id}/uploads/{upload.Id}/complete", new { fileName = "a.png", type = "photo", replaces = "d7" }), 404,
            "unknownDeliverable");
    }

    [Fact]
    public async Task A_removed_deliverable_is_gone_and_its_upload_used()
    {
        var id = await Offers.InProgress();
        await Refused(id, () => Wanda.Delete($"assignments/{id}/deliverables/d1"), 404, "nothingThere");
        var upload = await Uploaded(id, Photo);
        (await Complete(id, upload, "a.png")).Expect(201);
        await Refused(id, () => Wanda.Delete($"assignments/{id}/deliverables/d2"), 404, "unknownDeliverable");
        (await Wanda.Delete($"assignments/{id}/deliverables/d1")).Expect(200);
        Assert.Empty(await Deliverables(id));
        (await Nora.Get($"assignments/{id}/deliverables/d1/content")).ExpectProblem(404, "notFound");
        await Refused(id, () => Complete(id, upload, "a.png"), 409, "uploadUsed");
    }

    private async Task<Upload> Uploaded(string id, byte[] content)
    {
        var upload = Upload.Read(await Wanda.Post($"assignments/{id}/uploads"));
        (await Handover.Put(Wanda, upload, content)).Expect(201);
        return upload;
    }

    private Task<Answer> Complete(string id, Upload upload, string fileName, string? sha256 = null, string? key = null) => Wanda.Post(
        $"assignments/{id}/uploads/{upload.Id}/complete", new { fileName, type = "photo", sha256 },
        key is null ? [] : [("Idempotency-Key", key)]);

    private async Task<IReadOnlyList<Deliverable>> Deliverables(string id) =>
        (await Nora.Get($"assignments/{id}/deliverables")).Expect(200).As<DeliverableList>().Deliverables;
}
