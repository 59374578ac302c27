using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using WorkMarket.Api.Assignments;
using WorkMarket.Api.Deliverables;
using WorkMarket.Api.Demo;
using WorkMarket.Api.Documentation;
using WorkMarket.Api.Funds;
using WorkMarket.Api.Health;
using WorkMarket.Api.Messages;
using WorkMarket.Api.Negotiation;
using WorkMarket.Api.People;
using WorkMarket.Api.Ratings;
using WorkMarket.Api.Terms;
using WorkMarket.Api.TimeLog;
using WorkMarket.Api.Violations;
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
    private static readonly QueryParameter View = new("view", "Only work in hand, and of that: `needsAction`, `starting` (within a day), `late`, `pendingApproval` or `pastDue`, as of now. Not together with `status`.");
    private static readonly QueryParameter Limit = new("limit", "How many items a page has: 1 to 200, 50 if left out.");

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
        Action<AssignmentEndpoints>("VoidAssignment", "void", Client, "Takes a draft or an offer back.", (to, call) => to.Void(call))
            with { Body = typeof(NoteRequest), BodyOptional = true },
        Action<NegotiationEndpoints>("Apply", "applications", EndpointPolicy.Worker, "Applies for an assignment.", (to, call) => to.Apply(call))
            with { Body = typeof(ApplyRequest), BodyOptional = true, Success = StatusCodes.Status201Created, Answer = typeof(ApplicationView) },
        Action<NegotiationEndpoints>("Counteroffer", "counteroffers", EndpointPolicy.Worker, "Proposes other pay, expenses or another schedule; it replaces one's open application.", (to, call) => to.Counteroffer(call))
            with { Body = typeof(CounterofferRequest), Success = StatusCodes.Status201Created, Answer = typeof(ApplicationView) },
        Action<NegotiationEndpoints>("WithdrawApplication", "applications/{application}/withdraw", EndpointPolicy.Worker, "Withdraws one's own application.", (to, call) => to.Withdraw(call)),
        Action<NegotiationEndpoints>("DeclineApplication", "applications/{application}/decline", Client, "Declines an application.", (to, call) => to.Decline(call))
            with { Body = typeof(DeclineRequest), BodyOptional = true },
        Action<NegotiationEndpoints>("AcceptApplication", "applications/{application}/accept", Client, "Accepts an application; price, schedule and expenses are fixed.", (to, call) => to.Accept(call)),
        Action<NegotiationEndpoints>("DeclineOffer", "decline-offer", EndpointPolicy.Worker, "Says no to what one was asked for by name.", (to, call) => to.DeclineOffer(call))
            with { Body = typeof(DeclineRequest), BodyOptional = true },
        Action<QuestionEndpoints>("AskQuestion", "questions", EndpointPolicy.Worker, "Asks the client something before applying.", (to, call) => to.Ask(call))
            with { Body = typeof(TextRequest), Success = StatusCodes.Status201Created, Answer = typeof(QuestionView) },
        Action<QuestionEndpoints>("AnswerQuestion", "questions/{question}/answer", Client, "Answers a question, to everybody who sees the assignment.", (to, call) => to.Answer(call))
            with { Body = typeof(TextRequest) },
        On<QuestionEndpoints>("ListQuestions", Get, "assignments/{assignment}/questions", Party, "Lists the questions that the reader may read, with their answers.", (to, call) => to.List(call))
            with { Answer = typeof(QuestionListView) },
        Action<AssignmentEndpoints>("ConfirmSchedule", "confirm", EndpointPolicy.Worker, "Confirms the schedule.", (to, call) => to.Confirm(call)),
        Action<VisitEndpoints>("CheckIn", "visits/check-in", EndpointPolicy.Worker, "Checks in, now or at a reported time.", (to, call) => to.CheckIn(call))
            with { Body = typeof(CheckInRequest), BodyOptional = true, Success = StatusCodes.Status201Created, Answer = typeof(VisitView) },
        Action<VisitEndpoints>("CheckOut", "visits/check-out", EndpointPolicy.Worker, "Checks out, now or at a reported time.", (to, call) => to.CheckOut(call))
            with { Body = typeof(CheckOutRequest), BodyOptional = true, Answer = typeof(VisitView) },
        On<VisitEndpoints>("EditVisit", Patch, "assignments/{assignment}/visits/{visit}", Party, "Changes a visit's times.", (to, call) => to.Edit(call))
            with { Body = typeof(EditVisitRequest), Answer = typeof(VisitView), IfMatch = IfMatchUse.Visit },
        On<VisitEndpoints>("RemoveVisit", Delete, "assignments/{assignment}/visits/{visit}", Party, "Removes a visit, on the desktop site only.", (to, call) => to.Remove(call))
            with { Body = typeof(RemoveVisitRequest), Answer = typeof(VisitView), IfMatch = IfMatchUse.Visit },
        On<DeliverableEndpoints>("BeginUpload", Post, "assignments/{assignment}/uploads", EndpointPolicy.Worker, "Gives an address to upload a file to.", (to, call) => to.BeginUpload(call))
            with { Body = typeof(UploadRequest), BodyOptional = true, Success = StatusCodes.Status201Created, Answer = typeof(UploadView) },
        Action<DeliverableEndpoints>("CompleteUpload", "uploads/{upload}/complete", EndpointPolicy.Worker, "Turns an upload into a deliverable.", (to, call) => to.CompleteUpload(call))
            with { Body = typeof(CompleteUploadRequest), Success = StatusCodes.Status201Created, Answer = typeof(DeliveredView) },
        Action<SmallFileEndpoints>("SendDeliverable", "deliverables", EndpointPolicy.Worker, "Delivers a file that is small enough to come through the API, as a form.", (to, call) => to.Send(call))
            with { File = FileBody.Form, Success = StatusCodes.Status201Created, Answer = typeof(DeliveredView) },
        On<SmallFileEndpoints>("PutDeliverable", Put, "assignments/{assignment}/deliverables/content", EndpointPolicy.Worker, "Delivers a file that is small enough to come through the API, as the body.", (to, call) => to.Put(call))
            with
            {
                File = FileBody.Raw,
                Success = StatusCodes.Status201Created,
                Answer = typeof(DeliveredView),
                IfMatch = IfMatchUse.Assignment,
                Query =
                [
                    new("type", "What it is.", IsRequired: true), new("fileName", "Its name.", IsRequired: true),
                    new("replaces", "The deliverable of which it is a new version."), new("sha256", "What the sender computed, to be compared."),
                ],
            },
        On<DeliverableEndpoints>("ListDeliverables", Get, "assignments/{assignment}/deliverables", Party, "Lists the deliverables with all their versions.", (to, call) => to.List(call))
            with { Answer = typeof(DeliverableListView) },
        On<DeliverableEndpoints>("GetDeliverableContent", Get, "assignments/{assignment}/deliverables/{deliverable}/content", Party, "Sends the reader to the file, for a few minutes; or sends the file itself where a range is asked for, or all of it so.", (to, call) => to.Content(call))
            with
            {
                Success = StatusCodes.Status302Found,
                SendsFile = true,
                Query = [new("version", "Which version; the newest if left out."), new("through", "`api` sends the file itself.")],
            },
        On<DeliverableEndpoints>("RemoveDeliverable", Delete, "assignments/{assignment}/deliverables/{deliverable}", EndpointPolicy.Worker, "Removes a deliverable before submission.", (to, call) => to.Remove(call))
            with { Answer = typeof(ActionView), IfMatch = IfMatchUse.Assignment },
        Action<FundsEndpoints>("AskForFunds", "funds", WorkerOrClient, "Asks for additional funds; those of a client are granted at once.", (to, call) => to.Ask(call))
            with { Body = typeof(AskFundsRequest), Success = StatusCodes.Status201Created, Answer = typeof(FundsChangeView) },
        Action<FundsEndpoints>("ApproveFunds", "funds/{funds}/approve", Client, "Grants a request for funds.", (to, call) => to.Approve(call))
            with { Answer = typeof(FundsChangeView) },
        Action<FundsEndpoints>("DeclineFunds", "funds/{funds}/decline", Client, "Declines a request for funds.", (to, call) => to.Decline(call))
            with { Body = typeof(DeclineFundsRequest), Answer = typeof(FundsChangeView) },
        On<FundsEndpoints>("GetReceipt", Get, "assignments/{assignment}/funds/{funds}/receipt", Party, "Sends the reader to the receipt of an expense, for a few minutes; or sends the file itself where a range is asked for, or all of it so.", (to, call) => to.Receipt(call))
            with { Success = StatusCodes.Status302Found, SendsFile = true, Query = [new("through", "`api` sends the file itself.")] },
        Action<FundsEndpoints>("WithdrawFunds", "funds/{funds}/withdraw", EndpointPolicy.Worker, "Takes a request for funds back.", (to, call) => to.Withdraw(call))
            with { Answer = typeof(FundsChangeView) },
        Action<MessageEndpoints>("PostMessage", "messages", Party, "Posts a message; it never changes.", (to, call) => to.Post(call))
            with { Body = typeof(MessageRequest), Success = StatusCodes.Status201Created, Answer = typeof(PostedView) },
        On<MessageEndpoints>("ListMessages", Get, "assignments/{assignment}/messages", Party, "Lists the messages, oldest first.", (to, call) => to.List(call))
            with { Answer = typeof(MessageListView), Query = [After, Limit] },
        Action<AssignmentEndpoints>("CompleteAssignment", "complete", EndpointPolicy.Worker, "Submits the work for approval.", (to, call) => to.Complete(call))
            with { Body = typeof(CompleteRequest) },
        Action<AssignmentEndpoints>("SendBackAssignment", "send-back", Client, "Sends the work back to the worker.", (to, call) => to.SendBack(call))
            with { Body = typeof(SendBackRequest) },
        Action<AssignmentEndpoints>("ApproveAssignment", "approve", Client, "Approves the work; the invoice is due after the payment terms.", (to, call) => to.Approve(call)),
        Action<AssignmentEndpoints>("PayAssignment", "pay", Client, "Records the payment.", (to, call) => to.Pay(call))
            with { Body = typeof(PayRequest), BodyOptional = true },
        On<RatingEndpoints>("RateAssignment", Put, "assignments/{assignment}/rating", WorkerOrClient, "Rates the other side, or puts one's rating anew until it is paid.", (to, call) => to.Rate(call))
            with { Body = typeof(RatingRequest), Answer = typeof(RatingView), IfMatch = IfMatchUse.Assignment },
        Action<RatingEndpoints>("DisputeRating", "rating/dispute", EndpointPolicy.Worker, "Asks the client for a written explanation of its rating.", (to, call) => to.Dispute(call))
            with { Body = typeof(DisputeRequest), Answer = typeof(RatingView) },
        Action<RatingEndpoints>("ExplainRating", "rating/dispute/explanation", Client, "Explains a disputed rating.", (to, call) => to.Explain(call))
            with { Body = typeof(ExplanationRequest), Answer = typeof(RatingView) },
        Action<RatingEndpoints>("EscalateDispute", "rating/dispute/escalation", EndpointPolicy.Worker, "Asks for a review of a disputed rating, with the worker's own explanation.", (to, call) => to.Escalate(call))
            with { Body = typeof(ExplanationRequest), Answer = typeof(RatingView) },
        Action<RatingEndpoints>("ReviewRating", "rating/dispute/review", Support, "Upholds, amends or removes a disputed rating, for good.", (to, call) => to.Review(call))
            with { Body = typeof(ReviewRequest), Answer = typeof(RatingView) },
        Action<ViolationEndpoints>("ReportViolation", "violations", Party, "Reports a violation by one side.", (to, call) => to.Report(call))
            with { Body = typeof(ViolationRequest), Success = StatusCodes.Status201Created, Answer = typeof(ViolationView) },
        On<ViolationEndpoints>("ListViolations", Get, "assignments/{assignment}/violations", Party, "Lists the violations that the reader reported or is the subject of; for support, all.", (to, call) => to.List(call))
            with { Answer = typeof(ViolationListView) },
        Action<ViolationEndpoints>("UpholdViolation", "violations/{violation}/uphold", Support, "Decides that a reported violation was one.", (to, call) => to.Uphold(call))
            with { Body = typeof(ViolationDecisionRequest), Answer = typeof(ViolationView) },
        Action<ViolationEndpoints>("DismissViolation", "violations/{violation}/dismiss", Support, "Decides that a reported violation was none.", (to, call) => to.Dismiss(call))
            with { Body = typeof(ViolationDecisionRequest), Answer = typeof(ViolationView) },
        .. Escalations,
        Action<CourseEndpoints>("HoldAssignment", "hold", Client, "Puts the work on hold: nothing becomes late, and the work waits.", (to, call) => to.Hold(call))
            with { Body = typeof(ReasonRequest) },
        Action<CourseEndpoints>("ReleaseAssignment", "release", Client, "Releases the work from hold, with another schedule for the worker to decide on, or as it was.", (to, call) => to.Release(call))
            with { Body = typeof(ReleaseRequest), BodyOptional = true },
        Action<CourseEndpoints>("RequestReschedule", "reschedule", WorkerOrClient, "Asks the other side for another schedule.", (to, call) => to.RequestReschedule(call))
            with { Body = typeof(RescheduleRequestBody) },
        Action<CourseEndpoints>("ApproveReschedule", "reschedule/approve", WorkerOrClient, "Agrees to the schedule that the other side asked for.", (to, call) => to.ApproveReschedule(call)),
        Action<CourseEndpoints>("DeclineReschedule", "reschedule/decline", WorkerOrClient, "Declines the schedule that the other side asked for; a worker who declines the one that came with a release has the assignment no more.", (to, call) => to.DeclineReschedule(call))
            with { Body = typeof(OptionalReasonRequest), BodyOptional = true },
        Action<CourseEndpoints>("WithdrawReschedule", "reschedule/withdraw", WorkerOrClient, "Takes one's own request for another schedule back.", (to, call) => to.WithdrawReschedule(call)),
        Action<CourseEndpoints>("UnassignWorker", "unassign", Client, "Takes the assignment from its worker; it is offered again.", (to, call) => to.Unassign(call))
            with { Body = typeof(ReasonRequest) },
        Action<CourseEndpoints>("CancelByWorker", "cancel-by-worker", EndpointPolicy.Worker, "Gives the assignment back; that counts on the worker's scorecard.", (to, call) => to.CancelByWorker(call))
            with { Body = typeof(ReasonRequest) },
        Action<CourseEndpoints>("ReportAbandonment", "report-abandonment", Client, "Reports that the worker abandoned the work; that counts on the worker's scorecard.", (to, call) => to.ReportAbandonment(call))
            with { Body = typeof(ReasonRequest) },
        Action<CourseEndpoints>("CancelAssignment", "cancel", Client, "Cancels the assignment; what is to be paid nevertheless is invoiced.", (to, call) => to.Cancel(call))
            with { Body = typeof(CancelRequest) },
        Action<CourseEndpoints>("RequestSubcontract", "subcontracts", EndpointPolicy.Worker, "Asks whether somebody else may do the work.", (to, call) => to.RequestSubcontract(call))
            with { Body = typeof(SubcontractRequestBody) },
        Action<CourseEndpoints>("GrantSubcontract", "subcontracts/{subcontract}/grant", Client, "Grants it.", (to, call) => to.GrantSubcontract(call))
            with { Body = typeof(OptionalReasonRequest), BodyOptional = true },
        Action<CourseEndpoints>("RefuseSubcontract", "subcontracts/{subcontract}/refuse", Client, "Refuses it.", (to, call) => to.RefuseSubcontract(call))
            with { Body = typeof(OptionalReasonRequest), BodyOptional = true },
        On<TermsEndpoints>("ListTerms", Get, "terms", EndpointPolicy.Worker, "Shows the documents in force, and which the reader has accepted.", (to, call) => to.List(call))
            with { Answer = typeof(TermsListView) },
        On<TermsEndpoints>("AcceptTerms", Post, "terms/{document}/acceptance", EndpointPolicy.Worker, "Accepts the version in force.", (to, call) => to.Accept(call))
            with { Body = typeof(AcceptanceRequest), Answer = typeof(TermsListView) },
        On<PeopleEndpoints>("GetMe", Get, "me", SignedIn, "Shows who is signed in.", (to, call) => to.Me(call))
            with { Answer = typeof(MeView) },
        .. Dossiers,
        .. Scorecards,
        .. People,
        .. Phone,
        .. Notifications,
        On<HealthEndpoints>("GetLiveness", Get, "health/live", Anyone, "Says that the host runs.", (_, call) => HealthEndpoints.Live(call))
            with { Answer = typeof(HealthView) },
        On<HealthEndpoints>("GetReadiness", Get, "health/ready", Anyone, "Says whether storage answers.", (to, call) => to.Ready(call))
            with { Answer = typeof(HealthView) },
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
