using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.Extensions.Options;
using NodaTime;
using WorkMarket.Application.Identity;
using WorkMarket.Domain.ApiClients;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Identity;

/// <summary>A company's own software over HTTP: its people manage it, and it exchanges its token and secret for a bearer token.</summary>
public sealed class ApiClientFunctions(
    ApiClientDesk desk, IApiClients store, TokenExchange exchange, Tokens tokens, IClock clock, Policy policy)
{
    [Function("CreateApiClient"), AnswersSecret, Authorize(Roles = Roles.Client), Takes<ApiClientRequest>]
    [Answers<ApiClientSecretView>(201)]
    [EndpointSummary("Makes an API client; its secret is shown this once.")]
    public async Task<IResult> Create([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/company/api-clients")] Call call)
    {
        var wish = call.Body<ApiClientRequest>();
        return Answer(await desk.Create(By(call), wish.Name, wish.ActsFor ?? By(call).Id, call.Request.Key, call.Address,
            call.Cancellation), StatusCodes.Status201Created);
    }

    [Function("ListApiClients"), Authorize(Roles = Roles.Client), Answers<ApiClientListView>]
    [EndpointSummary("Lists the company's API clients.")]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/company/api-clients")] Call call)
    {
        var now = clock.GetCurrentInstant();
        var (clients, _) = await store.List(By(call).Company, call.Cancellation);
        return Answers.Json(
            new ApiClientListView(
                [.. clients.OrderBy(client => client.CreatedAt).Select(client => ApiClientView.FromClient(client, now))]));
    }

    [Function("RotateApiClient"), AnswersSecret, Authorize(Roles = Roles.Client), Answers<ApiClientSecretView>]
    [EndpointSummary("Makes a further secret, shown this once; the one before holds for a while yet.")]
    public async Task<IResult> Rotate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/company/api-clients/{client}/rotate")] Call call) =>
        Answer(
            await desk.Rotate(By(call), new(call.Route("client")), call.Request.Key, call.Address, call.Cancellation),
            StatusCodes.Status200OK);

    [Function("RevokeApiClient"), Authorize(Roles = Roles.Client), Answers<ApiClientView>]
    [EndpointSummary("Takes an API client out of use, with the bearer tokens that it has.")]
    public async Task<IResult> Revoke(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/company/api-clients/{client}/revoke")] Call call) =>
        Answer(await desk.Revoke(By(call), new(call.Route("client")), call.Address, call.Cancellation), StatusCodes.Status200OK);

    [Function("ListApiClientEntries"), Authorize(Roles = Roles.Client), Answers<ApiClientLogView>, Paged]
    [EndpointSummary("Shows what happened with the company's API clients, newest first.")]
    public async Task<IResult> Log([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/company/api-clients/entries")] Call call)
    {
        var page = await Paging.Read(call, after => store.Entries(By(call).Company, after, call.Limit(), call.Cancellation));
        return Answers.Json(new ApiClientLogView(
            page.Entries.ConvertAll(entry => new ApiClientEntryView(entry.At, entry.Client, entry.Deed, entry.By, entry.From)), page.Next));
    }

    [Function("RequestAuthorization"), AllowAnonymous, AnswersSecret, Takes<AuthorizationRequest>, Answers<AuthorizationView>]
    [EndpointSummary("Exchanges an API client's token and secret for a bearer token.")]
    public async Task<IResult> Authorize([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/authorization/request")] Call call)
    {
        var shown = call.Body<AuthorizationRequest>();
        var now = clock.GetCurrentInstant();
        return await exchange.Take(new(shown.Token), shown.Secret, call.Address, call.Cancellation) switch
        {
            ExchangeOutcome.Granted(var client) => Answers.Json(new AuthorizationView(
                tokens.Issue(new Actor.Client(client.ActsFor, client.Company, Channel.Api), policy.ApiClients.BearerLife, client.Id),
                "Bearer", now + policy.ApiClients.BearerLife)),
            ExchangeOutcome.Locked(var until) => Problems.Create(
                StatusCodes.Status429TooManyRequests, "tooManyTries", "Too many wrong secrets: none is taken for a while.",
                (until - now).ToTimeSpan()),
            _ =>
                Problems.Create(
                    StatusCodes.Status401Unauthorized, "credentialsWrong", "Token and secret do not belong together, or not any more."),
        };
    }

    private static Actor.Client By(Call call) => (Actor.Client)call.By;

    private IResult Answer(ApiClientOutcome outcome, int status) => outcome switch
    {
        ApiClientOutcome.Done { Secret: { } secret } done =>
            Answers.Json(new ApiClientSecretView(ApiClientView.FromClient(done.Client, clock.GetCurrentInstant()), secret), status: status),
        ApiClientOutcome.Done done => Answers.Json(ApiClientView.FromClient(done.Client, clock.GetCurrentInstant()), status: status),
        ApiClientOutcome.Refused refused => Problems.FromRefusals(refused.Refusals),
        _ => Problems.NotFound(),
    };
}

/// <summary>Issues bearer tokens that ASP.NET Core's own BearerToken handler reads.</summary>
public sealed class Tokens(IOptionsMonitor<BearerTokenOptions> options, IClock clock)
{
    /// <summary>A token for an actor.</summary>
    /// <param name="actor">Whose it is.</param>
    /// <param name="life">How long it holds.</param>
    /// <param name="client">The API client that acts for the person, where one does.</param>
    public string Issue(Actor actor, Duration life, ApiClientId? client = null)
    {
        var properties = new AuthenticationProperties { ExpiresUtc = (clock.GetCurrentInstant() + life).ToDateTimeOffset() };
        var ticket = new AuthenticationTicket(
            Claims.ToPrincipal(actor, client), properties, $"{BearerTokenDefaults.AuthenticationScheme}:AccessToken");
        return options.Get(BearerTokenDefaults.AuthenticationScheme).BearerTokenProtector.Protect(ticket);
    }
}
