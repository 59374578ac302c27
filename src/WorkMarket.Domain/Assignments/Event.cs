using NodaTime;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.People;
using WorkMarket.Domain.TimeLog;

namespace WorkMarket.Domain.Assignments;

/// <summary>Something that happened on an assignment, when and through whom.</summary>
public sealed record Happened(Instant At, Actor By, Event Event);

/// <summary>What can happen on an assignment: the closed set of its events. Together they are its timeline.</summary>
public abstract partial record Event
{
    private Event() { }

    /// <summary>Whether it adds to what the assignment holds, rather than moving it on. Room is kept for what moves it on.</summary>
    public bool Adds() =>
        this is Created or Applied or Counteroffered or QuestionAsked or CheckedIn or Delivered or FundsRequested or FundsAdded or ViolationReported or AttemptRecorded;

    /// <summary>The client wrote a draft.</summary>
    public sealed record Created(AssignmentId Assignment, Brief Brief) : Event;

    /// <summary>The client offered it.</summary>
    public sealed record SentToWorkers(Audience Audience) : Event;

    /// <summary>The client deleted the draft: it is there for nobody but support.</summary>
    public sealed record DraftDeleted : Event;

    /// <summary>The client took it back.</summary>
    public sealed record VoidedByClient(string? Note) : Event;

    /// <summary>A worker applied.</summary>
    public sealed record Applied(ApplicationId Application, PersonId Worker, string? Note) : Event;

    /// <summary>
    /// The client accepted an application; the price is fixed, and what else a counteroffer proposed. Expenses say who asked for them and
    /// when; an older one does not.
    /// </summary>
    public sealed record WorkerAssigned(
        ApplicationId Application, PersonId Worker, Pricing Price, Schedule? Schedule = null, Money? Expenses = null, Asker? Asked = null) : Event;

    /// <summary>The worker confirmed the schedule.</summary>
    public sealed record ScheduleConfirmed : Event;

    /// <summary>The scheduled start came where no check-in is required.</summary>
    public sealed record WorkStarted : Event;

    /// <summary>The worker arrived.</summary>
    public sealed record CheckedIn(VisitId Visit, Instant Time, string? Note) : Event;

    /// <summary>The worker left.</summary>
    public sealed record CheckedOut(VisitId Visit, Instant Time, string? Note) : Event;

    /// <summary>A visit's times were changed: old and new, why, and for whom where support did it.</summary>
    public sealed record VisitEdited(VisitId Visit, VisitTimes Old, VisitTimes New, string Reason, AskedBy? AskedBy) : Event;

    /// <summary>A visit was removed.</summary>
    public sealed record VisitRemoved(VisitId Visit, VisitTimes Old, string Reason, AskedBy? AskedBy) : Event;

    /// <summary>A file was delivered: a new deliverable, or a new version of one.</summary>
    public sealed record Delivered(DeliverableId Deliverable, int Version, DeliverableType Type, DeliveredFile File) : Event;

    /// <summary>A deliverable was removed before submission.</summary>
    public sealed record DeliverableRemoved(DeliverableId Deliverable) : Event;

    /// <summary>Somebody wrote. A private message is for the client company alone.</summary>
    public sealed record MessagePosted(MessageId Message, MessageKind Kind, string Text, bool Private, MessageMark? Marked = null) : Event;

    /// <summary>
    /// The worker submitted for approval: the final value, the hours or units where the price counts them, what the work came to
    /// before the final value was lowered, and from when the approval is overdue, with the part of that time that is the allowance. An
    /// older one says none of these: its price was flat, and is what the work came to.
    /// </summary>
    public sealed record Completed(
        string Resolution, Money FinalValue, string? Explanation, decimal? Hours = null, decimal? Units = null, Money? Worth = null,
        Instant? OverdueFrom = null, Duration? Allowance = null) : Event;

    /// <summary>The client sent it back.</summary>
    public sealed record SentBack(string Reason) : Event;

    /// <summary>The client approved.</summary>
    public sealed record Approved(Money Amount, Instant DueAt) : Event;

    /// <summary>The client paid.</summary>
    public sealed record PaidByClient(Money Amount, string? Reference) : Event;

    /// <summary>A label came on.</summary>
    public sealed record LabelAdded(Label Label) : Event;

    /// <summary>A label went off.</summary>
    public sealed record LabelRemoved(Label Label) : Event;
}

/// <summary>Who asked for something, and when.</summary>
public sealed record Asker(Actor By, Instant At);

/// <summary>The times of a visit at some moment.</summary>
public sealed record VisitTimes(Instant CheckIn, Instant? CheckOut);
