using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Checklists;

namespace WorkMarket.Domain.Todo;

/// <summary>What a list of work in hand is narrowed to.</summary>
public enum Focus
{
    /// <summary>What its reader has to do something about.</summary>
    NeedsAction,

    /// <summary>What starts soon and is not begun (24 h, a setting).</summary>
    Starting,

    /// <summary>What the worker is late on: on site, or with deliverables.</summary>
    Late,

    /// <summary>What waits for approval.</summary>
    PendingApproval,

    /// <summary>What was to be paid by now.</summary>
    PastDue,
}

/// <summary>
/// How an assignment stands, now and at any later instant if nothing but time passes. A list that keeps it answers rightly whenever it
/// is read, without reading the assignment.
/// </summary>
/// <param name="Status">Where it is in its life.</param>
/// <param name="StartsAt">When the work is to start, while a worker has it and has not begun.</param>
/// <param name="BeginsAt">When it is in progress by time alone: at its start, where no check-in is required.</param>
/// <param name="LateFrom">From when the worker is late on it.</param>
/// <param name="PastDueFrom">From when its payment is past due.</param>
/// <param name="Needs">What the one who keeps it has to do.</param>
/// <param name="LabelsFrom">From when each label is on; null in what was kept before this was.</param>
public sealed record TodoEntry(
    Status Status, Instant? StartsAt, Instant? BeginsAt, Instant? LateFrom, Instant? PastDueFrom, ImmutableList<Need> Needs,
    ImmutableSortedDictionary<Label, Instant>? LabelsFrom = null)
{
    /// <summary>The entry of an assignment, or null where nobody will ever have to do anything about it again.</summary>
    /// <param name="state">The assignment.</param>
    /// <param name="needs">What the one who keeps it has to do.</param>
    public static TodoEntry? FromCase(
        Assignment state,
        ImmutableList<Need> needs) => state is Paid or Voided or Cancelled or CancelledOffer && needs.IsEmpty ? null : new(
        state.Status,
        StartsAt: state is Assigned ? state.Brief.Schedule.Start : null,
        BeginsAt: state is Assigned && !state.Brief.Settings.CheckIn.Required ? state.Brief.Schedule.Start : null,
        LateFrom: Earliest(Labels.OnFrom(state, Label.WorkerLate), Labels.OnFrom(state, Label.LateDeliverables)),
        // What the client owes for an engagement that ended is due beside it.
        PastDueFrom: needs.Where(need => need.Reason == NeedReason.PayPastDue).Select(need => (Instant?)need.From)
            .Append((state as Invoiced)?.Invoice.DueAt).Min(),
        needs,
        Enum.GetValues<Label>()
            .Select(label => (Label: label, From: Labels.OnFrom(state, label)))
            .Where(label => label.From is not null)
            .ToImmutableSortedDictionary(label => label.Label, label => label.From!.Value));

    /// <summary>The labels that are on at an instant (domain.md §3); null where they were not kept.</summary>
    public ImmutableSortedSet<Label>? LabelsAt(Instant now) =>
        LabelsFrom?.Where(label => label.Value <= now).Select(label => label.Key).ToImmutableSortedSet();

    /// <summary>Its status at an instant.</summary>
    public Status StatusAt(Instant now) => BeginsAt <= now ? Status.InProgress : Status;

    /// <summary>Whether it is in a list so narrowed, at an instant.</summary>
    public bool IsIn(Focus focus, Instant now, Policy policy) => focus switch
    {
        Focus.NeedsAction => Needs.Exists(need => need.IsThere(now)),
        Focus.Starting => StartsAt > now && StartsAt <= now + policy.StartingSoon,
        Focus.Late => LateFrom <= now,
        Focus.PendingApproval => Status == Status.PendingApproval,
        Focus.PastDue => PastDueFrom <= now,
        _ => throw new ArgumentOutOfRangeException(nameof(focus), focus, null),
    };

    private static Instant? Earliest(Instant? one, Instant? other) => one is null || other < one ? other : one;
}
