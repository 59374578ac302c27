using System.Security.Cryptography;

namespace WorkMarket.Application.Phone;

/// <summary>A PIN as it is kept: PBKDF2 with a salt of its own. The PIN itself is nowhere.</summary>
public sealed record PinHash(byte[] Salt, byte[] Hash, int Iterations)
{
    private const int SaltLength = 16;
    private const int HashLength = 32;
    private const int UsualIterations = 100_000;

    /// <summary>What no PIN matches. Comparing with it takes as long as with another, so that nobody hears whether there is one.</summary>
    public static PinHash None { get; } = new(new byte[SaltLength], new byte[HashLength], UsualIterations);

    /// <summary>Hashes a PIN.</summary>
    public static PinHash Of(string pin)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        return new(salt, Derive(pin, salt, UsualIterations), UsualIterations);
    }

    /// <summary>Whether a PIN is this one; takes the same time either way.</summary>
    public bool Matches(string pin) => CryptographicOperations.FixedTimeEquals(Derive(pin, Salt, Iterations), Hash);

    private static byte[] Derive(string pin, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(pin, salt, iterations, HashAlgorithmName.SHA256, HashLength);
}
