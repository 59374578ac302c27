using NodaTime;
using WorkMarket.Api.Assignments;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.TimeLog;

namespace WorkMarket.Api.TimeLog;

/// <summary>When the worker arrived; left out, it is now.</summary>
/// <param name="At">When the worker arrived; now, if left out.</param>
/// <param name="Note">What there is to say about it.</param>
public sealed record CheckInRequest(Instant? At = null, string? Note = null);

/// <summary>When the worker left, and out of which visit; left out, it is now and out of the open one.</summary>
/// <param name="At">When the worker left; now, if left out.</param>
/// <param name="Visit">Which visit ends; the open one, if left out.</param>
/// <param name="Note">What there is to say about it.</param>
public sealed record CheckOutRequest(Instant? At = null, VisitId? Visit = null, string? Note = null);

/// <summary>New times, and why. A time that is left out stays. Support says who asked.</summary>
/// <param name="Reason">Why the times are changed; kept with the old ones.</param>
/// <param name="CheckIn">The new time of arrival; it stays as it is if left out.</param>
/// <param name="CheckOut">The new time of leaving; it stays as it is if left out.</param>
/// <param name="AskedBy">Which side asked support to do it. For support only.</param>
public sealed record EditVisitRequest(string Reason, Instant? CheckIn = null, Instant? CheckOut = null, AskedBy? AskedBy = null);

/// <summary>Why a visit is removed. Support says who asked.</summary>
/// <param name="Reason">Why it is removed; kept with it.</param>
/// <param name="AskedBy">Which side asked support to do it. For support only.</param>
public sealed record RemoveVisitRequest(string Reason, AskedBy? AskedBy = null);

/// <summary>What an action on a visit answers.</summary>
public sealed class VisitView(Change change, Visit? visit) : ActionView(change)
{
    /// <summary>The visit as it now is; left out where it was removed.</summary>
    public Visit? Visit => visit;
}

/// <summary>Checking in and out over HTTP.</summary>
public sealed class VisitFunctions(CaseWriter writer)
{
    [Function("CheckIn"), Performs(AssignmentAction.CheckIn), Takes<CheckInRequest>(IsOptional = true), Answers<VisitView>(201)]
    [EndpointSummary("Checks in, now or at a reported time.")]
    public Task<IResult> CheckIn(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/visits/check-in")] Call call)
    {
        var body = call.Body<CheckInRequest>();
        return Execute(call, call.Request, new CheckIn(body.At, body.Note));
    }

    [Function("CheckOut"), Performs(AssignmentAction.CheckOut), Takes<CheckOutRequest>(IsOptional = true), Answers<VisitView>]
    [EndpointSummary("Checks out, now or at a reported time.")]
    public Task<IResult> CheckOut(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/visits/check-out")] Call call)
    {
        var body = call.Body<CheckOutRequest>();
        return Execute(call, call.Request, new CheckOut(body.Visit, body.At, body.Note));
    }

    [Function("EditVisit"), Performs(AssignmentAction.EditVisit), Takes<EditVisitRequest>, ChecksVersion(IfMatchUse.Visit)]
    [Answers<VisitView>]
    [EndpointSummary("Changes a visit's times.")]
    public Task<IResult> Edit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = "api/assignments/{assignment}/visits/{visit}")] Call call)
    {
        var body = call.Body<EditVisitRequest>();
        if (body is { CheckIn: null, CheckOut: null })
            throw new BadRequestException("checkIn", "timeRequired", "Name a new checkIn, a new checkOut, or both.");
        return Execute(
            call, OfVisit(call), new EditVisit(Visit(call), Version(call), body.CheckIn, body.CheckOut, body.Reason, body.AskedBy));
    }

    [Function("RemoveVisit"), Performs(AssignmentAction.RemoveVisit), Takes<RemoveVisitRequest>, ChecksVersion(IfMatchUse.Visit)]
    [Answers<VisitView>]
    [EndpointSummary("Removes a visit, on the desktop site only.")]
    public Task<IResult> Remove(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/assignments/{assignment}/visits/{visit}")] Call call)
    {
        var body = call.Body<RemoveVisitRequest>();
        return Execute(call, OfVisit(call), new RemoveVisit(Visit(call), Version(call), body.Reason, body.AskedBy));
    }

    private async Task<IResult> Execute(Call call, Request request, Command command) => Answers.ToResult(
        await writer.Execute(call.Assignment, command, request, change => Answer(View(change, command), call), call.Cancellation));

    // The ETag names what If-Match names at the same address.
    private static Answer Answer(VisitView view, Call call) =>
        Answers.ToAnswer(
            view, call.Endpoint.IfMatch == IfMatchUse.Visit && view.Visit is { } visit ? visit.Version : view.Version,
            call.Endpoint.Success.StatusCode);

    private static VisitView View(Change change, Command command)
    {
        var visits = ((WithWorker)change.State).Engagement.Visits;
        var touched = change.Happened.Select(happened => happened.Event).Select(happened => happened switch
        {
            CheckedIn checkedIn => checkedIn.Visit,
            CheckedOut checkedOut => checkedOut.Visit,
            _ => (VisitId?)null,
        }).FirstOrDefault(visit => visit is not null) ?? (command as EditVisit)?.Visit;
        return new(change, visits.Find(visit => visit.Id == touched));
    }

    // If-Match is the visit's own version here, so the assignment's does not matter.
    private static Request OfVisit(Call call) => call.Request with { IfMatch = null };

    private static VisitId Visit(Call call) => new(call.Route("visit"));

    private static int Version(Call call) => (int)Math.Min(call.IfMatch, int.MaxValue);
}
