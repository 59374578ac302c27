namespace WorkMarket.Domain.Tests.Lives;

/// <summary>Escalations and what is done about them, as chance has it.</summary>
internal static class AnyEscalation
{
    public static (Actor, Command)? Helpful(Dice dice, Assignment state, Instant now)
    {
        // While there is work to do, more often than not that is done.
        if (state is Assigned or InProgress or OnHold && !dice.OneIn(4))
            return null;
        if (EscalationRecord.Open(state) is { } open)
        {
            var worker = new Actor.Worker(open.Worker, Channel.Mobile);
            if ((open.AgreedByWorker || open.AgreedByClient) && dice.OneIn(2))
                return (open.AgreedByWorker ? worker : Clara, dice.OneIn(3) ? Post("Well.") : WithdrawAgreement());
            if (open.ClaimedBy is not null && dice.OneIn(5))
                return (Sam, ReleaseClaim());
            if (state is Invoiced && Cures.CanCome(state, open) && dice.OneIn(2))
                return (Clara, Pay());
            if (open.Stage is EscalationStage.ProjectManager or EscalationStage.AccountManager && dice.OneIn(4))
                return Unreached(state, open);
            return dice.Below(13) switch
            {
                0 or 1 => (Clara, Post("Here we are.")),
                2 =>
                    (Clara.On(dice.One(Channel.Desktop, Channel.Mail, Channel.Link)),
                        GiveUpdate(escalation: dice.One<string?>(null, open.Id.Value))),
                3 => (Amy, Contact(answered: dice.OneIn(2))),
                4 => (Sam, open.ClaimedBy is null ? Claim() : ReleaseClaim()),
                5 => (Sam, dice.OneIn(3) ? HandOff() : NoteDown()),
                6 => (worker, dice.OneIn(3) ? TakeToArbitration()
                    : dice.OneIn(3) ? WithdrawEscalation()
                    : open.AgreedByWorker ? WithdrawAgreement() : Agree()),
                7 => (Clara, open.AgreedByClient && dice.OneIn(2) ? WithdrawAgreement() : Agree()),
                8 => (Sam, Report(against: Side.Worker, worker: worker)),
                9 => (Sam, dice.OneIn(4) ? Uphold($"n{state.Core.Violations.Count}") : Dismiss($"n{state.Core.Violations.Count}")),
                10 when state is PendingApproval => (Clara, SendBack()),
                11 => (worker, AskSupport()),
                _ => (worker, Post("Hello?")),
            };
        }
        if (state is not WithWorker staffed || dice.OneIn(3))
            return null;
        if (state is Invoiced { Invoice.DueAt: var due } && due < now && state.Core.Correspondence?.LastByWorker?.At >= due)
            return (AnyCommand.Holder(dice, staffed), Escalate(EscalationCause.PaymentPastDue));
        return Criteria.OfAll(state, Policy.Default, now).Find(answer => answer.Eligible) is { } eligible
            ? (AnyCommand.Holder(dice, staffed), Escalate(eligible.Cause))
            : (AnyCommand.Holder(dice, staffed), dice.OneIn(6) ? RecordAttempt(now - Hours(1)) : dice.OneIn(4) ? AskSupport() : Attempt());
    }

    private static (Actor, Command) Unreached(Assignment state, Escalation open) =>
        (TheClock, new AskNext(open.Id, open.Stage, EscalationRecord.AskedNow(state, open, Amy.Id), AskedBecause.Bounced));

    public static Command OfAnySort(Dice dice) => dice.Below(10) switch
    {
        8 => AskSupport(dice.One("Please.", "")),
        0 => WithdrawEscalation(dice.One(null, "It is settled.", "bell\u0007")),
        1 => GiveUpdate(dice.One("Soon.", ""), dice.One(null, "e1", "e9")),
        2 => Contact(dice.One("Reached.", " "), dice.OneIn(2)),
        3 => Agree(),
        4 => HandOff(dice.One("Neither gives way.", "")),
        5 => Claim(),
        6 => ReleaseClaim(),
        7 => NoteDown(dice.One("Called.", "")),
        _ =>
            Escalate(
                dice.One<EscalationCause>(Enum.GetValues<EscalationCause>()), dice.One("Help.", ""),
                dice.One<string[]>([], ["d1"], ["d9"])),
    };
}
