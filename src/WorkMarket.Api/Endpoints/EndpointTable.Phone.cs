using WorkMarket.Api.Phone;
using static Microsoft.AspNetCore.Http.HttpMethods;

namespace WorkMarket.Api.Endpoints;

/// <summary>The telephone.</summary>
public static partial class EndpointTable
{
    private static IEnumerable<Endpoint> Phone =>
    [
        On<PhoneEndpoints>("GetPhone", Get, "assignments/{assignment}/phone", EndpointPolicy.Worker, "Shows how to check in and out by telephone.", (to, call) => to.Show(call))
            with { Answer = typeof(PhoneView) },
        On<PhoneEndpoints>("PutPhonePin", Put, "me/phone-pin", EndpointPolicy.Worker, "Sets one's PIN for the telephone.", (to, call) => to.PutPin(call))
            with { Body = typeof(PinRequest), Answer = typeof(PinView) },
        On<PhoneEndpoints>("AnswerCall", Post, "phone/voice", EndpointPolicy.SignedCall, "Answers a call in TwiML, for the telephone provider alone.", (to, call) => to.Voice(call))
            with { Body = typeof(SignedForm), Query = [new("step", "Which of the caller's answers this is.")] },
    ];
}
