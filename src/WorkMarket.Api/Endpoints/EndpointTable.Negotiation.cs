using Microsoft.AspNetCore.Http;
using WorkMarket.Api.Assignments;
using WorkMarket.Api.Negotiation;
using static Microsoft.AspNetCore.Http.HttpMethods;
using static WorkMarket.Api.Endpoints.EndpointPolicy;

namespace WorkMarket.Api.Endpoints;

/// <summary>Applications, counteroffers, questions and answers.</summary>
public static partial class EndpointTable
{
    private static IEnumerable<Endpoint> Negotiation =>
    [
        Action<NegotiationEndpoints>("Apply", "applications", EndpointPolicy.Worker, "Applies for an assignment.", (to, call) => to.Apply(call))
            with { Body = typeof(ApplyRequest), BodyOptional = true, Success = StatusCodes.Status201Created, Answer = typeof(ApplicationView) },
        Action<NegotiationEndpoints>("Counteroffer", "counteroffers", EndpointPolicy.Worker, "Proposes other pay, expenses or another schedule; it replaces one's open application.", (to, call) => to.Counteroffer(call))
            with { Body = typeof(CounterofferRequest), Success = StatusCodes.Status201Created, Answer = typeof(ApplicationView) },
        Action<NegotiationEndpoints>("WithdrawApplication", "applications/{application}/withdraw", EndpointPolicy.Worker, "Withdraws one's own application.", (to, call) => to.Withdraw(call)),
        Action<NegotiationEndpoints>("DeclineApplication", "applications/{application}/decline", Client, "Declines an application.", (to, call) => to.Decline(call))
            with { Body = typeof(OptionalReasonRequest), BodyOptional = true },
        Action<NegotiationEndpoints>("AcceptApplication", "applications/{application}/accept", Client, "Accepts an application; price, schedule and expenses are fixed.", (to, call) => to.Accept(call)),
        Action<NegotiationEndpoints>("DeclineOffer", "decline-offer", EndpointPolicy.Worker, "Says no to what one was asked for by name.", (to, call) => to.DeclineOffer(call))
            with { Body = typeof(OptionalReasonRequest), BodyOptional = true },
        Action<QuestionEndpoints>("AskQuestion", "questions", EndpointPolicy.Worker, "Asks the client something before applying.", (to, call) => to.Ask(call))
            with { Body = typeof(TextRequest), Success = StatusCodes.Status201Created, Answer = typeof(QuestionView) },
        Action<QuestionEndpoints>("AnswerQuestion", "questions/{question}/answer", Client, "Answers a question, to everybody who sees the assignment.", (to, call) => to.Answer(call))
            with { Body = typeof(TextRequest) },
        On<QuestionEndpoints>("ListQuestions", Get, "assignments/{assignment}/questions", Party, "Lists the questions that the reader may read, with their answers.", (to, call) => to.List(call))
            with { Answer = typeof(QuestionListView) },
    ];
}
