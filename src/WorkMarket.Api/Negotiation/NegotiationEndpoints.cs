using Microsoft.AspNetCore.Http;
using WorkMarket.Api.Assignments;
using WorkMarket.Api.Endpoints;
using WorkMarket.Application.Cases;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Negotiation;
using ApplicationId = WorkMarket.Domain.Negotiation.ApplicationId;

namespace WorkMarket.Api.Negotiation;

/// <summary>Getting the work, over HTTP.</summary>
public sealed class NegotiationEndpoints(CaseWriter writer)
{
    /// <summary>Applies.</summary>
    public Task<IResult> Apply(Call call)
    {
        var body = call.Body<ApplyRequest>();
        return Execute(call, new Apply(body.Note, body.ConfirmCompanyScorecard), Applied);
    }

    /// <summary>Proposes something else.</summary>
    public Task<IResult> Counteroffer(Call call)
    {
        var body = call.Body<CounterofferRequest>();
        return Execute(call, new Counteroffer(body.ToProposal(), body.Note, body.ConfirmCompanyScorecard), Applied);
    }

    /// <summary>Withdraws an application.</summary>
    public Task<IResult> Withdraw(Call call) => Execute(call, new WithdrawApplication(Application(call)));

    /// <summary>Declines an application.</summary>
    public Task<IResult> Decline(Call call) => Execute(call, new DeclineApplication(Application(call), call.Body<OptionalReasonRequest>().Reason));

    /// <summary>Accepts an application.</summary>
    public Task<IResult> Accept(Call call) => Execute(call, new AcceptApplication(Application(call)));

    /// <summary>Says no to what one was asked for by name.</summary>
    public Task<IResult> DeclineOffer(Call call) => Execute(call, new DeclineOffer(call.Body<OptionalReasonRequest>().Reason));

    private static ApplicationId Application(Call call) => new(call.Route("application"));

    private Task<IResult> Execute(Call call, Command command) =>
        Execute(call, command, change => Answers.Of(new ActionView(change), change.Version));

    private async Task<IResult> Execute(Call call, Command command, Func<Change, Answer> answer) =>
        Answers.Of(await writer.Execute(call.Assignment, command, call.Request, answer, call.Cancellation));

    private static Answer Applied(Change change) => Answers.Of(
        new ApplicationView(change, ApplicationItem.Of(((Sent)change.State).Applications[^1])), change.Version, StatusCodes.Status201Created);
}
