using Microsoft.AspNetCore.RateLimiting;
using NodaTime;
using WorkMarket.Application.Payables;
using WorkMarket.Domain.ApiClients;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Payables;

/// <summary>What payment providers report, and what a company's people do about them, over HTTP (domain.md §11).</summary>
public sealed class PaymentFunctions(
    PaymentProviderDesk desk, IPaymentProviders store, InboundPayments payments, IPaymentReports reports, IClock clock, Policy policy)
{
    [Function("TakePayment"), DisableRateLimiting, AllowAnonymous, Takes<PaymentReportRequest>, Answers<PaymentAnswer>]
    [Query("provider", "The payment provider's id, as the company got it with the secret.", IsRequired = true)]
    [EndpointSummary("Takes a payment provider's report that an invoice was paid or a payment reversed, signed as Standard Webhooks.")]
    public async Task<IResult> Take([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/payments/inbound")] Call call)
    {
        var found = await desk.Find(new(call.Query("provider") ?? ""), call.Cancellation);
        if (!PaymentSignature.Fits(
            call.Http.Request, call.Bytes, found?.Secrets ?? [], clock.GetCurrentInstant(), policy.Payables.SignedWithin))
        {
            return Problems.Create(
                StatusCodes.Status401Unauthorized, "signatureWrong",
                "The report is not signed by a secret of this provider that holds, or not now. Sign it as Standard Webhooks does.");
        }
        return await payments.Take(found!.Value.Provider, call.Body<PaymentReportRequest>().Read(policy), call.Cancellation) switch
        {
            TakenReport.Answered(var answer) => Answers.Json(answer),
            TakenReport.Differs => Problems.Create(
                StatusCodes.Status409Conflict, "paymentDiffers",
                "Another content was reported under this id before; the first one counts."),
            _ => Answers.ToResult(new Application.Cases.RequestOutcome.Busy()),
        };
    }

    [Function("CreatePaymentProvider"), AnswersSecret, Authorize(Roles = Roles.Client), Takes<PaymentProviderRequest>]
    [Answers<PaymentProviderSecretView>(201)]
    [EndpointSummary("Makes a payment provider that may report payments of the company's invoices; its secret is shown this once.")]
    public async Task<IResult> Create(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/company/payment-providers")] Call call) =>
        Answer(
            await desk.Create(By(call), call.Body<PaymentProviderRequest>().Name, call.Request.Key, call.Cancellation),
            StatusCodes.Status201Created);

    [Function("ListPaymentProviders"), Authorize(Roles = Roles.Client), Answers<PaymentProviderListView>]
    [EndpointSummary("Lists the company's payment providers.")]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/company/payment-providers")] Call call)
    {
        var now = clock.GetCurrentInstant();
        var all = await store.List(By(call).Company, call.Cancellation);
        return Answers.Json(new PaymentProviderListView(
            [.. all.OrderBy(provider => provider.CreatedAt).Select(provider => PaymentProviderView.FromProvider(provider, now))]));
    }

    [Function("RotatePaymentProvider"), AnswersSecret, Authorize(Roles = Roles.Client), Answers<PaymentProviderSecretView>]
    [EndpointSummary("Makes a further secret, shown this once; the one before holds for a while yet.")]
    public async Task<IResult> Rotate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/company/payment-providers/{provider}/rotate")] Call call) =>
        Answer(await desk.Rotate(By(call), Id(call), call.Request.Key, call.Cancellation), StatusCodes.Status200OK);

    [Function("RevokePaymentProvider"), Authorize(Roles = Roles.Client), Answers<PaymentProviderView>]
    [EndpointSummary("Takes a payment provider out of use; what it reports from now on is not believed.")]
    public async Task<IResult> Revoke(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/company/payment-providers/{provider}/revoke")] Call call) =>
        Answer(await desk.Revoke(By(call), Id(call), call.Cancellation), StatusCodes.Status200OK);

    [Function("ListPaymentsToLookAt"), Authorize(Roles = Roles.Client), Answers<PaymentsToLookAtView>, Paged]
    [EndpointSummary("Lists the payments that were reported and not applied, or not all of them, newest first.")]
    public async Task<IResult> ToLookAt([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/payables/to-look-at")] Call call)
    {
        var page = await Paging.Read(call, after => reports.List(By(call).Company, after, call.Limit(), call.Cancellation));
        return Answers.Json(new PaymentsToLookAtView(page.Payments.ConvertAll(PaymentToLookAtView.FromPayment), page.Next));
    }

    [Function("SeePayment"), Authorize(Roles = Roles.Client), Answers<PaymentToLookAtView>]
    [EndpointSummary("Records that somebody has seen to a payment of that list; the first who says so stays.")]
    public async Task<IResult> See(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/payables/to-look-at/{payment}/done")] Call call) =>
        await reports.See(By(call).Company, call.Route("payment"), By(call).Id, call.Cancellation) is { } seen
            ? Answers.Json(PaymentToLookAtView.FromPayment(seen))
            : Problems.NotFound();

    private static Actor.Client By(Call call) => (Actor.Client)call.By;

    private static ApiClientId Id(Call call) => new(call.Route("provider"));

    private IResult Answer(ProviderOutcome outcome, int status) => outcome switch
    {
        ProviderOutcome.Done { Secret: { } secret } done => Answers.Json(
            new PaymentProviderSecretView(PaymentProviderView.FromProvider(done.Provider, clock.GetCurrentInstant()), secret),
            status: status),
        ProviderOutcome.Done done =>
            Answers.Json(PaymentProviderView.FromProvider(done.Provider, clock.GetCurrentInstant()), status: status),
        ProviderOutcome.Refused refused => Problems.FromRefusals(refused.Refusals),
        _ => Problems.NotFound(),
    };
}
