using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using WorkMarket.Application.Mail;

namespace WorkMarket.Mail;

/// <summary>Sends mail over SMTP, one connection a mail.</summary>
public sealed class SmtpMailer(MailOptions options) : IMailer
{
    private readonly Page page = new();

    /// <inheritdoc/>
    public async Task Send(Letter letter, CancellationToken cancellation)
    {
        if (options.Host is not { } host)
            throw new MailRefusedException("No mail server is set.");
        using var message = Message(letter);
        using var client = new SmtpClient(host, options.Port)
        {
            EnableSsl = options.Tls,
            Credentials = options.User is { } user ? new NetworkCredential(user, options.Password) : null,
        };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(options.Timeout.ToTimeSpan());
        try
        {
            await client.SendMailAsync(message, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new MailUnavailableException($"The mail server did not answer within {options.Timeout.TotalSeconds} s.");
        }
        catch (SmtpException refused) when (IsForGood(refused.StatusCode))
        {
            throw new MailRefusedException(Say(refused), refused);
        }
        catch (Exception failure) when (failure is SmtpException or IOException or InvalidOperationException or System.Security.Authentication.AuthenticationException)
        {
            throw new MailUnavailableException(Say(failure), failure);
        }
    }

    /// <summary>A letter as it goes over the wire.</summary>
    /// <exception cref="MailRefusedException">The address is none.</exception>
    internal MailMessage Message(Letter letter)
    {
        if (!MailAddress.TryCreate(letter.Address, out var to))
            throw new MailRefusedException("The address is none.");
        var from = new MailAddress(options.From, options.FromName, Encoding.UTF8);
        var (subject, text, html) = page.Of(letter);
        // The bare address: a name is the person's to choose and has no business in a header.
        var message = new MailMessage(from, new(to.Address)) { Subject = subject, SubjectEncoding = Encoding.UTF8, HeadersEncoding = Encoding.UTF8 };
        message.Headers["Message-ID"] = $"<{letter.Id}@{from.Host}>";
        message.Headers["Auto-Submitted"] = "auto-generated";
        message.Headers["X-WorkMarket-Case"] = letter.Case;
        if (letter.Thread is { } thread)
        {
            // Nothing was ever sent under this id: all mails of a matter answer to it, so that whoever reads them sees them together.
            message.Headers["References"] = $"<{thread}@{from.Host}>";
            message.Headers["In-Reply-To"] = $"<{thread}@{from.Host}>";
        }
        if (letter.ReplyTo is { } replyTo)
            message.ReplyToList.Add(new MailAddress(replyTo));
        message.AlternateViews.Add(View(text, MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(View(html, MediaTypeNames.Text.Html));
        foreach (var enclosure in letter.Enclosures)
        {
            var attachment = new Attachment(enclosure.Content, enclosure.Name, enclosure.MediaType);
            attachment.ContentDisposition!.FileName = enclosure.Name;
            message.Attachments.Add(attachment);
        }
        return message;
    }

    // Base64 breaks lines by itself, however long those are that people write.
    private static AlternateView View(string content, string mediaType)
    {
        var view = AlternateView.CreateAlternateViewFromString(content, Encoding.UTF8, mediaType);
        view.TransferEncoding = TransferEncoding.Base64;
        return view;
    }

    // What a server says may name the addressee, and this is for the log.
    private static string Say(Exception failure) =>
        failure.GetBaseException() is SmtpException answer ? $"The mail server answered {answer.StatusCode}." : failure.GetBaseException().Message;

    private static bool IsForGood(SmtpStatusCode status) => status is SmtpStatusCode.MailboxUnavailable
        or SmtpStatusCode.UserNotLocalTryAlternatePath or SmtpStatusCode.MailboxNameNotAllowed or SmtpStatusCode.TransactionFailed;
}
