using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using WorkMarket.Application.Lists;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Payables;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Payables;

/// <summary>How far a payable is.</summary>
public enum PayableState
{
    /// <summary>Submitted, and not yet approved.</summary>
    NotApproved,

    /// <summary>Invoiced, and not yet due.</summary>
    Due,

    /// <summary>Invoiced, and past its due date.</summary>
    Overdue,

    /// <summary>Paid.</summary>
    Paid,
}

/// <summary>A payable in somebody's list.</summary>
/// <param name="Row">The assignment.</param>
/// <param name="Payable">What is to be paid for it, or was.</param>
/// <param name="State">How far it is.</param>
public sealed record ListedPayable(ListRow Row, Payable Payable, PayableState State);

/// <summary>A page of payables, as they stand at an instant.</summary>
public sealed record PayablePage(ImmutableList<ListedPayable> Payables, string? Next, Instant At);

/// <summary>What payables come to together.</summary>
/// <param name="State">How far they are.</param>
/// <param name="Company">The client company.</param>
/// <param name="Worker">The worker.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Amount">What they come to.</param>
/// <param name="Left">What of that is left to pay.</param>
public sealed record PayableTotal(PayableState State, CompanyId Company, PersonId Worker, int Count, Money Amount, Money Left);

/// <summary>Somebody's payables (domain.md §11): a client company's, or a worker's. Currencies never mix.</summary>
public sealed class PayableLists(IAssignmentLists lists, IClock clock)
{
    /// <summary>
    /// A page of those that are so far: what is not approved by its submission, what is owed by its due date, both the earliest first; what
    /// is paid as assignments are listed, newest first. One request for every thousand that are not paid, or for the page.
    /// </summary>
    /// <exception cref="FormatException">The cursor is none of ours.</exception>
    public async Task<PayablePage> Read(Actor by, PayableState state, string? after, int limit, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        if (state == PayableState.Paid)
        {
            var page = await lists.ReadPayables(ListOf(by), isPaid: true, after, limit, cancellation);
            return new([.. page.Rows.SelectMany(row => Of(row, now)).Where(one => one.State == state)], page.Next, now);
        }
        var all = await lists.ReadPayables(ListOf(by), isPaid: false, null, int.MaxValue, cancellation);
        var from = after is null || IsCursor(after) ? after : throw new FormatException($"'{after}' is not a cursor of this list.");
        var rest = all.Rows.SelectMany(row => Of(row, now)).Where(one => one.State == state).Select(one => (Key: Key(one), One: one))
            .OrderBy(one => one.Key, StringComparer.Ordinal)
            .Where(one => from is null || string.CompareOrdinal(one.Key, from) > 0).Take(limit + 1).ToList();
        return new([.. rest.Take(limit).Select(one => one.One)], rest.Count > limit ? rest[limit - 1].Key : null, now);
    }

    /// <summary>
    /// What they come to, by state, currency and the other side. What is paid counts where it was paid in a span. One request for every
    /// thousand.
    /// </summary>
    public async Task<(ImmutableList<PayableTotal> Totals, Instant At)> Totals(
        Actor by, Interval paidIn, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var owed = lists.ReadPayables(ListOf(by), isPaid: false, null, int.MaxValue, cancellation);
        var paid = lists.ReadPayables(ListOf(by), isPaid: true, null, int.MaxValue, cancellation);
        var all = (await owed).Rows.Concat((await paid).Rows).DistinctBy(row => row.Id).SelectMany(row => Of(row, now))
            .Where(one => one.State != PayableState.Paid || paidIn.Contains(one.Payable.PaidAt!.Value));
        return (
        [
            .. all.GroupBy(one => (one.State, one.Row.Company, one.Payable.Worker, one.Payable.Amount.Currency))
                .OrderBy(some => some.Key.State).ThenBy(some => some.Key.Company.Value, StringComparer.Ordinal)
                .ThenBy(some => some.Key.Worker.Value, StringComparer.Ordinal)
                .ThenBy(some => some.Key.Currency.Code, StringComparer.Ordinal)
                .Select(some => new PayableTotal(
                    some.Key.State, some.Key.Company, some.Key.Worker, some.Count(), Sum(some, one => one.Payable.Amount),
                    Sum(some, one => one.Payable.Left))),
        ], now);
    }

    /// <summary>How far a payable is at an instant.</summary>
    public static PayableState StateAt(Payable payable, Instant now) =>
        payable.PaidAt is not null ? PayableState.Paid
        : payable.DueAt is not { } due ? PayableState.NotApproved
        : due <= now && payable.Left.Amount > 0 ? PayableState.Overdue
        : PayableState.Due;

    private static IEnumerable<ListedPayable> Of(ListRow row, Instant now) =>
        (row.Payables ?? []).Select(payable => new ListedPayable(row, payable, StateAt(payable, now)));

    private static Money Sum(IEnumerable<ListedPayable> some, Func<ListedPayable, Money> amount) =>
        some.Select(amount).Aggregate((sum, one) => sum + one);

    private static string Key(ListedPayable one)
    {
        var at = one.Payable.DueAt ?? one.Payable.SubmittedAt ?? Instant.FromUnixTimeTicks(0);
        return string.Create(CultureInfo.InvariantCulture, $"{at.ToUnixTimeTicks():D19}-{one.Row.Id}-{one.Payable.Ordinal:D4}");
    }

    private static bool IsCursor(string text) =>
        text.Length is > 25 and < 64 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');

    private static AssignmentList ListOf(Actor by) => by switch
    {
        Actor.Client client => new AssignmentList.OfCompany(client.Company),
        Actor.Worker worker => new AssignmentList.OfWorker(worker.Id),
        _ => throw new ArgumentException($"A {by.Role} has no payables.", nameof(by)),
    };
}
