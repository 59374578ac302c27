using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Api.Assignments;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Escalations;

/// <summary>Whether the worker could escalate at an instant, for every cause.</summary>
/// <param name="At">The instant for which it is answered.</param>
/// <param name="Causes">One entry for every cause.</param>
public sealed record EligibilityView(Instant At, ImmutableList<CauseEligibility> Causes);

/// <summary>Why an escalation is where it is.</summary>
public enum EscalationReason
{
    /// <summary>It was opened.</summary>
    Opened,

    /// <summary>The client did not answer in the stage before.</summary>
    NotAnswered,

    /// <summary>The client answered.</summary>
    Answered,

    /// <summary>The client had answered and fell silent.</summary>
    FellSilent,

    /// <summary>It is over, as its stage says.</summary>
    Closed,
}

/// <summary>An escalation as it stands: where and why, what happens next if nobody acts, and what was done so far.</summary>
public sealed record EscalationView
{
    /// <summary>The escalation's id.</summary>
    public required EscalationId Id { get; init; }

    /// <summary>Why the worker escalated.</summary>
    public required EscalationCause Cause { get; init; }

    /// <summary>Who escalated.</summary>
    public required PersonId Worker { get; init; }

    /// <summary>Since when it is open.</summary>
    public required Instant OpenedAt { get; init; }

    /// <summary>Where it is.</summary>
    public required EscalationStage Stage { get; init; }

    /// <summary>Since when it is there.</summary>
    public required Instant EnteredAt { get; init; }

    /// <summary>
    /// Who of the client company is asked at this stage in place of its project manager, who cannot be reached; left out where that is
    /// nobody.
    /// </summary>
    public PersonId? AskedInstead { get; init; }

    /// <summary>Whether nobody can be reached at this stage, so that reaching the client is a task of WorkMarket's desk.</summary>
    public bool DeskTask { get; init; }

    /// <summary>Why it is there.</summary>
    public required EscalationReason Reason { get; init; }

    /// <summary>What happens next if nobody acts, and when; null where it is over.</summary>
    public Step? Next { get; init; }

    /// <summary>When the stage ends if nobody acts.</summary>
    public Instant? StageEndsAt { get; init; }

    /// <summary>When the worker gets the next update.</summary>
    public Instant? NextUpdateAt { get; init; }

    /// <summary>When a month without response ends.</summary>
    public Instant? MonthEndsAt { get; init; }

    /// <summary>
    /// From when the worker can take it to arbitration with one call, as things stand; left out where it is over, and while that stands
    /// still.
    /// </summary>
    public Instant? ArbitrationFrom { get; init; }

    /// <summary>Since when it stands still because a violation is not decided.</summary>
    public Instant? SuspendedSince { get; init; }

    /// <summary>Since when it stands still because the client sent the work back and the worker has not submitted it again.</summary>
    public Instant? SentBackSince { get; init; }

    /// <summary>How many updates the worker got, and when the latest.</summary>
    public required int Updates { get; init; }

    /// <summary>When the latest update was.</summary>
    public Instant? LastUpdateAt { get; init; }

    /// <summary>How many responses of the client there were.</summary>
    public required int Responses { get; init; }

    /// <summary>The latest of them.</summary>
    public Response? LastResponse { get; init; }

    /// <summary>Whether the worker has recorded that both sides agree.</summary>
    public required bool AgreedByWorker { get; init; }

    /// <summary>Whether the client has.</summary>
    public required bool AgreedByClient { get; init; }

    /// <summary>The support agent who takes care of it; for WorkMarket's own people.</summary>
    public PersonId? ClaimedBy { get; init; }

    /// <summary>When it was closed.</summary>
    public Instant? ClosedAt { get; init; }

    internal static EscalationView FromEscalation(Escalation escalation, Policy policy, Actor by) => new()
    {
        Id = escalation.Id,
        Cause = escalation.Cause,
        Worker = escalation.Worker,
        OpenedAt = escalation.OpenedAt,
        Stage = escalation.Stage,
        EnteredAt = escalation.EnteredAt,
        AskedInstead = escalation.Stage == EscalationStage.ProjectManager ? escalation.Asked : null,
        DeskTask = escalation.IsDeskTask,
        Reason = escalation switch
        {
            { IsOpen: false } => EscalationReason.Closed,
            { Again: true } => EscalationReason.FellSilent,
            { Stage: EscalationStage.Engaged } => EscalationReason.Answered,
            { Stage: EscalationStage.Messages } => EscalationReason.Opened,
            _ => EscalationReason.NotAnswered,
        },
        Next = Forecast.Next(escalation, policy),
        StageEndsAt = escalation.StageEndsAt,
        NextUpdateAt = escalation.NextUpdateAt,
        MonthEndsAt = escalation.StandsStill ? null : escalation.MonthEndsAt,
        ArbitrationFrom = Forecast.ArbitrationFrom(escalation, policy),
        SuspendedSince = escalation.Suspension?.Since,
        SentBackSince = escalation.Pause?.Since,
        Updates = escalation.Updates,
        LastUpdateAt = escalation.LastUpdateAt,
        Responses = escalation.Responses,
        LastResponse = escalation.LastResponse,
        AgreedByWorker = escalation.AgreedByWorker,
        AgreedByClient = escalation.AgreedByClient,
        ClaimedBy = by is Actor.Support or Actor.AccountManager ? escalation.ClaimedBy : null,
        ClosedAt = escalation.ClosedAt,
    };
}

/// <summary>Every coming step of an escalation if nobody acts.</summary>
/// <param name="Escalation">The escalation's id.</param>
/// <param name="Steps">In the order in which they come.</param>
public sealed record ForecastView(EscalationId Escalation, ImmutableList<Step> Steps);

/// <summary>A page of what happened on an escalation; <c>next</c> is the cursor of the next one, if there is one.</summary>
/// <param name="Entries">The events, oldest first.</param>
/// <param name="Next">The sequence number to go on after; left out on the last page.</param>
public sealed record EscalationTimelineView(ImmutableList<TimelineItem> Entries, long? Next);

/// <summary>What an action on an escalation answers.</summary>
public sealed class EscalationChangeView(Change change, EscalationView escalation) : ActionView(change)
{
    /// <summary>The escalation as it now stands.</summary>
    public EscalationView Escalation => escalation;

    // That which the action was about; where nothing was left to happen, the caller's latest.
    internal static EscalationChangeView FromChange(Change change, Policy policy, Actor by)
    {
        var about = change.Happened.Select(happened => EscalationRecord.FindFor(change.State, happened.Event)).LastOrDefault(
            one => one is not null) ?? EscalationRecord.LatestFor(change.State, by)!;
        return new(change, EscalationView.FromEscalation(about, policy, by));
    }
}
