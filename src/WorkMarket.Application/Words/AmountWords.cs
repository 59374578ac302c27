using WorkMarket.Domain;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Funds;

namespace WorkMarket.Application.Words;

/// <summary>A lower amount that the client proposes, and what the worker says to it.</summary>
internal static class AmountWords
{
    public static Sentences? Find(Event @event) => @event switch
    {
        AmountProposed proposed => new(
            $"The client proposed to pay {proposed.Amount} ({proposed.Proposal}): {string.Join("; ", proposed.Lines.Select(Lower))}.",
            "The client proposes a lower amount: accept or decline it",
            proposed.Reasons)
        {
            IsOfPrice = true,
        },
        AmountAccepted accepted => new(
            $"The worker accepted the lower amount ({accepted.Proposal}): {accepted.Amount}, at which the work is approved.",
            "The worker accepted the lower amount")
        {
            IsOfPrice = true,
        },
        AmountDeclined declined => new(
            $"The worker declined the lower amount ({declined.Proposal}); the work waits for approval.",
            "The worker declined the lower amount",
            declined.Reason)
        {
            IsOfPrice = true,
        },
        _ => null,
    };

    private static string Lower(LoweredLine line) => $"“{line.Description}” {line.From} → {line.To}";
}
