using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Escalations;

/// <summary>What people do about escalations (domain.md §6). Nobody changes a status or a price by any of it.</summary>
internal static class EscalationRules
{
    /// <summary>A refusal names every criterion that does not hold. Without details, one cause is enough.</summary>
    public static ImmutableList<Refusal> MayOpen(Assignment state, Command.OpenEscalation? open, Policy policy, Instant now)
    {
        if (state.Core.Escalations.Count >= policy.Escalations.Escalations)
            return [new Refusal.EscalationsFull(policy.Escalations.Escalations)];
        if (open is null)
            return Criteria.OfAll(state, policy, now).Exists(answer => answer.Eligible) ? [] : [new Refusal.NoCause()];
        return Criteria.Of(state, open.Cause, policy, now).Criteria
            .FindAll(criterion => !criterion.Holds)
            .ConvertAll(Refusal (criterion) => new Refusal.NotEligible(open.Cause, criterion));
    }

    public static ImmutableList<Refusal> MayAct(Assignment state, AssignmentAction action, Actor by) => (EscalationRecord.Open(state), action, by) switch
    {
        (null, _, _) => [new Refusal.NothingThere(action)],
        ({ } open, _, Actor.Worker worker) when worker.Id != open.Worker => [new Refusal.NotAParty()],
        ({ } open, AssignmentAction.AgreeOnEscalation, _) when Cures.CanCome(state, open) => [new Refusal.CauseHasCure(open.Cause)],
        ({ AgreedByWorker: true }, AssignmentAction.AgreeOnEscalation, Actor.Worker) => [new Refusal.AlreadyAgreed()],
        ({ AgreedByClient: true }, AssignmentAction.AgreeOnEscalation, Actor.Client) => [new Refusal.AlreadyAgreed()],
        ({ AgreedByWorker: false }, AssignmentAction.WithdrawAgreement, Actor.Worker) => [new Refusal.NotAgreed()],
        ({ AgreedByClient: false }, AssignmentAction.WithdrawAgreement, Actor.Client) => [new Refusal.NotAgreed()],
        ({ Suspension: not null }, AssignmentAction.HandOffEscalation, _) => [new Refusal.EscalationStandsStill()],
        ({ Responses: 0 }, AssignmentAction.HandOffEscalation, _) => [new Refusal.NoImpasse()],
        ({ } open, AssignmentAction.ClaimEscalation, _) when open.ClaimedBy == by.Person() => [new Refusal.AlreadyClaimed()],
        ({ ClaimedBy: null }, AssignmentAction.ReleaseEscalationClaim, _) => [new Refusal.NotClaimed()],
        _ => [],
    };

    /// <summary>What a command about escalations comes to, or null where it is another.</summary>
    public static Outcome? Decide(Assignment state, Command command, Actor by, Policy policy, Instant now) => (EscalationRecord.Open(state), command) switch
    {
        (_, Command.OpenEscalation opening) => Open((Staffed)state, opening, policy, now),
        ({ } open, Command.WithdrawEscalation withdraw) =>
            Text.Optional(withdraw.Reason, "reason", policy).Or(new Event.EscalationClosed(open.Id, EscalationStage.Withdrawn, withdraw.Reason)),
        ({ } open, Command.GiveEscalationUpdate { Escalation: { } named }) when named != open.Id => new Refusal.NothingThere(command.Action),
        ({ } open, Command.GiveEscalationUpdate update) =>
            Text.Words(update.Text, "text", policy).Or(Consequences.Answer(open, ChannelOf(by), null, update.Text, now, policy)),
        ({ } open, Command.RecordEscalationContact { Answered: true } contact) =>
            Text.Words(contact.Text, "text", policy).Or(Consequences.Answer(open, ResponseChannel.Contact, null, contact.Text, now, policy)),
        ({ } open, Command.RecordEscalationContact contact) =>
            Text.Required(contact.Text, "text", policy).Or(new Event.EscalationNoted(open.Id, contact.Text)),
        ({ } open, Command.AgreeOnEscalation) => new Event.EscalationAgreed(open.Id, by.Side() ?? Side.Client),
        ({ } open, Command.WithdrawAgreement) => new Event.EscalationAgreementWithdrawn(open.Id, by.Side() ?? Side.Client),
        ({ } open, Command.HandOffEscalation handOff) =>
            Text.Required(handOff.Reason, "reason", policy).Or(new Event.EscalationClosed(open.Id, EscalationStage.Arbitration, handOff.Reason)),
        ({ } open, Command.ClaimEscalation) => new Event.EscalationClaimed(open.Id),
        ({ } open, Command.ReleaseEscalationClaim) => new Event.EscalationClaimReleased(open.Id),
        ({ } open, Command.NoteOnEscalation note) => Text.Required(note.Text, "text", policy).Or(new Event.EscalationNoted(open.Id, note.Text)),
        _ => null,
    };

    // The credential says how it came, as it does everywhere.
    private static ResponseChannel ChannelOf(Actor by) => by.Channel() is Channel.Mail ? ResponseChannel.Mail : ResponseChannel.Update;

    private static Outcome Open(Staffed staffed, Command.OpenEscalation open, Policy policy, Instant now) =>
        Text.Required(open.Statement, "statement", policy)
            .Concat(Attachments(staffed, open.Attachments, policy))
            .Or(new Event.EscalationOpened(
                new(string.Create(CultureInfo.InvariantCulture, $"e{staffed.Core.Escalations.Count + 1}")),
                open.Cause,
                staffed.Engagement.Worker,
                open.Statement,
                open.Attachments,
                policy.BusinessTime.Plus(now, policy.Escalations.UpdateEvery),
                Lifecycle.MonthFrom(now, policy)));

    private static IEnumerable<Refusal> Attachments(Staffed staffed, ImmutableList<DeliverableId> attachments, Policy policy)
    {
        if (attachments.Count > policy.Escalations.Attachments)
            yield return new Refusal.InvalidField("attachments", "tooManyAttachments", $"At most {policy.Escalations.Attachments} deliverables can be named.");
        foreach (var missing in attachments.Except(staffed.Engagement.Deliverables.Select(deliverable => deliverable.Id)))
            yield return new Refusal.InvalidField("attachments", "unknownAttachment", $"There is no deliverable '{missing}' on this assignment.");
    }
}
