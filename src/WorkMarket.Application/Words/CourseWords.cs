using NodaTime;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;
using WorkMarket.Domain.ProjectManagers;
using WorkMarket.Domain.Schedules;
using WorkMarket.Domain.Subcontracting;
using static WorkMarket.Domain.Wording;

namespace WorkMarket.Application.Words;

/// <summary>Hold, another schedule, another project manager, the loss of its worker, cancellation, subcontracting.</summary>
internal static class CourseWords
{
    public static Sentences? Find(Event @event) => @event switch
    {
        PutOnHold held => new(
            style => held.Until is { } until
                ? $"The work was put on hold until {style.Write(until)}; then it goes on by itself."
                : "The client put the work on hold.",
            to => new("The assignment is on hold", (held.Until is { } until
                ? $"The hold ends by itself on {to.At(until)}, if the client does not release it before. "
                : "") + to.For(
                "Do not work on it: check-in and completion are not possible, and no deadline for a label runs. You can close an open "
                    + "visit, ask for funds, or give the assignment back, which does not count. You are told when it goes on.",
                "The worker cannot check in and no deadline for a label runs until you release it, which you can do at any time.")),
            held.Reason),
        HoldAsked asked => new(
            style => $"The client asked the worker for a hold until {style.Write(asked.Until)}.",
            to => new("The client asks for a hold, which needs the worker's consent",
                $"It is to last until {to.At(asked.Until)}. " + to.For(
                "Agree or decline; until you agree, everything stays as it is.", "Until the worker agrees, everything stays as it is.")),
            asked.Reason),
        HoldDeclined declined => new(
            "The worker declined the hold.",
            to => new("The worker declined a hold", "Everything stays as it is. " + to.For(
                "There is nothing for you to do.", "Write to the worker if it cannot go on, or cancel the assignment.")),
            declined.Reason),
        HoldWithdrawn => new(
            "The client took its request for a hold back.",
            to => new("The request for a hold was taken back", "Everything stays as it is, and there is nothing to decide.")),
        HoldLapsed lapsed => new(
            style => $"The hold until {style.Write(lapsed.Until)} that the client asked for lapsed: it was not decided in time.",
            to => new("The request for a hold has lapsed",
                $"The hold until {to.At(lapsed.Until)} was not decided before the work went on, was submitted or was over. "
                + to.For("There is nothing to decide any more.", "What is still needed can be asked for anew."))),
        HoldEnding ending => new(
            style => $"The hold is about to end by itself, on {style.Write(ending.Until)}.",
            to => new("The hold is about to end", $"It ends by itself on {to.At(ending.Until)}, if the client does not release it before. "
                + to.For(
                    "Then a schedule is to be agreed; until it ends you can give the assignment back, which does not count.",
                    "Release it with a schedule, or ask the worker for a longer hold; else a schedule is to be agreed then."))),
        HoldEnded => new(
            "The hold ended by itself; nothing is late until a schedule is agreed.",
            to => new("The hold has ended by itself; a schedule is to be agreed", "No deadline for a label runs until then. " + to.For(
                "Propose a schedule or decide on the client's; declining it gives the assignment back, which does not count.",
                "Propose a schedule to the worker."))),
        Released => new(
            "The client released the work from hold.",
            to => new("The assignment goes on after a hold", $"The schedule is {to.Schedule}. " + to.For(
                $"Go on with the work then.{OfferWords.Confirm(to)}", "The worker is told, and deadlines run again."))),
        RescheduleRequested asked => new(
            style => $"Another schedule was asked for: {style.Write(asked.Schedule)}.",
            to => new("Another schedule is asked for", $"{Side(to)} proposes {Reading.At(asked.Schedule)} in place of {to.Schedule}. "
                + "Agree or decline: until then the schedule stays as it is."
                + (to is { IsWorker: true, State: OnHold } ? " It comes with the release from hold: declining it gives the assignment "
                + "back." : "")),
            asked.Reason),
        Rescheduled changed => new(
            style => $"Another schedule was agreed: {style.Write(changed.Old)} → {style.Write(changed.New)}.",
            to => new("Another schedule is agreed", $"The work is to be done {Reading.At(changed.New)}, in place of "
                + $"{Reading.At(changed.Old)}.{(to.IsWorker ? OfferWords.Confirm(to) : "")}")),
        RescheduleDeclined declined => new(
            "The other schedule was declined.",
            to => new("Another schedule was declined", $"The schedule stays {to.Schedule}. If it does not suit you, write to the other "
                + "side."),
            declined.Reason),
        RescheduleWithdrawn => new(
            "The request for another schedule was taken back.",
            to => new("The request for another schedule was taken back", $"The schedule stays {to.Schedule}, and there is nothing to "
                + "decide.")),
        RescheduleLapsed lapsed => new(
            style => $"The request for another schedule lapsed, as it was not decided in time: {style.Write(lapsed.Schedule)}.",
            to => new("The request for another schedule has lapsed",
                $"{Reading.At(lapsed.Schedule)} was not decided before the work went on, was submitted or was over. The schedule stays "
                + $"{to.Schedule}, and there is nothing to decide any more.")),
        ProjectManagerChanged changed => new(
            style => $"The project manager was changed: {style.Who(changed.From)} → {style.Who(changed.To)}.",
            to => to.Kind == NoticeKind.BecameProjectManager
                ? new("You are the project manager of this assignment now", $"It is {InWords(to.State.Status)}; its schedule is "
                    + $"{to.Schedule}. From now on you are told of it in place of your colleague, and what it waits for is yours to do.")
                : new("The assignment has another project manager", to.For(
                    "Nothing else changes, and there is nothing for you to do: what you write goes to the client as before.",
                    "A colleague answers for it from now on. You are told of it no more, and there is nothing left for you to do."))),
        WorkerRemoved removed => new(
            style => $"The worker {style.Who(removed.Worker)} has it no more ({InWords(removed.End)}{Uncounted(removed.Uncounted)}); "
                + "it takes no applications until it is offered again."
                + (removed.ContestUntil is { } until ? $" The worker can contest that until {style.Write(until)}." : "")
                + Settled(removed.Settlement, style.Write),
            to => Lost(removed, to),
            removed.Reason)
        {
            IsOfPrice = removed.Settlement is { DueAt: not null } or { ReasonCode: not null },
        },
        CancelledByClient cancelled => new(
            style => $"The client cancelled it ({InWords(cancelled.Reason)}), to pay {cancelled.Amount}"
                + (cancelled.Submitted is { } submitted && submitted != cancelled.Amount ? $" of {submitted} that was submitted" : "")
                + (cancelled.DueAt is { } due ? $" by {style.Write(due)}" : "")
                + (cancelled.StatesJustification ? "; what the client wrote states why." : "."),
            to => Cancelled(cancelled, to),
            cancelled.Clarification)
        {
            IsOfPrice = true,
        },
        SubcontractRequested asked => new(
            $"The worker asked whether somebody else may do the work (question {asked.Subcontract}).",
            to => new("The worker asks whether somebody else may do the work", to.For(
                "Until the client grants it, only you may do the work.",
                "Grant or refuse it. Until you grant it, work by another person is without your consent.")),
            asked.Reason,
            $"Who would do the work: {asked.Subcontractor}"),
        SubcontractDecided decided => new(
            $"The client {(decided.Granted ? "granted" : "refused")} question {decided.Subcontract}.",
            to => decided.Granted
                ? new("The client granted that somebody else does the work", to.For(
                    "The person whom you named may do it; the assignment stays yours.", "The person whom the worker named may do it."))
                : new("The client refused that somebody else does the work", to.For(
                    "Do it yourself, or give the assignment back.", "The worker is to do it, or to give the assignment back.")),
            decided.Reason),
        _ => null,
    };

