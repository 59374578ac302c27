using System.Globalization;
using Microsoft.AspNetCore.RateLimiting;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Phone;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Phone;

namespace WorkMarket.Api.Phone;

/// <summary>A PIN for the telephone. It is never shown again.</summary>
/// <param name="Pin">4 to 10 digits.</param>
public sealed record PinRequest(string Pin);

/// <summary>That there is a PIN.</summary>
/// <param name="PinSet">Always true: it has just been set.</param>
public sealed record PinView(bool PinSet);

/// <summary>How to check in and out by telephone: the number to call, what to enter there, and whether a PIN is set.</summary>
/// <param name="Call">The telephone number to call; left out where there is none.</param>
/// <param name="AssignmentNumber">The digits that name the assignment there.</param>
/// <param name="PinSet">Whether the worker has set a PIN.</param>
public sealed record PhoneView(string? Call, string AssignmentNumber, bool PinSet);

/// <summary>
/// The telephone over HTTP (domain.md §3). The phone channel comes from here alone, by the provider's signature and the PIN.
/// </summary>
public sealed class PhoneFunctions(PhoneCalls calls, PinCheck pins, IPhoneBook book, CaseReader reader, PhoneOptions options, Policy policy)
{
    private const int LongestCallSid = 64;

    [Function("AnswerCall"), DisableRateLimiting, AllowAnonymous, SignedCall]
    [Query("step", "Which of the caller's answers this is.")]
    [EndpointSummary("Answers a call in TwiML, for the telephone provider alone.")]
    public async Task<IResult> Voice([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/phone/voice")] Call call)
    {
        if (SignedForm.Read(call.Http.Request, call.Bytes, options) is not { } form)
        {
            return Problems.Create(
                StatusCodes.Status403Forbidden, "signatureWrong",
                "The call is not signed, or not by the telephone provider that is set here.");
        }
        var id = form["CallSid"];
        if (id.Length is 0 or > LongestCallSid || !id.All(char.IsAsciiLetterOrDigit))
            throw new BadRequestException("CallSid", "callInvalid", $"A call's id has 1 to {LongestCallSid} letters and digits.");
        if (!int.TryParse(call.Query("step") ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var step))
            throw new BadRequestException("step", "stepInvalid", "'step' is a number.");
        return TwiML.ToResult(
            await calls.Answer(id, step, form["Digits"], call.Cancellation), $"{options.PublicUrl}/{call.Endpoint.Route}");
    }

    [Function("PutPhonePin"), Authorize(Roles = Roles.Worker), Takes<PinRequest>, Answers<PinView>]
    [EndpointSummary("Sets one's PIN for the telephone.")]
    public async Task<IResult> PutPin([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/me/phone-pin")] Call call)
    {
        var pin = call.Body<PinRequest>().Pin;
        if (PinRules.Check(pin, policy.Phone) is { IsEmpty: false } refusals)
            return Problems.FromRefusals(refusals);
        await pins.Set(call.By.Person()!.Value, pin, call.Cancellation);
        return Answers.Json(new PinView(true));
    }

    [Function("GetPhone"), Authorize(Roles = Roles.Worker), Answers<PhoneView>]
    [EndpointSummary("Shows how to check in and out by telephone.")]
    public async Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/assignments/{assignment}/phone")] Call call) =>
        await reader.Read(call.Assignment, call.By, call.Cancellation) switch
        {
            null => Problems.NotFound(),
            { State: var state } when !Access.IsParty(state, call.By) => Problems.FromRefusals([new NotAParty()]),
            { State: var state } => Answers.Json(new PhoneView(
                state.Brief.Settings.CheckIn.PhoneNumber ?? options.Number,
                (state.Core.Number ?? await book.Claim(state.Id, call.Cancellation)).Value,
                await book.FindPin(call.By.Person()!.Value, call.Cancellation) is not null)),
        };
}
