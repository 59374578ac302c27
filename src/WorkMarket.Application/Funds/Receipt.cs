using System.Collections.Immutable;
using WorkMarket.Application.Deliverables;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Funds;

namespace WorkMarket.Application.Funds;

/// <summary>A file that is the receipt of an expense for which a worker asks.</summary>
/// <param name="FileName">The worker's name for it.</param>
/// <param name="Ask">What is asked for, without the receipt.</param>
/// <param name="Sha256">What the worker's side computed, to be compared.</param>
public sealed record Receipt(string FileName, FundsAsk Ask, string? Sha256) : FileUse(FileName, Sha256)
{
    /// <inheritdoc/>
    public override AssignmentAction Action => RuleBook.For(RequestFunds.For(Ask)).Action;

    /// <inheritdoc/>
    public override ImmutableList<string?> Said => [Ask.Kind.ToString(), Ask.Amount?.ToString(), Ask.Reason];

    /// <inheritdoc/>
    public override ImmutableList<Refusal> MayTake(Assignment state, string upload) =>
        state is WithWorker staffed ? FundsReceipts.MayTake(staffed, upload, Ask) : [];

    /// <inheritdoc/>
    public override Command ToCommand(DeliveredFile file) => RequestFunds.For(Ask with { Receipt = file });

    /// <summary>A request for another amount or reason is not this one.</summary>
    public override DeliveredFile? Taken(Assignment state, string upload) => (state as WithWorker)?.Engagement.Funds
        .Find(request => request.Ask.Receipt?.Upload == upload && request.Ask with { Receipt = null } == Ask)?.Ask.Receipt;
}
