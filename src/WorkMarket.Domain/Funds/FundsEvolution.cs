using System.Collections.Immutable;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Deliverables;

namespace WorkMarket.Domain.Funds;

/// <summary>What events about funds make of an engagement.</summary>
internal static class FundsEvolution
{
    /// <summary>The engagement after an event, or null where the event is not about funds.</summary>
    public static Engagement? Next(Engagement engagement, Happened happened) => happened.Event switch
    {
        FundsRequested requested => With(engagement, new(requested.Request, requested.Ask, happened.By, happened.At, FundsStatus.Asked)),
        FundsAdded added =>
            With(engagement, new(added.Request, added.Ask, happened.By, happened.At, FundsStatus.Approved, happened.At, happened.By)),
        FundsApproved approved => Decided(engagement, approved.Request, FundsStatus.Approved, happened),
        FundsDeclined declined => Decided(engagement, declined.Request, FundsStatus.Declined, happened, declined.Reason),
        FundsWithdrawn withdrawn => Decided(engagement, withdrawn.Request, FundsStatus.Withdrawn, happened),
        FundsLapsed lapsed => Decided(engagement, lapsed.Request, FundsStatus.Lapsed, happened),
        _ => null,
    };

    private static Engagement With(Engagement engagement, FundsRequest request) =>
        engagement with { Funds = engagement.Funds.Add(request) };

    private static Engagement Decided(
        Engagement engagement, FundsRequestId id, FundsStatus status, Happened how, string? reason = null) => engagement with
        {
            Funds = engagement.Funds.ConvertAll(request => request.Id == id
                ? request with { Status = status, DecidedAt = how.At, DecidedBy = how.By, DecisionReason = reason }
                : request),
        };
}

/// <summary>Receipts of expenses (domain.md §3).</summary>
public static class FundsReceipts
{
    /// <summary>What is wrong with handing in an upload as a receipt, before the file is looked at.</summary>
    public static ImmutableList<Refusal> MayTake(WithWorker staffed, string upload, FundsAsk ask)
    {
        var used = DeliverableRules.NotUsed(staffed.Engagement, upload);
        return ask.Kind == FundsKind.ExpenseReimbursement
            ? used
            : used.Insert(0, new InvalidField("receipt", "receiptForExpense", "Only an expense has a receipt."));
    }
}
