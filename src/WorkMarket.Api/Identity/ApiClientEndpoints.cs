using Microsoft.AspNetCore.Http;
using NodaTime;
using WorkMarket.Api.Endpoints;
using WorkMarket.Application.Identity;
using WorkMarket.Domain;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Identity;

/// <summary>A company's own software over HTTP: its people manage it, and it exchanges its token and secret for a bearer token.</summary>
public sealed class ApiClientEndpoints(ApiClientDesk desk, IApiClients store, TokenExchange exchange, Tokens tokens, IClock clock, Policy policy)
{
    /// <summary>Makes one.</summary>
    public async Task<IResult> Create(Call call)
    {
        var wish = call.Body<ApiClientRequest>();
        return Answer(await desk.Create(By(call), wish.Name, wish.ActsFor ?? By(call).Id, call.Request.Key, Sender.Of(call.Http), call.Cancellation), StatusCodes.Status201Created);
    }

    /// <summary>Lists the company's.</summary>
    public async Task<IResult> List(Call call)
    {
        var now = clock.GetCurrentInstant();
        var (clients, _) = await store.List(By(call).Company, call.Cancellation);
        return Answers.Json(new ApiClientListView([.. clients.OrderBy(client => client.CreatedAt).Select(client => ApiClientView.Of(client, now))]));
    }

    /// <summary>Gives one a further secret.</summary>
    public async Task<IResult> Rotate(Call call) =>
        Answer(await desk.Rotate(By(call), new(call.Route("client")), call.Request.Key, Sender.Of(call.Http), call.Cancellation), StatusCodes.Status200OK);

    /// <summary>Takes one out of use.</summary>
    public async Task<IResult> Revoke(Call call) =>
        Answer(await desk.Revoke(By(call), new(call.Route("client")), Sender.Of(call.Http), call.Cancellation), StatusCodes.Status200OK);

    /// <summary>Shows what happened with the company's.</summary>
    public async Task<IResult> Log(Call call)
    {
        var page = await Paging.Read(call, after => store.Entries(By(call).Company, after, call.Limit(), call.Cancellation));
        return Answers.Json(new ApiClientLogView(
            page.Entries.ConvertAll(entry => new ApiClientEntryView(entry.At, entry.Client, entry.Deed, entry.By, entry.From)), page.Next));
    }

    /// <summary>Exchanges token and secret for a bearer token.</summary>
    public async Task<IResult> Authorize(Call call)
    {
        var shown = call.Body<AuthorizationRequest>();
        var now = clock.GetCurrentInstant();
        return await exchange.Take(new(shown.Token), shown.Secret, Sender.Of(call.Http), call.Cancellation) switch
        {
            ExchangeOutcome.Granted(var client) => Answers.Json(new AuthorizationView(
                tokens.Issue(new Actor.Client(client.ActsFor, client.Company, Channel.Api), policy.ApiClients.BearerLife, client.Id),
                "Bearer", now + policy.ApiClients.BearerLife)),
            ExchangeOutcome.Locked(var until) => Problems.Of(
                StatusCodes.Status429TooManyRequests, "tooManyTries", "Too many wrong secrets: none is taken for a while.", (until - now).ToTimeSpan()),
            _ => Problems.Of(StatusCodes.Status401Unauthorized, "credentialsWrong", "Token and secret do not belong together, or not any more."),
        };
    }

    private static Actor.Client By(Call call) => (Actor.Client)call.By;

    private IResult Answer(ApiClientOutcome outcome, int status) => outcome switch
    {
        ApiClientOutcome.Done { Secret: { } secret } done => Answers.Json(new ApiClientSecretView(ApiClientView.Of(done.Client, clock.GetCurrentInstant()), secret), status: status),
        ApiClientOutcome.Done done => Answers.Json(ApiClientView.Of(done.Client, clock.GetCurrentInstant()), status: status),
        ApiClientOutcome.Refused refused => Problems.Of(refused.Refusals),
        _ => Problems.NotFound(),
    };
}
