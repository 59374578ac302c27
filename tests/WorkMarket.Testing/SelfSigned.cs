using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace WorkMarket.Testing;

/// <summary>A certificate for this machine that nobody vouches for, and clients that trust it alone.</summary>
public sealed class SelfSigned : IDisposable
{
    private readonly X509Certificate2 certificate;
    private readonly RSA key = RSA.Create(2048);

    /// <summary>Makes one and writes it and its key into a folder.</summary>
    public SelfSigned(string folder)
    {
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        (CertificatePath, KeyPath) = (Path.Combine(folder, "certificate.pem"), Path.Combine(folder, "key.pem"));
        File.WriteAllText(CertificatePath, certificate.ExportCertificatePem());
        File.WriteAllText(KeyPath, key.ExportPkcs8PrivateKeyPem());
    }

    public string CertificatePath { get; }

    public string KeyPath { get; }

    /// <summary>For a client that trusts this certificate and no other.</summary>
    public HttpMessageHandler Trusting() => new SocketsHttpHandler
    {
        SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) =>
            shown?.GetCertHashString() == certificate.GetCertHashString() },
    };

    public void Dispose()
    {
        certificate.Dispose();
        key.Dispose();
    }
}
