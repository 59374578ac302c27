using System.IO.Compression;
using WorkMarket.Demo.Files;
using WorkMarket.Demo.Http;
using WorkMarket.Demo.Story;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Files;

/// <summary>A sender who plays tricks with the address to upload to.</summary>
public sealed class SenderTests(HostFixture fixture) : HostTests(fixture)
{
    private static readonly byte[] Photo = SampleFiles.Png(200);

    [Fact]
    public async Task What_the_sender_says_of_the_bytes_does_not_come_out_with_them()
    {
        var id = await Offers.InProgress();
        var upload = Upload.Read(await Wanda.Post($"assignments/{id}/uploads"));
        var packed = Gzip("a text that only unpacking shows"u8);
        (await Wanda.Put(upload.Address, packed,
            ("x-ms-blob-type", "BlockBlob"), ("x-ms-blob-content-encoding", "gzip"), ("x-ms-blob-cache-control", "public"),
            ("x-ms-meta-note", "hello"))).Expect(201);
        (await Wanda.Post($"assignments/{id}/uploads/{upload.Id}/complete", new { fileName = "report.zip", type = "other" }))
            .ExpectRefusal(400, "fileContentMismatch");

        upload = Upload.Read(await Wanda.Post($"assignments/{id}/uploads"));
        (await Wanda.Put(upload.Address, Photo,
            ("x-ms-blob-type", "BlockBlob"), ("x-ms-blob-content-encoding", "gzip"), ("x-ms-blob-cache-control", "public"),
            ("x-ms-meta-note", "hello"))).Expect(201);
        (await Wanda.Post($"assignments/{id}/uploads/{upload.Id}/complete", new { fileName = "a.png", type = "photo" })).Expect(201);
        var content = (await Nora.Get($"assignments/{id}/deliverables/d1/content")).Expect(302).Headers.Location!;
        var download = (await Nora.Fetch(content)).Expect(200);
        Assert.Equal(Photo, download.Body);
        Assert.Empty(download.ContentHeaders!.ContentEncoding);
        Assert.Null(download.Headers.CacheControl);
        Assert.False(download.Headers.Contains("x-ms-meta-note"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lease_on_an_upload_holds_up_nothing(bool isPhoto)
    {
        var id = await Offers.InProgress();
        var upload = Upload.Read(await Wanda.Post($"assignments/{id}/uploads"));
        (await Handover.Put(Wanda, upload, isPhoto ? Photo : SampleFiles.Exe())).Expect(201);
        (await Wanda.Put(
            new(upload.Address.AbsoluteUri + "&comp=lease"), [], ("x-ms-lease-action", "acquire"), ("x-ms-lease-duration", "-1")))
            .Expect(201);
        var completed = await Wanda.Post($"assignments/{id}/uploads/{upload.Id}/complete", new { fileName = "a.png", type = "photo" });
        if (!isPhoto)
        {
            completed.ExpectRefusal(400, "fileContentMismatch");
            return;
        }
        completed.Expect(201);
        // The effects of the delivery and of what comes after it happen.
        await Wanda.Post($"assignments/{id}/visits/check-out");
        await Eventually(() => Wanda.Put(upload.Address, Photo, ("x-ms-blob-type", "BlockBlob")), answer => answer.Status == 201);
    }

    [Fact]
    public async Task A_hash_that_is_none_is_refused_and_the_upload_stays()
    {
        var id = await Offers.InProgress();
        var upload = Upload.Read(await Wanda.Post($"assignments/{id}/uploads"));
        (await Handover.Put(Wanda, upload, Photo)).Expect(201);
        foreach (var hash in new[] { "", "notahash", new string('g', 64) })
        {
            await Refused(
                id,
                () => Wanda.Post(
                    $"assignments/{id}/uploads/{upload.Id}/complete", new { fileName = "a.png", type = "photo", sha256 = hash }), 400,
                "fileHashInvalid");
        }
        (await Wanda.Post($"assignments/{id}/uploads/{upload.Id}/complete", new { fileName = "a.png", type = "photo" })).Expect(201);
    }

    [Fact]
    public async Task A_completed_upload_is_not_answered_as_something_else()
    {
        var id = await Offers.InProgress();
        var upload = Upload.Read(await Wanda.Post($"assignments/{id}/uploads"));
        (await Handover.Put(Wanda, upload, Photo)).Expect(201);
        (await Wanda.Post($"assignments/{id}/uploads/{upload.Id}/complete", new { fileName = "a.png", type = "photo" })).Expect(201);
        await Refused(
            id, () => Wanda.Post($"assignments/{id}/uploads/{upload.Id}/complete", new { fileName = "b.png", type = "signOff" }), 409,
            "uploadUsed");
    }

    [Fact]
    public async Task A_new_version_has_the_type_of_the_old_one()
    {
        var id = await Offers.InProgress();
        var photo = await Handover.Deliver(Wanda, Nora, id, "a.png", "photo", Photo);
        (await Handover.TryDeliver(Wanda, id, "b.png", "signOff", Photo, replaces: photo.Id)).ExpectRefusal(400, "deliverableTypeDiffers");
    }

    [Theory]
    [InlineData("draft")]
    [InlineData("sent")]
    public async Task Where_nobody_works_yet_there_is_no_content(string status)
    {
        var id = await Offers.In(status);
        (await Nora.Get($"assignments/{id}/deliverables/d1/content")).ExpectProblem(404, "notFound");
        Assert.Empty((await Nora.Get($"assignments/{id}/deliverables")).Expect(200).Json.GetProperty("deliverables").EnumerateArray());
    }

    private static byte[] Gzip(ReadOnlySpan<byte> plain)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(plain);
        return packed.ToArray();
    }
}
