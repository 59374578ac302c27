using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Violations;

namespace WorkMarket.Application.Escalations;

/// <summary>An open escalation as it stands in a list.</summary>
public sealed record EscalationRow
{
    /// <summary>The assignment that was escalated.</summary>
    public required AssignmentId Assignment { get; init; }

    /// <summary>The case's version that this row shows.</summary>
    public required long Version { get; init; }

    /// <summary>The escalation.</summary>
    public required EscalationId Escalation { get; init; }

    /// <summary>The assignment's title.</summary>
    public required string Title { get; init; }

    /// <summary>The client company.</summary>
    public required CompanyId Company { get; init; }

    /// <summary>The assignment's project manager.</summary>
    public required PersonId ProjectManager { get; init; }

    /// <summary>The worker who escalated.</summary>
    public required PersonId Worker { get; init; }

    /// <summary>Why.</summary>
    public required EscalationCause Cause { get; init; }

    /// <summary>Since when it is open.</summary>
    public required Instant OpenedAt { get; init; }

    /// <summary>Where it is.</summary>
    public required EscalationStage Stage { get; init; }

    /// <summary>Since when it is there.</summary>
    public required Instant EnteredAt { get; init; }

    /// <summary>What happens next if nobody acts, and when: lists are in the order of it.</summary>
    public required Step Next { get; init; }

    /// <summary>When the stage ends if nobody acts; null where it has no limit, or stands still.</summary>
    public Instant? StageEndsAt { get; init; }

    /// <summary>When the worker gets the next update.</summary>
    public Instant? NextUpdateAt { get; init; }

    /// <summary>When a month without response ends; null while it stands still.</summary>
    public Instant? MonthEndsAt { get; init; }

    /// <summary>Since when it stands still because a violation is not decided.</summary>
    public Instant? SuspendedSince { get; init; }

    /// <summary>How many responses of the client there were.</summary>
    public int Responses { get; init; }

    /// <summary>When the latest of them was.</summary>
    public Instant? LastResponseAt { get; init; }

    /// <summary>The support agent who takes care of it.</summary>
    public PersonId? ClaimedBy { get; init; }

    /// <summary>Whether a violation that concerns its worker is reported and not decided.</summary>
    public bool ViolationOpen { get; init; }

    /// <summary>The row of a case, or null where no escalation is open on it.</summary>
    public static EscalationRow? Of(StoredCase stored, Policy policy)
    {
        var state = stored.State;
        if (EscalationRecord.Open(state) is not { } open || Forecast.Next(state, policy) is not { } next)
            return null;
        return new()
        {
            Assignment = state.Id,
            Version = stored.Version,
            Escalation = open.Id,
            Title = state.Brief.Title,
            Company = state.Brief.Company,
            ProjectManager = state.Brief.ProjectManager,
            Worker = open.Worker,
            Cause = open.Cause,
            OpenedAt = open.OpenedAt,
            Stage = open.Stage,
            EnteredAt = open.EnteredAt,
            Next = next,
            StageEndsAt = open.StageEndsAt,
            NextUpdateAt = open.NextUpdateAt,
            MonthEndsAt = open.Suspension is null ? open.MonthEndsAt : null,
            SuspendedSince = open.Suspension?.Since,
            Responses = open.Responses,
            LastResponseAt = open.LastResponse?.At,
            ClaimedBy = open.ClaimedBy,
            ViolationOpen = state.Core.Violations.Exists(violation => violation.Worker == open.Worker && violation.Status == ViolationStatus.Open),
        };
    }
}
