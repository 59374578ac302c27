using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Editing;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Places;
using WorkMarket.Domain.Ratings;
using WorkMarket.Domain.Schedules;
using WorkMarket.Domain.Subcontracting;
using WorkMarket.Domain.TimeLog;

namespace WorkMarket.Domain.Assignments;

/// <summary>What is between the client and the worker who has the assignment; price and facts are fixed here (domain.md §2).</summary>
public sealed record Engagement
{
    /// <summary>The worker.</summary>
    public required PersonId Worker { get; init; }

    /// <summary>Since when.</summary>
    public required Instant AssignedAt { get; init; }

    /// <summary>The agreed price.</summary>
    public required Pricing Price { get; init; }

    /// <summary>The version of the terms on which the worker got it; null is the first.</summary>
    public int? TermsVersion { get; init; }

    /// <summary>To whom it had been offered.</summary>
    public required Audience Audience { get; init; }

    /// <summary>The applications from which the worker was chosen.</summary>
    public required ImmutableList<Application> Applications { get; init; }

    /// <summary>
    /// Since when the present schedule counts, where it came or came back after the assignment: rescheduled, or released from hold.
    /// </summary>
    public Instant? ScheduleSince { get; init; }

    /// <summary>When the worker confirmed the schedule, or null.</summary>
    public Instant? ConfirmedAt { get; init; }

    /// <summary>The visits, in the order of their check-ins; removed ones are gone.</summary>
    public ImmutableList<Visit> Visits { get; init; } = [];

    /// <summary>
    /// The earliest check-in of a visit that somebody else than the worker removed, unless the worker asked for it; null where there is
    /// none.
    /// </summary>
    public Instant? RemovedByOthers { get; init; }

    /// <summary>How many visits there ever were.</summary>
    public int VisitsMade { get; init; }

    /// <summary>The deliverables in the order of their first upload, removed ones included.</summary>
    public ImmutableList<Deliverable> Deliverables { get; init; } = [];

    /// <summary>The requests for additional funds, the client's own additions among them, in their order.</summary>
    public ImmutableList<FundsRequest> Funds { get; init; } = [];

    /// <summary>The client's latest proposal to pay less than what was submitted came to.</summary>
    public LowerAmount? LowerAmount { get; init; }

    /// <summary>When the client sent the work back the last time; null also where that was before this was kept.</summary>
    public Instant? SentBackAt { get; init; }

    /// <summary>The labels that are on.</summary>
    public ImmutableSortedSet<Label> Labels { get; init; } = [];

    /// <summary>What the two sides say of each other, once one of them does.</summary>
    public RatingPair? Ratings { get; init; }

    /// <summary>
    /// Until when the two sides may rate each other, once it is invoiced or cancelled; null also where that was before this was kept.
    /// </summary>
    public Instant? RateUntil { get; init; }

    /// <summary>Another schedule that one side has asked for and the other has not decided on.</summary>
    public RescheduleRequest? Reschedule { get; init; }

    /// <summary>Another place that the client has asked for and the worker has not decided on.</summary>
    public RequestedPlace? PlaceRequest { get; init; }

    /// <summary>
    /// The place that the worker agreed to, where it was moved by a little since without asking (domain.md §8); null where it is that one.
    /// </summary>
    public Place? PlaceAgreed { get; init; }

    /// <summary>When the worker agreed to another place after the scheduled start, where that was: late counts from then.</summary>
    public Instant? PlaceSince { get; init; }

    /// <summary>A hold that the client has asked for and the worker has not decided on.</summary>
    public RequestedHold? HoldRequest { get; init; }

    /// <summary>How often it was put on hold, the worker's own agreement included.</summary>
    public int Holds { get; init; }

    /// <summary>When it was on hold before, as far as that was kept.</summary>
    public ImmutableList<TimeHeld>? PastHolds { get; init; }

    /// <summary>
    /// Since when no schedule counts: a hold ended by itself, and none was agreed since. Null while one counts.
    /// </summary>
    public Instant? UnscheduledSince { get; init; }

    /// <summary>What the client said more clearly since the worker has it, in order.</summary>
    public ImmutableList<Clarification> Clarifications { get; init; } = [];

    /// <summary>A change that the client proposes and the worker has not decided on.</summary>
    public ProposedChange? Change { get; init; }

    /// <summary>How many changes were proposed.</summary>
    public int ChangesProposed { get; init; }

    /// <summary>The deliverables that were required before, oldest first, each until when: late is judged by what held then.</summary>
    public ImmutableList<EarlierDeliverables> EarlierDeliverables { get; init; } = [];

