using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using WorkMarket.Api.Endpoints;

namespace WorkMarket.Functions.Negotiation;

/// <summary>Getting the work.</summary>
public sealed class NegotiationFunctions(Invoker invoker) : EndpointFunctions(invoker)
{
    /// <summary>Applies for an assignment.</summary>
    [Function(nameof(Apply))]
    public Task<IResult> Apply([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/applications")] HttpRequest request) => Invoke(request);

    /// <summary>Proposes other pay, expenses or another schedule.</summary>
    [Function(nameof(Counteroffer))]
    public Task<IResult> Counteroffer([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/counteroffers")] HttpRequest request) => Invoke(request);

    /// <summary>Withdraws an application.</summary>
    [Function(nameof(WithdrawApplication))]
    public Task<IResult> WithdrawApplication([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/applications/{application}/withdraw")] HttpRequest request) => Invoke(request);

    /// <summary>Declines an application.</summary>
    [Function(nameof(DeclineApplication))]
    public Task<IResult> DeclineApplication([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/applications/{application}/decline")] HttpRequest request) => Invoke(request);

    /// <summary>Accepts an application; what was agreed is fixed.</summary>
    [Function(nameof(AcceptApplication))]
    public Task<IResult> AcceptApplication([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/applications/{application}/accept")] HttpRequest request) => Invoke(request);

    /// <summary>Says no to an offer by name.</summary>
    [Function(nameof(DeclineOffer))]
    public Task<IResult> DeclineOffer([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/decline-offer")] HttpRequest request) => Invoke(request);

    /// <summary>Asks the client something.</summary>
    [Function(nameof(AskQuestion))]
    public Task<IResult> AskQuestion([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/questions")] HttpRequest request) => Invoke(request);

    /// <summary>Answers a question, to everybody who sees the assignment.</summary>
    [Function(nameof(AnswerQuestion))]
    public Task<IResult> AnswerQuestion([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/questions/{question}/answer")] HttpRequest request) => Invoke(request);

    /// <summary>Lists the questions and their answers.</summary>
    [Function(nameof(ListQuestions))]
    public Task<IResult> ListQuestions([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assignments/{assignment}/questions")] HttpRequest request) => Invoke(request);
}
