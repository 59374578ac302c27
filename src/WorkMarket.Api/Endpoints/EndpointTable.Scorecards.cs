using WorkMarket.Api.Scorecards;
using static Microsoft.AspNetCore.Http.HttpMethods;
using static WorkMarket.Api.Endpoints.EndpointPolicy;

namespace WorkMarket.Api.Endpoints;

/// <summary>Scorecards and counted ratings.</summary>
public static partial class EndpointTable
{
    private static QueryParameter Explain => new("explain", "`true` shows the assignments behind each figure, newest first.");
    private static QueryParameter Figure => new("figure", "Explains this figure only; the pages after the first are of one figure.");
    private static QueryParameter Window => new("window", "Which of the two the figure is explained of, `recent` if left out.");

    private static IEnumerable<Endpoint> Scorecards =>
    [
        On<ScorecardEndpoints>("GetWorkerScorecard", Get, "workers/{worker}/scorecard", Party, "Shows a worker's figures, and on request the assignments behind each.", (to, call) => to.OfWorker(call))
            with { Answer = typeof(WorkerScorecardView), Query = [Explain, Figure, Window, After, Limit] },
        On<ScorecardEndpoints>("ListWorkerRatings", Get, "workers/{worker}/ratings", Party, "Lists a worker's ratings that count, newest first.", (to, call) => to.RatingsOfWorker(call))
            with { Answer = typeof(CountedRatingListView), Query = [After, Limit] },
        On<ScorecardEndpoints>("GetCompanyScorecard", Get, "companies/{company}/scorecard", Party, "Shows a client company's figures and what they warn of, and on request the assignments behind each.", (to, call) => to.OfCompany(call))
            with { Answer = typeof(CompanyScorecardView), Query = [Explain, Figure, After, Limit] },
    ];
}
