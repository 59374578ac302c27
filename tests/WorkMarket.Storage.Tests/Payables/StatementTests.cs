using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Payables;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Payables;

/// <summary>Statements: made once, by the instants that count in the reader's zone; what changes later is a line of a later one.</summary>
[Rule("§11 A statement goes by the instants of approval and payment in the reader's own zone, is made once per month with a number")]
public sealed class StatementTests
{
    private static readonly Actor.System Provider = new();

    [Fact]
    public async Task Each_line_stands_in_one_statement_and_what_changes_later_in_a_later_one()
    {
        var (market, desk, ledger) = await Open();
        var id = await market.CaseThatIsJust(Status.Invoiced); // in November
        await Write(market, ledger, id);
        Assert.Equal("monthNotOver", Assert.Single((await desk.Make(Cast.Nora, "2026-11", default)).Refusals).Rule);

        market.Clock.Advance(Duration.FromDays(20)); // in December
        var november = (await desk.Make(Cast.Nora, "2026-11", default)).Statement!;
        Assert.Equal((1, true), (november.Number, november.IsComplete));
        var line = Assert.Single((await desk.Find(Cast.Nora, "2026-11", default))!.Lines);
        Assert.Equal((LedgerKind.Approved, true), (line.Kind, line.Items!.Count > 0));

        // Reported in December as paid in November: November's statement is made.
        var approved = Parts.InvoiceOf((await market.Storage.Cases.Read(id, default))!.State)!;
        await market.Do(id, Provider, new TakePayment("pay-1", approved.Amount, "ACH 1", approved.ApprovedAt + Duration.FromHours(1)));
        await Write(market, ledger, id);
        await Write(market, ledger, id);
        Assert.Equal(november, (await desk.Make(Cast.Nora, "2026-11", default)).Statement);
        Assert.Single((await desk.Find(Cast.Nora, "2026-11", default))!.Lines);

        market.Clock.Advance(Duration.FromDays(31)); // in January
        Assert.Equal(2, (await desk.Make(Cast.Nora, "2026-12", default)).Statement!.Number);
        var paid = Assert.Single((await desk.Find(Cast.Nora, "2026-12", default))!.Lines);
        Assert.Equal((LedgerKind.Paid, "ACH 1"), (paid.Kind, paid.Reference));
        // The worker's own are the worker's: made later, all is where it counts.
        Assert.Equal(1, (await desk.Make(Cast.Wanda, "2026-11", default)).Statement!.Number);
        Assert.Equal(2, (await desk.Find(Cast.Wanda, "2026-11", default))!.Lines.Count);
    }

    [Fact]
    public async Task Lines_of_payments_add_up_to_what_is_paid_however_far_the_case_has_moved_on()
    {
        var (market, desk, ledger) = await Open();
        var id = await market.CaseThatIsJust(Status.Invoiced);
        var invoice = Parts.InvoiceOf((await market.Storage.Cases.Read(id, default))!.State)!;
        await market.Do(id, Cast.Nora, new Pay("Wire 7"));
        await market.Do(id, Provider, new TakePayment("pay-1", invoice.Amount, "ACH 1", invoice.ApprovedAt));
        await market.Do(id, Provider, new ReversePayment("pay-1"));
        var stored = (await market.Storage.Cases.Read(id, default))!;
        var events = await market.Storage.Cases.ReadEvents(id, 0, stored.Version, default)
            .Select(item => new NumberedEvent(item.Sequence, EventJson.Read(item.Bytes.Span))).ToListAsync();
        await ledger.Write(new(stored, [.. events], []), default);
        market.Clock.Advance(Duration.FromDays(40));
        foreach (var reader in new Actor[] { Cast.Nora, Cast.Wanda })
        {
            await desk.Make(reader, "2026-11", default);
            Assert.Equal(
                [(LedgerKind.Approved, invoice.Amount.Amount), (LedgerKind.Paid, invoice.Amount.Amount),
                    (LedgerKind.Reversed, -invoice.Amount.Amount)],
                (await desk.Find(reader, "2026-11", default))!.Lines.Select(line => (line.Kind, line.Amount.Amount)));
        }
    }

    [Fact]
    public async Task A_month_is_that_of_the_reader_s_zone()
    {
        var (market, desk, _) = await Open();
        await desk.SetZone(Cast.Nora, DateTimeZoneProviders.Tzdb["Pacific/Auckland"], default);
        market.Clock.Advance(Instant.FromUtc(2026, 11, 30, 11, 0) - market.Clock.GetCurrentInstant()); // midnight in Auckland
        Assert.NotNull((await desk.Make(Cast.Nora, "2026-11", default)).Statement);
        Assert.Single((await desk.Make(Cast.Wanda, "2026-11", default)).Refusals);
    }

    [Fact]
    public async Task Making_one_costs_the_same_however_often_it_is_asked_for()
    {
        var (market, desk, ledger) = await Open();
        await Write(market, ledger, await market.CaseThatIsJust(Status.Paid));
        market.Clock.Advance(Duration.FromDays(40));
        await desk.Make(Cast.Nora, "2026-11", default);
        market.Storage.Requests.Reset();
        await desk.Make(Cast.Nora, "2026-11", default);
        Assert.Equal(["1 table.get payables", "1 table.query payables"], market.Requests());
    }

    private static async Task<(Market, StatementDesk, LedgerRows)> Open()
    {
        var market = await Market.Open();
        return (market, new(market.Storage.Ledger, market.Clock, market.Policy), new(market.Storage.Ledger, market.Storage.Cases));
    }

    private static async Task Write(Market market, LedgerRows ledger, AssignmentId id) =>
        await ledger.Rebuild((await market.Storage.Cases.Read(id, default))!, default);
}
