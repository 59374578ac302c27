using Xunit;

// Tests here wait for the storage emulator more than they compute.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]

namespace WorkMarket.Storage.Tests.Files;

/// <summary>Runs alone: what other tests allocate would count.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
[Collection(nameof(MemoryTests))]
public sealed class MemoryTests : FileStoreTests
{
    private const long LargestFile = 250L * 1024 * 1024;
    private const long MostGrowth = 64L * 1024 * 1024;

    [Fact]
    public async Task The_largest_file_passes_through_less_memory_than_64_MiB()
    {
        // Everything ever allocated bounds what was in use at any moment.
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var written = await Store.Write("up1", "attempt1", new Zeros(LargestFile), LargestFile, None);
        var afterWriting = GC.GetTotalAllocatedBytes(precise: true);
        var found = await Store.Inspect(written!.Path, None);
        var afterReading = GC.GetTotalAllocatedBytes(precise: true);

        Assert.Equal((LargestFile, written.Sha256), (found!.Length, found.Sha256));
        Assert.InRange(afterWriting - before, 0, MostGrowth);
        Assert.InRange(afterReading - afterWriting, 0, MostGrowth);
    }

    private sealed class Zeros(long length) : Stream
    {
        private long left = length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer)
        {
            var count = (int)Math.Min(left, buffer.Length);
            buffer[..count].Clear();
            left -= count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            new(Read(buffer.Span));

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
