using System.Globalization;
using WorkMarket.Api.Places;
using WorkMarket.Application.Cases;
using WorkMarket.Application.ExternalIds;
using WorkMarket.Application.Lists;
using WorkMarket.Application.People;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.People;
using WorkMarket.Domain.ProjectManagers;
using WorkMarket.Domain.Todo;

namespace WorkMarket.Api.Assignments;

/// <summary>The life of an assignment over HTTP.</summary>
public sealed class AssignmentFunctions(
    CaseWriter writer, CaseReader reader, IAssignmentLists lists, TodoLists inHand, ExternalIdReader externalIds,
    NearbyWork nearby, CachedDirectory directory)
{
    [Function("CreateAssignment"), Authorize(Roles = Roles.Client), Takes<CreateRequest>, Answers<ActionView>(201)]
    [EndpointSummary("Writes a draft.")]
    public async Task<IResult> Create([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments")] Call call)
    {
        // Without an Idempotency-Key every request gets a key of its own.
        var key = call.Request.Key ?? CommandKey.ForRequest(
            call.By.Person()!.Value, call.Http.Request.Method, call.Http.Request.Path, Guid.NewGuid().ToString("N"));
        var draft = call.Body<CreateRequest>().ToDraft();
        return Answers.ToResult(await writer.Create(key, draft, call.Request, Created, call.Cancellation));
    }

    [Function("ListAssignments"), Authorize(Roles = Roles.WorkerOrClient), Answers<AssignmentListView>, Paged]
    [Query("view", "Only work in hand, and of that: `needsAction`, `starting` (soon), `late`, `pendingApproval` or `pastDue`, as of now. "
        + "Not together with `status`.")]
    [Query("status", "Only those in this status.")]
    [Query("externalId", "Only the one that has this number of the client's own; for the client, and not together with the others.")]
    [Query("within", "For a worker: only what is at most so far from home, as in `25mi` or `40km`, or `home` for the radius of the "
        + "profile. Remote work passes; what is of unknown distance is left out, and how many that are is said.")]
    [Query("unknown", "`include` shows what is of unknown distance too, at the end.")]
    [Query("sort", "`distance` for the nearest first; else the newest comes first.")]
    [EndpointSummary("Lists one's assignments, newest first; for a worker also those open to all, with their distance.")]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/assignments")] Call call)
    {
        var mine = AssignmentList.ForReader(call.By);
        var focus = EnumParameter.Read(call, "view", Enum.GetValues<Focus>(), "a view");
        var status = EnumParameter.Read(call, "status", Enum.GetValues<Status>(), "a status");
        if (focus is not null && status is not null)
            throw new BadRequestException("view", "viewWithStatus", "A view has statuses of its own: give either 'view' or 'status'.");
        if (call.Query("externalId") is { } externalId)
        {
            return call.By is not Actor.Client asking || focus is not null || status is not null
                ? throw new BadRequestException(
                    "externalId", "externalIdAlone", "A client looks for an 'externalId' among its own, without 'view' and 'status'.")
                : Answers.Json(new AssignmentListView(
                    [.. (await externalIds.Find(asking.Company, externalId, call.Cancellation)).Select(AssignmentListItem.FromRow)], null));
        }
        if (focus is { } view)
            return Answers.Json(AssignmentListView.FromPage(
                await Paging.Read(call, after => inHand.Read(call.By, view, after, call.Limit(), call.Cancellation))));
        if (NearbyQuery.Read(call) is { } asked)
            return Answers.Json(await Near(call, mine, status, asked));
        var page = await Paging.Read(call, after => lists.Read(mine, status, after, call.Limit(), call.Cancellation));
        var home = page.Rows.Exists(row => row.Place?.Site is not null) ? await Home(call) : null;
        return Answers.Json(new AssignmentListView(
            page.Rows.ConvertAll(row => AssignmentListItem.FromRow(new NearRow(row, NearbyWork.Roughly(row, home)))), page.Next));
    }

    [Function("CountAssignments"), Authorize(Roles = Roles.WorkerOrClient), Answers<CountsView>]
    [EndpointSummary("Counts one's work in hand: in each view, and in each status.")]
    public async Task<IResult> Count([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/assignments/counts")] Call call) =>
        Answers.Json(CountsView.FromCounts(await inHand.Count(call.By, call.Cancellation)));

    [Function("GetAssignment"), Authorize(Roles = Roles.Party), Answers<AssignmentView>]
    [EndpointSummary("Shows an assignment with its checklist, labels and allowed actions.")]
    public async Task<IResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/assignments/{assignment}")] Call call) =>
        await reader.Read(call.Assignment, call.By, call.Cancellation) is { } view
        ? Answers.Json(AssignmentView.FromCase(view, call.By), view.Version)
        : Problems.NotFound();

    [Function("GetTimeline"), Authorize(Roles = Roles.Party), Answers<TimelineView>, Paged]
    [EndpointSummary("Shows all that happened, and whether the chain over it verifies.")]
    public async Task<IResult> GetTimeline(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/assignments/{assignment}/timeline")] Call call)
    {
        var after = Paging.AfterSequence(call);
        if (await reader.ReadTimeline(call.Assignment, call.By, after, call.Limit(), call.Cancellation) is not { } timeline)
            return Problems.NotFound();
        if (timeline.Entries is null)
            return Problems.FromRefusals([new NotAParty()]);
        return Answers.Json(new TimelineView(
            timeline.Entries.ConvertAll(TimelineItem.FromEntry), timeline.Next,
            new(timeline.BrokenAt is null, timeline.Events, timeline.Hash, timeline.BrokenAt)));
    }

    [Function("SendAssignment"), Performs(AssignmentAction.Send), Answers<ActionView>, Takes<SendRequest>]
    [EndpointSummary("Offers a draft to named workers or to all.")]
    public Task<IResult> Send([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/send")] Call call) =>
        writer.Act(call, new Send(call.Body<SendRequest>().ToAudience()));

    [Function("DeleteAssignment"), Performs(AssignmentAction.Delete), Answers<ActionView>]
    [EndpointSummary("Deletes a draft; afterwards there is no such assignment.")]
    public Task<IResult> Delete([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/assignments/{assignment}")] Call call) =>
        writer.Act(call, new DeleteDraft());

    [Function("VoidAssignment"), Performs(AssignmentAction.Void), Answers<ActionView>, Takes<NoteRequest>(IsOptional = true)]
    [EndpointSummary("Takes a draft or an offer back.")]
    public Task<IResult> Void([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/void")] Call call) =>
        writer.Act(call, new VoidAssignment(call.Body<NoteRequest>().Note));

    [Function("ChangeProjectManager"), Performs(AssignmentAction.ChangeProjectManager), Answers<ActionView>]
    [Takes<ProjectManagerRequest>]
    [EndpointSummary("Lets somebody else of the company be the project manager, in whatever status; the one before is told too.")]
    public Task<IResult> ChangeProjectManager(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/project-manager")] Call call) =>
        writer.Act(call, (ProjectManagerRequest body) => new ChangeProjectManager(body.ProjectManager));

    [Function("ConfirmSchedule"), Performs(AssignmentAction.Confirm), Answers<ActionView>]
    [EndpointSummary("Confirms the schedule.")]
    public Task<IResult> Confirm(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/confirm")] Call call) =>
        writer.Act(call, new Confirm());

    [Function("CompleteAssignment"), Performs(AssignmentAction.Complete), Answers<ActionView>, Takes<CompleteRequest>]
    [EndpointSummary("Submits the work for approval.")]
    public Task<IResult> Complete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/complete")] Call call) =>
        writer.Act(
            call, (CompleteRequest body) => new Complete(body.Resolution, body.FinalValue, body.Explanation, body.Hours, body.Units));

    [Function("SendBackAssignment"), Performs(AssignmentAction.SendBack), Answers<ActionView>, Takes<ReasonRequest>]
    [EndpointSummary("Sends the work back to the worker.")]
    public Task<IResult> SendBack(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/send-back")] Call call) =>
        writer.Act(call, new SendBack(call.Body<ReasonRequest>().Reason));

    [Function("StandByAssignment"), Performs(AssignmentAction.StandBy), Answers<ActionView>]
    [EndpointSummary("Stands by the submission that was sent back: it waits for approval again as it was.")]
    public Task<IResult> StandBy(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/stand-by")] Call call) =>
        writer.Act(call, new StandBy());

    [Function("ApproveAssignment"), Performs(AssignmentAction.Approve), Answers<ActionView>, Takes<ApproveRequest>(IsOptional = true)]
    [EndpointSummary("Approves the work; the invoice is due after the payment terms. Requests for funds that are not decided are "
        + "named, unless the call says that they lapse.")]
    public Task<IResult> Approve(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/approve")] Call call) =>
        writer.Act(call, new Approve(call.Body<ApproveRequest>().Lapse));

    [Function("PayAssignment"), Performs(AssignmentAction.Pay), Answers<ActionView>, Takes<PayRequest>(IsOptional = true)]
    [EndpointSummary("States that it is paid; for ten business days the worker can say that it did not arrive.")]
    public Task<IResult> Pay(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/pay")] Call call) =>
        writer.Act(call, new Pay(call.Body<PayRequest>().Reference));

    [Function("ConfirmPayment"), Performs(AssignmentAction.ConfirmPayment), Answers<ActionView>]
    [EndpointSummary("Confirms that the payment arrived, which makes it final.")]
    public Task<IResult> ConfirmPayment(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/payment/confirm")] Call call) =>
        writer.Act(call, new ConfirmPayment());

    [Function("ReportNotReceived"), Performs(AssignmentAction.ReportNotReceived), Answers<ActionView>]
    [Takes<NoteRequest>(IsOptional = true)]
    [EndpointSummary("Says that the payment which the client stated did not arrive: it is to be paid as before.")]
    public Task<IResult> ReportNotReceived(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/payment/not-received")] Call call) =>
        writer.Act(call, new ReportNotReceived(call.Body<NoteRequest>().Note));

    private async Task<AssignmentListView> Near(Call call, IReadOnlyList<AssignmentList> mine, Status? status, NearbyQuery asked)
    {
        var home = await Home(call);
        var wanted = asked.For(home);
        var page = await Paging.Read(
            call, after => nearby.Read(mine, status, home, wanted, after, call.Limit(), call.Cancellation));
        return new(page.Rows.ConvertAll(AssignmentListItem.FromRow), page.Next, page.LeftOut);
    }

    // Where the worker sets out from is known to the worker alone.
    private async Task<WorkerHome?> Home(Call call) =>
        call.By is Actor.Worker worker ? (await directory.FindProfile(worker.Id, call.Cancellation)).Profile.Home : null;

    private static Answer Created(Change change) => Answers.ToAnswer(
        new ActionView(change), change.Version, StatusCodes.Status201Created,
        string.Create(CultureInfo.InvariantCulture, $"/api/assignments/{change.State.Id}"));
}
