using System.Collections.Immutable;
using Microsoft.AspNetCore.RateLimiting;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Inbound;

namespace WorkMarket.Api.Inbound;

/// <summary>A mail that a gateway has read. Headers that are there more than once come in one of them.</summary>
/// <param name="From">Whom it says it is from: an address, with a name or without.</param>
/// <param name="To">The addresses that it went to, likewise.</param>
/// <param name="Subject">The subject.</param>
/// <param name="MessageId">The Message-ID.</param>
/// <param name="InReplyTo">The Message-ID of what it answers.</param>
/// <param name="ReturnPath">The envelope's sender; empty where it has none.</param>
/// <param name="Headers">Further headers by their names.</param>
/// <param name="Text">The text as plain text.</param>
/// <param name="Html">The text as HTML.</param>
/// <param name="Spf">What the gateway found by SPF, as in <c>pass</c>.</param>
/// <param name="Dkim">What it found by DKIM.</param>
/// <param name="Dmarc">What it found by DMARC.</param>
public sealed record InboundMailRequest(
    string From, ImmutableList<string> To, string? Subject = null, string? MessageId = null, string? InReplyTo = null,
    string? ReturnPath = null, ImmutableDictionary<string, string>? Headers = null, string? Text = null, string? Html = null,
    string? Spf = null, string? Dkim = null, string? Dmarc = null);

/// <summary>What became of a mail that a gateway delivered.</summary>
public enum InboundResult
{
    /// <summary>It is a response to an escalation.</summary>
    Response,

    /// <summary>It lies on the support desk.</summary>
    Desk,

    /// <summary>It is one of our own, come back; nothing was kept of it.</summary>
    Ignored,
}

/// <summary>What became of a mail, and where it lies on the desk and why. Delivered again, it is answered the same.</summary>
/// <param name="Result">What was done with it.</param>
/// <param name="Kind">Why it is on the desk; left out where it is not.</param>
/// <param name="Mail">The mail on the desk; left out where it is not there.</param>
public sealed record InboundMailView(InboundResult Result, DeskMailKind? Kind = null, MailId? Mail = null);

/// <summary>
/// Mail that a gateway delivers over HTTP (domain.md §6). Whatever it is, it is answered 200, for it would be the same again; only where
/// it is for now, storage that does not answer or a case that is busy, it is to be delivered again.
/// </summary>
public sealed class InboundFunctions(InboundMail inbound, IMailReader reader)
{
    [Function("TakeMailForm"), DisableRateLimiting, Authorize(AuthenticationSchemes = GatewayHandler.SchemeName)]
    [TakesForm(FormBody.Gateway), Answers<InboundMailView>]
    [EndpointSummary("Takes a mail as a form of SendGrid's Inbound Parse, parsed or raw.")]
    public async Task<IResult> TakeForm(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mail/inbound/sendgrid")] Call call) =>
        await Take(reader.Read(await GatewayForm.Read(call.Http.Request)), call.Cancellation);

    [Function("TakeMail"), DisableRateLimiting, Authorize(AuthenticationSchemes = GatewayHandler.SchemeName)]
    [Takes<InboundMailRequest>(LargestBody = 24 * 1024 * 1024), Answers<InboundMailView>]
    [EndpointSummary("Takes a mail that a gateway has read.")]
    public Task<IResult> Take([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mail/inbound")] Call call)
    {
        var body = call.Body<InboundMailRequest>();
        ImmutableList<MailHeader> headers =
        [
            .. body.MessageId is { } id ? [new("Message-ID", id)] : ImmutableList<MailHeader>.Empty,
            .. body.InReplyTo is { } answered ? [new("In-Reply-To", answered)] : ImmutableList<MailHeader>.Empty,
            .. (body.Headers ?? []).Select(header => new MailHeader(header.Key, header.Value ?? "")),
        ];
        return Take(
            reader.Read(new MailParts(body.From, Form.Whole(body.To, "to"))
            {
                ReturnTo = body.ReturnPath,
                Findings = [body.Spf ?? "", body.Dkim ?? "", body.Dmarc ?? ""],
                Subject = body.Subject ?? "",
                Headers = headers,
                Text = body.Text,
                Html = body.Html,
            }),
            call.Cancellation);
    }

    private async Task<IResult> Take(ReceivedMail mail, CancellationToken cancellation) => await inbound.Take(mail, cancellation) switch
    {
        MailOutcome.Response => Answers.Json(new InboundMailView(InboundResult.Response)),
        MailOutcome.OnDesk { Mail: var there } => Answers.Json(new InboundMailView(InboundResult.Desk, there.Kind, there.Id)),
        MailOutcome.Busy => Answers.ToResult(new RequestOutcome.Busy()),
        _ => Answers.Json(new InboundMailView(InboundResult.Ignored)),
    };
}