    private static string Uncounted(GiveBackCause? cause) => cause is null ? "" : $", not counted{Why(cause)}";

    private static string Why(GiveBackCause? cause) => cause switch
    {
        null => "",
        GiveBackCause.Soon => ": soon after the assignment and before the start",
        GiveBackCause.Overlap => ": it overlaps with an earlier assignment",
        GiveBackCause.OnHold => ": it was on hold",
        _ => ": no schedule was agreed after a hold",
    };

    private static string Side(Reading to) => to.Happened.By.Role == Role.Client ? "The client" : "The worker";

    private static string OfferAgain(Reading to) =>
        $"It was to be done {to.Schedule}, and takes no applications until you offer it again, with a schedule to come; or void it.";

    private static NoticeText Lost(WorkerRemoved removed, Reading to)
    {
        var lost = TakenOrGiven(removed, to);
        return lost with
        {
            Then = lost.Then + Settled(removed.Settlement, to.At) + (removed.Settlement?.RateUntil is { } until
                ? $" {to.For("You can rate the client", "You can rate the worker")} until {to.At(until)}."
                : ""),
        };
    }

    // What is paid for it nevertheless, and why it was taken; nothing where neither was said.
    private static string Settled(Settlement? settled, Func<Instant, string> write)
    {
        var of = settled?.Submitted is { } submitted && submitted != settled.Amount ? $" of {submitted} that was submitted" : "";
        return (settled?.ReasonCode is { } code ? $" The reason: {InWords(code)}." : "") + settled switch
        {
            { DueAt: { } due } => $" To be paid for the work is {settled.Amount}{of}, by {write(due)}.",
            { ReasonCode: not null } => $" To be paid for the work is nothing ({settled.Amount}){of}.",
            _ => "",
        };
    }

