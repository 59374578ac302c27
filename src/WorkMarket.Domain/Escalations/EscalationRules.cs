using System.Collections.Immutable;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Escalations;

/// <summary>What people do about escalations (domain.md §6). Nobody changes a status or a price by any of it.</summary>
internal static class EscalationRules
{
    public static ActionRule[] Rows =>
    [
        new ActionRule<WithWorker, OpenEscalation>(
            AssignmentAction.OpenEscalation, [Role.Worker], ActionRule.Held, Open, MayOpen) { SupportHelps = true },
        Row<WithdrawEscalation>(
            AssignmentAction.WithdrawEscalation, [Role.Worker], CaseOf.ThoseInEscalation,
            (open, withdraw, at) => Text.Optional(withdraw.Reason, "reason", at.Policy)
                .Or(new EscalationClosed(open.Id, EscalationStage.Withdrawn, withdraw.Reason))),
        Row<GiveEscalationUpdate>(
            AssignmentAction.GiveEscalationUpdate, [Role.Client], CaseOf.Parties, GiveUpdate, besides: MessageRules.MayPost),
        Row<RecordEscalationContact>(
            AssignmentAction.RecordEscalationContact, [Role.AccountManager, Role.Support], CaseOf.ThoseInEscalation, RecordContact),
        Row<AgreeOnEscalation>(
            AssignmentAction.AgreeOnEscalation, [Role.Worker, Role.Client], CaseOf.ThoseInEscalation,
            (open, _, at) => new EscalationAgreed(open.Id, at.By.Side()!.Value),
            (state, open, at) =>
                Cures.CanCome(state, open) ? new CauseHasCure(open.Cause) : open.AgreedBy(at.By) ? new AlreadyAgreed() : null),
        Row<WithdrawAgreement>(
            AssignmentAction.WithdrawAgreement, [Role.Worker, Role.Client], CaseOf.ThoseInEscalation,
            (open, _, at) => new EscalationAgreementWithdrawn(open.Id, at.By.Side()!.Value),
            (_, open, at) => open.AgreedBy(at.By) ? null : new NotAgreed()),
        Row<HandOffEscalation>(
            AssignmentAction.HandOffEscalation, [Role.Support], CaseOf.Parties,
            (open, handOff, at) => Text.Required(handOff.Reason, "reason", at.Policy)
                .Or(new EscalationClosed(open.Id, EscalationStage.Arbitration, handOff.Reason, How: ClosedHow.HandedOff)),
            (_, open, _) => open.Suspension is not null ? new EscalationStandsStill()
                : open.Cause != EscalationCause.Impasse && open.Responses == 0 ? new NoImpasse() : null),
        Row<TakeToArbitration>(
            AssignmentAction.TakeToArbitration, [Role.Worker], CaseOf.ThoseInEscalation,
            (open, _, _) => new EscalationClosed(open.Id, EscalationStage.Arbitration, How: ClosedHow.WorkersCall), MayCall),
        Row<ClaimEscalation>(
            AssignmentAction.ClaimEscalation, [Role.Support], CaseOf.Parties,
            (open, _, _) => new EscalationClaimed(open.Id),
            (_, open, at) => open.ClaimedBy == at.By.Person() ? new AlreadyClaimed() : null),
        Row<ReleaseEscalationClaim>(
            AssignmentAction.ReleaseEscalationClaim, [Role.Support], CaseOf.Parties,
            (open, _, _) => new EscalationClaimReleased(open.Id),
            (_, open, _) => open.ClaimedBy is null ? new NotClaimed() : null),
        Row<NoteOnEscalation>(
            AssignmentAction.NoteOnEscalation, [Role.AccountManager, Role.Support], CaseOf.ThoseInEscalation,
            (open, note, at) => Text.Required(note.Text, "text", at.Policy).Or(new EscalationNoted(open.Id, note.Text))),
        Asking.Row,
        SupportMailRules.Row,
    ];

