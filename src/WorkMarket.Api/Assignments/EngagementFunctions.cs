using System.Collections.Immutable;
using System.Globalization;
using WorkMarket.Api.Deliverables;
using WorkMarket.Api.Escalations;
using WorkMarket.Api.Messages;
using WorkMarket.Api.Ratings;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Ratings;

namespace WorkMarket.Api.Assignments;

/// <summary>An engagement that ended while the assignment went on.</summary>
/// <param name="Number">Its number: that of the first worker who had the assignment is 1.</param>
/// <param name="Assignment">The assignment as it was at that end, with what came of it between the client and its worker since.</param>
/// <param name="Deliverables">What its worker delivered; left out where that is nothing.</param>
public sealed record EngagementView(int Number, AssignmentView Assignment, ImmutableList<DeliverableView>? Deliverables)
{
    internal static EngagementView FromCase(int number, CaseView view, Actor by) => new(
        number, AssignmentView.FromCase(view, by),
        DeliverableListView.FromCase(view.State).Deliverables is { IsEmpty: false } delivered ? delivered : null);
}

/// <summary>
/// Engagements that ended, over HTTP: the worker who had the assignment and the client settle what is left, whoever has it by now.
/// </summary>
public sealed class EngagementFunctions(CaseWriter writer, CaseReader reader, Policy policy)
{
    private const string Root = "api/assignments/{assignment}/engagements/{engagement}";

