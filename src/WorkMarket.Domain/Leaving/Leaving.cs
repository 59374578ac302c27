using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Leaving;

/// <summary>
/// Take it from the worker. Once work was logged or submitted it names what is paid for that and the code of the reason; the reason
/// itself may be marked as a justification.
/// </summary>
public sealed record Unassign(
    string Reason, CancellationReason? ReasonCode = null, Money? Amount = null, bool StatesJustification = false) : Command;

/// <summary>Give it back, as its worker; because it overlaps with an earlier assignment where that is named.</summary>
public sealed record CancelByWorker(string Reason, AssignmentId? Overlaps = null) : Command;

/// <summary>Report that the worker abandoned it; once work was logged, with what is paid for that.</summary>
public sealed record ReportAbandonment(string Reason, Money? Amount = null) : Command;

/// <summary>Cancel it, as its client. A null amount stands for nothing; the clarification may be marked as a justification.</summary>
public sealed record Cancel(CancellationReason Reason, Money? Amount, string? Clarification, bool StatesJustification = false) : Command;

/// <summary>
/// The worker has it no more, and it is closed to applications until it is offered again. Where the worker gave it back uncounted, it
/// says why that is; where it was abandoned, until when that can be contested. Where there is something left between the two, it says
/// what comes of that.
/// </summary>
[Stored("workerRemoved/1")]
public sealed record WorkerRemoved(
    PersonId Worker, EngagementEnd End, string? Reason, GiveBackCause? Uncounted = null, Instant? ContestUntil = null,
    Settlement? Settlement = null) : Event
{
    internal override IEnumerable<NoticeFor> Tells(Teller to) => (to with { Worker = Worker }).Tell(Recipients.BothSides, End switch
    {
        EngagementEnd.Unassigned => NoticeKind.Unassigned,
        EngagementEnd.CancelledByWorker or EngagementEnd.GivenBack => NoticeKind.CancelledByWorker,
        EngagementEnd.Abandoned => NoticeKind.Abandoned,
        _ => throw new InvalidOperationException($"Nobody is told of {End}."),
    });
}

/// <summary>
/// The client cancelled. Where something is to be paid, it is due at an instant; where the work had been submitted, also before it was
/// sent back, it says so, and what the submission came to. Where a worker had it, both sides may rate until an instant.
/// </summary>
[Stored("cancelled/1")]
public sealed record CancelledByClient(
    CancellationReason Reason, Money Amount, string? Clarification, Instant? DueAt = null, bool StatesJustification = false,
    bool AfterSubmission = false, Money? Submitted = null, Instant? RateUntil = null) : Event
{
    internal override IEnumerable<NoticeFor> Tells(Teller to) =>
        [.. to.Tell(Recipients.BothSides, NoticeKind.Cancelled), .. to.Worker is null ? to.Asked(NoticeKind.Cancelled) : []];
}

/// <summary>Abandoned can be only what should have begun a while ago (domain.md §2).</summary>
public sealed record NotAbandonedYet : Refusal
{
    /// <summary>Says from when on it can be reported, in the assignment's zone.</summary>
    public NotAbandonedYet(Instant from, DateTimeZone zone)
        : base(
            RefusalKind.Conflict, "notAbandonedYet",
            "It can be reported as abandoned only a while after its start and after the worker got it, from "
                + $"{Wording.InWords(from, zone)} on. Until then it can be put on hold, rescheduled or taken from the worker.",
            HoldsFrom: from) =>
        From = from;

    /// <summary>From when on it can be reported.</summary>
    public Instant From { get; }
}

/// <summary>What was submitted was not abandoned (domain.md §2).</summary>
public sealed record SubmittedNotAbandoned()
    : Refusal(
        RefusalKind.Conflict, "submittedNotAbandoned",
        "The worker has submitted the work, so it was not abandoned. It can be taken from the worker, or cancelled, for a reason.");

/// <summary>The reason blames the work or the worker, and what is wrong is not said (domain.md §2).</summary>
public sealed record BlameWithoutWords(CancellationReason Reason)
    : Refusal(
        RefusalKind.Invalid, "blameWithoutWords",
        $"“{Wording.Sentence(Wording.InWords(Reason))}” blames the work or the worker: say in the clarification what was wrong.",
        "clarification");

/// <summary>Submitted work is to be paid below what it came to, and why is not said (domain.md §2).</summary>
public sealed record WithheldWithoutReason(Money Submitted, Money Amount)
    : Refusal(
        RefusalKind.Invalid, "withheldWithoutReason",
        $"The work that was submitted came to {Submitted}: say in the clarification why {Amount} is to be paid, or pay all of it.",
        "clarification");

/// <summary>Work was logged or submitted, and why it is taken from the worker is not said as a cancellation would (domain.md §2).</summary>
public sealed record ReasonCodeRequired()
    : Refusal(
        RefusalKind.Invalid, "reasonCodeRequired",
        "Work was logged or submitted: name the code of the reason, as for a cancellation, for which it is taken from the worker.",
        "reasonCode");

/// <summary>Work was logged or submitted, and what is paid for it is not said (domain.md §2).</summary>
public sealed record AmountRequired()
    : Refusal(
        RefusalKind.Invalid, "amountRequired",
        "Work was logged or submitted: name the amount that is paid for it, which may be 0.", "amount");

/// <summary>What the worker named is no earlier assignment of the worker's that overlaps (domain.md §2).</summary>
public sealed record NoOverlap(AssignmentId Named)
    : Refusal(
        RefusalKind.Conflict, "noOverlap",
        $"The assignment “{Named}” is none that you got before this one, still have and that overlaps with it. Without naming it you can "
        + "give this one back, which counts on your scorecard.", "overlaps");

/// <summary>A hold ended by itself, and there is no schedule that the worker could have broken (domain.md §2).</summary>
public sealed record ScheduleNotAgreed()
    : Refusal(
        RefusalKind.Conflict, "scheduleNotAgreed",
        "The hold ended by itself and no schedule is agreed since, so nothing was abandoned: ask the worker for one.");

/// <summary>Nobody did anything that could be paid.</summary>
public sealed record NobodyToPay()
    : Refusal(
        RefusalKind.Invalid, "nobodyToPay", "No worker has the assignment, so there is nobody to pay: cancel it with no amount.", "amount");
