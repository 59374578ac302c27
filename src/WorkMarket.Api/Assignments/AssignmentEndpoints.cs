using System.Globalization;
using Microsoft.AspNetCore.Http;
using WorkMarket.Api.Endpoints;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Lists;
using WorkMarket.Domain;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Todo;

namespace WorkMarket.Api.Assignments;

/// <summary>The life of an assignment over HTTP.</summary>
public sealed class AssignmentEndpoints(CaseWriter writer, CaseReader reader, IAssignmentLists lists, WorkInHand inHand)
{
    /// <summary>Writes a draft.</summary>
    public async Task<IResult> Create(Call call)
    {
        // Without an Idempotency-Key a request is like no other.
        var key = call.Request.Key ?? CommandKey.Of(call.By.Person()!.Value, call.Http.Request.Method, call.Http.Request.Path, Guid.NewGuid().ToString("N"));
        var draft = call.Body<CreateRequest>().ToDraft();
        return Answers.Of(await writer.Create(key, draft, call.Request, Created, call.Cancellation));
    }

    /// <summary>Lists one's assignments; for a worker also those that are open to all.</summary>
    public async Task<IResult> List(Call call)
    {
        IReadOnlyList<AssignmentList> mine = call.By switch
        {
            Actor.Client client => [new AssignmentList.OfCompany(client.Company)],
            Actor.Worker worker => [new AssignmentList.OfWorker(worker.Id), new AssignmentList.Open()],
            _ => [],
        };
        var focus = Choice.Of(call, "view", Enum.GetValues<Focus>(), "a view");
        var status = Choice.Of(call, "status", Enum.GetValues<Status>(), "a status");
        if (focus is not null && status is not null)
            throw new BadRequestException("view", "viewWithStatus", "A view has statuses of its own: give either 'view' or 'status'.");
        if (focus is { } view)
            return Answers.Json(AssignmentListView.Of(await Paging.Read(call, after => inHand.Read(call.By, view, after, call.Limit(), call.Cancellation))));
        var page = await Paging.Read(call, after => lists.Read(mine, status, after, call.Limit(), call.Cancellation));
        return Answers.Json(new AssignmentListView(page.Rows.ConvertAll(AssignmentListItem.Of), page.Next));
    }

    /// <summary>Counts one's work in hand.</summary>
    public async Task<IResult> Count(Call call) => Answers.Json(CountsView.Of(await inHand.Count(call.By, call.Cancellation)));

    /// <summary>Shows an assignment.</summary>
    public async Task<IResult> Get(Call call) => await reader.Read(call.Assignment, call.By, call.Cancellation) is { } view
        ? Answers.Json(AssignmentView.Of(view, call.By), view.Version)
        : Problems.NotFound();

    /// <summary>Shows what happened, and whether it is as it was written.</summary>
    public async Task<IResult> GetTimeline(Call call)
    {
        var after = Paging.AfterSequence(call);
        if (await reader.ReadTimeline(call.Assignment, call.By, after, call.Limit(), call.Cancellation) is not { } timeline)
            return Problems.NotFound();
        if (timeline.Entries is null)
            return Problems.Of([new NotAParty()]);
        return Answers.Json(new TimelineView(
            timeline.Entries.ConvertAll(TimelineItem.Of),
            timeline.Next,
            new(timeline.BrokenAt is null, timeline.Events, timeline.Hash, timeline.BrokenAt)));
    }

    /// <summary>Offers a draft.</summary>
    public Task<IResult> Send(Call call) => Execute(call, call.Body<SendRequest>() switch
    {
        { Open: true, Workers: null } => new Send(new Audience.Open()),
        { Open: false, Workers: { } workers } => new Send(new Audience.Named(workers)),
        _ => throw new BadRequestException("workers", "audienceRequired", "Either name 'workers', or send to all with 'open': true."),
    });

    /// <summary>Deletes a draft.</summary>
    public Task<IResult> Delete(Call call) => Execute(call, new DeleteDraft());

    /// <summary>Takes it back.</summary>
    public Task<IResult> Void(Call call) => Execute(call, new VoidAssignment(call.Body<NoteRequest>().Note));

    /// <summary>Confirms the schedule.</summary>
    public Task<IResult> Confirm(Call call) => Execute(call, new Confirm());

    /// <summary>Submits for approval.</summary>
    public Task<IResult> Complete(Call call)
    {
        var body = call.Body<CompleteRequest>();
        return Execute(call, new Complete(body.Resolution, body.FinalValue, body.Explanation, body.Hours, body.Units));
    }

    /// <summary>Sends it back.</summary>
    public Task<IResult> SendBack(Call call) => Execute(call, new SendBack(call.Body<ReasonRequest>().Reason));

    /// <summary>Approves.</summary>
    public Task<IResult> Approve(Call call) => Execute(call, new Approve());

    /// <summary>Pays.</summary>
    public Task<IResult> Pay(Call call) => Execute(call, new Pay(call.Body<PayRequest>().Reference));

    private Task<IResult> Execute(Call call, Command command) => writer.Act(call, command);

    private static Answer Created(Change change) => Answers.Of(
        new ActionView(change), change.Version, StatusCodes.Status201Created,
        string.Create(CultureInfo.InvariantCulture, $"/api/assignments/{change.State.Id}"));
}
