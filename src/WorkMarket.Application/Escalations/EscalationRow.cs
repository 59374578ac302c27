using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Phone;
using WorkMarket.Domain.Violations;

namespace WorkMarket.Application.Escalations;

/// <summary>
/// An open escalation as it stands in a list: as people left it. What time makes of it since then is told when it is read, so that the
/// clock's steps write nothing.
/// </summary>
public sealed record EscalationRow
{
    /// <summary>The assignment that was escalated.</summary>
    public required AssignmentId Assignment { get; init; }

    /// <summary>The case's version that this row shows.</summary>
    public required long Version { get; init; }

    /// <summary>The number by which people name the assignment; null of one that was written before all had one.</summary>
    public AssignmentNumber? Number { get; init; }

    /// <summary>The number of its invoice, where there is one.</summary>
    public InvoiceNumber? Invoice { get; init; }

    /// <summary>The assignment's title.</summary>
    public required string Title { get; init; }

    /// <summary>The client company.</summary>
    public required CompanyId Company { get; init; }

    /// <summary>The assignment's project manager.</summary>
    public required PersonId ProjectManager { get; init; }

    /// <summary>The escalation.</summary>
    public required Escalation Escalation { get; init; }

    /// <summary>Whether a violation that concerns its worker is reported and not decided.</summary>
    public bool ViolationOpen { get; init; }

    /// <summary>By when support is to have decided it; the earliest of several.</summary>
    public Instant? ViolationDecideBy { get; init; }

    /// <summary>The rows of a case, one for each escalation that is open on it.</summary>
    public static ImmutableList<EscalationRow> FromCase(StoredCase stored) =>
        EscalationRecord.AllOpen(stored.State).ConvertAll(open => FromEscalation(stored, open));

    private static EscalationRow FromEscalation(StoredCase stored, Escalation open) => new()
    {
        Assignment = stored.State.Id,
        Version = stored.Version,
        Number = stored.State.Core.Number,
        Invoice = Parts.InvoiceNumberOf(EndedEngagements.OfEscalation(stored.State, open)),
        Title = stored.State.Brief.Title,
        Company = stored.State.Brief.Company,
        ProjectManager = stored.State.Brief.ProjectManager,
        Escalation = open,
        ViolationOpen = Undecided(stored, open).Any(),
        ViolationDecideBy = Undecided(stored, open).Min(violation => violation.DecideBy),
    };

    private static IEnumerable<Violation> Undecided(StoredCase stored, Escalation open) => stored.State.Core.Violations.Where(
        violation => violation.Worker == open.Worker && violation.Status == ViolationStatus.Open);

    /// <summary>It at an instant, or null where it is over by then.</summary>
    public ListedEscalation? At(Instant now, Policy policy)
    {
        var escalation = Forecast.At(Escalation, policy, now);
        return Forecast.Next(escalation, policy) is { } next ? new(this with { Escalation = escalation }, next) : null;
    }
}

/// <summary>An open escalation at an instant.</summary>
/// <param name="Row">It as it is then.</param>
/// <param name="Next">What happens next if nobody acts, and when.</param>
public sealed record ListedEscalation(EscalationRow Row, Step Next)
{
    /// <summary>The escalation.</summary>
    public Escalation Escalation => Row.Escalation;
}
