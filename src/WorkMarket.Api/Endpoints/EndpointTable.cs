using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using WorkMarket.Api.Assignments;
using WorkMarket.Api.Demo;
using WorkMarket.Api.Documentation;
using WorkMarket.Api.Health;
using WorkMarket.Api.Messages;
using WorkMarket.Api.People;
using WorkMarket.Api.Terms;
using WorkMarket.Api.TimeLog;
using static Microsoft.AspNetCore.Http.HttpMethods;
using static WorkMarket.Api.Endpoints.EndpointPolicy;

namespace WorkMarket.Api.Endpoints;

/// <summary>
/// All endpoints. LocalHost maps this table; each function of WorkMarket.Functions names its entry. An endpoint that is not here is
/// nowhere.
/// </summary>
public static partial class EndpointTable
{
    private static readonly QueryParameter After = new("after", "The cursor `next` of the page before.");
    private static readonly QueryParameter View = new("view", "Only work in hand, and of that: `needsAction`, `starting` (soon), `late`, `pendingApproval` or `pastDue`, as of now. Not together with `status`.");
    private static readonly QueryParameter Limit = new("limit", $"How many items a page has: 1 to {Call.LargestPage}, {Call.DefaultPage} if left out.");

    /// <summary>The endpoints in the order in which a reader of the documentation meets them.</summary>
    public static ImmutableList<Endpoint> All { get; } =
    [
        On<AssignmentEndpoints>("CreateAssignment", Post, "assignments", Client, "Writes a draft.", (to, call) => to.Create(call))
            with { Body = typeof(CreateRequest), Success = StatusCodes.Status201Created, Answer = typeof(ActionView) },
        On<AssignmentEndpoints>("ListAssignments", Get, "assignments", WorkerOrClient, "Lists one's assignments, newest first; for a worker also those open to all.", (to, call) => to.List(call))
            with { Answer = typeof(AssignmentListView), Query = [View, new("status", "Only those in this status."), After, Limit] },
        On<AssignmentEndpoints>("CountAssignments", Get, "assignments/counts", WorkerOrClient, "Counts one's work in hand: in each view, and in each status.", (to, call) => to.Count(call))
            with { Answer = typeof(CountsView) },
        On<AssignmentEndpoints>("GetAssignment", Get, "assignments/{assignment}", Party, "Shows an assignment with its checklist, labels and allowed actions.", (to, call) => to.Get(call))
            with { Answer = typeof(AssignmentView) },
        On<AssignmentEndpoints>("GetTimeline", Get, "assignments/{assignment}/timeline", Party, "Shows all that happened, and whether the chain over it verifies.", (to, call) => to.GetTimeline(call))
            with { Answer = typeof(TimelineView), Query = [After, Limit] },
        Action<AssignmentEndpoints>("SendAssignment", "send", Client, "Offers a draft to named workers or to all.", (to, call) => to.Send(call))
            with { Body = typeof(SendRequest) },
        On<AssignmentEndpoints>("DeleteAssignment", Delete, "assignments/{assignment}", Client, "Deletes a draft; afterwards there is no such assignment.", (to, call) => to.Delete(call))
            with { Answer = typeof(ActionView), IfMatch = IfMatchUse.Assignment },
        Action<AssignmentEndpoints>("VoidAssignment", "void", Client, "Takes a draft or an offer back.", (to, call) => to.Void(call))
            with { Body = typeof(NoteRequest), BodyOptional = true },
        .. Negotiation,
        Action<AssignmentEndpoints>("ConfirmSchedule", "confirm", EndpointPolicy.Worker, "Confirms the schedule.", (to, call) => to.Confirm(call)),
        Action<VisitEndpoints>("CheckIn", "visits/check-in", EndpointPolicy.Worker, "Checks in, now or at a reported time.", (to, call) => to.CheckIn(call))
            with { Body = typeof(CheckInRequest), BodyOptional = true, Success = StatusCodes.Status201Created, Answer = typeof(VisitView) },
        Action<VisitEndpoints>("CheckOut", "visits/check-out", EndpointPolicy.Worker, "Checks out, now or at a reported time.", (to, call) => to.CheckOut(call))
            with { Body = typeof(CheckOutRequest), BodyOptional = true, Answer = typeof(VisitView) },
        On<VisitEndpoints>("EditVisit", Patch, "assignments/{assignment}/visits/{visit}", Party, "Changes a visit's times.", (to, call) => to.Edit(call))
            with { Body = typeof(EditVisitRequest), Answer = typeof(VisitView), IfMatch = IfMatchUse.Visit },
        On<VisitEndpoints>("RemoveVisit", Delete, "assignments/{assignment}/visits/{visit}", Party, "Removes a visit, on the desktop site only.", (to, call) => to.Remove(call))
            with { Body = typeof(RemoveVisitRequest), Answer = typeof(VisitView), IfMatch = IfMatchUse.Visit },
        .. Deliverables,
        .. Funds,
        Action<MessageEndpoints>("PostMessage", "messages", Party, "Posts a message; it never changes.", (to, call) => to.Post(call))
            with { Body = typeof(MessageRequest), Success = StatusCodes.Status201Created, Answer = typeof(PostedView) },
        On<MessageEndpoints>("ListMessages", Get, "assignments/{assignment}/messages", Party, "Lists the messages, oldest first.", (to, call) => to.List(call))
            with { Answer = typeof(MessageListView), Query = [After, Limit] },
        .. Course,
        Action<AssignmentEndpoints>("CompleteAssignment", "complete", EndpointPolicy.Worker, "Submits the work for approval.", (to, call) => to.Complete(call))
            with { Body = typeof(CompleteRequest) },
        Action<AssignmentEndpoints>("SendBackAssignment", "send-back", Client, "Sends the work back to the worker.", (to, call) => to.SendBack(call))
            with { Body = typeof(ReasonRequest) },
        Action<AssignmentEndpoints>("ApproveAssignment", "approve", Client, "Approves the work; the invoice is due after the payment terms.", (to, call) => to.Approve(call)),
        Action<AssignmentEndpoints>("PayAssignment", "pay", Client, "Records the payment.", (to, call) => to.Pay(call))
            with { Body = typeof(PayRequest), BodyOptional = true },
        .. Ratings,
        .. Violations,
        .. Escalations,
        .. Inbound,
        .. EscalationDesk,
        On<TermsEndpoints>("ListTerms", Get, "terms", EndpointPolicy.Worker, "Shows the documents in force, and which the reader has accepted.", (to, call) => to.List(call))
            with { Answer = typeof(TermsListView) },
        On<TermsEndpoints>("AcceptTerms", Post, "terms/{document}/acceptance", EndpointPolicy.Worker, "Accepts the version in force.", (to, call) => to.Accept(call))
            with { Body = typeof(AcceptanceRequest), Answer = typeof(TermsListView) },
        On<PeopleEndpoints>("GetMe", Get, "me", SignedIn, "Shows who is signed in.", (to, call) => to.Me(call))
            with { Answer = typeof(MeView) },
        .. Dossiers,
        .. Scorecards,
        .. People,
        .. ApiClients,
        .. Phone,
        .. Notifications,
        .. Operations,
        On<HealthEndpoints>("GetLiveness", Get, "health/live", Anyone, "Says that the host runs.", (_, call) => HealthEndpoints.Live(call))
            with { Answer = typeof(HealthView) },
        On<HealthEndpoints>("GetReadiness", Get, "health/ready", Anyone, "Says whether storage answers.", (to, call) => to.Ready(call))
            with { Answer = typeof(HealthView) },
        On<SupportEndpoints>("GetSupport", Get, "support", Anyone, "Says how WorkMarket Support is reached.", (to, call) => to.Get(call))
            with { Answer = typeof(SupportView) },
        On<OpenApiEndpoints>("GetOpenApi", Get, "openapi.json", Anyone, "Describes all of this.", (_, call) => OpenApiEndpoints.Get(call)),
        On<DemoEndpoints>("GetDemoPeople", Get, "demo/people", EndpointPolicy.Development, "Shows the demo people and their tokens, on a developer's machine only.", (to, call) => to.People(call))
            with { Answer = typeof(DemoPeopleView) },
    ];

    /// <summary>The endpoint of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static Endpoint Named(string name) => All.Find(endpoint => endpoint.Name == name) ?? throw new KeyNotFoundException($"There is no endpoint '{name}'.");

    private static Endpoint Action<T>(string name, string route, EndpointPolicy policy, string summary, Func<T, Call, Task<IResult>> handle)
        where T : class =>
        On(name, Post, $"assignments/{{assignment}}/{route}", policy, summary, handle) with { Answer = typeof(ActionView), IfMatch = IfMatchUse.Assignment };

    private static Endpoint On<T>(string name, string method, string route, EndpointPolicy policy, string summary, Func<T, Call, Task<IResult>> handle)
        where T : class => new()
        {
            Name = name,
            Method = method,
            Route = route,
            Policy = policy,
            Summary = summary,
            Handle = call => handle(call.Http.RequestServices.GetRequiredService<T>(), call),
        };
}
