using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using WorkMarket.Domain;
using WorkMarket.Domain.Payables;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Payables;

/// <summary>Prints the document of a statement, a PDF file.</summary>
/// <param name="made">The statement.</param>
/// <param name="owner">The name of whoever it is made for.</param>
/// <param name="to">Where to.</param>
/// <param name="cancellation">Gives up.</param>
public delegate Task PrintStatement(MadeStatement made, string owner, Stream to, CancellationToken cancellation);

/// <summary>A statement with its lines.</summary>
public sealed record MadeStatement(Statement Statement, ImmutableList<LedgerLine> Lines);

/// <summary>
/// Statements of a month (domain.md §11): by the instants of approval and payment in the reader's own zone, made once with a number. What
/// comes or changes after it was made is a line of the next one that is made.
/// </summary>
public sealed class StatementDesk(ILedger ledger, IClock clock, Policy policy)
{
    // No work is older than the product, and no instant is written with more than four digits of a year.
    private const int FirstYear = 2000;
    private const int LastYear = 9998;

    private static readonly YearMonthPattern Pattern = YearMonthPattern.Iso;

    /// <summary>Makes the statement of a month that is over, or finds the one that was made.</summary>
    /// <returns>The statement, or why there is none.</returns>
    public async Task<(Statement? Statement, ImmutableList<Refusal> Refusals)> Make(Actor by, string month, CancellationToken cancellation)
    {
        if (Pattern.Parse(month) is not { Success: true, Value: var parsed } || parsed.Year is < FirstYear or > LastYear)
            return (null, [new InvalidField("month", "monthInvalid", "A month is a year and a month, as in 2026-11.")]);
        var of = LedgerOf.For(by);
        var zone = await ledger.Zone(of, cancellation) ?? policy.BusinessTime.Zone;
        var (now, endsAt) = (clock.GetCurrentInstant(), zone.AtStartOfDay(parsed.OnDayOfMonth(1).PlusMonths(1)).ToInstant());
        var all = await ledger.Statements(of, cancellation);
        var made = all.Find(statement => statement.Month == month);
        if (made is null && now < endsAt)
            return (null, [new MonthNotOver(endsAt, zone)]);
        made ??= await ledger.Begin(of, new(month, all.Count + 1, now, zone, endsAt), cancellation);
        var before = all.Where(one => one.IsComplete).Select(one => one.Month).ToImmutableHashSet();
        return (made.IsComplete ? made : await ledger.Complete(of, made, before, cancellation), []);
    }

    /// <summary>A statement that was made, or null.</summary>
    public async Task<MadeStatement?> Find(Actor by, string month, CancellationToken cancellation)
    {
        var of = LedgerOf.For(by);
        return (await ledger.Statements(of, cancellation)).Find(one => one is { IsComplete: true } && one.Month == month) is { } statement
            ? new(statement, await ledger.Lines(of, statement, cancellation))
            : null;
    }

    /// <summary>The statements that were made, the latest first.</summary>
    public async Task<ImmutableList<Statement>> All(Actor by, CancellationToken cancellation) =>
        (await ledger.Statements(LedgerOf.For(by), cancellation)).FindAll(statement => statement.IsComplete).Reverse();

    /// <summary>The zone in which the reader's months are counted.</summary>
    public async Task<DateTimeZone> Zone(Actor by, CancellationToken cancellation) =>
        await ledger.Zone(LedgerOf.For(by), cancellation) ?? policy.BusinessTime.Zone;

    /// <summary>Sets it; statements that were made stay as they are.</summary>
    public Task SetZone(Actor by, DateTimeZone zone, CancellationToken cancellation) =>
        ledger.SetZone(LedgerOf.For(by), zone, cancellation);
}
