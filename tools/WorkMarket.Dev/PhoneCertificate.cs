using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace WorkMarket.Dev;

/// <summary>
/// A certificate for an address in a local network, and the authority that it is trusted by. The authority's key is thrown away once it
/// has signed: whoever trusts it trusts this one certificate.
/// </summary>
internal sealed class PhoneCertificate
{
    // Phones take none that holds for longer.
    private const int Days = 397;
    private const int DaysLeft = 30;

    private PhoneCertificate(string folder) => (File, KeyFile, Authority) = (
        Path.Combine(folder, "host.pem"), Path.Combine(folder, "host.key"),
        System.IO.File.ReadAllBytes(Path.Combine(folder, "authority.crt")));

    public string File { get; }

    public string KeyFile { get; }

    /// <summary>What the phone has to trust, as X.509.</summary>
    public byte[] Authority { get; }

    /// <summary>Takes what a folder has for an address, or makes it.</summary>
    public static PhoneCertificate For(IPAddress address, string folder)
    {
        if (!IsKept(address, folder))
            Make(address, folder);
        return new(folder);
    }

    private static bool IsKept(IPAddress address, string folder)
    {
        var file = Path.Combine(folder, "host.pem");
        if (!System.IO.File.Exists(file))
            return false;
        using var kept = X509CertificateLoader.LoadCertificateFromFile(file);
        return kept.NotAfter > DateTime.Now.AddDays(DaysLeft) && kept.MatchesHostname(address.ToString());
    }

    private static void Make(IPAddress address, string folder)
    {
        var (from, until) = (DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(Days - 1));
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authority = new CertificateRequest($"CN=WorkMarket on {address}", authorityKey, HashAlgorithmName.SHA256);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        authority.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        authority.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(authority.PublicKey, false));
        using var root = authority.CreateSelfSigned(from, until);

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={address}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(address);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new("1.3.6.1.5.5.7.3.1", "TLS server")], false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(root, true, false));
        using var made = request.Create(root, from, until, RandomNumberGenerator.GetBytes(16));

        Directory.CreateDirectory(folder);
        System.IO.File.WriteAllText(Path.Combine(folder, "host.key"), key.ExportPkcs8PrivateKeyPem());
        if (!OperatingSystem.IsWindows())
            System.IO.File.SetUnixFileMode(Path.Combine(folder, "host.key"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        System.IO.File.WriteAllBytes(Path.Combine(folder, "authority.crt"), root.RawData);
        // Last: without it the others are made anew.
        System.IO.File.WriteAllText(Path.Combine(folder, "host.pem"), made.ExportCertificatePem());
    }
}
