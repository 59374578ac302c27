using WorkMarket.Domain;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.Schedules;
using WorkMarket.Domain.Subcontracting;
using static WorkMarket.Application.Words.Names;

namespace WorkMarket.Application.Words;

/// <summary>Hold, another schedule, the loss of its worker, cancellation, subcontracting.</summary>
internal static class CourseWords
{
    public static Sentences? Find(Event @event) => @event switch
    {
        PutOnHold held => new(
            style => held.Until is { } until
                ? $"The work was put on hold until {style.Write(until)}; then it goes on by itself."
                : "The client put the work on hold.",
            "The assignment is on hold",
            held.Reason),
        HoldAsked asked => new(
            style => $"The client asked the worker for a hold until {style.Write(asked.Until)}.",
            "The client asks for a hold, which needs the worker's consent",
            asked.Reason),
        HoldDeclined declined => new("The worker declined the hold.", "The worker declined a hold", declined.Reason),
        HoldWithdrawn => new("The client took its request for a hold back.", "The request for a hold was taken back"),
        HoldEnded => new(
            "The hold ended by itself; nothing is late until a schedule is agreed.",
            "The hold has ended by itself; a schedule is to be agreed"),
        Released => new("The client released the work from hold.", "The assignment goes on after a hold"),
        RescheduleRequested asked => new(
            style => $"Another schedule was asked for: {style.Write(asked.Schedule)}.",
            "Another schedule is asked for",
            asked.Reason),
        Rescheduled changed => new(
            style => $"Another schedule was agreed: {style.Write(changed.Old)} → {style.Write(changed.New)}.",
            "Another schedule is agreed"),
        RescheduleDeclined declined => new("The other schedule was declined.", "Another schedule was declined", declined.Reason),
        RescheduleWithdrawn => new("The request for another schedule was taken back.", "The request for another schedule was taken back"),
        WorkerRemoved removed => new(
            style => $"The worker {style.Who(removed.Worker)} has it no more ({InWords(removed.End)}{Uncounted(removed.Uncounted)}); "
                + "it is offered again."
                + (removed.ContestUntil is { } until ? $" The worker can contest that until {style.Write(until)}." : ""),
            Lost(removed.End),
            removed.Reason),
        CancelledByClient cancelled => new(
            style => $"The client cancelled it ({InWords(cancelled.Reason)}), to pay {cancelled.Amount}"
                + (cancelled.Submitted is { } submitted && submitted != cancelled.Amount ? $" of {submitted} that was submitted" : "")
                + (cancelled.DueAt is { } due ? $" by {style.Write(due)}" : "")
                + (cancelled.StatesJustification ? "; what the client wrote states why." : "."),
            "The client cancelled the assignment",
            cancelled.Clarification)
        {
            IsOfPrice = true,
        },
        SubcontractRequested asked => new(
            $"The worker asked whether somebody else may do the work (question {asked.Subcontract}).",
            "The worker asks whether somebody else may do the work",
            asked.Reason,
            $"Who would do the work: {asked.Subcontractor}"),
        SubcontractDecided decided => new(
            $"The client {(decided.Granted ? "granted" : "refused")} question {decided.Subcontract}.",
            "The client decided whether somebody else may do the work",
            decided.Reason),
        _ => null,
    };

    private static string Uncounted(GiveBackCause? cause) => cause switch
    {
        null => "",
        GiveBackCause.Soon => ", not counted: soon after the assignment and before the start",
        GiveBackCause.Overlap => ", not counted: it overlaps with an earlier assignment",
        GiveBackCause.OnHold => ", not counted: it was on hold",
        _ => ", not counted: no schedule was agreed after a hold",
    };

    private static string Lost(EngagementEnd end) => end switch
    {
        EngagementEnd.Unassigned => "The worker is not assigned any more",
        EngagementEnd.CancelledByWorker => "The worker cancelled",
        EngagementEnd.GivenBack => "The worker gave the assignment back, which does not count",
        _ => "The client reported that the work was abandoned",
    };
}
