using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Payables;
using WorkMarket.Application.Tests.Cases;
using WorkMarket.Domain;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.People;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Application.Tests.Payables;

/// <summary>Lines of payments: whatever is stated, reported, reversed and denied, they add up to what the case says was paid.</summary>
[Rule("§11 A statement for a month; payments that are reported, in parts, more than is owed, reversed; §2 stated by hand, not received")]
public sealed class LedgerTests
{
    private static readonly Invoiced Approved = (Invoiced)Samples.Heads.Single(head => head is Invoiced);
    private static readonly Actor.Client Nora = new(new("nora"), Approved.Brief.Company, Channel.Api);
    private static readonly Actor.Worker Wanda = new(Approved.Engagement.Worker, Channel.Mobile);
    private static readonly Actor.System Provider = new();

    // The invoice is of 110.00; the numbers are amounts that a provider reports, in their order.
    [Theory]
    [InlineData("hand take:110 reverse:0", "Paid 110, Reversed -110")]
    [InlineData("take:50 hand reverse:0 deny", "Paid 50, Paid 60, Reversed -50, NotReceived -60")]
    [InlineData("take:50 hand confirm reverse:0 hand", "Paid 50, Paid 60, Reversed -50, Paid 50")]
    [InlineData("hand take:50 deny", "Paid 110, NotReceived -60")]
    [InlineData("hand take:50 take:60", "Paid 110")]
    [InlineData("hand take:50 reverse:0", "Paid 110, Reversed -50")]
    [InlineData("take:50 take:50 take:50", "Paid 50, Paid 50, Paid 10")]
    [InlineData("take:50 take:50 take:50 reverse:2", "Paid 50, Paid 50, Paid 10, Reversed -10")]
    [InlineData("take:110 take:110", "Paid 110")]
    [InlineData("hand deny hand", "Paid 110, NotReceived -110, Paid 110")]
    public void Each_line_says_what_its_event_changed(string story, string lines)
    {
        var (state, written, payments) = ((Assignment)Approved, ImmutableList<LedgerLine>.Empty, 0);
        foreach (var step in story.Split(' '))
        {
            var (by, command) = step.Split(':') switch
            {
                ["hand"] => ((Actor)Nora, (Command)new Pay("Wire")),
                ["deny"] => (Wanda, new ReportNotReceived(null)),
                ["confirm"] => (Wanda, new ConfirmPayment()),
                ["take", var amount] => (Provider, Take(payments++, decimal.Parse(amount, null), state.Core.AsOf)),
                ["reverse", var which] => (Provider, new ReversePayment($"pay-{which}")),
                _ => throw new ArgumentException($"'{step}' is no step.", nameof(story)),
            };
            (state, written) = Assert.NotNull(After(state, written, by, command, state.Core.AsOf + Duration.FromHours(1)));
        }
        Assert.Equal(lines, string.Join(", ", written.Select(line => $"{line.Kind} {line.Amount.Amount:0}")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void They_add_up_to_what_is_paid_and_a_reversal_is_owed_again_to_the_cent(int hundred)
    {
        for (var seed = hundred * 100; seed < (hundred + 1) * 100; seed++)
        {
            var dice = new Dice((ulong)seed);
            var (state, lines, now) = ((Assignment)Approved, ImmutableList<LedgerLine>.Empty, Approved.Core.AsOf);
            for (var step = 0; step < 40; step++)
            {
                now += dice.One(Duration.FromMinutes(1), Duration.FromHours(5), Duration.FromDays(3), Duration.FromDays(20));
                var (by, command) = Any(dice, state, now);
                if (After(state, lines, by, command, now) is var (next, more))
                    (state, lines) = (next, more);
                Assert.Equal(state is Paid, Invoice(state).Left().Amount == 0);
            }
        }
    }

    // Each event by itself, as they are written.
    private static (Assignment State, ImmutableList<LedgerLine> Lines)? After(
        Assignment state, ImmutableList<LedgerLine> lines, Actor by, Command command, Instant now)
    {
        if (AssignmentDecider.Decide(state, command, by, new(), now) is not Decision.Accepted accepted)
            return null;
        foreach (var happened in accepted.Happened)
        {
            var before = state;
            state = before.Evolve(happened);
            if (LedgerLine.FromEvent(before, state, new(lines.Count, happened)) is { } line)
                lines = lines.Add(line);
            Assert.Equal(
                Invoice(state).Amount - Invoice(state).Left(),
                lines.Aggregate(Money.Zero(Currency.Usd), (sum, some) => sum + some.Amount));
            if (happened.Event is PaymentReversed { Payment: var id })
            {
                var payment = Invoice(state).Payments.Single(one => one.Id == id);
                Assert.Equal(payment.Applied ?? payment.Amount, Invoice(state).Left() - Invoice(before).Left());
            }
        }
        return (state, lines);
    }

    private static (Actor, Command) Any(Dice dice, Assignment state, Instant now) => dice.Below(8) switch
    {
        0 => (Nora, new Pay(dice.One("Wire", null))),
        1 => (Wanda, new ReportNotReceived(null)),
        2 => (Wanda, new ConfirmPayment()),
        3 or 4 => (Provider, new ReversePayment($"pay-{dice.Below(12)}")),
        _ => (Provider, Take(
            dice.Below(12), dice.One(0.01m, 25m, 50m, 109.99m, 110m, 500m, Math.Max(1m, Invoice(state).Left().Amount)),
            now - dice.One(Duration.Zero, Duration.FromHours(1), Duration.FromDays(30)))),
    };

    private static TakePayment Take(int payment, decimal amount, Instant at) =>
        new($"pay-{payment}", Money.From(amount, Currency.Usd), "ACH", at);

    private static Invoice Invoice(Assignment state) => Parts.InvoiceOf(state)!;
}
