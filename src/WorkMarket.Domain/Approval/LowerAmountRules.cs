using System.Collections.Immutable;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Approval;

/// <summary>Proposing a lower amount for submitted work, and deciding on it (domain.md §2). No clock waits for either.</summary>
internal static class LowerAmountRules
{
    public static ActionRule[] Rows =>
    [
        new ActionRule<PendingApproval, ProposeAmount>(
            AssignmentAction.ProposeAmount, [Role.Client], [Status.PendingApproval], Propose, MayPropose),
        new ActionRule<PendingApproval, AcceptAmount>(
            AssignmentAction.AcceptAmount, [Role.Worker], [Status.PendingApproval], Accept,
            (pending, accept, _) => accept is null
                ? IsThereAny(pending, AssignmentAction.AcceptAmount)
                : [.. Named(pending, accept.Proposal), .. ApprovalRules.MayLapse(pending, accept.Lapse)]),
        new ActionRule<PendingApproval, DeclineAmount>(
            AssignmentAction.DeclineAmount, [Role.Worker], [Status.PendingApproval],
            (_, decline, at) => Text.Optional(decline.Reason, "reason", at.Policy)
                .Or(new AmountDeclined(decline.Proposal, decline.Reason)),
            (pending, decline, _) => decline is null
                ? IsThereAny(pending, AssignmentAction.DeclineAmount)
                : Named(pending, decline.Proposal)),
    ];

    private static ImmutableList<Refusal> MayPropose(PendingApproval pending, ProposeAmount? propose, Circumstances at) =>
        pending.Engagement.LowerAmount is { IsOpen: true } open ? [new AmountAwaited(open)] : [];

    private static ImmutableList<Refusal> IsThereAny(PendingApproval pending, AssignmentAction action) =>
        pending.Engagement.LowerAmount is { IsOpen: true } ? [] : [new NothingThere(action)];

    private static ImmutableList<Refusal> Named(PendingApproval pending, LowerAmountId id) => pending.Engagement.LowerAmount switch
    {
        { IsOpen: true } open when open.Id == id => [],
        { } decided when decided.Id == id => [new AmountDecided(decided)],
        _ => [new UnknownAmount(id)],
    };

    private static Outcome Propose(PendingApproval pending, ProposeAmount propose, Circumstances at)
    {
        var total = Total.Compute(pending);
        return Wrong(total, propose.Lines, at.Policy).ToImmutableList() is { IsEmpty: false } wrong
            ? wrong
            : Proposed(pending, total, propose.Lines.ConvertAll(line => Lowered(total, line)));
    }

    private static Outcome Proposed(PendingApproval pending, Total total, ImmutableList<LoweredLine> lines)
    {
        var amount = lines.Aggregate(total.Sum, (sum, line) => sum + line.To - line.From);
        return amount.Amount < 0
            ? new InvalidField("lines", "amountNegative", $"With these lines it would come to {amount}, which is less than nothing.")
            : new AmountProposed(LowerAmount.NextId(pending.Engagement), amount, lines);
    }

    private static LoweredLine Lowered(Total total, ProposedLine proposed)
    {
        var line = total.Lines[proposed.Line - 1];
        return new(line.Item, line.Description, line.Amount, proposed.Amount, proposed.Reason, line.Request);
    }

    private static IEnumerable<Refusal> Wrong(Total total, ImmutableList<ProposedLine> lines, Policy policy)
    {
        if (lines.IsEmpty)
            yield return new InvalidField(
                "lines", "linesRequired", "Name the lines of the total that are to be lower, each with a reason.");
        if (lines.CountBy(line => line.Line).FirstOrDefault(line => line.Value > 1) is { Value: > 1, Key: var twice })
            yield return new InvalidField("lines", "lineTwice", $"Line {twice} is named more than once.");
        foreach (var (index, line) in lines.Index())
        {
            foreach (var refusal in Wrong(total, line, $"lines[{index}]", policy))
                yield return refusal;
        }
    }

    private static IEnumerable<Refusal> Wrong(Total total, ProposedLine line, string field, Policy policy)
    {
        if (line.Line < 1 || line.Line > total.Lines.Count)
        {
            yield return new InvalidField($"{field}.line", "unknownLine", $"The total has the lines 1 to {total.Lines.Count}.");
            yield break;
        }
        ImmutableList<Refusal> wrong =
        [
            .. PricingRules.SameCurrency(line.Amount, total.Sum.Currency, $"{field}.amount"),
            .. PricingRules.AmountOrNone(line.Amount, $"{field}.amount", policy),
        ];
        foreach (var refusal in wrong)
            yield return refusal;
        var now = total.Lines[line.Line - 1].Amount;
        if (wrong.IsEmpty && line.Amount >= now)
            yield return new InvalidField(
                $"{field}.amount", "amountNotLower", $"Line {line.Line} comes to {now}: propose less, or leave the line out.");
        foreach (var refusal in Text.Required(line.Reason, $"{field}.reason", policy.FundsReasonLength))
            yield return refusal;
    }

    // What was granted since it was proposed comes on top: it is by how much less that the sides agree on.
    private static Outcome Accept(PendingApproval pending, AcceptAmount accept, Circumstances at)
    {
        var agreed = pending with
        {
            Engagement = pending.Engagement with
            {
                LowerAmount = pending.Engagement.LowerAmount!.Decided(LowerAmountStatus.Accepted, at.Now),
            },
        };
        return new(
            [
                .. FundsRules.Lapse(pending),
                new AmountAccepted(accept.Proposal, Total.Compute(agreed).Sum),
                .. ApprovalRules.Approving(agreed, at),
            ],
            []);
    }
}
