using WorkMarket.Demo.Files;
using WorkMarket.Demo.Http;
using WorkMarket.Demo.Story;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Files;

/// <summary>What the addresses of files let their holder do, and what not.</summary>
public sealed class AddressTests(HostFixture fixture) : HostTests(fixture)
{
    private static readonly byte[] Photo = SampleFiles.Png(200);

    [Fact]
    public async Task An_address_to_upload_to_holds_an_hour_and_can_be_renewed()
    {
        var id = await Offers.InProgress();
        var upload = Upload.Read(await Wanda.Post($"assignments/{id}/uploads", new { fileName = "a.png", size = Photo.Length }));
        Assert.Equal("PUT", upload.Method);
        Assert.InRange((upload.ExpiresAt - DateTimeOffset.UtcNow).TotalMinutes, 58, 60.1);
        var renewed = Upload.Read(await Wanda.Post($"assignments/{id}/uploads", new { upload = upload.Id }));
        Assert.Equal(upload.Id, renewed.Id);
        (await Handover.Put(Wanda, upload, Photo)).Expect(201);
        (await Handover.Put(Wanda, renewed, Photo)).Expect(201);
    }

    [Fact]
    public async Task It_cannot_read_delete_list_or_write_elsewhere()
    {
        var id = await Offers.InProgress();
        var upload = Upload.Read(await Wanda.Post($"assignments/{id}/uploads"));
        var other = Upload.Read(await Wanda.Post($"assignments/{id}/uploads"));
        (await Handover.Put(Wanda, upload, Photo)).Expect(201);
        Assert.Equal(403, (await Wanda.Fetch(upload.Address)).Status);

        var kept = await Handover.Deliver(Wanda, Nora, id, "kept.png", "photo", Photo);
        var content = (await Nora.Get($"assignments/{id}/deliverables/{kept.Id}/content")).Expect(302).Headers.Location!;
        foreach (var elsewhere in new[] { other.Address.AbsolutePath, content.AbsolutePath, upload.Address.AbsolutePath + "x" })
        {
            var address = new UriBuilder(upload.Address) { Path = elsewhere }.Uri;
            Assert.Equal(403, (await Handover.Put(Wanda, upload with { Address = address }, SampleFiles.Exe())).Status);
        }
        var container = upload.Address.AbsolutePath.Split("/staging/")[0];
        var list = new UriBuilder(upload.Address)
        {
            Path = container,
            Query = "restype=container&comp=list&" + upload.Address.Query.TrimStart('?'),
        }.Uri;
        Assert.Equal(403, (await Wanda.Fetch(list)).Status);
        Assert.Equal(Photo, (await Wanda.Fetch(content)).Expect(200).Body);
    }

    [Fact]
    public async Task Nothing_is_open_to_whoever_knows_the_place()
    {
        var id = await Offers.InProgress();
        var kept = await Handover.Deliver(Wanda, Nora, id, "kept.png", "photo", Photo);
        var content = (await Nora.Get($"assignments/{id}/deliverables/{kept.Id}/content")).Expect(302).Headers.Location!;
        Assert.InRange((await Wanda.Fetch(new UriBuilder(content) { Query = "" }.Uri)).Status, 401, 404);
        var tampered = new Uri(content.AbsoluteUri.Replace("sp=r", "sp=rw", StringComparison.Ordinal));
        Assert.Equal(403, (await Wanda.Fetch(tampered)).Status);
        Assert.Equal(403, (await Wanda.Put(content, SampleFiles.Exe(), ("x-ms-blob-type", "BlockBlob"))).Status);
    }

    [Fact]
    public async Task What_is_written_after_completion_changes_nothing()
    {
        var id = await Offers.InProgress();
        var upload = Upload.Read(await Wanda.Post($"assignments/{id}/uploads"));
        (await Handover.Put(Wanda, upload, Photo)).Expect(201);
        (await Wanda.Post($"assignments/{id}/uploads/{upload.Id}/complete", new { fileName = "a.png", type = "photo" })).Expect(201);
        (await Handover.Put(Wanda, upload, SampleFiles.Exe())).Expect(201);
        var content = (await Nora.Get($"assignments/{id}/deliverables/d1/content")).Expect(302).Headers.Location!;
        Assert.Equal(Photo, (await Nora.Fetch(content)).Expect(200).Body);
    }

    [Theory]
    [InlineData("photo.png", "image/png")]
    [InlineData("Foto – ünïcode.png", "image/png")]
    [InlineData("table.csv", "text/csv")]
    [InlineData("page.txt", "text/plain")]
    public async Task Content_comes_with_the_type_of_its_format_and_as_an_attachment_of_its_name(string name, string type)
    {
        var id = await Offers.InProgress();
        var content = type == "image/png" ? Photo : SampleFiles.Csv();
        var kept = await Handover.Deliver(Wanda, Nora, id, name, "photo", content);
        foreach (var reader in new[] { Nora, Wanda, Sam })
        {
            var address = (await reader.Get($"assignments/{id}/deliverables/{kept.Id}/content")).Expect(302).Headers.Location!;
            var file = (await reader.Fetch(address)).Expect(200);
            Assert.Equal(type, file.ContentType);
            Assert.Equal("attachment", file.ContentHeaders!.ContentDisposition!.DispositionType);
            Assert.Equal(name, file.ContentHeaders.ContentDisposition.FileNameStar);
        }
    }

    [Fact]
    public async Task Every_version_can_be_fetched()
    {
        var id = await Offers.InProgress();
        var first = await Handover.Deliver(Wanda, Nora, id, "a.png", "photo", Photo);
        await Handover.Deliver(Wanda, Nora, id, "b.png", "photo", SampleFiles.Png(10), first.Id);
        var old = (await Nora.Get($"assignments/{id}/deliverables/{first.Id}/content?version=1")).Expect(302).Headers.Location!;
        Assert.Equal(Photo, (await Nora.Fetch(old)).Body);
        foreach (var version in new[] { "0", "3", "x", "01", "" })
            (await Nora.Get($"assignments/{id}/deliverables/{first.Id}/content?version={version}")).ExpectProblem(404, "notFound");
    }
}
