using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using NodaTime;
using WorkMarket.Application.People;
using WorkMarket.Application.Scorecards;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Scorecards;

namespace WorkMarket.Api.Scorecards;

/// <summary>Scorecards over HTTP (domain.md §4).</summary>
public sealed class ScorecardFunctions(
    ScorecardReader scorecards, CachedDirectory directory, NamedBehind behind, IDataProtectionProvider protection, Policy policy)
{
    // The cursor names an assignment that the reader may not know of.
    private readonly IDataProtector cursors = protection.CreateProtector("scorecards");

    private const string Recent = "recent";
    private const string AllTime = "allTime";

    [Function("GetWorkerScorecard"), Authorize(Roles = Roles.Party), Answers<WorkerScorecardView>, Paged]
    [Query("explain", "`true` shows the assignments behind each figure, newest first.")]
    [Query("figure", "Explains this figure only; the pages after the first are of one figure.")]
    [Query("window", "Which of the two the figure is explained of, `recent` if left out.")]
    [EndpointSummary("Shows a worker's figures, and on request the assignments behind each.")]
    public async Task<IResult> OfWorker(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/workers/{worker}/scorecard")] Call call)
    {
        var id = new PersonId(call.Route("worker"));
        var asked = Asked.Parse(call, Figure.OfWorker, [Recent, AllTime]);
        if (!await IsShown(id, call))
            return Problems.NotFound();
        var card = await scorecards.ReadWorker(id, call.Cancellation);
        var of = new ScorecardOf.Worker(id);
        var recent = await Explain(of, asked, Recent, card.Since, call);
        var allTime = await Explain(of, asked, AllTime, null, call);
        return Answers.Json(new WorkerScorecardView(id, card.AsOf, card.Since, recent.View(card.Recent), allTime.View(card.AllTime)));
    }

    [Function("ListWorkerRatings"), Authorize(Roles = Roles.Party), Answers<CountedRatingListView>, Paged]
    [EndpointSummary("Lists a worker's ratings that count, newest first.")]
    public async Task<IResult> RatingsOfWorker(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/workers/{worker}/ratings")] Call call)
    {
        var id = new PersonId(call.Route("worker"));
        if (!await IsShown(id, call))
            return Problems.NotFound();
        var card = new ScorecardOf.Worker(id);
        var page = await Page(card, Figure.Satisfaction, null, call);
        var named = await behind.Find(card, page.Assignments, call.By, call.Cancellation);
        return Answers.Json(new CountedRatingListView(
            page.Assignments.ConvertAll(one => new CountedRatingView(
                named.Contains(one.Assignment) ? one.Assignment : null, one.Entry.At, one.Entry.Rating!)),
            page.Next));
    }

    [Function("GetCompanyScorecard"), Authorize(Roles = Roles.Party), Answers<CompanyScorecardView>, Paged]
    [Query("explain", "`true` shows the assignments behind each figure, newest first.")]
    [Query("figure", "Explains this figure only; the pages after the first are of one figure.")]
    [EndpointSummary("Shows a client company's figures and what they warn of, and on request the assignments behind each.")]
    public async Task<IResult> OfCompany(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/companies/{company}/scorecard")] Call call)
    {
        var id = new CompanyId(call.Route("company"));
        var asked = Asked.Parse(call, Figure.OfCompany, [Recent]);
        if (call.By is Actor.Client client && client.Company != id || await directory.FindCompany(id, call.Cancellation) is null)
            return Problems.NotFound();
        var card = await scorecards.ReadCompany(id, call.Cancellation);
        var explained = await Explain(new ScorecardOf.Company(id), asked, Recent, card.Since, call);
        return Answers.Json(CompanyScorecardView.FromScorecard(id, card, policy.Scorecards, explained));
    }

    private async Task<bool> IsShown(PersonId worker, Call call) =>
        (call.By is not Actor.Worker self || self.Id == worker)
            && await directory.FindPerson(worker, call.Cancellation) is { Role: Role.Worker };

    private async Task<Explanations> Explain(ScorecardOf card, Asked? asked, string window, LocalDate? since, Call call)
    {
        if (asked is null || !asked.Windows.Contains(window))
            return Explanations.None;
        var pages = await Task.WhenAll(asked.Figures.Select(async figure => (figure.Name, Page: await Page(card, figure, since, call))));
        return new(
            pages.ToImmutableDictionary(page => page.Name, page => page.Page),
            await behind.Find(card, pages.SelectMany(page => page.Page.Assignments), call.By, call.Cancellation));
    }

    private async Task<BehindPage> Page(ScorecardOf card, Figure figure, LocalDate? since, Call call)
    {
        var page = await Paging.Read(
            call, after => scorecards.Explain(card, figure, since, Opened(after), call.Limit(), call.Cancellation));
        return page with { Next = page.Next is { } next ? cursors.Protect(next) : null };
    }

    private string? Opened(string? cursor)
    {
        try
        {
            return cursor is null ? null : cursors.Unprotect(cursor);
        }
        catch (CryptographicException)
        {
            throw new FormatException($"'{cursor}' is not a cursor of this list.");
        }
    }
}
