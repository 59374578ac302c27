using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Escalations;
using WorkMarket.Application.Operations;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Phone;

namespace WorkMarket.Api.Escalations;

/// <summary>
/// An open escalation in a list. Violations are for support: whether one is not decided, an account manager does not see.
/// </summary>
/// <param name="Assignment">What it is about.</param>
/// <param name="Escalation">The escalation's id.</param>
/// <param name="Title">The short name of the work.</param>
/// <param name="Company">The client company.</param>
/// <param name="ProjectManager">Who at the company answers for the assignment.</param>
/// <param name="Worker">Who escalated.</param>
/// <param name="Cause">What the worker escalated for.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="Stage">Where it is.</param>
/// <param name="EnteredAt">Since when it is there.</param>
/// <param name="Next">What happens next if nobody acts, and when.</param>
/// <param name="StageEndsAt">When the stage ends if nobody acts; left out where it does not end by itself.</param>
/// <param name="NextUpdateAt">When the worker gets the next update; left out where none is to come.</param>
/// <param name="MonthEndsAt">When a month without response ends; left out while it stands still.</param>
/// <param name="SuspendedSince">Since when it stands still because a violation is not decided; left out where it does not.</param>
/// <param name="SentBackSince">Since when it stands still because the work is back with the worker; left out where it does not.</param>
/// <param name="Responses">How many responses of the client there were.</param>
/// <param name="LastResponseAt">When the latest of them was; left out where there was none.</param>
/// <param name="ClaimedBy">The support agent who takes care of it; left out where nobody does.</param>
/// <param name="AskedInstead">Who is asked in place of the project manager, who cannot be reached; left out where that is nobody.</param>
/// <param name="DeskTask">Whether nobody can be reached at this stage, so that it is a task of the desk's.</param>
/// <param name="ViolationOpen">Whether a report of a violation is not decided; for support only.</param>
/// <param name="ViolationDecideBy">By when support is to decide it; for support only, left out where there is none.</param>
/// <param name="Number">The number by which people name the assignment; left out of one that was not written since all have one.</param>
/// <param name="Invoice">The number of its invoice; left out where there is none.</param>
public sealed record EscalationListItem(
    AssignmentId Assignment, EscalationId Escalation, string Title, CompanyId Company, PersonId ProjectManager, PersonId Worker,
    EscalationCause Cause, Instant OpenedAt, EscalationStage Stage, Instant EnteredAt, Step Next, Instant? StageEndsAt,
    Instant? NextUpdateAt, Instant? MonthEndsAt, Instant? SuspendedSince, Instant? SentBackSince, int Responses, Instant? LastResponseAt,
    PersonId? ClaimedBy, PersonId? AskedInstead, bool DeskTask, bool? ViolationOpen, Instant? ViolationDecideBy, AssignmentNumber? Number,
    InvoiceNumber? Invoice)
{
    internal static EscalationListItem FromListed(ListedEscalation open, Actor by)
    {
        var (row, escalation) = (open.Row, open.Escalation);
        return new(
            row.Assignment, escalation.Id, row.Title, row.Company, row.ProjectManager, escalation.Worker, escalation.Cause,
            escalation.OpenedAt, escalation.Stage, escalation.EnteredAt, open.Next, escalation.StageEndsAt, escalation.NextUpdateAt,
            escalation.StandsStill ? null : escalation.MonthEndsAt, escalation.Suspension?.Since, escalation.Pause?.Since,
            escalation.Responses, escalation.LastResponse?.At, escalation.ClaimedBy,
            escalation.Stage == EscalationStage.ProjectManager ? escalation.Asked : null, escalation.IsDeskTask,
            by is Actor.Support ? row.ViolationOpen : null, by is Actor.Support ? row.ViolationDecideBy : null,
            row.Number, row.Invoice);
    }
}

/// <summary>A page of open escalations, what is due next first; <c>next</c> is the cursor of the next one, if there is one.</summary>
/// <param name="Escalations">Those on this page.</param>
/// <param name="Next">The cursor of the next page, for <c>after</c>; left out on the last one.</param>
public sealed record EscalationListView(ImmutableList<EscalationListItem> Escalations, string? Next)
{
    internal static EscalationListView FromPage(EscalationPage page, Actor by) =>
        new(page.Escalations.ConvertAll(open => EscalationListItem.FromListed(open, by)), page.Next);
}

/// <summary>How many open escalations there are: in all, and in each stage.</summary>
/// <param name="At">The instant of these counts.</param>
/// <param name="All">All of them.</param>
/// <param name="Stages">Each stage in which an open one can be.</param>
public sealed record EscalationCountsView(Instant At, EscalationTally All, ImmutableList<StageTally> Stages)
{
    internal static EscalationCountsView FromCounts(EscalationCounts counts) =>
        new(counts.At, counts.All, [.. counts.Stages.Select(stage => new StageTally(stage.Key, stage.Value))]);
}

/// <summary>How many there are in a stage.</summary>
/// <param name="Stage">The stage that is counted.</param>
/// <param name="Counts">The escalations in it.</param>
public sealed record StageTally(EscalationStage Stage, EscalationTally Counts);
