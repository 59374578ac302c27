using WorkMarket.Api.People;
using WorkMarket.Api.Scorecards;
using WorkMarket.Domain.People;
using WorkMarket.Portal.Shell;

namespace WorkMarket.Portal.Scorecards;

/// <summary>What is known of a worker and of a client company, and what their figures are made of.</summary>
public sealed class ScorecardPages(ScorecardFunctions scorecards, ProfileFunctions profiles, Visitor visitor)
{
    [Function("WorkerPage"), Authorize, Page, ExcludeFromDescription]
    [EndpointSummary("A worker, as clients and WorkMarket see him.")]
    public async Task<IResult> Worker([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "workers/{worker}")] Call call)
    {
        var card = call.By is Actor.AccountManager ? null : await Pages.Read<WorkerScorecardView>(scorecards.OfWorker(call));
        var accepted = call.By is Actor.Support ? await Pages.Read<AcceptanceListView>(profiles.Acceptances(call)) : null;
        return await Pages.Of<WorkerView>(profiles.Worker(call), view => Pages.Show<WorkerPage>(
            ("View", view), ("Card", card), ("Accepted", accepted?.Acceptances)));
    }

    [Function("WorkerScorecardPage"), Authorize(Roles = Roles.Party), Page, ExcludeFromDescription, Paged]
    [Query("explain", "`true` shows the assignments behind each figure, newest first.")]
    [Query("figure", "Explains this figure only; the pages after the first are of one figure.")]
    [Query("window", "Which of the two the figure is explained of, `recent` if left out.")]
    [EndpointSummary("A worker's figures, recent and of all time, and the assignments behind one.")]
    public async Task<IResult> OfWorker(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "workers/{worker}/scorecard")] Call call)
    {
        var name = await visitor.Person(new(call.Route("worker")), call.Cancellation);
        return await Pages.Of<WorkerScorecardView>(scorecards.OfWorker(call), view => Pages.Show<WorkerScorecardPage>(
            ("View", view), ("Name", name), ("Figure", call.Query("figure"))));
    }

    [Function("WorkerRatingListPage"), Authorize(Roles = Roles.Party), Page, ExcludeFromDescription, Paged]
    [EndpointSummary("A worker's ratings that count, newest first.")]
    public async Task<IResult> Ratings([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "workers/{worker}/ratings")] Call call)
    {
        var id = new PersonId(call.Route("worker"));
        var name = await visitor.Person(id, call.Cancellation);
        return await Pages.Of<CountedRatingListView>(scorecards.RatingsOfWorker(call), view => Pages.Show<WorkerRatingListPage>(
            ("View", view), ("Worker", id), ("Name", name)));
    }

    [Function("CompanyScorecardPage"), Authorize(Roles = Roles.Party), Page, ExcludeFromDescription, Paged]
    [Query("explain", "`true` shows the assignments behind each figure, newest first.")]
    [Query("figure", "Explains this figure only; the pages after the first are of one figure.")]
    [EndpointSummary("A client company's figures and what they warn of, and the assignments behind one.")]
    public async Task<IResult> OfCompany(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "companies/{company}/scorecard")] Call call)
    {
        return await Pages.Of<CompanyScorecardView>(scorecards.OfCompany(call), view => Pages.Show<CompanyScorecardPage>(
            ("View", view), ("Figure", call.Query("figure"))));
    }
}
