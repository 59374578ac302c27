using WorkMarket.Api.Assignments;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.Negotiation;
using ApplicationId = WorkMarket.Domain.Negotiation.ApplicationId;

namespace WorkMarket.Api.Negotiation;

/// <summary>Getting the work, over HTTP.</summary>
public sealed class NegotiationFunctions(CaseWriter writer)
{
    [Function("Apply"), Performs(AssignmentAction.Apply), Takes<ApplyRequest>(IsOptional = true), Answers<ApplicationView>(201)]
    [EndpointSummary("Applies for an assignment.")]
    public Task<IResult> Apply(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/applications")] Call call) =>
        writer.Act(call, (ApplyRequest body) => new Apply(body.Note, body.ConfirmCompanyScorecard, body.TermsVersion), Applied);

    [Function("Counteroffer"), Performs(AssignmentAction.Counteroffer), Takes<CounterofferRequest>, Answers<ApplicationView>(201)]
    [EndpointSummary("Proposes other pay, expenses or another schedule; it replaces one's open application.")]
    public Task<IResult> Counteroffer(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/counteroffers")] Call call) =>
        writer.Act(
            call,
            (CounterofferRequest body) =>
                new Counteroffer(body.ToProposal(), body.Note, body.ConfirmCompanyScorecard, body.TermsVersion),
            Applied);

    [Function("RenewApplication"), Performs(AssignmentAction.RenewApplication), Takes<RenewRequest>, Answers<ApplicationView>]
    [EndpointSummary("Renews one's own application on the terms as they are now. Proposal and expiry stay, requirements are checked again, "
        + "and it is no new application.")]
    public Task<IResult> Renew(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/applications/{application}/renew")]
        Call call) => writer.Act(
            call, (RenewRequest body) => new RenewApplication(Application(call), body.TermsVersion),
            change => new ApplicationView(change, ApplicationItem.FromApplication(
                ((Sent)change.State).Applications.Find(application => application.Id == Application(call))!)));

    [Function("ChangeAudience"), Performs(AssignmentAction.ChangeAudience), Takes<SendRequest>, ChecksVersion(IfMatchUse.Assignment)]
    [Answers<ActionView>]
    [EndpointSummary("Offers it to others than before. Applications of workers who are not among them end.")]
    public Task<IResult> ChangeAudience(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/assignments/{assignment}/audience")] Call call) =>
        writer.Act(call, new ChangeAudience(call.Body<SendRequest>().ToAudience()));

    [Function("OfferAgain"), Performs(AssignmentAction.OfferAgain), Takes<OfferAgainRequest>, Answers<ActionView>]
    [EndpointSummary("Offers it again after the worker who had it has it no more: to those whose applications are open, or to the same "
        + "workers as before. Applications made before count once they are renewed; who gave it back or abandoned it is left out.")]
    public Task<IResult> OfferAgain(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/offer-again")] Call call) =>
        writer.Act(call, (OfferAgainRequest body) => new OfferAgain(
            body.To, body.Schedule.ToSchedule(), body.Price, body.Including ?? []));

    [Function("WithdrawApplication"), Performs(AssignmentAction.WithdrawApplication), Answers<ActionView>]
    [EndpointSummary("Withdraws one's own application.")]
    public Task<IResult> Withdraw(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/applications/{application}/withdraw")]
        Call call) => writer.Act(call, new WithdrawApplication(Application(call)));

    [Function("DeclineApplication"), Performs(AssignmentAction.DeclineApplication), Answers<ActionView>]
    [Takes<OptionalReasonRequest>(IsOptional = true)]
    [EndpointSummary("Declines an application.")]
    public Task<IResult> Decline(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/applications/{application}/decline")]
        Call call) => writer.Act(call, new DeclineApplication(Application(call), call.Body<OptionalReasonRequest>().Reason));

    [Function("AcceptApplication"), Performs(AssignmentAction.AcceptApplication), Answers<ActionView>]
    [EndpointSummary("Accepts an application; price, schedule and expenses are fixed.")]
    public Task<IResult> Accept(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/applications/{application}/accept")]
        Call call) => writer.Act(call, new AcceptApplication(Application(call)));

    [Function("DeclineOffer"), Performs(AssignmentAction.DeclineOffer), Answers<ActionView>]
    [Takes<OptionalReasonRequest>(IsOptional = true)]
    [EndpointSummary("Says no to what one was asked for by name.")]
    public Task<IResult> DeclineOffer(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/decline-offer")] Call call) =>
        writer.Act(call, new DeclineOffer(call.Body<OptionalReasonRequest>().Reason));

    private static ApplicationId Application(Call call) => new(call.Route("application"));

    private static ApplicationView Applied(Change change) =>
        new(change, ApplicationItem.FromApplication(((Sent)change.State).Applications[^1]));
}
