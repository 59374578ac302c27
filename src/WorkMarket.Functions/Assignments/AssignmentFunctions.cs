using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using WorkMarket.Api.Endpoints;

namespace WorkMarket.Functions.Assignments;

/// <summary>The life of an assignment.</summary>
public sealed class AssignmentFunctions(Invoker invoker) : EndpointFunctions(invoker)
{
    /// <summary>Writes a draft.</summary>
    [Function(nameof(CreateAssignment))]
    public Task<IResult> CreateAssignment([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments")] HttpRequest request) => Invoke(request);

    /// <summary>Lists one's assignments, newest first; for a worker also those open to all.</summary>
    [Function(nameof(ListAssignments))]
    public Task<IResult> ListAssignments([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assignments")] HttpRequest request) => Invoke(request);

    /// <summary>Counts one's work in hand. The host takes the first name that fits: this one comes before <see cref="GetAssignment"/>.</summary>
    [Function(nameof(CountAssignments))]
    public Task<IResult> CountAssignments([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assignments/counts")] HttpRequest request) => Invoke(request);

    /// <summary>Shows an assignment with its checklist, labels and allowed actions.</summary>
    [Function(nameof(GetAssignment))]
    public Task<IResult> GetAssignment([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assignments/{assignment}")] HttpRequest request) => Invoke(request);

    /// <summary>Shows all that happened, and whether the chain over it verifies.</summary>
    [Function(nameof(GetTimeline))]
    public Task<IResult> GetTimeline([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assignments/{assignment}/timeline")] HttpRequest request) => Invoke(request);

    /// <summary>Offers a draft to named workers or to all.</summary>
    [Function(nameof(SendAssignment))]
    public Task<IResult> SendAssignment([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/send")] HttpRequest request) => Invoke(request);

    /// <summary>Deletes a draft; afterwards there is no such assignment.</summary>
    [Function(nameof(DeleteAssignment))]
    public Task<IResult> DeleteAssignment([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "assignments/{assignment}")] HttpRequest request) => Invoke(request);

    /// <summary>Takes a draft or an offer back.</summary>
    [Function(nameof(VoidAssignment))]
    public Task<IResult> VoidAssignment([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/void")] HttpRequest request) => Invoke(request);

    /// <summary>Confirms the schedule.</summary>
    [Function(nameof(ConfirmSchedule))]
    public Task<IResult> ConfirmSchedule([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/confirm")] HttpRequest request) => Invoke(request);

    /// <summary>Submits the work for approval.</summary>
    [Function(nameof(CompleteAssignment))]
    public Task<IResult> CompleteAssignment([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/complete")] HttpRequest request) => Invoke(request);

    /// <summary>Sends the work back to the worker.</summary>
    [Function(nameof(SendBackAssignment))]
    public Task<IResult> SendBackAssignment([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/send-back")] HttpRequest request) => Invoke(request);

    /// <summary>Approves the work; the invoice is due after the payment terms.</summary>
    [Function(nameof(ApproveAssignment))]
    public Task<IResult> ApproveAssignment([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/approve")] HttpRequest request) => Invoke(request);

    /// <summary>Records the payment.</summary>
    [Function(nameof(PayAssignment))]
    public Task<IResult> PayAssignment([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/pay")] HttpRequest request) => Invoke(request);
}
