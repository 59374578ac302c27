using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Editing;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Terms;

namespace WorkMarket.Domain.Assignments;

/// <summary>What stands in the way of an action.</summary>
public sealed record StandingOf(AssignmentAction Action, ImmutableList<Refusal> Refusals);

/// <summary>Decides commands on an assignment. Pure: the same state, command, facts and instant give the same answer.</summary>
public static class AssignmentDecider
{
    /// <summary>
    /// Applies what fell due, decides the command and adds what follows at once. A refusal names every rule in the way and changes
    /// nothing. Time does not run backwards: an instant before the latest event counts as that event's.
    /// </summary>
    public static Decision Decide(Assignment state, Command command, Actor by, Facts facts, Instant now) =>
        Decide(state, Clock.Tick(state, facts.Policy, Instant.Max(now, state.Core.AsOf)), command, by, facts, now);

    /// <summary>The same where all that fell due until then, as the clock tells it, is known already.</summary>
    public static Decision Decide(Assignment state, ImmutableList<Happened> due, Command command, Actor by, Facts facts, Instant now)
    {
        now = Instant.Max(now, state.Core.AsOf);
        state = state.Evolve(due)!;

        var rule = RuleBook.For(command);
        var at = new Circumstances(by, facts, now);
        var (number, about, asked) = EndedEngagements.Address(state, command, by);
        var standing = about is null ? [new NothingThere(rule.Action)] : rule.Standing(about, asked, at);
        Outcome outcome = standing.IsEmpty ? rule.Decide(about!, asked, at) : standing;
        if (!outcome.Refusals.IsEmpty)
            return new Decision.Refused(rule.SupportHelps ? NamingSupport(outcome.Refusals, by, facts.Policy) : outcome.Refusals);

        var happened = Consequences.With(
            about!, ProposalRules.WithLapsed(about!, outcome.Events).ConvertAll(@event => new Happened(now, by, @event)), facts.Policy);
        var settled = happened.AddRange(Clock.Settle(about!.Evolve(happened)!, facts.Policy, now));
        return new Decision.Accepted([
            .. due, .. number is { } ended
                ? settled.ConvertAll(one => one with { Event = EndedEngagements.ToEvent(ended, one.Event) })
                : settled,
        ]);
    }

    /// <summary>Whether there is anything for somebody who asks for something. Else it is as if there were no such assignment.</summary>
    public static bool IsThereFor(Assignment state, Command command, Actor by) =>
        AboutWhat(state, command, by) is { } about && RuleBook.For(command).IsThereFor(about, by);

    /// <summary>
    /// The assignment of which a command speaks: where it is about an engagement that ended, as that is; null where there is none.
    /// </summary>
    public static Assignment? AboutWhat(Assignment state, Command command, Actor by) =>
        EndedEngagements.Address(state, command, by).State;

    /// <summary>The actions that nothing stands in the way of at an instant, whatever their details.</summary>
    public static ImmutableList<AssignmentAction> Allowed(Assignment state, Actor by, Facts facts, Instant now) =>
        [.. Standing(state, by, facts, now).Where(standing => standing.Refusals.IsEmpty).Select(standing => standing.Action)];

    /// <summary>
    /// What stands in the way of each action of somebody's role at an instant, whatever its details; nothing where it is allowed. What is
    /// done by mail alone is left out.
    /// </summary>
    public static ImmutableList<StandingOf> Standing(Assignment state, Actor by, Facts facts, Instant now)
    {
        now = Instant.Max(now, state.Core.AsOf);
        state = state.Evolve(Clock.Tick(state, facts.Policy, now))!;
        return [.. RuleBook.All.Where(row => row.Roles.Contains(by.Role) && !row.ByMailAlone)
            .Select(row => new StandingOf(row.Action, row.Standing(state, null, new(by, facts, now))))];
    }

    /// <summary>What stands in the way of a command at an instant, with its details.</summary>
    public static ImmutableList<Refusal> Standing(Assignment state, Command command, Actor by, Facts facts, Instant now) =>
        RuleBook.For(command).Standing(state, command, new(by, facts, now));

    /// <summary>The same of what can be done about an engagement that ended.</summary>
    /// <param name="ended">The engagement, as <see cref="EndedEngagements.Find"/> has it.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="facts">What was looked up before.</param>
    /// <param name="now">The instant; what fell due until then has happened.</param>
    public static ImmutableList<StandingOf> StandingOnEnded(WithWorker ended, Actor by, Facts facts, Instant now) =>
        Standing(ended, by, facts, now).FindAll(standing => EndedEngagements.Actions.Contains(standing.Action));

    /// <summary>What stands in the way of an action, whatever its details.</summary>
    public static ImmutableList<Refusal> Standing(Assignment state, AssignmentAction action, Actor by, Facts facts, Instant now) =>
        RuleBook.For(action).Standing(state, null, new(by, facts, now));

    // The two sides read once, in the last refusal, how to reach support. Role and status are nothing that support could change.
    private static ImmutableList<Refusal> NamingSupport(ImmutableList<Refusal> refusals, Actor by, Policy policy) =>
        by is Actor.Worker or Actor.Client && !refusals.Exists(IsOfAccess)
            ? refusals.SetItem(
                refusals.Count - 1, refusals[^1] with { Message = $"{refusals[^1].Message} For help, reach {policy.Support.InWords}." })
            : refusals;

    private static bool IsOfAccess(Refusal refusal) => refusal is { Kind: RefusalKind.NotAllowed } or StatusNotAllowed or TermsNotAccepted;
}
