using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using WorkMarket.Application.Cases;
using WorkMarket.Domain;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.Payables;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Phone;

namespace WorkMarket.Application.Payables;

/// <summary>Whose ledger it is.</summary>
public abstract record LedgerOf
{
    private LedgerOf() { }

    /// <summary>A client company's.</summary>
    public sealed record Company(CompanyId Id) : LedgerOf;

    /// <summary>A worker's.</summary>
    public sealed record Worker(PersonId Id) : LedgerOf;

    /// <summary>That of whoever asks.</summary>
    public static LedgerOf For(Actor by) => by switch
    {
        Actor.Client client => new Company(client.Company),
        Actor.Worker worker => new Worker(worker.Id),
        _ => throw new ArgumentException($"A {by.Role} has no ledger.", nameof(by)),
    };
}

/// <summary>What a line of the ledger says.</summary>
public enum LedgerKind
{
    /// <summary>An amount was approved, or is paid for a cancellation.</summary>
    Approved,

    /// <summary>It was paid, or a part of it was.</summary>
    Paid,

    /// <summary>A payment was reversed.</summary>
    Reversed,

    /// <summary>A payment did not arrive.</summary>
    NotReceived,
}

/// <summary>A line of the ledger. It never changes; what undoes it is a line of its own.</summary>
/// <param name="Assignment">The assignment.</param>
/// <param name="Sequence">The number of its event.</param>
/// <param name="At">When that happened.</param>
/// <param name="CountsAt">The instant that counts: of the approval or of the payment.</param>
/// <param name="Kind">What it says.</param>
/// <param name="Invoice">The number of the invoice.</param>
/// <param name="Title">The short name of the work.</param>
/// <param name="Company">The client company.</param>
/// <param name="Worker">The worker.</param>
/// <param name="Amount">How much; less than nothing where a payment is undone.</param>
/// <param name="Items">The lines of the total, where it was approved.</param>
/// <param name="Reference">What the payment is called at the bank.</param>
public sealed record LedgerLine(
    AssignmentId Assignment, long Sequence, Instant At, Instant CountsAt, LedgerKind Kind, InvoiceNumber? Invoice, string Title,
    CompanyId Company, PersonId Worker, Money Amount, ImmutableList<TotalLine>? Items = null, string? Reference = null)
{
    /// <summary>What an event says of an invoice; null where it can have no line.</summary>
    public static LedgerKind? KindOf(Event @event) => @event.Inner() switch
    {
        Approved or CancelledByClient { DueAt: not null } or WorkerRemoved { Settlement.DueAt: not null } => LedgerKind.Approved,
        PaidByClient or PaymentReported => LedgerKind.Paid,
        PaymentReversed => LedgerKind.Reversed,
        PaymentNotReceived => LedgerKind.NotReceived,
        _ => null,
    };

    /// <summary>
    /// The line of an event, or null where it changes nothing of what is owed or paid. Lines of payments say what the event changed of
    /// what is paid: so they add up to it, whoever reports the same payment again.
    /// </summary>
    /// <param name="before">The assignment before the event.</param>
    /// <param name="after">The assignment after it.</param>
    /// <param name="item">The event.</param>
    public static LedgerLine? FromEvent(Assignment before, Assignment after, NumberedEvent item)
    {
        // What is of an engagement that ended is between its worker and the client.
        if (KindOf(item.Happened.Event) is not { } kind
            || EndedEngagements.About(after, item.Happened) is not WithWorker staffed || Parts.InvoiceOf(staffed) is not { } invoice)
            return null;
        var isApproved = kind == LedgerKind.Approved;
        if ((isApproved ? invoice.Amount : Parts.PaidOf(staffed) - Parts.PaidOf(EndedEngagements.About(before, item.Happened)))
            is not { } amount || !isApproved && amount.Amount == 0)
            return null;
        var (at, reference) = item.Happened.Event.Inner() switch
        {
            PaidByClient paid => (item.Happened.At, paid.Reference),
            PaymentReported reported => (reported.PaidAt, reported.Reference),
            _ => (item.Happened.At, null),
        };
        return new(
            after.Id, item.Sequence, item.Happened.At, at, kind, invoice.NumberIn(after.Core), after.Brief.Title, after.Brief.Company,
            staffed.Engagement.Worker, amount, isApproved ? Total.Compute(staffed).Lines : null, reference);
    }
}

