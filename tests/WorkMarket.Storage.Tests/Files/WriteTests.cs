using System.Security.Cryptography;
using WorkMarket.Application.Deliverables;
using Xunit;

namespace WorkMarket.Storage.Tests.Files;

public sealed class WriteTests : FileStoreTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4 * 1024 * 1024)]
    [InlineData(9_000_001)]
    public async Task What_came_through_the_api_is_stored_as_it_came(int length)
    {
        var content = Noise(length);
        var written = await Store.Write("up1", "attempt1", new Trickle(content), mostBytes: length, None);
        Assert.Equal(
            ("files/up1/attempt1", length, Convert.ToHexStringLower(SHA256.HashData(content))),
            (written!.Path, written.Length, written.Sha256));
        var found = await Store.Inspect(written.Path, None);
        Assert.Equal((written.Path, written.Length, written.Sha256), (found!.Path, found.Length, found.Sha256));
        Assert.Equal(written.Start.ToArray(), found.Start.ToArray());
    }

    [Theory]
    [InlineData(10, 9)]
    [InlineData(9_000_001, 9_000_000)]
    public async Task What_is_larger_than_accepted_is_not_kept(int length, int most)
    {
        Assert.Null(await Store.Write("up1", "attempt1", new MemoryStream(Noise(length)), most, None));
        Assert.Empty(await Store.List(FilePath.Kept, None).ToListAsync());
        Assert.Null(await Store.Inspect(FilePath.OfKept("up1", "attempt1"), None));
    }

    [Fact]
    public async Task A_sender_that_breaks_off_is_not_a_store_that_fails_and_leaves_nothing()
    {
        await Assert.ThrowsAsync<IOException>(
            () => Store.Write("up1", "attempt1", new Trickle(Noise(9_000_000), breaksOff: true), 10_000_000, None));
        Assert.Empty(await Store.List(FilePath.Kept, None).ToListAsync());
    }

    /// <summary>Gives a request body's odd pieces, and then its end or a broken line.</summary>
    private sealed class Trickle(byte[] content, bool breaksOff = false) : MemoryStream(content)
    {
        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            breaksOff && Position == Length
                ? throw new IOException("The line broke.")
                : base.ReadAsync(buffer[..Math.Min(buffer.Length, 70_001)], cancellationToken);
    }
}
