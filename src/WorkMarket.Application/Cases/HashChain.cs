using System.Security.Cryptography;
using System.Text;

namespace WorkMarket.Application.Cases;

/// <summary>The chain over a case's events: each hash is SHA-256 over the hash before it (as text) and the stored bytes.</summary>
public static class HashChain
{
    /// <summary>The hash before the first event.</summary>
    public static string Start { get; } = new('0', 64);

    /// <summary>The hash of an event, lower-case hexadecimal.</summary>
    public static string Next(string before, ReadOnlySpan<byte> bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes(before));
        hash.AppendData(bytes);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
