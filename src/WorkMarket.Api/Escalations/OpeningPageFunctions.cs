using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Primitives;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Escalations;
using WorkMarket.Application.Letters;
using WorkMarket.Application.Mail;
using WorkMarket.Application.People;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Escalations;

/// <summary>
/// The page behind the signed link in the answer to a worker's mail (domain.md §6): it opens an escalation with that mail as its statement.
/// To look at it opens nothing.
/// </summary>
public sealed class OpeningPageFunctions(
    ReplyTokens tokens, ICaseStore cases, CaseWriter writer, CachedDirectory directory, IClock clock, Policy policy)
{
    private const string Path = "/api/" + OpeningLink.Page;

    [Function("ShowEscalationOpening"), AllowAnonymous, HoldsSecret("token"), AnyQuery, ProblemsAsUpdatePages]
    [EndpointSummary("Shows the page behind a link in an answer of before to a worker's mail to support; it opens nothing.")]
    public async Task<IResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/" + OpeningLink.Route)] Call call) =>
        await Find(call) is var (worker, _, state, asked) ? Asked(worker, state, asked, StatusCodes.Status200OK) : Problems.NotFound();

    [Function("OpenEscalationByMail"), AllowAnonymous, HoldsSecret("token"), AnyQuery, ProblemsAsUpdatePages]
    [TakesForm(FormBody.Page, LargestBody = 64 * 1024)]
    [EndpointSummary("Takes that page's form: opens the escalation for a cause, with the mail as its statement.")]
    public async Task<IResult> Open([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/" + OpeningLink.Route)] Call call)
    {
        if (await Find(call) is not var (worker, engagement, state, asked))
            return Problems.NotFound();
        if (Cause(call.Body<IReadOnlyDictionary<string, StringValues>>()) is not { } cause)
            return Asked(worker, state, asked, StatusCodes.Status400BadRequest);
        // Sent twice, it opens one.
        var key = CommandKey.ForRequest(worker.Id, call.Endpoint.Method!, $"{Path}/{call.Assignment}", $"{asked.Mail} {cause}");
        var outcome = await writer.Execute(
            call.Assignment, EndedEngagements.Addressed(engagement, new OpenEscalation(cause, asked.Text, [], asked.Mail)),
            new(worker, key, $"{cause}", IfMatch: null),
            change => new(StatusCodes.Status200OK, Encoding.UTF8.GetBytes($"{cause}"), change.Version), call.Cancellation);
        return outcome switch
        {
            RequestOutcome.Done => new UpdatePage(
                "The escalation is open", "WorkMarket has asked the client. You get an update every 48 business hours.",
                "You can close this page.").As(StatusCodes.Status200OK),
            RequestOutcome.Refused { Refusals: var refusals } => Not(state, refusals, StatusCodes.Status409Conflict),
            RequestOutcome.Busy => new UpdatePage(
                "This cannot be done just now", "Others are writing to this assignment. Go back and send it again in a moment.")
                .As(StatusCodes.Status503ServiceUnavailable),
            _ => Problems.NotFound(),
        };
    }

    [Function("ShowEscalationOpeningByLink"), AllowAnonymous, HoldsSecret("token"), AnyQuery, ProblemsAsUpdatePages]
    [EndpointSummary("Shows the page behind the link in the answer to a worker's mail to support; it opens nothing.")]
    public Task<IResult> ShowByLink([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = OpeningLink.Route)] Call call) => Show(call);

    [Function("OpenEscalationByLink"), AllowAnonymous, HoldsSecret("token"), AnyQuery, ProblemsAsUpdatePages]
    [TakesForm(FormBody.Page, LargestBody = 64 * 1024)]
    [EndpointSummary("Takes that page's form: opens the escalation for a cause, with the mail as its statement.")]
    public Task<IResult> OpenByLink([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = OpeningLink.Route)] Call call) => Open(call);

    // Whoever is no worker any more follows no link. A token that does not fit costs no request.
    private async Task<(Actor.Worker Worker, int? Engagement, Assignment State, SupportAsked Asked)?> Find(Call call)
    {
        var (mail, person) = (new SupportMailId(call.Route("mail")), new PersonId(call.Route("person")));
        if (!await tokens.Fits(TokenUse.Open, OpeningLink.Bearer(call.Assignment, mail, person), call.Route("token"), call.Cancellation)
            || await directory.FindPerson(person, call.Cancellation) is not { Role: Role.Worker }
            || await cases.ReadAlone(call.Assignment, call.Cancellation) is not { } stored)
            return null;
        await foreach (var item in cases.ReadEvents(call.Assignment, 0, stored.Version, call.Cancellation))
        {
            if (EventJson.TryRead(item.Bytes.Span)?.Event is SupportAsked asked && asked.Mail == mail && asked.Worker == person)
            {
                var state = stored.State.Evolve(Clock.Tick(stored.State, policy, clock.GetCurrentInstant()))!;
                var own = EndedEngagements.OfWorker(state, person);
                return (new(person, Channel.Link), own.Engagement, own.State, asked);
            }
        }
        return null;
    }

    private IResult Asked(Actor.Worker worker, Assignment state, SupportAsked asked, int status)
    {
        var choices = OpeningChoices.Find(
            state, worker, asked.Mail, policy, Instant.Max(clock.GetCurrentInstant(), state.Core.AsOf));
        return choices.Eligible.IsEmpty
            ? new UpdatePage(
                "This assignment cannot be escalated now", [.. choices.Common, .. choices.Others.Select(one => one.Why)])
            {
                Facts = [.. UpdatePage.Naming(state)],
            }.As(status)
            : new UpdatePage(
                "Open an escalation", "With this page you escalate the assignment: WorkMarket asks the client, and keeps you posted until "
                    + "it is settled. What you wrote by mail is its statement. Nothing happens until you send it.")
            {
                Facts =
                [
                    .. UpdatePage.Naming(state),
                    ("Can be opened until", new MailTimes(state.Brief.Schedule.Zone).Write(asked.Until)),
                ],
                Statement = asked.Text,
                Choices = [.. choices.Eligible.Select(cause => (Name(cause), Wording.InWords(cause)))],
            }.As(status);
    }

    private static IResult Not(Assignment state, IEnumerable<Refusal> refusals, int status) => new UpdatePage(
        "This escalation is not opened", [.. refusals.Select(refusal => refusal.Message)])
    {
        Facts = [.. UpdatePage.Naming(state)],
    }.As(status);

    private static EscalationCause? Cause(IReadOnlyDictionary<string, StringValues> sent) =>
        Enum.GetValues<EscalationCause>().Select(cause => (EscalationCause?)cause)
            .FirstOrDefault(cause => Name(cause!.Value) == sent.GetValueOrDefault("cause").ToString());

    private static string Name(EscalationCause cause) => JsonNamingPolicy.CamelCase.ConvertName(cause.ToString());
}
