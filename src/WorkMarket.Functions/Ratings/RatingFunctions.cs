using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using WorkMarket.Api.Endpoints;

namespace WorkMarket.Functions.Ratings;

/// <summary>Ratings and disputes of them.</summary>
public sealed class RatingFunctions(Invoker invoker) : EndpointFunctions(invoker)
{
    /// <summary>Rates the other side.</summary>
    [Function(nameof(RateAssignment))]
    public Task<IResult> RateAssignment([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "assignments/{assignment}/rating")] HttpRequest request) => Invoke(request);

    /// <summary>Asks the client for a written explanation of its rating.</summary>
    [Function(nameof(DisputeRating))]
    public Task<IResult> DisputeRating([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/rating/dispute")] HttpRequest request) => Invoke(request);

    /// <summary>Explains a disputed rating.</summary>
    [Function(nameof(ExplainRating))]
    public Task<IResult> ExplainRating([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/rating/dispute/explanation")] HttpRequest request) => Invoke(request);

    /// <summary>Asks for a review of a disputed rating.</summary>
    [Function(nameof(EscalateDispute))]
    public Task<IResult> EscalateDispute([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/rating/dispute/escalation")] HttpRequest request) => Invoke(request);

    /// <summary>Decides on a disputed rating.</summary>
    [Function(nameof(ReviewRating))]
    public Task<IResult> ReviewRating([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/rating/dispute/review")] HttpRequest request) => Invoke(request);
}
