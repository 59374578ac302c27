namespace WorkMarket.Api.Http;

/// <summary>The caller went away before the body was over: nobody reads the answer, and nothing of it is kept.</summary>
public sealed class CallerGoneException(Exception failure) : Exception("The caller went away in the middle of the body.", failure);

/// <summary>
/// The body of a request as all that read it see it, a form, a file or JSON. That the connection broke is told here, and nowhere else, from
/// a body that is wrong and from a fault of ours: what reads a form takes an <see cref="IOException"/> for a form that breaks off, and what
/// copies a file takes it for storage that does not answer.
/// </summary>
internal sealed class CallersBody(Stream body) : Stream
{
    // Kestrel tells this case apart by its message alone.
    private const string EndsEarly = "Unexpected end of request content";

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await body.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException or ObjectDisposedException
            && Told(failure, cancellationToken) is { } told)
        {
            throw told;
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    // Servers read without blocking a thread, and refuse to do it otherwise.
    public override int Read(byte[] buffer, int offset, int count) => body.Read(buffer, offset, count);

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    // Null where the caller did not cause it, and where the exception already says what is wrong.
    private static Exception? Told(Exception failure, CancellationToken cancellation) => failure switch
    {
        BadHttpRequestException { Message: var message } =>
            message.StartsWith(EndsEarly, StringComparison.Ordinal) ? new CallerGoneException(failure) : null,
        // Kestrel overflows on a chunk length of more than 31 bits.
        IOException { InnerException: OverflowException } =>
            new BadRequestException("", "chunkInvalid", "A chunk of the body has a length that cannot be read."),
        OperationCanceledException when cancellation.IsCancellationRequested => null,
        _ => new CallerGoneException(failure),
    };
}
