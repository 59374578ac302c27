using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Negotiation;

/// <summary>What is decided until a worker has it (domain.md §2).</summary>
internal static class NegotiationRules
{
    public static ActionRule[] Rows =>
    [
        new ActionRule<Draft, Send>(AssignmentAction.Send, [Role.Client], [Status.Draft], Offer.Send),
        new ActionRule<Sent, Apply>(AssignmentAction.Apply, [Role.Worker], [Status.Sent], ApplicationRules.Apply, ApplicationRules.MayApply)
        {
            NeedsTerms = true,
            On = CaseOf.ThoseOffered,
        },
        new ActionRule<Sent, Counteroffer>(
            AssignmentAction.Counteroffer, [Role.Worker], [Status.Sent], CounterofferRules.Counter, CounterofferRules.MayCounter)
        {
            NeedsTerms = true,
            On = CaseOf.ThoseOffered,
        },
        new ActionRule<Sent, WithdrawApplication>(
            AssignmentAction.WithdrawApplication, [Role.Worker], [Status.Sent], ApplicationRules.Withdraw, ApplicationRules.MayWithdraw)
        {
            On = CaseOf.ThoseOffered,
        },
        new ActionRule<Sent, DeclineApplication>(
            AssignmentAction.DeclineApplication, [Role.Client], [Status.Sent], ApplicationRules.Decline,
            (sent, decline, _) => ApplicationRules.MayDecide(sent, decline?.Application, AssignmentAction.DeclineApplication)),
        new ActionRule<Sent, AcceptApplication>(
            AssignmentAction.AcceptApplication, [Role.Client], [Status.Sent], ApplicationRules.Accept,
            (sent, accept, _) => ApplicationRules.MayDecide(sent, accept?.Application, AssignmentAction.AcceptApplication)),
        new ActionRule<Sent, DeclineOffer>(AssignmentAction.DeclineOffer, [Role.Worker], [Status.Sent], Offer.Decline, Offer.MayDecline)
        {
            On = CaseOf.ThoseOffered,
        },
        new ActionRule<Sent, AskQuestion>(
            AssignmentAction.AskQuestion, [Role.Worker], [Status.Sent], QuestionRules.Ask, QuestionRules.MayAsk)
        {
            On = CaseOf.ThoseOffered,
        },
        new ActionRule<Sent, AnswerQuestion>(
            AssignmentAction.AnswerQuestion, [Role.Client], [Status.Sent], QuestionRules.Answer, QuestionRules.MayAnswer),
    ];
}
