using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Negotiation;

/// <summary>What is decided while an assignment is sent, until a worker has it (domain.md §2).</summary>
internal static class Negotiating
{
    /// <summary>What stands in the way of an action, or null where it is none of these.</summary>
    public static ImmutableList<Refusal>? Standing(Sent sent, AssignmentAction action, Command? command, Actor by, Facts facts, Instant now) => action switch
    {
        AssignmentAction.Apply =>
            [.. ApplicationRules.MayApply(sent, by), .. ApplicationRules.IsThereRoom(sent, by, facts.Policy), .. Eligibility.Unmet(sent.Brief, sent.Brief.Schedule, facts, now)],
        AssignmentAction.Counteroffer =>
            [.. CounterofferRules.MayCounter(sent), .. ApplicationRules.IsThereRoom(sent, by, facts.Policy), .. Eligibility.Unmet(sent.Brief, sent.Brief.Schedule, facts, now)],
        AssignmentAction.WithdrawApplication => ApplicationRules.MayWithdraw(sent, (command as Command.WithdrawApplication)?.Application, by),
        AssignmentAction.DeclineApplication => ApplicationRules.MayDecide(sent, (command as Command.DeclineApplication)?.Application, action),
        AssignmentAction.AcceptApplication => ApplicationRules.MayDecide(sent, (command as Command.AcceptApplication)?.Application, action),
        AssignmentAction.DeclineOffer => Offer.MayDecline(sent, by),
        AssignmentAction.AskQuestion => QuestionRules.MayAsk(sent, by, facts.Policy),
        AssignmentAction.AnswerQuestion => QuestionRules.MayAnswer(sent, command as Command.AnswerQuestion),
        _ => null,
    };

    /// <summary>What a command comes to, or null where it is none of these.</summary>
    public static Outcome? Decide(Sent sent, Command command, Actor by, Facts facts, Instant now) => (command, by) switch
    {
        (Command.Apply apply, Actor.Worker worker) => ApplicationRules.Apply(sent, apply, worker, facts),
        (Command.Counteroffer counter, Actor.Worker worker) => CounterofferRules.Counter(sent, counter, worker, facts, now),
        (Command.WithdrawApplication withdraw, _) => ApplicationRules.Withdraw(sent, withdraw, by),
        (Command.DeclineApplication decline, _) => ApplicationRules.Decline(sent, decline, facts),
        (Command.AcceptApplication accept, _) => ApplicationRules.Accept(sent, accept),
        (Command.DeclineOffer decline, Actor.Worker worker) => Offer.Decline(decline, worker, facts),
        (Command.AskQuestion ask, _) => QuestionRules.Ask(sent, ask, facts),
        (Command.AnswerQuestion answer, _) => QuestionRules.Answer(sent, answer, facts),
        _ => null,
    };

    /// <summary>The counteroffer that expires next, and when.</summary>
    public static (Instant At, Event Event)? NextExpiry(Sent sent) =>
        sent.Applications.Where(application => application is { IsOpen: true, Proposal.Expires: not null })
            .MinBy(application => application.Proposal!.Expires!.Value) is { } next
            ? (next.Proposal!.Expires!.Value, new Event.ApplicationExpired(next.Id, next.Worker))
            : null;
}
