using System.Security.Cryptography;

namespace WorkMarket.Application.Identity;

/// <summary>A PIN or a secret as it is stored: PBKDF2 with a salt of its own. The secret itself is stored nowhere.</summary>
public sealed record SecretHash(byte[] Salt, byte[] Hash, int Iterations)
{
    private const int SaltLength = 16;
    private const int HashLength = 32;

    // A short PIN is guessed as fast as it is hashed; a secret of 256 random bits never is.
    private const int Slow = 100_000;
    private const int Fast = 1_000;
    private const int RandomLength = 32;

    /// <summary>
    /// A hash that no PIN matches. Comparing with it takes as long as with another, so that nobody learns whether there is a PIN.
    /// </summary>
    public static SecretHash None { get; } = new(new byte[SaltLength], new byte[HashLength], Slow);

    /// <summary>A hash that no random secret matches, for the same reason.</summary>
    public static SecretHash NoneRandom { get; } = None with { Iterations = Fast };

    /// <summary>Hashes what a person chose.</summary>
    public static SecretHash Compute(string pin) => Compute(pin, Slow);

    /// <summary>Makes a secret that nobody can guess, and its hash.</summary>
    public static (string Secret, SecretHash Hash) Random()
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomLength));
        return (secret, Compute(secret, Fast));
    }

    /// <summary>Whether a text is the secret; takes the same time either way.</summary>
    public bool Matches(string text) => CryptographicOperations.FixedTimeEquals(Derive(text, Salt, Iterations), Hash);

    private static SecretHash Compute(string text, int iterations)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        return new(salt, Derive(text, salt, iterations), iterations);
    }

    private static byte[] Derive(string text, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(text, salt, iterations, HashAlgorithmName.SHA256, HashLength);
}
