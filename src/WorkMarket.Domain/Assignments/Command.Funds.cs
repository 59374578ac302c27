using WorkMarket.Domain.Funds;

namespace WorkMarket.Domain.Assignments;

public abstract partial record Command
{
    /// <summary>The worker asks for additional funds.</summary>
    public sealed record RequestFunds(FundsAsk Ask) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => Ask.Kind switch
        {
            FundsKind.BudgetIncrease => AssignmentAction.RequestBudgetIncrease,
            FundsKind.ExpenseReimbursement => AssignmentAction.RequestExpenseReimbursement,
            _ => AssignmentAction.RequestBonus,
        };
    }

    /// <summary>The client adds funds.</summary>
    public sealed record AddFunds(FundsAsk Ask) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.AddFunds;
    }

    /// <summary>Grant a request for funds.</summary>
    public sealed record ApproveFunds(FundsRequestId Request) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.ApproveFunds;
    }

    /// <summary>Refuse a request for funds.</summary>
    public sealed record DeclineFunds(FundsRequestId Request, string Reason) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.DeclineFunds;
    }

    /// <summary>The worker takes a request for funds back.</summary>
    public sealed record WithdrawFunds(FundsRequestId Request) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.WithdrawFunds;
    }
}