    [Function("GetEngagement"), Authorize(Roles = Roles.Party), Answers<EngagementView>]
    [EndpointSummary("Shows the assignment as it was at the end of an engagement, without street, contact and access notes, and what came "
        + "of it since: to its worker, the client and support.")]
    public async Task<IResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Root)] Call call) =>
        Number(call) is { } number
        && await reader.ReadEngagement(call.Assignment, number, call.By, call.Cancellation) is { } view
            ? Answers.Json(EngagementView.FromCase(number, view, call.By), view.Version)
            : Problems.NotFound();

    [Function("GetEngagementTimeline"), Authorize(Roles = Roles.Party), Answers<EscalationTimelineView>, Paged]
    [EndpointSummary("Shows what happened on an engagement that ended, from the assignment to its worker on.")]
    public async Task<IResult> GetTimeline([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Root + "/timeline")] Call call) =>
        Number(call) is { } number
        && await reader.ReadEngagementTimeline(
            call.Assignment, number, call.By, Paging.AfterSequence(call), call.Limit(), call.Cancellation) is { Entries: { } entries } page
            ? Answers.Json(new EscalationTimelineView(entries.ConvertAll(TimelineItem.FromEntry), page.Next))
            : Problems.NotFound();

    [Function("ListEngagementMessages"), Authorize(Roles = Roles.Party), Answers<MessageListView>, Paged]
    [EndpointSummary("Lists the messages of an engagement that ended, oldest first: those of its time, and what its worker and the client "
        + "wrote each other since.")]
    public async Task<IResult> ListMessages([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Root + "/messages")] Call call) =>
        Number(call) is { } number
        && await reader.ReadEngagementMessages(
            call.Assignment, number, call.By, Paging.AfterSequence(call), call.Limit(), call.Cancellation) is { Entries: { } entries } page
            ? Answers.Json(new MessageListView(
                [.. entries.Select(entry => entry.Happened).OfType<Happened>().Select(MessageFunctions.View)], page.Next))
            : Problems.NotFound();

    [Function("PostEngagementMessage"), Performs(AssignmentAction.PostMessage), Takes<MessageRequest>, Answers<PostedView>(201)]
    [EndpointSummary("Writes to the other side of an engagement that ended; no later worker reads it.")]
    public Task<IResult> PostMessage([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Root + "/messages")] Call call)
    {
        var body = call.Body<MessageRequest>();
        return writer.Act(
            call, On(call, new PostMessage(body.Kind, body.Text, body.Private, body.Marked, body.Justifies)),
            change => new PostedView(change, MessageFunctions.Posted(change)));
    }

    [Function("RecordEngagementAttempt"), Performs(AssignmentAction.RecordAttempt), Takes<AttemptRequest>, Answers<ActionView>]
    [EndpointSummary("Records an e-mail to the client or a call about an engagement that ended, and what came of it.")]
    public Task<IResult> RecordAttempt([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Root + "/attempts")] Call call) =>
        Act(call, (AttemptRequest body) => new RecordAttempt(body.Through, body.At, body.Text));

    [Function("PayEngagement"), Performs(AssignmentAction.Pay), Takes<PayRequest>(IsOptional = true), Answers<ActionView>]
    [EndpointSummary("States that what is owed for an engagement that ended is paid; for ten business days its worker can say that it did "
        + "not arrive.")]
    public Task<IResult> Pay([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Root + "/pay")] Call call) =>
        Act(call, (PayRequest body) => new Pay(body.Reference));

    [Function("ConfirmEngagementPayment"), Performs(AssignmentAction.ConfirmPayment), Answers<ActionView>]
    [EndpointSummary("Confirms that the payment for an engagement that ended arrived, which makes it final.")]
    public Task<IResult> ConfirmPayment(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Root + "/payment/confirm")] Call call) =>
        writer.Act(call, On(call, new ConfirmPayment()));

    [Function("ReportEngagementNotReceived"), Performs(AssignmentAction.ReportNotReceived), Takes<NoteRequest>(IsOptional = true)]
    [Answers<ActionView>]
    [EndpointSummary("Says that the payment which the client stated for an engagement that ended did not arrive.")]
    public Task<IResult> ReportNotReceived(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Root + "/payment/not-received")] Call call) =>
        Act(call, (NoteRequest body) => new ReportNotReceived(body.Note));

    [Function("RateEngagement"), Performs(AssignmentAction.Rate), Takes<RatingRequest>, Answers<ActionView>]
    [EndpointSummary("Rates the other side of an engagement that ended, or puts one's rating anew.")]
    public Task<IResult> Rate([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Root + "/rating")] Call call) =>
        Act(call, (RatingRequest body) => new Rate(body.ToRating()));

    [Function("DisputeEngagementRating"), Performs(AssignmentAction.DisputeRating), Takes<ReasonRequest>, Answers<ActionView>]
    [EndpointSummary("Asks the client for a written explanation of its rating of an engagement that ended.")]
    public Task<IResult> DisputeRating(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Root + "/rating/dispute")] Call call) =>
        Act(call, (ReasonRequest body) => new DisputeRating(body.Reason));

    [Function("ExplainEngagementRating"), Performs(AssignmentAction.ExplainRating), Takes<ExplanationRequest>, Answers<ActionView>]
    [EndpointSummary("Explains a disputed rating of an engagement that ended.")]
    public Task<IResult> ExplainRating(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Root + "/rating/dispute/explanation")] Call call) =>
        Act(call, (ExplanationRequest body) => new ExplainRating(body.Explanation));

    [Function("EscalateEngagementDispute"), Performs(AssignmentAction.EscalateDispute), Takes<ExplanationRequest>, Answers<ActionView>]
    [EndpointSummary("Asks for a review of a disputed rating of an engagement that ended.")]
    public Task<IResult> EscalateDispute(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Root + "/rating/dispute/escalation")] Call call) =>
        Act(call, (ExplanationRequest body) => new EscalateDispute(body.Explanation));

    [Function("ReviewEngagementRating"), Performs(AssignmentAction.ReviewRating), Takes<ReviewRequest>, Answers<ActionView>]
    [EndpointSummary("Upholds, amends or removes a disputed rating of an engagement that ended, for good.")]
    public Task<IResult> ReviewRating(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Root + "/rating/dispute/review")] Call call) =>
        Act(call, (ReviewRequest body) => new ReviewRating(body.Decision, body.Rating?.ToRating(), body.Reasons));

    [Function("GetEngagementEligibility"), Authorize(Roles = Roles.WorkerOrSupport), Answers<EligibilityView>]
    [EndpointSummary("Says for every cause whether the worker of an engagement that ended could escalate it.")]
    public async Task<IResult> GetEligibility(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Root + "/escalation/eligibility")] Call call) =>
        await Read(call, reader) is { } view
            ? Answers.Json(new EligibilityView(view.At, Criteria.OfAll(view.State, policy, view.At)), view.Version)
            : Problems.NotFound();

    [Function("OpenEngagementEscalation"), Performs(AssignmentAction.OpenEscalation), Takes<OpenEscalationRequest>]
    [Answers<EscalationChangeView>(201)]
    [EndpointSummary("Escalates an engagement that ended, for six months from its end.")]
    public Task<IResult> OpenEscalation([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Root + "/escalation")] Call call)
    {
        var body = call.Body<OpenEscalationRequest>();
        return writer.Act(
            call, On(call, new OpenEscalation(body.Cause, body.Statement, body.Attachments ?? [])),
            change => EscalationChangeView.FromChange(change, policy, call.By));
    }

    /// <summary>The number that a call names, or null where that is none.</summary>
    public static int? Number(Call call) =>
        int.TryParse(call.Route("engagement"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The one that a call names as its reader may see it; null where there is none for this reader.</summary>
    internal static async Task<CaseView?> Read(Call call, CaseReader reader) =>
        Number(call) is { } number ? await reader.ReadEngagement(call.Assignment, number, call.By, call.Cancellation) : null;

    /// <summary>What a call asks about the engagement that it names; one that is none is not there.</summary>
    internal static Command On(Call call, Command command) => new OnEngagement(Number(call) ?? 0, command);

    private Task<IResult> Act<TBody>(Call call, Func<TBody, Command> command) =>
        writer.Act(call, On(call, command(call.Body<TBody>())));
}
