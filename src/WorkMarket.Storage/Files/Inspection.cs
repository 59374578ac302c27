using System.Security.Cryptography;
using WorkMarket.Application.Deliverables;
using WorkMarket.Domain.Deliverables;

namespace WorkMarket.Storage.Files;

/// <summary>Sees a file go by, piece by piece, and remembers its length, its hash and its start.</summary>
internal sealed class Inspection : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] start = new byte[FileFormat.SignatureLength];

    public long Length { get; private set; }

    public void See(ReadOnlySpan<byte> piece)
    {
        if (Length < start.Length)
        {
            var room = start.AsSpan((int)Length);
            piece[..Math.Min(piece.Length, room.Length)].CopyTo(room);
        }
        hash.AppendData(piece);
        Length += piece.Length;
    }

    public InspectedFile Finish(string path) =>
        new(path, Length, Convert.ToHexStringLower(hash.GetHashAndReset()), start.AsMemory(0, (int)Math.Min(Length, start.Length)));

    public void Dispose() => hash.Dispose();
}