/// <summary>A statement of a month: made once, and then as it is.</summary>
/// <param name="Month">The month, as in <c>2026-11</c>.</param>
/// <param name="Number">Its number among those of its owner.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="Zone">The zone in which the month was counted.</param>
/// <param name="EndsAt">The end of the month there: what counts before it and stands in no statement before is in it.</param>
/// <param name="IsComplete">Whether all its lines are in it.</param>
public sealed record Statement(string Month, int Number, Instant MadeAt, DateTimeZone Zone, Instant EndsAt, bool IsComplete = false)
{
    /// <summary>Whether a line belongs to it.</summary>
    /// <param name="line">A line that is in no statement yet.</param>
    /// <param name="made">The months whose statements were made before.</param>
    public bool Takes(LedgerLine line, ImmutableHashSet<string> made) => line.CountsAt < EndsAt
        && YearMonthPattern.Iso.Format(line.CountsAt.InZone(Zone).Date.ToYearMonth()) is var month
        && (month == Month || made.Contains(month));
}

/// <summary>Ledgers and the statements of them.</summary>
public interface ILedger
{
    /// <summary>Adds a line; one that is there stays as it is. One request.</summary>
    Task Add(LedgerOf of, LedgerLine line, CancellationToken cancellation);

    /// <summary>All statements, the latest month last. One request.</summary>
    Task<ImmutableList<Statement>> Statements(LedgerOf of, CancellationToken cancellation);

    /// <summary>Begins a statement; what there is of that month already where there is. Two requests.</summary>
    Task<Statement> Begin(LedgerOf of, Statement statement, CancellationToken cancellation);

    /// <summary>
    /// Puts every line into it that counts in its month, or in an earlier one whose statement was made without it, and completes it. Two
    /// requests for every hundred lines.
    /// </summary>
    Task<Statement> Complete(LedgerOf of, Statement statement, ImmutableHashSet<string> made, CancellationToken cancellation);

    /// <summary>Its lines, by the instant that counts. One request for every thousand.</summary>
    Task<ImmutableList<LedgerLine>> Lines(LedgerOf of, Statement statement, CancellationToken cancellation);

    /// <summary>The zone that its owner has set, or null. One request.</summary>
    Task<DateTimeZone?> Zone(LedgerOf of, CancellationToken cancellation);

    /// <summary>Sets it. One request.</summary>
    Task SetZone(LedgerOf of, DateTimeZone zone, CancellationToken cancellation);
}

/// <summary>The ledgers as one of all indexes. Lines never change, so that nothing has to be put right but what is missing.</summary>
public sealed class LedgerRows(ILedger ledger, ICaseStore store) : ICaseIndex
{
    /// <inheritdoc/>
    public string Name => "ledger";

    /// <inheritdoc/>
    public async Task Write(CommittedEvents committed, CancellationToken cancellation)
    {
        var concerned = committed.Events.FindAll(item => LedgerLine.KindOf(item.Happened.Event) is not null);
        if (!concerned.IsEmpty)
            await Add(committed.State.Id, concerned[0].Sequence, concerned[^1].Sequence, cancellation);
    }

    /// <inheritdoc/>
    public async Task Rebuild(StoredCase stored, CancellationToken cancellation)
    {
        if (Payable.FromCase(stored.State).TrueForAll(payable => payable.ApprovedAt is null))
            return;
        await Add(stored.State.Id, 0, stored.Version, cancellation);
    }

    // Replays the case, so that each line says what its event changed, however far the case has moved on.
    private async Task Add(AssignmentId id, long first, long last, CancellationToken cancellation)
    {
        Assignment? before = null;
        await foreach (var item in store.ReadEvents(id, 0, last, cancellation))
        {
            var happened = EventJson.Read(item.Bytes.Span);
            var after = before.Evolve(happened);
            if (before is not null && item.Sequence >= first
                && LedgerLine.FromEvent(before, after, new(item.Sequence, happened)) is { } line)
            {
                await ledger.Add(new LedgerOf.Company(line.Company), line, cancellation);
                await ledger.Add(new LedgerOf.Worker(line.Worker), line, cancellation);
            }
            before = after;
        }
    }
}
