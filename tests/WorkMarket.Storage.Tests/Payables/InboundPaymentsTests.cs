using NodaTime;
using WorkMarket.Application.Payables;
using WorkMarket.Domain.ApiClients;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Payables;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Payables;

/// <summary>What a provider reports is dealt with once, whoever dies in between, and lists cost what they say.</summary>
[Rule("§11 Once per provider's id; same id and content: same answer; other content: refused, listed")]
public sealed class InboundPaymentsTests
{
    private static readonly Instant Now = ManualClock.Start;

    [Fact]
    public async Task Reported_five_times_at_once_it_pays_once_and_is_answered_the_same()
    {
        var (market, payments, provider, invoice) = await Open();
        var report = new ReportOfPayment("pay-1", Reversed: false, invoice, Money.From(1, Currency.Usd), "ACH 1", Now);
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => payments.Take(provider, report, default)));
        var id = (await market.Storage.Phone.FindCase(Domain.Phone.InvoiceNumber.Parse(invoice).Assignment, default))!.Value;
        Assert.Single(Parts.InvoiceOf((await market.Storage.Cases.Read(id, default))!.State)!.Payments);
        Assert.Single(answers.OfType<TakenReport.Answered>().Select(one => one.Answer).Distinct());
        Assert.IsType<TakenReport.Differs>(
            await payments.Take(provider, report with { Amount = Money.From(2, Currency.Usd) }, default));
        Assert.Equal(
            NotApplied.OtherContent,
            Assert.Single((await market.Storage.Payments.List(provider.Company, null, 10, default)).Payments).Reason);
    }

    [Fact]
    public async Task Who_died_after_the_case_was_written_is_followed_up_when_it_comes_again()
    {
        var (market, payments, provider, invoice) = await Open();
        var report = new ReportOfPayment("pay-1", Reversed: false, invoice, Money.From(1, Currency.Usd), null, Now);
        var dying = new InboundPayments(
            market.Storage.Phone, market.Storage.Cases, market.Writer, new NoAnswers(market.Storage.Payments), market.Clock);
        await Assert.ThrowsAsync<InvalidOperationException>(() => dying.Take(provider, report, default));
        var answer = Assert.IsType<TakenReport.Answered>(await payments.Take(provider, report, default)).Answer;
        Assert.Equal(PaymentResult.Part, answer.Result);
        var id = (await market.Storage.Phone.FindCase(Domain.Phone.InvoiceNumber.Parse(invoice).Assignment, default))!.Value;
        Assert.Single(Parts.InvoiceOf((await market.Storage.Cases.Read(id, default))!.State)!.Payments);
    }

    [Fact]
    public async Task A_report_costs_eight_requests_and_a_repeat_two()
    {
        var (market, payments, provider, invoice) = await Open();
        var report = new ReportOfPayment("pay-1", Reversed: false, invoice, Money.From(1, Currency.Usd), null, Now);
        market.Storage.Requests.Reset();
        await payments.Take(provider, report, default);
        Assert.InRange(market.Requests().Sum(line => int.Parse(line.Split(' ')[0], null)), 5, 8);
        market.Storage.Requests.Reset();
        await payments.Take(provider, report, default);
        Assert.InRange(market.Requests().Sum(line => int.Parse(line.Split(' ')[0], null)), 1, 2);
    }

    [Fact]
    [Rule("§11 Lists: requests counted")]
    public async Task A_list_of_payables_is_one_request_and_its_totals_two()
    {
        var (market, _, _, _) = await Open();
        await market.CaseThatIsJust(Status.Paid);
        await market.CaseThatIsJust(Status.PendingApproval);
        await market.RunEffects();
        var lists = new PayableLists(market.Storage.Lists, market.Clock);
        foreach (var state in Enum.GetValues<PayableState>())
        {
            market.Storage.Requests.Reset();
            var page = await lists.Read(Cast.Nora, state, null, 10, default);
            Assert.Equal(state == PayableState.Overdue ? 0 : 1, page.Payables.Count);
            Assert.Equal(["1 table.query lists"], market.Requests());
        }
        market.Storage.Requests.Reset();
        var (totals, _) = await lists.Totals(Cast.Wanda, new Interval(Now - Duration.FromDays(1), Now + Duration.FromDays(1)), default);
        Assert.Equal(
            [PayableState.NotApproved, PayableState.Due, PayableState.Paid], totals.Select(total => total.State).Order());
        Assert.Equal(["2 table.query lists"], market.Requests());
    }

    private static async Task<(Market, InboundPayments, PaymentProvider, string)> Open()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIsJust(Status.Invoiced);
        await market.RunEffects();
        var invoice = Parts.InvoiceNumberOf((await market.Storage.Cases.Read(id, default))!.State)!.Value.ToString();
        var provider = new PaymentProvider
        {
            Id = ApiClientId.ForCompany(Cast.Nora.Company, "bank"),
            Company = Cast.Nora.Company,
            Name = "Bank",
            CreatedBy = Cast.Nora.Id,
            CreatedAt = Now,
            Secrets = [new(1, Now)],
        };
        var payments = new InboundPayments(
            market.Storage.Phone, market.Storage.Cases, market.Writer, market.Storage.Payments, market.Clock);
        return (market, payments, provider, invoice);
    }

    // Dies when it is to keep what was answered.
    private sealed class NoAnswers(IPaymentReports reports) : IPaymentReports
    {
        public Task<KeptReport> Claim(Domain.People.CompanyId company, string key, KeptReport report, CancellationToken cancellation) =>
            reports.Claim(company, key, report, cancellation);

        public Task<KeptReport?> Find(Domain.People.CompanyId company, string key, CancellationToken cancellation) =>
            reports.Find(company, key, cancellation);

        public Task Save(Domain.People.CompanyId company, string key, KeptReport report, CancellationToken cancellation) =>
            throw new InvalidOperationException("It died.");

        public Task Add(Domain.People.CompanyId company, PaymentToLookAt payment, CancellationToken cancellation) =>
            reports.Add(company, payment, cancellation);

        public Task<PaymentsToLookAt> List(
            Domain.People.CompanyId company, string? after, int limit, CancellationToken cancellation) =>
            reports.List(company, after, limit, cancellation);

        public Task<PaymentToLookAt?> See(
            Domain.People.CompanyId company, string id, Domain.People.PersonId by, CancellationToken cancellation) =>
            reports.See(company, id, by, cancellation);
    }
}
