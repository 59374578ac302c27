using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Escalations;
using WorkMarket.Application.Operations;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Escalations;

/// <summary>An open escalation in a list. Violations are for support: whether one is not decided, an account manager does not see.</summary>
public sealed record EscalationListItem(
    AssignmentId Assignment,
    EscalationId Escalation,
    string Title,
    CompanyId Company,
    PersonId ProjectManager,
    PersonId Worker,
    EscalationCause Cause,
    Instant OpenedAt,
    EscalationStage Stage,
    Instant EnteredAt,
    Step Next,
    Instant? StageEndsAt,
    Instant? NextUpdateAt,
    Instant? MonthEndsAt,
    Instant? SuspendedSince,
    Instant? SentBackSince,
    int Responses,
    Instant? LastResponseAt,
    PersonId? ClaimedBy,
    bool? ViolationOpen)
{
    internal static EscalationListItem Of(ListedEscalation open, Actor by)
    {
        var (row, escalation) = (open.Row, open.Escalation);
        return new(
            row.Assignment, escalation.Id, row.Title, row.Company, row.ProjectManager, escalation.Worker, escalation.Cause, escalation.OpenedAt,
            escalation.Stage, escalation.EnteredAt, open.Next, escalation.StageEndsAt, escalation.NextUpdateAt,
            escalation.StandsStill ? null : escalation.MonthEndsAt, escalation.Suspension?.Since, escalation.Pause?.Since, escalation.Responses,
            escalation.LastResponse?.At, escalation.ClaimedBy, by is Actor.Support ? row.ViolationOpen : null);
    }
}

/// <summary>A page of open escalations, what is due next first; <c>next</c> is the cursor of the next one, if there is one.</summary>
public sealed record EscalationListView(ImmutableList<EscalationListItem> Escalations, string? Next)
{
    internal static EscalationListView Of(EscalationPage page, Actor by) =>
        new(page.Escalations.ConvertAll(open => EscalationListItem.Of(open, by)), page.Next);
}

/// <summary>How many open escalations there are: in all, and in each stage.</summary>
/// <param name="At">The instant of these counts.</param>
/// <param name="All">All of them.</param>
/// <param name="Stages">Each stage in which an open one can be.</param>
public sealed record EscalationCountsView(Instant At, EscalationTally All, ImmutableList<StageTally> Stages)
{
    internal static EscalationCountsView Of(EscalationCounts counts) =>
        new(counts.At, counts.All, [.. counts.Stages.Select(stage => new StageTally(stage.Key, stage.Value))]);
}

/// <summary>How many there are in a stage.</summary>
public sealed record StageTally(EscalationStage Stage, EscalationTally Counts);
