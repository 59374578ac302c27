using System.Collections.Immutable;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Deliverables;

namespace WorkMarket.Domain.Funds;

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
