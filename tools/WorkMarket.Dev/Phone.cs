using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using QRCoder;

namespace WorkMarket.Dev;

/// <summary>A phone in the same network: where it finds the host, and what it has to trust.</summary>
internal sealed class Phone : IDisposable
{
    private readonly PhoneCertificate certificate;
    private readonly HttpListener listener = new();
    private readonly string address;

    /// <summary>Finds this machine's address, and makes a certificate for it unless there is one.</summary>
    /// <exception cref="CommandException">The machine is in no network, or its address is taken.</exception>
    public Phone(int port, DataFolder folder)
    {
        var lan = Lan() ?? throw new CommandException("This machine is in no network that a phone could be in.");
        address = $"https://{lan}:{port}";
        certificate = PhoneCertificate.For(lan, folder.In("phone"));
        listener.Prefixes.Add(Trust = $"http://{lan}:{port + 1}/");
        try
        {
            listener.Start();
        }
        catch (HttpListenerException)
        {
            throw new CommandException($"Port {port + 1} is busy, and the phone needs it too: choose another with --port.");
        }
        _ = HandOut();
    }

    /// <summary>Where the phone gets what it has to trust.</summary>
    private string Trust { get; }

    /// <summary>What the host has to be told.</summary>
    public IEnumerable<(string Name, string Value)> Settings(string url) =>
    [
        ("ASPNETCORE_URLS", $"{url};{address}"), ("Kestrel__Certificates__Default__Path", certificate.File),
        ("Kestrel__Certificates__Default__KeyPath", certificate.KeyFile), ("WorkMarket__Mail__BaseUrl", address),
        ("WorkMarket__FilesUrl", $"{address}/storage"),
    ];

    /// <summary>Says where the phone finds the host, as a picture that it can take.</summary>
    public void Show()
    {
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var picture = new AsciiQRCode(code);
        Output.Say($"On a phone in the same network: {address}\n{picture.GetGraphicSmall()}");
        Output.Say(
            $"It warns of the certificate, and keeps no page, until it trusts {Trust}: iPhone: Settings, Profile Downloaded, then General, "
            + "About, Certificate Trust Settings. Android: Settings, Install a certificate, CA certificate.");
    }

    public void Dispose() => listener.Close();

    // The one by which others are reached.
    private static IPAddress? Lan() =>
        NetworkInterface.GetAllNetworkInterfaces()
            .Where(one => one.OperationalStatus == OperationalStatus.Up && one.NetworkInterfaceType != NetworkInterfaceType.Loopback)
            .Select(one => one.GetIPProperties())
            .OrderByDescending(one => one.GatewayAddresses.Count)
            .SelectMany(one => one.UnicastAddresses)
            .Select(one => one.Address)
            .FirstOrDefault(one => one.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(one));

    private async Task HandOut()
    {
        try
        {
            while (true)
            {
                var answer = (await listener.GetContextAsync()).Response;
                answer.ContentType = "application/x-x509-ca-cert";
                answer.AddHeader("Content-Disposition", "attachment; filename=workmarket.crt");
                answer.Close(certificate.Authority, willBlock: false);
            }
        }
        catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
        {
            // Closed.
        }
    }
}
