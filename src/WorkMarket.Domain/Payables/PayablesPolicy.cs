using System.ComponentModel.DataAnnotations;
using NodaTime;

namespace WorkMarket.Domain.Payables;

/// <summary>The limits of payables and of what payment providers report (domain.md §11), each a setting with its default.</summary>
public sealed record PayablesPolicy
{
    /// <summary>The most invoices that are paid with one call (50).</summary>
    [Range(1, 1_000)]
    public int InvoicesAtOnce { get; init; } = 50;

    /// <summary>The most payments that are kept of one invoice, reversed ones among them; a further part is not applied (50).</summary>
    [Range(1, 1_000)]
    public int PartsOfAnInvoice { get; init; } = 50;

    /// <summary>How far from now the time may lie at which a provider signed its report (5 min, as Standard Webhooks recommends).</summary>
    [Range(typeof(Duration), "PT1S", "P1D")]
    public Duration SignedWithin { get; init; } = Duration.FromMinutes(5);

    /// <summary>The most characters of a provider's id, reference or message id.</summary>
    [Range(1, 1_000)]
    public int IdLength { get; init; } = 255;

    /// <summary>The most payment providers of a company that are in use (20).</summary>
    [Range(1, 1_000)]
    public int Providers { get; init; } = 20;
}
