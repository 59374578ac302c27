using WorkMarket.Api.Escalations;
using WorkMarket.Api.Inbound;
using WorkMarket.Application.Escalations;
using static Microsoft.AspNetCore.Http.HttpMethods;
using static WorkMarket.Api.Endpoints.EndpointPolicy;

namespace WorkMarket.Api.Endpoints;

/// <summary>Hearing the client without a login, and the mail that is none of its answers.</summary>
public static partial class EndpointTable
{
    private const int LargestMail = 24 * 1024 * 1024;
    private const int LargestForm = 1024 * 1024;

    private static IEnumerable<Endpoint> Inbound =>
    [
        On<UpdatePageEndpoints>("ShowEscalationUpdate", Get, UpdateLink.Route, LinkHolder, "Shows the page behind the link in the project manager's mail; it changes nothing.", (to, call) => to.Show(call))
            with { Secret = "token", ProblemPage = UpdatePage.OfProblem },
        On<UpdatePageEndpoints>("SendEscalationUpdate", Post, UpdateLink.Route, LinkHolder, "Takes that page's form: the client's update on the escalation.", (to, call) => to.Give(call))
            with { Secret = "token", ProblemPage = UpdatePage.OfProblem, Form = FormBody.Page, LargestBody = LargestForm },
        On<InboundEndpoints>("TakeMail", Post, "mail/inbound", MailGateway, "Takes a mail that a gateway has read.", (to, call) => to.Take(call))
            with { Body = typeof(InboundMailRequest), Answer = typeof(InboundMailView), LargestBody = LargestMail },
        On<InboundEndpoints>("TakeMailForm", Post, "mail/inbound/sendgrid", MailGateway, "Takes a mail as a form of SendGrid's Inbound Parse, parsed or raw.", (to, call) => to.TakeForm(call))
            with { Form = FormBody.Gateway, Answer = typeof(InboundMailView) },
        On<DeskMailEndpoints>("ListDeskMail", Get, "desk/mail", Support, "Lists the support desk's mail, newest first: what is no response to an escalation.", (to, call) => to.List(call))
            with { Answer = typeof(DeskMailListView), Query = [new("status", "`open`, or `done` where somebody has seen to it."), new("kind", "Only those that lie there for this reason."), After, Limit] },
        On<DeskMailEndpoints>("GetDeskMail", Get, "desk/mail/{mail}", Support, "Shows a mail.", (to, call) => to.Get(call))
            with { Answer = typeof(DeskMailView) },
        On<DeskMailEndpoints>("CloseDeskMail", Post, "desk/mail/{mail}/done", Support, "Records that a mail was seen to; the first who says so stays.", (to, call) => to.Done(call))
            with { Body = typeof(DeskMailDoneRequest), BodyOptional = true, Answer = typeof(DeskMailView) },
    ];
}