    // What is done about the escalation that is open, in whatever status; a worker's own alone.
    private static ActionRule<Assignment, TCommand> Row<TCommand>(
        AssignmentAction action, ImmutableArray<Role> roles, CaseOf on, Func<Escalation, TCommand, Circumstances, Outcome> comesTo,
        Func<Assignment, Escalation, Circumstances, Refusal?>? inTheWay = null,
        Func<Assignment, TCommand?, Circumstances, IEnumerable<Refusal>>? besides = null)
        where TCommand : Command =>
        new ActionRule<Assignment, TCommand>(
            action, roles, ActionRule.Every,
            (state, command, at) => comesTo(EscalationRecord.Open(state)!, command, at),
            (state, command, at) =>
            [
                .. EscalationRecord.Open(state) is not { } open ? [new NothingThere(action)]
                    : at.By is Actor.Worker worker && worker.Id != open.Worker ? [new NotAParty()]
                    : inTheWay?.Invoke(state, open, at) is { } refusal ? [refusal]
                    : Array.Empty<Refusal>(),
                .. besides?.Invoke(state, command, at) ?? [],
            ])
        {
            On = on,
        };

    // Being sent back does not bar it, being suspended does.
    private static Refusal? MayCall(Assignment state, Escalation open, Circumstances at) =>
        open.Suspension is not null ? new EscalationStandsStill()
        : Standstill.CallableFrom(open, at.Policy) is { } from && from <= at.Now ? null
        : new TooEarlyForArbitration(Standstill.CallableFrom(open, at.Policy), at.Policy.BusinessTime.Zone);

    // A refusal names every criterion that does not hold. Without details, one cause is enough.
    private static ImmutableList<Refusal> MayOpen(WithWorker staffed, OpenEscalation? open, Circumstances at)
    {
        if (staffed.Core.Escalations.Count(one => EscalationRecord.IsWith(staffed, one)) >= at.Policy.Escalations.Escalations)
            return [new EscalationsFull(at.Policy.Escalations.Escalations)];
        if (open is null)
        {
            var answers = Criteria.OfAll(staffed, at.Policy, at.Now);
            return answers.Exists(answer => answer.Eligible)
                ? []
                : [new NoCause(answers.Min(answer => answer.EligibleFrom), staffed.Brief.Schedule.Zone)];
        }
        if (open.Mail is { } mail && SupportMailRules.Refuses(staffed, mail, at) is { } refused)
            return [refused];
        return Criteria.Check(
                staffed, open.Cause, at.Policy, at.Now, SupportMailRules.CountedFrom(staffed, open.Mail, at.Now)).Criteria
            .FindAll(criterion => !criterion.Holds)
            .ConvertAll(Refusal (criterion) => new NotEligible(staffed, open.Cause, criterion, at.Policy));
    }

    private static Outcome GiveUpdate(Escalation open, GiveEscalationUpdate update, Circumstances at) =>
        update.Escalation is { } named && named != open.Id
            ? new NothingThere(AssignmentAction.GiveEscalationUpdate)
            : Text.Required(update.Text, "text", at.Policy)
                .Or(Consequences.Answer(open, ChannelOf(at.By), null, update.Text, at.Now, at.Policy));

    private static Outcome RecordContact(Escalation open, RecordEscalationContact contact, Circumstances at) =>
        Text.Required(contact.Text, "text", at.Policy).Or(contact.Answered
            ? Consequences.Answer(open, ResponseChannel.Contact, null, contact.Text, at.Now, at.Policy)
            : new EscalationNoted(open.Id, contact.Text));

    // The credential says how it came, as it does everywhere.
    private static ResponseChannel ChannelOf(Actor by) => by.Channel() is Channel.Mail ? ResponseChannel.Mail : ResponseChannel.Update;

    private static Outcome Open(WithWorker staffed, OpenEscalation open, Circumstances at) =>
        Text.Required(open.Statement, "statement", at.Policy)
            .Concat(Attachments(staffed, open.Attachments, at.Policy))
            .Or(new EscalationOpened(
                new($"e{staffed.Core.Escalations.Count + 1}"),
                open.Cause,
                staffed.Engagement.Worker,
                open.Statement,
                open.Attachments,
                at.Policy.BusinessTime.Plus(at.Now, at.Policy.Escalations.UpdateEvery),
                Lifecycle.MonthFrom(at.Now, at.Policy),
                new(Lifecycle.MonthFrom(at.Now, at.Policy)),
                open.Mail));

    private static IEnumerable<Refusal> Attachments(WithWorker staffed, ImmutableList<DeliverableId> attachments, Policy policy)
    {
        if (attachments.Count > policy.Escalations.Attachments)
            yield return new InvalidField(
                "attachments", "tooManyAttachments", $"At most {policy.Escalations.Attachments} deliverables can be named.");
        foreach (var missing in attachments.Except(staffed.Engagement.Deliverables.Select(deliverable => deliverable.Id)))
            yield return new InvalidField("attachments", "unknownAttachment", $"There is no deliverable {missing} on this assignment.");
    }
}
