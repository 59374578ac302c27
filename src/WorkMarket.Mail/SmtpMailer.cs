using System.Globalization;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using WorkMarket.Application.Mail;

namespace WorkMarket.Mail;

/// <summary>Sends mail over SMTP, one connection a mail.</summary>
public sealed class SmtpMailer(MailOptions options) : IMailer
{
    // An address is one mailbox at a domain, written as the standard has it: no list, no group, no name.
    private static readonly ParserOptions Strict = new()
    {
        AddressParserComplianceMode = RfcComplianceMode.Strict,
        AllowAddressesWithoutDomain = false,
        AllowUnquotedCommasInAddresses = false,
    };

    // The answer to QUIT does not matter, and recording that the mail was sent waits for it.
    private static readonly TimeSpan PatienceToLeave = TimeSpan.FromSeconds(2);

    private readonly Page page = new();

    /// <inheritdoc/>
    public async Task Send(Letter letter, CancellationToken cancellation)
    {
        if (options.Host is not { } host)
            throw new MailRefusedException("No mail server is set.");
        using var message = Message(letter);
        using var client = new SmtpClient();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(options.Timeout.ToTimeSpan());
        try
        {
            await client.ConnectAsync(
                host, options.Port, options.Tls ? SecureSocketOptions.StartTls : SecureSocketOptions.None, patience.Token);
            if (options.User is { } user)
                await client.AuthenticateAsync(user, options.Password ?? "", patience.Token);
            await client.SendAsync(message, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new MailUnavailableException($"The mail server did not answer within {options.Timeout.TotalSeconds} s.");
        }
        catch (SmtpCommandException refused) when (IsForGood(refused))
        {
            throw new MailRefusedException(Say(refused), refused);
        }
        catch (Exception failure) when (failure is CommandException or ProtocolException or AuthenticationException
            or SslHandshakeException or ServiceNotAuthenticatedException or ServiceNotConnectedException or IOException or SocketException
            or NotSupportedException)
        {
            throw new MailUnavailableException(Say(failure), failure);
        }
        patience.CancelAfter(PatienceToLeave);
        await Leave(client, patience.Token);
    }

    /// <inheritdoc/>
    public string Text(Letter letter) => page.Render(letter).Text;

    /// <summary>A letter as it goes over the wire.</summary>
    /// <exception cref="MailRefusedException">The address is none.</exception>
    internal MimeMessage Message(Letter letter)
    {
        if (!MailboxAddress.TryParse(Strict, letter.Address, out var to))
            throw new MailRefusedException("The address is none.");
        var from = new MailboxAddress(options.FromName, options.From);
        var (subject, text, html) = page.Render(letter);
        var body = new MultipartAlternative { Encoded("plain", text), Encoded("html", html) };
        var message = new MimeMessage { Subject = subject, MessageId = $"{letter.Id}@{from.Domain}", Body = body };
        message.From.Add(from);
        // Only the address is written: people choose their names freely, so names stay out of headers.
        message.To.Add(new MailboxAddress("", to.Address));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        if (letter.Case.Length > 0)
            message.Headers.Add("X-WorkMarket-Case", letter.Case);
        if (letter.Thread is { } thread)
        {
            // Nothing was ever sent under this id: all mails of a matter answer to it, so that whoever reads them sees them together.
            message.References.Add($"{thread}@{from.Domain}");
            message.InReplyTo = $"{thread}@{from.Domain}";
        }
        if (letter.ReplyTo is { } replyTo)
            message.ReplyTo.Add(new MailboxAddress("", replyTo));
        if (letter.Enclosures.IsEmpty)
            return message;
        var mixed = new Multipart("mixed") { body };
        foreach (var enclosure in letter.Enclosures)
        {
            mixed.Add(new MimePart(enclosure.MediaType)
            {
                Content = new MimeContent(enclosure.Content),
                ContentDisposition = new(ContentDisposition.Attachment),
                ContentTransferEncoding = ContentEncoding.Base64,
                FileName = enclosure.Name,
            });
        }
        message.Body = mixed;
        return message;
    }

    // Base64 breaks lines by itself, however long those are that people write.
    private static TextPart Encoded(string subtype, string content) =>
        new(subtype) { Text = content, ContentTransferEncoding = ContentEncoding.Base64 };

    // The server has the mail: a connection that ends badly now must not have it sent again.
    private static async Task Leave(SmtpClient client, CancellationToken cancellation)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellation);
        }
        catch (Exception failure) when (
            failure is CommandException or ProtocolException or IOException or SocketException or OperationCanceledException)
        {
            // Disposing closes the connection.
        }
    }

    // What a server says may name the addressee, and this is for the log.
    private static string Say(Exception failure) => failure.GetBaseException() switch
    {
        SmtpCommandException answer =>
            string.Create(CultureInfo.InvariantCulture, $"The mail server answered {(int)answer.StatusCode} ({answer.StatusCode})."),
        AuthenticationException or ServiceNotAuthenticatedException => "The mail server did not accept the sign-in.",
        ProtocolException => "The mail server broke the connection off, or did not speak SMTP.",
        var cause => cause.Message,
    };

    // The server refused this mail or its addressee for good. Where it refuses the connection or the sender, its settings may be corrected.
    private static bool IsForGood(SmtpCommandException answer) =>
        answer.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted
            && answer.StatusCode is SmtpStatusCode.MailboxUnavailable
            or SmtpStatusCode.UserNotLocalTryAlternatePath or SmtpStatusCode.MailboxNameNotAllowed or SmtpStatusCode.TransactionFailed;
}