    private static NoticeText TakenOrGiven(WorkerRemoved removed, Reading to) => (removed.End, to.Reader) switch
    {
        (EngagementEnd.Unassigned, Reader.Worker) => new("You are not assigned any more", to.Happened.By is Actor.Worker
            ? "You declined the schedule that came with the release from hold, so the assignment is yours no more."
            : "The client took the assignment back. Do no more work on it; if you do not agree, " + (removed.Settlement is null
                ? "write to WorkMarket Support."
                : "write to the client about it; if that settles nothing, you can escalate.")),
        (EngagementEnd.Unassigned, _) => new("The worker is not assigned any more", OfferAgain(to)),
        (EngagementEnd.CancelledByWorker, Reader.Worker) =>
            new("You gave the assignment back", "It is yours no more, and counts as cancelled on your scorecard."),
        (EngagementEnd.CancelledByWorker, _) => new("The worker cancelled", "The worker gave the assignment back, which counts on the "
            + $"worker's scorecard. {OfferAgain(to)}"),
        (EngagementEnd.GivenBack, Reader.Worker) =>
            new("You gave the assignment back", $"It is yours no more, and does not count on your scorecard{Why(removed.Uncounted)}."),
        (EngagementEnd.GivenBack, _) => new("The worker gave the assignment back, which does not count", "It does not count on the "
            + $"worker's scorecard{Why(removed.Uncounted)}. {OfferAgain(to)}"),
        (_, Reader.Worker) => new("The client reported that you abandoned the work", "The assignment is yours no more. "
            + (removed.ContestUntil is { } until
                ? $"If it was not so, contest it until {to.At(until)}: it counts as abandoned on your scorecard only if Support finds so."
                : "It counts as abandoned on your scorecard. If it was not so, write to WorkMarket Support.")),
        _ => new("It was reported that the work was abandoned", (removed.ContestUntil is { } until
            ? $"The worker can contest it until {to.At(until)}; Support decides then. "
            : "It counts on the worker's scorecard. ") + $"{OfferAgain(to)}"),
    };

    private static NoticeText Cancelled(CancelledByClient cancelled, Reading to)
    {
        var reason = $"The reason: {InWords(cancelled.Reason)}.";
        if (to is { IsWorker: true, State: CancelledOffer })
            return new("The client cancelled the assignment", $"{reason} Nobody is to do the work, and an application of yours for it is "
                + "closed.");
        var of = cancelled.Submitted is { } submitted && submitted != cancelled.Amount ? $" of {submitted} that was submitted" : "";
        var pay = cancelled.DueAt is { } due
            ? $"To be paid is {cancelled.Amount}{of}, by {to.At(due)}."
            : $"To be paid is nothing ({cancelled.Amount}){of}.";
        return new("The client cancelled the assignment", $"{reason} {pay} " + to.For(
            "Do no more work on it. If you do not agree, write to the client about it; if that settles nothing, you can escalate.",
            cancelled.DueAt is null ? "Nobody is to do the work any more." : "Pay it like any invoice."));
    }
}
