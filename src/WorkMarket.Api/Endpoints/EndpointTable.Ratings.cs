using WorkMarket.Api.Assignments;
using WorkMarket.Api.Ratings;
using static Microsoft.AspNetCore.Http.HttpMethods;
using static WorkMarket.Api.Endpoints.EndpointPolicy;

namespace WorkMarket.Api.Endpoints;

/// <summary>What the sides say of each other, and disputes about it.</summary>
public static partial class EndpointTable
{
    private static IEnumerable<Endpoint> Ratings =>
    [
        On<RatingEndpoints>("RateAssignment", Put, "assignments/{assignment}/rating", WorkerOrClient, "Rates the other side, or puts one's rating anew until it is paid.", (to, call) => to.Rate(call))
            with { Body = typeof(RatingRequest), Answer = typeof(RatingView), IfMatch = IfMatchUse.Assignment },
        Action<RatingEndpoints>("DisputeRating", "rating/dispute", EndpointPolicy.Worker, "Asks the client for a written explanation of its rating.", (to, call) => to.Dispute(call))
            with { Body = typeof(ReasonRequest), Answer = typeof(RatingView) },
        Action<RatingEndpoints>("ExplainRating", "rating/dispute/explanation", Client, "Explains a disputed rating.", (to, call) => to.Explain(call))
            with { Body = typeof(ExplanationRequest), Answer = typeof(RatingView) },
        Action<RatingEndpoints>("EscalateDispute", "rating/dispute/escalation", EndpointPolicy.Worker, "Asks for a review of a disputed rating, with the worker's own explanation.", (to, call) => to.Escalate(call))
            with { Body = typeof(ExplanationRequest), Answer = typeof(RatingView) },
        Action<RatingEndpoints>("ReviewRating", "rating/dispute/review", Support, "Upholds, amends or removes a disputed rating, for good.", (to, call) => to.Review(call))
            with { Body = typeof(ReviewRequest), Answer = typeof(RatingView) },
    ];
}
