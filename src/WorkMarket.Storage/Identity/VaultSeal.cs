using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace WorkMarket.Storage.Identity;

/// <summary>
/// Encrypts Data Protection keys before they are stored: each with AES-GCM under a key of its own, which a key of the key vault wraps.
/// Storage alone then opens nothing.
/// </summary>
public sealed class VaultSeal(VaultKey vault) : IXmlEncryptor
{
    internal const string Version = "version";
    internal const string Key = "key";
    internal const string Nonce = "nonce";
    internal const string Value = "value";
    private const int KeyLength = 32;

    /// <inheritdoc/>
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        ArgumentNullException.ThrowIfNull(plaintextElement);
        var text = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var (key, nonce) = (RandomNumberGenerator.GetBytes(KeyLength), RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize));
        var sealedText = new byte[text.Length + AesGcm.TagByteSizes.MaxSize];
        using (var aes = new AesGcm(key, AesGcm.TagByteSizes.MaxSize))
            aes.Encrypt(nonce, text, sealedText.AsSpan(0, text.Length), sealedText.AsSpan(text.Length));
        var (version, wrapped) = vault.Wrap(key);
        CryptographicOperations.ZeroMemory(key);
        CryptographicOperations.ZeroMemory(text);
        return new(
            new XElement(
                "sealedKey",
                new XElement(Version, version),
                new XElement(Key, Convert.ToBase64String(wrapped)),
                new XElement(Nonce, Convert.ToBase64String(nonce)),
                new XElement(Value, Convert.ToBase64String(sealedText))),
            typeof(VaultUnseal));
    }
}

/// <summary>
/// Decrypts what <see cref="VaultSeal"/> encrypted. Its name, namespace and assembly are stored beside each key, so they stay.
/// </summary>
/// <param name="services">Where the vault's key is found; Data Protection makes this by reflection.</param>
public sealed class VaultUnseal(IServiceProvider services) : IXmlDecryptor
{
    /// <inheritdoc/>
    /// <exception cref="CryptographicException">It is not as it was written.</exception>
    public XElement Decrypt(XElement encryptedElement)
    {
        ArgumentNullException.ThrowIfNull(encryptedElement);
        var sealedText = Bytes(VaultSeal.Value).AsSpan();
        var text = new byte[sealedText.Length - AesGcm.TagByteSizes.MaxSize];
        var key = services.GetRequiredService<VaultKey>().Unwrap(encryptedElement.Element(VaultSeal.Version)!.Value, Bytes(VaultSeal.Key));
        using (var aes = new AesGcm(key, AesGcm.TagByteSizes.MaxSize))
            aes.Decrypt(Bytes(VaultSeal.Nonce), sealedText[..text.Length], sealedText[text.Length..], text);
        CryptographicOperations.ZeroMemory(key);
        return XElement.Parse(Encoding.UTF8.GetString(text));

        byte[] Bytes(string name) => Convert.FromBase64String(encryptedElement.Element(name)!.Value);
    }
}
