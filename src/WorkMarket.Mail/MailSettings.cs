using System.Globalization;
using System.Net.Mail;
using Microsoft.Extensions.Configuration;
using NodaTime;
using WorkMarket.Application.Mail;

namespace WorkMarket.Mail;

/// <summary>The settings of mail, under <c>WorkMarket:Mail:</c> in configuration.</summary>
public static class MailSettings
{
    /// <summary>Reads them.</summary>
    /// <exception cref="InvalidOperationException">One is wrong.</exception>
    public static MailOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("WorkMarket:Mail");
        var usual = new MailOptions();
        return new()
        {
            Host = Text("Host"),
            Port = Value("Port", usual.Port, text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536 ? port : null),
            Tls = Value("Tls", usual.Tls, text => bool.TryParse(text, out var tls) ? tls : null),
            User = Text("User"),
            Password = Text("Password"),
            From = Address("From") ?? usual.From,
            FromName = Text("FromName") ?? usual.FromName,
            Desk = Address("Desk"),
            InboundDomain = Domain("InboundDomain"),
            InboundSecret = Text("InboundSecret"),
            BaseUrl = Text("BaseUrl") is not { } url ? usual.BaseUrl
                : Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https" ? parsed
                : throw Wrong("BaseUrl", url),
            EnclosedBytes = Value("EnclosedBytes", usual.EnclosedBytes, text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) ? bytes : (long?)null),
            Timeout = Value("Timeout", usual.Timeout, Span),
            GiveUpAfter = Value("GiveUpAfter", usual.GiveUpAfter, Span),
            BackOff = Text("BackOff") is { } pauses
                ? [.. pauses.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pause => Span(pause) ?? throw Wrong("BackOff", pauses))]
                : usual.BackOff,
        };

        string? Text(string name) => section[name] is { Length: > 0 } text ? text : null;

        T Value<T>(string name, T usual, Func<string, T?> read)
            where T : struct => Text(name) is not { } text ? usual : read(text) ?? throw Wrong(name, text);

        string? Address(string name) => Text(name) is not { } text ? null
            : MailAddress.TryCreate(text, out var address) && address.Address == text ? text : throw Wrong(name, text);

        string? Domain(string name) => Text(name) is not { } text || Uri.CheckHostName(text) == UriHostNameType.Dns ? Text(name) : throw Wrong(name, text);
    }

    // No longer than a message can be hidden.
    private static Duration? Span(string text) =>
        TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) && span > TimeSpan.Zero && span <= TimeSpan.FromDays(7) ? Duration.FromTimeSpan(span) : null;

    private static InvalidOperationException Wrong(string name, string text) => new($"WorkMarket:Mail:{name} cannot be '{text}'.");
}
