using WorkMarket.Application.Scanning;
using WorkMarket.Domain.Scanning;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Application.Tests.Scanning;

/// <summary>What the scanner of the house finds, and what it says of what it cannot look into.</summary>
[Rule("§3 Deliverables: a finding withdraws a file")]
public sealed class HouseScannerTests
{
    private static readonly byte[] Photo = [0x89, .. "PNG\r\n\u001a\n"u8, .. new byte[300_000]];

    public static TheoryData<string, byte[], ScanResult> Files => new()
    {
        { "text", Eicar.Text, ScanResult.Malicious },
        { "in a longer text", [.. "Dear all, "u8, .. Eicar.Text, .. " regards"u8], ScanResult.Malicious },
        { "packed", Eicar.Zip, ScanResult.Malicious },
        { "packed in packed in packed", Eicar.NestedZip, ScanResult.Malicious },
        { "behind a photo", Eicar.After(Photo), ScanResult.Malicious },
        { "in a photo's text", [.. Photo[..100], .. Eicar.Text, .. Photo[100..]], ScanResult.Malicious },
        { "half of it", Eicar.Text[..67], ScanResult.Clean },
        { "nothing", [], ScanResult.Clean },
        { "a photo", Photo, ScanResult.Clean },
        { "an archive", Eicar.Archive(("a.txt", new byte[1000]), ("b.zip", Eicar.Archive(("c.txt", [1])))), ScanResult.Clean },
        { "an empty archive", Eicar.Archive(), ScanResult.Clean },
        { "four bytes of an archive", [.. "PK\u0003\u0004"u8], ScanResult.Clean },
        { "the start of an archive, shorter than its end", [.. "PK\u0003\u0004"u8, .. new byte[13]], ScanResult.Clean },
        { "an archive cut off", Eicar.Archive()[..21], ScanResult.Clean },
        { "what only begins like an archive", [.. "PK\u0003\u0004"u8, .. new byte[500]], ScanResult.Clean },
    };

    [Theory, MemberData(nameof(Files))]
    public async Task It_finds_the_test_file_and_nothing_else(string what, byte[] file, ScanResult result) =>
        Assert.True(await Look(file) == result, what);

    // It reads pieces of 128 KiB: none is to be cut in two.
    [Theory]
    [InlineData(131_071), InlineData(131_040), InlineData(131_005), InlineData(131_072), InlineData(262_100)]
    public async Task It_finds_it_wherever_it_lies(int before)
    {
        Assert.Equal(ScanResult.Malicious, await Look([.. new byte[before], .. Eicar.Text, .. new byte[9]]));
        Assert.Equal(ScanResult.Malicious, await Look(Eicar.Archive(("a.bin", [.. new byte[before], .. Eicar.Text]))));
    }

    [Fact]
    public async Task What_comes_in_small_pieces_is_seen_whole() =>
        Assert.Equal(ScanResult.Malicious, await new HouseScanner(new()).Look(new Drops(Eicar.After(Photo)), default));

    public static TheoryData<string, ArchiveBounds, byte[]> Bombs => new()
    {
        { "too deep", new() { Depth = 2 }, Eicar.NestedZip },
        { "too many", new() { Entries = 1 }, Eicar.Zip },
        { "too large", new() { Bytes = 1_000_000 }, Eicar.Archive(("zeros", new byte[2_000_000])) },
        { "too large together", new() { Bytes = 1_000_000 }, Eicar.Archive(("a", new byte[600_000]), ("b", new byte[600_000])) },
        { "too large within", new() { Bytes = 1_000_000 }, Eicar.Archive(("a.zip", Eicar.Archive(("zeros", new byte[2_000_000])))) },
    };

    [Theory, MemberData(nameof(Bombs))]
    public async Task What_is_too_much_to_look_into_is_not_called_clean(string what, ArchiveBounds bounds, byte[] file) =>
        Assert.True(await new HouseScanner(bounds).Look(new MemoryStream(file), default) == ScanResult.NotScanned, what);

    [Fact]
    public async Task Nor_is_what_is_locked()
    {
        var locked = Eicar.Archive(("secret.txt", new byte[100]));
        // The flag of encryption, in the entry's own head and in the archive's directory.
        locked[6] |= 1;
        locked[locked.AsSpan().IndexOf("PK\u0001\u0002"u8) + 8] |= 1;
        Assert.Equal(ScanResult.NotScanned, await Look(locked));
    }

    private static Task<ScanResult> Look(byte[] file) => new HouseScanner(new()).Look(new MemoryStream(file), default);

    private sealed class Drops(byte[] file) : MemoryStream(file)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(7, buffer.Length)], cancellationToken);
    }
}
