using System.Net;
using Microsoft.Net.Http.Headers;
using WorkMarket.Application.Deliverables;
using WorkMarket.Domain.Deliverables;
using Xunit;

namespace WorkMarket.Storage.Tests.Files;

public sealed class DownloadTests : FileStoreTests
{
    [Theory]
    [InlineData("plan.pdf")]
    [InlineData("site plan; filename=other.exe.pdf")]
    [InlineData("a \"quoted\" name.pdf")]
    [InlineData("100%25 & more = ? # + 'x'.pdf")]
    [InlineData("rapport d'été – 報告書 📷.pdf")]
    [InlineData("=?utf-8?B?ZXZpbC5leGU=?=.pdf")]
    public async Task A_file_comes_as_an_attachment_under_its_name_and_as_its_format(string text)
    {
        var path = await Keep("up1", [.. "%PDF-1.7"u8]);
        var name = FileName.Parse(text);
        using var answer = await Http.GetAsync(await Store.GrantDownload(path, name, Format("x.pdf"), Soon, None));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.ToString());
        var header = answer.Content.Headers.NonValidated["Content-Disposition"].ToString();
        Assert.All(header, letter => Assert.InRange(letter, ' ', '~'));
        var disposition = ContentDispositionHeaderValue.Parse(header);
        Assert.Equal("attachment", disposition.DispositionType.Value);
        Assert.Equal(text, disposition.FileNameStar.Value);
        Assert.EndsWith(".pdf", HeaderUtilities.RemoveQuotes(disposition.FileName).Value, StringComparison.Ordinal);
        Assert.Equal(2, disposition.Parameters.Count);
    }

    [Fact]
    public async Task The_longest_name_fits_an_address()
    {
        var path = await Keep("up1", [1]);
        var name = FileName.Parse(new string('語', FileName.MaxLength - 4) + ".txt");
        using var answer = await Http.GetAsync(await Store.GrantDownload(path, name, Format("x.txt"), Soon, None));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task The_format_counts_not_what_the_sender_called_it()
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, await Store.GrantUpload("up1", Soon, None))
        {
            Content = new StringContent("<script>alert(1)</script>", new System.Net.Http.Headers.MediaTypeHeaderValue("text/html")),
            Headers = { { "x-ms-blob-type", "BlockBlob" }, { "x-ms-blob-content-disposition", "inline" } },
        };
        await Http.SendAsync(request);
        var path = await Store.CopyFromStaging((await Store.FindStaged("up1", None))!, "attempt1", None);

        using var answer = await Http.GetAsync(await Store.GrantDownload(path!, FileName.Parse("a.txt"), Format("a.txt"), Soon, None));
        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
    }

    [Fact]
    public async Task An_address_reads_only_until_it_expires_and_cannot_be_altered()
    {
        var path = await Keep("up1", [1, 2, 3]);
        var (name, format) = (FileName.Parse("a.txt"), Format("a.txt"));
        var expired = await Store.GrantDownload(path, name, format, Past, None);
        Assert.Equal(HttpStatusCode.Forbidden, (await Http.GetAsync(expired)).StatusCode);

        var good = await Store.GrantDownload(path, name, format, Soon, None);
        Assert.Equal([1, 2, 3], await Http.GetByteArrayAsync(good));
        var altered = good.AbsoluteUri.Replace("text%2Fplain", "text%2Fhtml", StringComparison.OrdinalIgnoreCase);
        Assert.NotEqual(good.AbsoluteUri, altered);
        Assert.Equal(HttpStatusCode.Forbidden, (await Http.GetAsync(altered)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Http.DeleteAsync(good)).StatusCode);
        using var write = new HttpRequestMessage(HttpMethod.Put, good)
        {
            Content = new ByteArrayContent([9]),
            Headers = { { "x-ms-blob-type", "BlockBlob" } },
        };
        Assert.Equal(HttpStatusCode.Forbidden, (await Http.SendAsync(write)).StatusCode);
    }

    [Fact]
    public async Task What_its_sender_can_still_write_is_not_handed_out() => await Assert.ThrowsAsync<ArgumentException>(
        () => Store.GrantDownload(FilePath.OfStaged("up1"), FileName.Parse("a.txt"), Format("a.txt"), Soon, None));

    [Fact]
    public async Task Nothing_is_open_to_the_public()
    {
        var path = await Keep("up1", [1]);
        Assert.False((await Http.GetAsync($"{Container.Uri}/{path}")).IsSuccessStatusCode);
    }

    private static FileFormat Format(string name) => FileFormat.TryFind(name, out var format) ? format : throw new ArgumentException(name);
}
