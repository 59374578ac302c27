using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;
using NodaTime;
using NodaTime.Text;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Escalations;
using WorkMarket.Application.People;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Escalations;

/// <summary>
/// The page behind the signed link in the project manager's mail (domain.md §6, Lifecycle: project manager). To look at it changes nothing:
/// what mail scanners fetch is no response.
/// </summary>
public sealed class UpdatePageFunctions(
    TokenHolders holders, CaseReader reader, CaseWriter writer, CachedDirectory directory, Policy policy)
{
    private const string Path = "/api/" + UpdateLink.Page;
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("MMMM d, uuuu");

    [Function("ShowEscalationUpdate"), AllowAnonymous, HoldsSecret("token"), AnyQuery, ProblemsAsUpdatePages]
    [EndpointSummary("Shows the page behind a link in a project manager's mail of before; it changes nothing.")]
    public async Task<IResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/" + UpdateLink.Route)] Call call) =>
        await Client(call) is { } client
            ? await Asked(call, client, UpdateForm.New(policy.TextLength), StatusCodes.Status200OK)
            : Problems.NotFound();

    [Function("SendEscalationUpdate"), AllowAnonymous, HoldsSecret("token"), AnyQuery, ProblemsAsUpdatePages]
    [TakesForm(FormBody.Page, LargestBody = 1024 * 1024)]
    [EndpointSummary("Takes that page's form: the client's update on the escalation.")]
    public async Task<IResult> Give([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/" + UpdateLink.Route)] Call call)
    {
        if (await Client(call) is not { } client)
            return Problems.NotFound();
        var form = UpdateForm.Parse(call.Body<IReadOnlyDictionary<string, StringValues>>(), policy.TextLength);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(form.Text)));
        // A user who goes back and sends another text sends a new update, though the form's key is the same.
        var key = CommandKey.ForRequest(
            client.Id, call.Endpoint.Method!, $"{Path}/{call.Assignment}", $"{Escalation(call)} {form.Key} {hash}");
        var outcome = await writer.Execute(
            call.Assignment, new GiveEscalationUpdate(form.Text, Escalation(call)), new(client, key, hash, IfMatch: null),
            change => new(StatusCodes.Status200OK, Encoding.UTF8.GetBytes(hash), change.Version), call.Cancellation);
        return outcome switch
        {
            RequestOutcome.Done =>
                new UpdatePage("Thank you", "Your update is recorded. The worker and WorkMarket can read it now.",
                    "You can close this page.").As(StatusCodes.Status200OK),
            RequestOutcome.Refused { Refusals: [InvalidField wrong, ..] } =>
                await Asked(call, client, form with { Error = Words(wrong, form) }, StatusCodes.Status400BadRequest),
            RequestOutcome.Refused => await Asked(call, client, form, StatusCodes.Status409Conflict),
            RequestOutcome.Busy => await Asked(
                call, client, form with { Error = "Others are writing to this assignment just now. Send it again in a moment." },
                StatusCodes.Status503ServiceUnavailable),
            _ => Problems.NotFound(),
        };
    }

    [Function("ShowEscalationUpdateByLink"), AllowAnonymous, HoldsSecret("token"), AnyQuery, ProblemsAsUpdatePages]
    [EndpointSummary("Shows the page behind the link in the project manager's mail; it changes nothing.")]
    public Task<IResult> ShowByLink([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = UpdateLink.Route)] Call call) => Show(call);

    [Function("SendEscalationUpdateByLink"), AllowAnonymous, HoldsSecret("token"), AnyQuery, ProblemsAsUpdatePages]
    [TakesForm(FormBody.Page, LargestBody = 1024 * 1024)]
    [EndpointSummary("Takes that page's form: the client's update on the escalation.")]
    public Task<IResult> GiveByLink([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = UpdateLink.Route)] Call call) => Give(call);

    private Task<Actor.Client?> Client(Call call) =>
        holders.FindByLink(
            new TokenBearer(call.Assignment, Escalation(call), new(call.Route("person"))), call.Route("token"), call.Cancellation);

    private static EscalationId Escalation(Call call) => new(call.Route("escalation"));

    private async Task<IResult> Asked(Call call, Actor.Client client, UpdateForm form, int status)
    {
        if (await reader.Read(call.Assignment, client, call.Cancellation) is not { State: var state }
            || state.Core.Escalations.Find(one => one.Id == Escalation(call)) is not { } escalation)
        {
            return Problems.NotFound();
        }
        return escalation.ClosedAt is { } closed
            ? new UpdatePage(
                "This escalation is over", How(escalation.Stage),
                $"It was closed on {On(state, closed)}; an update is not needed any more.")
            {
                Facts = [.. UpdatePage.Naming(EndedEngagements.OfEscalation(state, escalation))],
            }.As(status)
            : await Open(call, client, state, escalation, form, status);
    }

    private async Task<IResult> Open(Call call, Actor.Client client, Assignment state, Escalation escalation, UpdateForm form, int status)
    {
        var worker = (await directory.FindPerson(escalation.Worker, call.Cancellation))?.Name ?? "The worker";
        var opening = (await reader.ReadEscalationTimeline(
            call.Assignment, client, 0, 1, call.Cancellation, escalation.Id))?.Entries?[0].Happened?.Event as EscalationOpened;
        var (zone, about) = (state.Brief.Schedule.Zone, EndedEngagements.OfEscalation(state, escalation));
        var page = new UpdatePage(
            Question(escalation.Cause, worker),
            $"{worker} has asked WorkMarket for help. {Why(escalation.Cause)} Please say how things stand: both will read it.")
        {
            About = $"{about.Brief.Title}{(about.Core.Number is { } number ? $" · #{number}" : "")}",
            Facts = [.. Work(about), ("Escalated", On(state, escalation.OpenedAt))],
            Statement = opening?.Statement,
            Form = form,
            Label = $"Your answer to {worker} and WorkMarket",
            More = $"/assignments/{Uri.EscapeDataString(call.Assignment.Value)}",
            Foot = $"This link is for {(await directory.FindPerson(client.Id, call.Cancellation))?.Name ?? "you"} only, and works until "
                + "the escalation is closed.",
        };
        return escalation.StageEndsAt is { } ends
            ? (page with { Until = $"Please answer by {Wording.InWords(ends, zone)}. {After(escalation)}" }).As(status)
            : page.As(status);
    }

    private static IEnumerable<(string Name, string Value)> Work(Assignment about)
    {
        if (Parts.CompletionOf(about) is { } completion)
            yield return ("Submitted", On(about, completion.At));
        if (about is WithWorker staffed)
            yield return ("Total", $"{Total.Compute(staffed).Sum}");
    }

    private static string Question(EscalationCause cause, string worker) => cause switch
    {
        EscalationCause.ApprovalOverdue => $"When will you approve the work of {worker}?",
        EscalationCause.PaymentPastDue => $"When will you pay {worker}?",
        EscalationCause.CancelledWithoutClarification => $"Why was the assignment of {worker} cancelled?",
        EscalationCause.ClientUnresponsive => $"What do you answer {worker}?",
        _ => $"How do you want to settle it with {worker}?",
    };

    private static string After(Escalation escalation) => escalation.Stage == EscalationStage.ProjectManager
        ? "After that WorkMarket’s account manager gets in touch with your company."
        : "After that WorkMarket asks again.";

    private static string On(Assignment state, Instant at) => Day.Format(at.InZone(state.Brief.Schedule.Zone).Date);

    private static string Words(InvalidField wrong, UpdateForm form) => wrong.Rule switch
    {
        "textRequired" => "Write something first: nothing was sent.",
        "textTooLong" => FormattableString.Invariant($"This has {form.Text.Length:N0} characters; at most {form.Most:N0} can be sent."),
        _ => wrong.Message,
    };

    private static string Why(EscalationCause cause) => cause switch
    {
        EscalationCause.ApprovalOverdue => "The work is done and not approved yet.",
        EscalationCause.PaymentPastDue => "The invoice is past due.",
        EscalationCause.PaymentDispute => "The amount that is paid, or to be paid, is disputed.",
        EscalationCause.CancelledWithoutClarification => "The assignment was cancelled, and why was not said.",
        EscalationCause.CancelledAfterWork => "The assignment was cancelled after work was done.",
        EscalationCause.ClientUnresponsive => "The worker's messages are not answered.",
        EscalationCause.Impasse => "Both sides spoke and do not agree.",
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, null),
    };

    private static string How(EscalationStage end) => end switch
    {
        EscalationStage.Resolved => "It is resolved.",
        EscalationStage.Withdrawn => "The worker took it back.",
        EscalationStage.Ineligible => "It ended because a violation by the worker was upheld.",
        EscalationStage.Arbitration => "It was handed to arbitration.",
        _ => throw new ArgumentOutOfRangeException(nameof(end), end, null),
    };
}
