using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using WorkMarket.Api.Endpoints;
using WorkMarket.Application.Escalations;

namespace WorkMarket.Functions.Inbound;

/// <summary>Hearing the client without a login, and the support desk's mail.</summary>
public sealed class InboundFunctions(Invoker invoker) : EndpointFunctions(invoker)
{
    /// <summary>Shows the page behind the link in the project manager's mail; it changes nothing.</summary>
    [Function(nameof(ShowEscalationUpdate))]
    public Task<IResult> ShowEscalationUpdate([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = UpdateLink.Route)] HttpRequest request) => Invoke(request);

    /// <summary>Takes that page's form: the client's update on the escalation.</summary>
    [Function(nameof(SendEscalationUpdate))]
    public Task<IResult> SendEscalationUpdate([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = UpdateLink.Route)] HttpRequest request) => Invoke(request);

    /// <summary>Takes a mail that a gateway has read.</summary>
    [Function(nameof(TakeMail))]
    public Task<IResult> TakeMail([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "mail/inbound")] HttpRequest request) => Invoke(request);

    /// <summary>Takes a mail as a form of SendGrid's Inbound Parse, parsed or raw.</summary>
    [Function(nameof(TakeMailForm))]
    public Task<IResult> TakeMailForm([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "mail/inbound/sendgrid")] HttpRequest request) => Invoke(request);

    /// <summary>Lists the support desk's mail, newest first: what is no response to an escalation.</summary>
    [Function(nameof(ListDeskMail))]
    public Task<IResult> ListDeskMail([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/mail")] HttpRequest request) => Invoke(request);

    /// <summary>Shows a mail.</summary>
    [Function(nameof(GetDeskMail))]
    public Task<IResult> GetDeskMail([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/mail/{mail}")] HttpRequest request) => Invoke(request);

    /// <summary>Records that a mail was seen to; the first who says so stays.</summary>
    [Function(nameof(CloseDeskMail))]
    public Task<IResult> CloseDeskMail([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/mail/{mail}/done")] HttpRequest request) => Invoke(request);
}
