using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Api.Identity;
using WorkMarket.Application.Payables;
using WorkMarket.Domain.ApiClients;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Payables;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Payables;

/// <summary>What a provider can report of a payment.</summary>
public enum PaymentReportType
{
    /// <summary>An invoice was paid, or a part of it.</summary>
    Paid,

    /// <summary>A payment that was reported before was reversed.</summary>
    Reversed,
}

/// <summary>What a payment provider reports.</summary>
/// <param name="Type">What happened to the payment.</param>
/// <param name="Payment">The provider's own id of the payment, of a reversal too.</param>
/// <param name="At">
/// When it was paid or reversed. It counts where it lies between the approval and the receipt, else the receipt does.
/// </param>
/// <param name="Invoice">The number of the invoice; where it was paid.</param>
/// <param name="Amount">How much was paid; where it was paid.</param>
/// <param name="Reference">What the payment is called at the bank, for both sides.</param>
public sealed record PaymentReportRequest(
    PaymentReportType Type, string Payment, Instant At, string? Invoice = null, Money? Amount = null, string? Reference = null)
{
    /// <summary>Reads it.</summary>
    /// <exception cref="BadRequestException">Something is missing, or too long.</exception>
    internal ReportOfPayment Read(Policy policy)
    {
        var most = policy.Payables.IdLength;
        if (Payment.Length < 1 || Payment.Length > most || Payment.Any(char.IsControl))
            throw new BadRequestException("payment", "paymentInvalid", $"A payment's id has 1 to {most} characters.");
        if (Reference is { } reference && (reference.Length > most || reference.Any(char.IsControl)))
            throw new BadRequestException("reference", "referenceInvalid", $"A reference has at most {most} characters.");
        if (Type == PaymentReportType.Reversed)
            return new(Payment, Reversed: true, "", null, Reference, At);
        if (Invoice is not { Length: > 0 } invoice || invoice.Length > most)
            throw new BadRequestException("invoice", "invoiceRequired", "Name the invoice that was paid, as in 40271938-1.");
        if (Amount is not { Amount: > 0 } amount)
            throw new BadRequestException("amount", "amountRequired", "Say how much was paid: more than nothing.");
        return new(Payment, Reversed: false, invoice, amount, Reference, At);
    }
}

/// <summary>A payment provider to be made.</summary>
/// <param name="Name">What it is, for the people of the company.</param>
public sealed record PaymentProviderRequest(string Name);

/// <summary>A payment provider. Its id goes into the address to which it reports; its secrets are shown when they are made.</summary>
/// <param name="Provider">Its id.</param>
/// <param name="Name">What the company calls it.</param>
/// <param name="CreatedBy">Who made it.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Secrets">Its secrets that still hold: number, made when, valid until; never the secret itself.</param>
/// <param name="Revoked">Who revoked it and when; left out while it is in use.</param>
public sealed record PaymentProviderView(
    ApiClientId Provider, string Name, PersonId CreatedBy, Instant CreatedAt, ImmutableList<ApiSecretView> Secrets, RevocationView? Revoked)
{
    internal static PaymentProviderView FromProvider(PaymentProvider provider, Instant now) => new(
        provider.Id, provider.Name, provider.CreatedBy, provider.CreatedAt,
        provider.Holding(now).ConvertAll(secret => new ApiSecretView(secret.Number, secret.Since, secret.Until)),
        provider.Revoked is { } revoked ? new(revoked.By, revoked.At) : null);
}

/// <summary>The answer to making a payment provider or a further secret for it: the only one that shows the secret.</summary>
/// <param name="Provider">The payment provider as it now is.</param>
/// <param name="Secret">The secret, as Standard Webhooks writes it. Only this answer shows it.</param>
public sealed record PaymentProviderSecretView(PaymentProviderView Provider, string Secret);

/// <summary>The payment providers of a company.</summary>
/// <param name="Providers">The oldest first, revoked ones too.</param>
public sealed record PaymentProviderListView(ImmutableList<PaymentProviderView> Providers);

/// <summary>A payment that was reported and not applied, or not all of it.</summary>
/// <param name="Id">Names it in the list.</param>
/// <param name="At">When it was reported.</param>
/// <param name="Provider">The payment provider that reported it, without the company.</param>
/// <param name="Payment">The provider's own id of it.</param>
/// <param name="Reason">Why it was not applied.</param>
/// <param name="Invoice">The number of the invoice as the provider wrote it; left out of a reversal.</param>
/// <param name="Amount">How much was reported; left out of a reversal.</param>
/// <param name="NotApplied">How much of it was not applied; left out of a reversal.</param>
/// <param name="Reference">What the payment is called at the bank.</param>
/// <param name="PaidAt">When it was paid or reversed, as the provider says.</param>
/// <param name="Assignment">The assignment; left out where the company has no such invoice.</param>
/// <param name="SeenBy">Who of the company has seen to it; left out until somebody has.</param>
public sealed record PaymentToLookAtView(
    string Id, Instant At, string Provider, string Payment, NotApplied Reason, string? Invoice, Money? Amount, Money? NotApplied,
    string? Reference, Instant PaidAt, AssignmentId? Assignment, PersonId? SeenBy)
{
    internal static PaymentToLookAtView FromPayment(PaymentToLookAt payment) => new(
        payment.Id, payment.At, payment.Provider, payment.Report.Payment, payment.Reason,
        payment.Report.Invoice.Length > 0 ? payment.Report.Invoice : null, payment.Report.Amount, payment.NotApplied,
        payment.Report.Reference, payment.Report.At, payment.Assignment, payment.SeenBy);
}

/// <summary>A page of payments to look at.</summary>
/// <param name="Payments">Newest first.</param>
/// <param name="Next">The cursor of the next page, for <c>after</c>; left out on the last one.</param>
public sealed record PaymentsToLookAtView(ImmutableList<PaymentToLookAtView> Payments, string? Next);
