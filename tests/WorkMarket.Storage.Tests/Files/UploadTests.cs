using System.Net;
using System.Net.Sockets;
using System.Text;
using Azure.Storage.Blobs.Specialized;
using WorkMarket.Application.Deliverables;
using Xunit;

namespace WorkMarket.Storage.Tests.Files;

public sealed class UploadTests : FileStoreTests
{
    [Fact]
    public async Task A_sender_may_write_whole_and_again_but_not_read_delete_or_list()
    {
        Assert.Equal(HttpStatusCode.Created, (await Send("up1", [1, 2, 3])).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await Send("up1", [1, 2, 3, 4])).StatusCode);
        Assert.Equal(4, (await Store.FindStaged("up1", None))?.Length);

        var address = await Store.GrantUpload("up1", Soon, None);
        Assert.Equal(HttpStatusCode.Forbidden, (await Http.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Http.DeleteAsync(address)).StatusCode);
        var container = new UriBuilder(address) { Path = Container.Uri.AbsolutePath };
        Assert.Equal(HttpStatusCode.Forbidden, (await Http.GetAsync($"{container.Uri}&restype=container&comp=list")).StatusCode);
    }

    [Fact]
    public async Task A_sender_may_write_by_blocks()
    {
        var content = Noise(1_000_000);
        var sender = new BlockBlobClient(await Store.GrantUpload("up1", Soon, None));
        string[] blocks = ["AAAA", "AAAB", "AAAC", "AAAD"];
        foreach (var (block, bytes) in blocks.Zip(content.Chunk(content.Length / blocks.Length)))
            await sender.StageBlockAsync(block, new MemoryStream(bytes));
        Assert.Null(await Store.FindStaged("up1", None));
        await sender.CommitBlockListAsync(blocks);
        Assert.Equal(content.Length, (await Store.FindStaged("up1", None))?.Length);
    }

    [Fact]
    public async Task An_address_is_for_one_upload_only()
    {
        var other = (await Store.GrantUpload("up1", Soon, None)).AbsoluteUri.Replace("/up1?", "/up2?", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await Put(other)).StatusCode);
        Assert.Null(await Store.FindStaged("up2", None));
    }

    [Fact]
    public async Task An_expired_address_writes_nothing()
    {
        var expired = await Store.GrantUpload("up1", Past, None);
        Assert.Equal(HttpStatusCode.Forbidden, (await Put(expired.AbsoluteUri)).StatusCode);
        Assert.Null(await Store.FindStaged("up1", None));
    }

    [Fact]
    public async Task What_was_not_sent_is_not_found()
    {
        Assert.Null(await Store.FindStaged("nothing", None));
        Assert.Null(await Store.CopyFromStaging(new StagedFile("nothing", 3, "\"0x1\""), "attempt1", None));
    }

    [Fact]
    public async Task A_cut_off_upload_leaves_nothing()
    {
        var address = await Store.GrantUpload("up1", Soon, None);
        using (var line = new TcpClient(address.Host, address.Port))
        {
            var head =
                $"PUT {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\nx-ms-blob-type: BlockBlob\r\nContent-Length: "
                    + $"1000000\r\n\r\n";
            await line.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head));
            await line.GetStream().WriteAsync(Noise(100_000));
        }
        // Blocks without the list that would make a file of them.
        Assert.Equal(HttpStatusCode.Created, (await Send("up2", Noise(1000), "&comp=block&blockid=AAAA")).StatusCode);

        await Task.Delay(200);
        Assert.Null(await Store.FindStaged("up1", None));
        Assert.Null(await Store.FindStaged("up2", None));
        Assert.Empty(await Store.List(FilePath.Staging, None).ToListAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("..")]
    [InlineData("a b")]
    [InlineData("é")]
    public async Task Only_an_id_of_ours_names_an_upload(string upload) =>
        await Assert.ThrowsAsync<ArgumentException>(() => Store.GrantUpload(upload, Soon, None));

    private static async Task<HttpResponseMessage> Put(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, address)
        {
            Content = new ByteArrayContent([1]),
            Headers = { { "x-ms-blob-type", "BlockBlob" } },
        };
        return await Http.SendAsync(request);
    }
}