    /// <summary>What the worker asked about subcontracting, in order.</summary>
    public ImmutableList<Subcontract> Subcontracts { get; init; } = [];

    /// <summary>The instant from which the present schedule counts for this worker.</summary>
    public Instant Since => ScheduleSince ?? AssignedAt;

    /// <summary>The instant from which the worker can be late: the same, or after it when the present place was agreed to.</summary>
    internal Instant ExpectedSince => PlaceSince is { } agreed ? Instant.Max(Since, agreed) : Since;

    /// <summary>The same once something else has overtaken a lower amount that the worker had not decided on.</summary>
    internal Engagement Overtaken(Instant at) =>
        LowerAmount is { IsOpen: true } open ? this with { LowerAmount = open.Decided(LowerAmountStatus.Overtaken, at) } : this;
}

/// <summary>What the worker submitted for approval.</summary>
/// <param name="At">When it was submitted.</param>
/// <param name="Resolution">The worker's summary.</param>
/// <param name="FinalValue">What the work came to, or less (domain.md §2). Expenses and bonuses come on top.</param>
/// <param name="Explanation">Why it is less, where it is.</param>
/// <param name="Hours">The hours worked, where the price is per hour.</param>
/// <param name="Units">The units done, where the price is per unit.</param>
/// <param name="Worth">What the work came to; null where it was the flat price.</param>
/// <param name="OverdueFrom">From when its approval is overdue, fixed at submission (domain.md §6).</param>
/// <param name="Allowance">
/// How much of the time until then is allowed beyond the client's average; null where that was not recorded.
/// </param>
/// <param name="StoodByAt">When the worker stood by it after it had been sent back, the last time.</param>
/// <param name="WithClientBefore">How long submissions were with the client before that, in all; null where there was none.</param>
/// <param name="HoursWorked">
/// All the hours that were worked, where they are more than those charged (domain.md §3); null otherwise.
/// </param>
public sealed record Completion(
    Instant At, string Resolution, Money FinalValue, string? Explanation, decimal? Hours = null, decimal? Units = null, Money? Worth = null,
    Instant? OverdueFrom = null, Duration? Allowance = null, Instant? StoodByAt = null, Duration? WithClientBefore = null,
    decimal? HoursWorked = null)
{
    /// <summary>Since when it is with the client.</summary>
    public Instant WithClientSince => StoodByAt ?? At;

    /// <summary>The same put earlier by what submissions were with the client before: from then on the client's time counts.</summary>
    public Instant CountsFrom => WithClientSince - (WithClientBefore ?? Duration.Zero);
}

/// <summary>A payment that the client stated by hand.</summary>
/// <param name="Until">Until when the worker can say that it did not arrive.</param>
/// <param name="Again">Whether the worker had said so of an earlier one: then it cures an escalation only once the worker confirms.</param>
/// <param name="FinalAt">Since when it is final; null while the worker can still say something.</param>
/// <param name="ConfirmedAt">When the worker confirmed it, where that was said.</param>
public sealed record StatedPayment(Instant Until, bool Again = false, Instant? FinalAt = null, Instant? ConfirmedAt = null)
{
    /// <summary>Whether nothing about it can change any more.</summary>
    public bool IsFinal => FinalAt is not null;
}

/// <summary>A payment that did not arrive, or that was reversed.</summary>
/// <param name="StatedAt">When it was paid, as the client stated or a provider reported.</param>
/// <param name="At">When the worker said that it did not arrive, or the provider reported that it was reversed.</param>
/// <param name="Reversed">Whether a provider reversed it.</param>
public sealed record NotReceived(Instant StatedAt, Instant At, bool Reversed = false);

/// <summary>What is asked about schedule, hold and place, and what becomes of it where nobody decides.</summary>
internal static class OpenRequests
{
    /// <summary>What is not decided when the work is submitted or over: it lapses.</summary>
    public static IEnumerable<Event> Lapse(Engagement engagement) =>
        [.. LapseAfterHold(engagement), .. engagement.PlaceRequest is null ? Array.Empty<Event>() : [new PlaceChangeLapsed()]];

    /// <summary>What lapses when the work goes on after a hold: another place is asked for whether it is held or not.</summary>
    public static IEnumerable<Event> LapseAfterHold(Engagement engagement)
    {
        if (engagement.Reschedule is { } reschedule)
            yield return new RescheduleLapsed(reschedule.Schedule);
        if (engagement.HoldRequest is { } hold)
            yield return new HoldLapsed(hold.Until);
    }
}
