using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Messages;

/// <summary>A change of payment or status that a client can justify (domain.md §6).</summary>
public enum JustifiableChange
{
    /// <summary>The client cancelled.</summary>
    [Said("the cancellation")]
    Cancellation,

    /// <summary>The client took the assignment from the worker.</summary>
    [Said("taking the assignment from the worker")]
    Unassignment,

    /// <summary>The client sent the work back.</summary>
    [Said("sending the work back")]
    SendBack,

    /// <summary>The client declined what the worker asked for, or left it undecided when it approved.</summary>
    [Said("declining funds")]
    DeclinedFunds,

    /// <summary>The client proposed to pay less than what was submitted came to.</summary>
    [Said("the lower amount")]
    LowerAmount,
}

/// <summary>The change that a justification is for, as its writer names it.</summary>
/// <param name="Change">What was changed.</param>
/// <param name="Request">Which request for funds, where several were declined.</param>
public sealed record NamedChange(JustifiableChange Change, FundsRequestId? Request = null);

/// <summary>The change that a justification is for. It stands in the way of a dispute over that change, and over no other.</summary>
/// <param name="Change">What the client changed.</param>
/// <param name="At">When it did.</param>
/// <param name="Request">The request for funds that was declined, where that is the change.</param>
public sealed record JustifiedChange(JustifiableChange Change, Instant At, FundsRequestId? Request = null)
{
    /// <summary>The change as it stands in a sentence.</summary>
    public string InWords() => Request is { } request ? $"{Wording.InWords(Change)} ({request})" : Wording.InWords(Change);

    internal bool IsSameAs(JustifiedChange other) => Change == other.Change && Request == other.Request;
}

/// <summary>The client's latest message that justifies a change.</summary>
/// <param name="Message">The message.</param>
/// <param name="Change">What it is for.</param>
public sealed record NamedJustification(MessageFact Message, JustifiedChange Change);

/// <summary>Which changes there are to justify, and which of them a message means.</summary>
internal static class Justifications
{
    /// <summary>What the client has changed of the present worker's payment or status, the latest last.</summary>
    public static ImmutableList<JustifiedChange> ChangesIn(Assignment state) => [.. Unordered(state).OrderBy(change => change.At)];

    /// <summary>
    /// The change that a request for funds was refused with: what lapsed at the cancellation is part of that, all else is refused by
    /// itself.
    /// </summary>
    public static JustifiedChange? Refusing(Assignment state, FundsRequest request) => request switch
    {
        { Status: FundsStatus.Declined, DecidedAt: { } declined } => new(JustifiableChange.DeclinedFunds, declined, request.Id),
        { Status: FundsStatus.Lapsed, DecidedBy: Actor.Client, DecidedAt: { } lapsed } =>
            Parts.CancellationOf(state) is { } cancellation && cancellation.At == lapsed
            ? Ending(cancellation)
            : new(JustifiableChange.DeclinedFunds, lapsed, request.Id),
        _ => null,
    };

    /// <summary>
    /// The change that a message is for: what it names, else the latest. It has been made, and there is no doubt which is meant.
    /// </summary>
    public static (JustifiedChange? Change, ImmutableList<Refusal> Refusals) Find(Assignment state, NamedChange? named)
    {
        var made = ChangesIn(state);
        var meant = named is null
            ? made.FindAll(change => change.At == made[^1].At)
            : made.FindAll(change => change.Change == named.Change && (named.Request is null || change.Request == named.Request));
        return meant.Count switch
        {
            0 => (null, [new NoChangeToJustify(named, made, state.Brief.Schedule.Zone)]),
            1 => (meant[0], []),
            _ => (null, [new ChangeNotNamed(meant)]),
        };
    }

    /// <summary>The change that ended it: the cancellation, or that the assignment was taken from the worker.</summary>
    public static JustifiedChange Ending(Cancellation cancellation) => new(
        cancellation.Engagement is null ? JustifiableChange.Cancellation : JustifiableChange.Unassignment, cancellation.At);

    private static IEnumerable<JustifiedChange> Unordered(Assignment state)
    {
        if (Parts.CancellationOf(state) is { IsByClient: true } cancellation)
            yield return Ending(cancellation);
        if (state is Sent { Core.Former: [.., { End: EngagementEnd.Unassigned, EndedAt: var unassigned }] })
            yield return new(JustifiableChange.Unassignment, unassigned);
        if (state is not WithWorker { Engagement: var engagement })
            yield break;
        if ((engagement.SentBackAt ?? (state as InProgress)?.SentBackAt ?? (state as OnHold)?.SentBackAt) is { } sentBack)
            yield return new(JustifiableChange.SendBack, sentBack);
        foreach (var request in engagement.Funds)
        {
            if (Refusing(state, request) is { Change: JustifiableChange.DeclinedFunds } refused)
                yield return refused;
        }
        if (engagement.LowerAmount is { At: var proposed })
            yield return new(JustifiableChange.LowerAmount, proposed);
    }
}

/// <summary>A justification is made at or after the change that it is for, and there is none such (domain.md §6).</summary>
public sealed record NoChangeToJustify : Refusal
{
    internal NoChangeToJustify(NamedChange? named, ImmutableList<JustifiedChange> made, DateTimeZone zone)
        : base(
            RefusalKind.Conflict, "noChangeToJustify",
            $"A justification is written after the change of payment or status that it is for, and there is no {Missing(named)}. "
                + (made.IsEmpty
                    ? "Nothing was changed yet: post it as an ordinary message."
                    : "There is " + Wording.All(made.Select(change => $"{change.InWords()}, on {Wording.InWords(change.At, zone)}")) + "."),
            named is null ? "marked" : named.Request is null ? "justifies.change" : "justifies.request")
    {
    }

    private static string Missing(NamedChange? named) => named switch
    {
        null => "such change",
        { Request: { } request } => $"request {request} that you refused",
        _ => named.Change switch
        {
            JustifiableChange.Cancellation => "cancellation",
            JustifiableChange.Unassignment => "worker from whom you took the assignment",
            JustifiableChange.SendBack => "work that you sent back",
            JustifiableChange.DeclinedFunds => "request for funds that you declined",
            _ => "lower amount that you proposed",
        },
    };
}

/// <summary>Several changes could be meant by a justification (domain.md §6).</summary>
public sealed record ChangeNotNamed : Refusal
{
    internal ChangeNotNamed(ImmutableList<JustifiedChange> meant)
        : base(
            RefusalKind.Conflict, "changeNotNamed",
            $"A justification is for one change, and {Wording.All(meant.Select(change => change.InWords()))} could be meant: "
                + "name the request.",
            "justifies.request")
    {
    }
}
