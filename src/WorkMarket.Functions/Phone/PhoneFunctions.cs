using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using WorkMarket.Api.Endpoints;

namespace WorkMarket.Functions.Phone;

/// <summary>The telephone.</summary>
public sealed class PhoneFunctions(Invoker invoker) : EndpointFunctions(invoker)
{
    /// <summary>Shows how to check in and out by telephone.</summary>
    [Function(nameof(GetPhone))]
    public Task<IResult> GetPhone([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assignments/{assignment}/phone")] HttpRequest request) => Invoke(request);

    /// <summary>Sets one's PIN for the telephone.</summary>
    [Function(nameof(PutPhonePin))]
    public Task<IResult> PutPhonePin([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "me/phone-pin")] HttpRequest request) => Invoke(request);

    /// <summary>Answers a call in TwiML, for the telephone provider alone.</summary>
    [Function(nameof(AnswerCall))]
    public Task<IResult> AnswerCall([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "phone/voice")] HttpRequest request) => Invoke(request);
}
