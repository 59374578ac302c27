using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;
using WorkMarket.Application.Cases;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Phone;
using WorkMarket.Domain.TimeLog;

namespace WorkMarket.Application.Phone;

/// <summary>
/// Checking in and out by telephone (domain.md §3): assignment number, PIN, 1 or 2. A repeated step gets the same answer and acts
/// only once.
/// </summary>
public sealed class PhoneCalls(IPhoneBook book, PinCheck pins, ICaseStore store, CaseWriter writer, IClock clock, Policy policy)
{
    /// <summary>How long a call is remembered.</summary>
    public static readonly Duration Remembered = Duration.FromHours(4);

    private const string Path = "/api/phone/voice";
    private const string AskNumber = "Enter the number of the assignment, then press pound.";
    private const string AskPin = "Enter your PIN, then press pound.";
    private const string AskAction = "Press 1 to check in, or 2 to check out.";
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("h:mm tt");

    /// <summary>Answers a step of a call.</summary>
    /// <param name="call">The call's id.</param>
    /// <param name="step">Which answer it is: 0 where the caller has said nothing yet.</param>
    /// <param name="digits">What was typed.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Spoken> Answer(string call, int step, string digits, CancellationToken cancellation)
    {
        var (known, mark) = await book.FindCall(call, cancellation);
        var now = clock.GetCurrentInstant();
        var state = known is not null && now < known.Began + Remembered ? known : null;
        if (state is not null && step != state.Spoken.Step)
            return state.Spoken;
        var next = state?.Spoken.Next switch
        {
            null when state is not null => state,
            Prompt.Number => await Number(state!, digits, cancellation),
            Prompt.Pin => await Pin(state!, call, digits, cancellation),
            Prompt.Action => await Act(state!, call, digits, cancellation),
            _ => new() { Began = now, Spoken = new($"Welcome to WorkMarket. {AskNumber}", Prompt.Number, 1) },
        };
        return await book.SaveCall(call, next, mark, cancellation)
            ? next.Spoken
            : (await book.FindCall(call, cancellation)).Value?.Spoken ?? next.Spoken;
    }

    /// <summary>Forgets the calls that are not remembered any more.</summary>
    public Task Forget(CancellationToken cancellation) => book.ForgetCalls(clock.GetCurrentInstant() - Remembered, cancellation);

    private async Task<PhoneCall> Number(PhoneCall state, string digits, CancellationToken cancellation)
    {
        if (!AssignmentNumber.TryParse(digits, out var number))
            return Again(state, $"An assignment's number has {AssignmentNumber.Length} digits.", AskNumber, Prompt.Number);
        // Whether there is such an assignment is not told before the PIN is right.
        var id = await book.FindCase(number.Value, cancellation);
        var worker = id is { } there && (await store.Read(there, cancellation))?.State is WithWorker staffed
            ? staffed.Engagement.Worker
            : (PersonId?)null;
        return Say(state with { Number = digits, Case = id, Worker = worker }, AskPin, Prompt.Pin);
    }

    private async Task<PhoneCall> Pin(PhoneCall state, string call, string digits, CancellationToken cancellation) =>
        await pins.Check(state.Worker, state.Number, digits, $"{call}-{state.Spoken.Step}", cancellation) switch
        {
            PinResult.Right => Say(state with { Misunderstood = 0 }, AskAction, Prompt.Action),
            PinResult.Wrong => Again(state, "This is not the PIN for that number.", AskPin, Prompt.Pin),
            _ => Say(state, "There were too many wrong PINs. Try again in an hour. Goodbye.", null),
        };

    private async Task<PhoneCall> Act(PhoneCall state, string call, string digits, CancellationToken cancellation)
    {
        Command? command = digits switch
        {
            "1" => new CheckIn(null, null),
            "2" => new CheckOut(null, null, null),
            _ => null,
        };
        if (command is null)
            return Again(state, "", AskAction, Prompt.Action);
        var worker = state.Worker!.Value;
        var request = new Request(
            new Actor.Worker(worker, Channel.Phone), CommandKey.ForRequest(worker, "POST", Path, $"{call}-{state.Spoken.Step}"),
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(digits))), IfMatch: null);
        var outcome = await writer.Execute(state.Case!.Value, command, request, change => Result(change, command), cancellation);
        return Say(state, $"{Words(outcome)} Goodbye.", null);
    }

    private static Answer Result(Change change, Command command)
    {
        var at = change.Happened[^1].At.InZone(change.State.Brief.Schedule.Zone).TimeOfDay;
        var words = $"You are checked {(command is CheckIn ? "in" : "out")} at {Time.Format(at)}.";
        return new(200, Encoding.UTF8.GetBytes(words), change.Version);
    }

    private static string Words(RequestOutcome outcome) => outcome switch
    {
        RequestOutcome.Done done => Encoding.UTF8.GetString(done.Answer.Body.Span),
        RequestOutcome.Refused refused => string.Join(' ', refused.Refusals.Select(refusal => refusal.Message)),
        RequestOutcome.Busy => "Too many are writing to this assignment. Nothing was done; call again.",
        RequestOutcome.TooLarge large => large.Why,
        _ => "This assignment is no longer yours.",
    };

    private PhoneCall Again(PhoneCall state, string why, string ask, Prompt prompt)
    {
        var misunderstood = state.Misunderstood + 1;
        return misunderstood < policy.Phone.Misunderstandings
            ? Say(state with { Misunderstood = misunderstood }, $"{why} {ask}".Trim(), prompt)
            : Say(state, $"{why} Goodbye.".Trim(), null);
    }

    private static PhoneCall Say(PhoneCall state, string words, Prompt? next) =>
        state with { Spoken = new(words, next, state.Spoken.Step + 1) };
}
