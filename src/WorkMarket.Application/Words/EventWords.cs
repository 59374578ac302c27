using WorkMarket.Application.Cases;
using WorkMarket.Application.Notifications;
using WorkMarket.Application.Words;
using WorkMarket.Domain;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Ratings;
using WorkMarket.Domain.Schedules;
using WorkMarket.Domain.Subcontracting;
using WorkMarket.Domain.TimeLog;
using WorkMarket.Domain.Violations;
using static WorkMarket.Application.Words.Names;

namespace WorkMarket.Application.Words;

/// <summary>Every event in plain English: one table over the closed set. What a person wrote with it is told apart.</summary>
/// <param name="times">Instants.</param>
/// <param name="person">People by name; by id where it is null.</param>
public sealed partial class EventWords(LocalTimes times, Func<PersonId, string>? person = null)
{
    /// <summary>What happened, in a line.</summary>
    public string Line(Event @event) => @event switch
    {
        Created created => $"The client wrote the draft, at {created.Brief.Price}, {times.Of(created.Brief.Schedule)}.",
        SentToWorkers { Audience: Audience.Named named } => $"The client offered it by name to {string.Join(", ", named.Workers.Select(Who))}.",
        SentToWorkers => "The client offered it to all workers.",
        DraftDeleted => "The client deleted the draft.",
        VoidedByClient => "The client took it back.",
        Applied applied => $"The worker {Who(applied.Worker)} applied.",
        Counteroffered countered => $"The worker {Who(countered.Worker)} made a counteroffer: {Offer(countered.Proposal)}.",
        ApplicationWithdrawn withdrawn => $"The worker {Who(withdrawn.Worker)} withdrew the application.",
        ApplicationDeclined declined => $"The client declined the application of {Who(declined.Worker)}.",
        ApplicationExpired expired => $"The counteroffer of {Who(expired.Worker)} expired.",
        OfferDeclined declined => $"The worker {Who(declined.Worker)} declined the offer.",
        QuestionAsked asked => $"A worker asked question {asked.Question}.",
        QuestionAnswered answered => $"The client answered question {answered.Question}.",
        WorkerAssigned assigned => $"The client assigned the worker {Who(assigned.Worker)}. "
            + $"The price is fixed: {assigned.Price}{Expenses(assigned)}.{Agreed(assigned.Schedule)}",
        ScheduleConfirmed => "The worker confirmed the schedule.",
        WorkStarted => "The scheduled start came; the work is in progress.",
        CheckedIn checkedIn => $"The worker checked in at {times.Of(checkedIn.Time)} (visit {checkedIn.Visit}).",
        CheckedOut checkedOut => $"The worker checked out at {times.Of(checkedOut.Time)} (visit {checkedOut.Visit}).",
        VisitEdited edited => $"The times of visit {edited.Visit} were changed: {Times(edited.Old)} → {Times(edited.New)}{AskedFor(edited.AskedBy)}.",
        VisitRemoved removed => $"Visit {removed.Visit} was removed: {Times(removed.Old)}{AskedFor(removed.AskedBy)}.",
        Delivered delivered => $"The worker delivered {InWords(delivered.Type)} {delivered.Deliverable}, version {delivered.Version}: {File(delivered.File)}.",
        DeliverableRemoved removed => $"The worker removed deliverable {removed.Deliverable} before submission.",
        MessagePosted posted => $"Posted a {InWords(posted.Kind)}{(posted.Private ? " for the client company alone" : "")}{(posted.Marked is { } mark ? $", marked as {InWords(mark)}" : "")}.",
        AttemptRecorded attempt => $"The worker recorded an attempt to reach the client at {times.Of(attempt.Time)}, by {InWords(attempt.Through)}.",
        FundsRequested asked => $"The worker asked for {Ask(asked.Ask)} (request {asked.Request}).",
        FundsAdded added => $"The client added {Ask(added.Ask)} (request {added.Request}).",
        FundsApproved approved => $"The client granted the {InWords(approved.Kind)} of request {approved.Request}.",
        FundsDeclined declined => $"The client declined the {InWords(declined.Kind)} of request {declined.Request}.",
        FundsWithdrawn withdrawn => $"The worker took the {InWords(withdrawn.Kind)} of request {withdrawn.Request} back.",
        FundsLapsed lapsed => $"The {InWords(lapsed.Kind)} of request {lapsed.Request} lapsed: it was not decided before the close-out.",
        Completed completed => $"The worker submitted the work for approval, at {completed.FinalValue}{Count(completed)}.",
        SentBack => "The client sent the work back.",
        Approved approved => $"The client approved the work: {approved.Amount}, due on {times.Of(approved.DueAt)}.",
        PaidByClient paid => $"The client paid {paid.Amount}.",
        LabelAdded added => $"The label “{Wording.Label(added.Label)}” came on.",
        LabelRemoved removed => $"The label “{Wording.Label(removed.Label)}” went off.",
        _ => Course(@event) ?? Judged(@event) ?? Escalated(@event) ?? $"{EventJson.Names[@event.GetType()]}.",
    };

    private string? Course(Event @event) => @event switch
    {
        PutOnHold => "The client put the work on hold.",
        Released => "The client released the work from hold.",
        RescheduleRequested asked => $"Another schedule was asked for: {times.Of(asked.Schedule)}.",
        Rescheduled changed => $"Another schedule was agreed: {times.Of(changed.Old)} → {times.Of(changed.New)}.",
        RescheduleDeclined => "The other schedule was declined.",
        RescheduleWithdrawn => "The request for another schedule was taken back.",
        WorkerRemoved removed => $"The worker {Who(removed.Worker)} has it no more ({InWords(removed.End)}); it is offered again.",
        CancelledByClient cancelled => $"The client cancelled it ({InWords(cancelled.Reason)}), to pay {cancelled.Amount}{(cancelled.DueAt is { } due ? $" by {times.Of(due)}" : "")}{(cancelled.StatesJustification ? "; what the client wrote states why" : "")}.",
        SubcontractRequested asked => $"The worker asked whether somebody else may do the work (question {asked.Subcontract}).",
        SubcontractDecided decided => $"The client {(decided.Granted ? "granted" : "refused")} question {decided.Subcontract}.",
        _ => null,
    };

    private string? Judged(Event @event) => @event switch
    {
        RatingGiven given => $"The {InWords(given.Side)} rated the other side: {Grades(given.Rating)}.",
        RatingDisputed disputed => $"The worker asked for an explanation of the rating, due on {times.Of(disputed.ExplanationDue)}.",
        RatingExplained => "The client explained its rating.",
        RatingUnexplained => "The client did not explain its rating in time.",
        RatingDisputeEscalated => "The worker asked WorkMarket to review the rating.",
        RatingReviewed reviewed => $"A reviewer decided on the rating: {InWords(reviewed.Decision)}{(reviewed.Amended is { } amended ? $", to {Grades(amended)}" : "")}.",
        ViolationReported reported => $"A violation by the {InWords(reported.Against)} was reported: {InWords(reported.Category)} (report {reported.Violation}).",
        ViolationUpheld upheld => $"Support found that report {upheld.Violation} was of a violation.",
        ViolationDismissed dismissed => $"Support found that report {dismissed.Violation} was of none.",
        _ => null,
    };

    /// <summary>Funds as they are asked for or added.</summary>
    public static string Ask(FundsAsk ask) => $"{InWords(ask.Kind)}: {ask.Amount?.ToString() ?? $"{ask.Quantity:0.##} more hours or units at the agreed rate"}{(ask.Receipt is { } receipt ? $", receipt {File(receipt)}" : "")}";

    /// <summary>A file by name, length and hash.</summary>
    public static string File(DeliveredFile file) => $"“{file.Name}”, {file.Length} bytes, SHA-256 {file.Sha256}";

    private string Who(PersonId id) => person is null ? id.Value : person(id);

    private string Times(VisitTimes visit) => $"{times.Of(visit.CheckIn)} to {(visit.CheckOut is { } end ? times.Of(end) : "open")}";

    private string Offer(Proposal proposal) => string.Join(", ", new[]
    {
        proposal.Price?.ToString(),
        proposal.Expenses is { } expenses ? $"expenses of {expenses}" : null,
        proposal.Schedule is { } schedule ? times.Of(schedule) : null,
        proposal.Expires is { } expires ? $"open until {times.Of(expires)}" : null,
    }.OfType<string>());

    private static string Expenses(WorkerAssigned assigned) => assigned.Expenses is not { } granted ? ""
        : assigned.Asked is null ? $", and expenses of {granted}"
        : $", and expenses of {granted} are granted as the worker asked";

    private string Agreed(Schedule? schedule) => schedule is null ? "" : $" The schedule is {times.Of(schedule)}.";

    private static string Count(Completed completed) =>
        completed.Hours is { } hours ? $" for {hours:0.##} hours" : completed.Units is { } units ? $" for {units:0.##} units" : "";

    private static string AskedFor(AskedBy? side) => side is { } asked ? $", which the {InWords(asked)} asked support for" : "";

    private static string Grades(Rating rating) => string.Join(", ", new[]
    {
        InWords(rating.Overall),
        rating.Quality is { } quality ? $"quality {InWords(quality)}" : null,
        rating.Professionalism is { } professionalism ? $"professionalism {InWords(professionalism)}" : null,
        rating.Communication is { } communication ? $"communication {InWords(communication)}" : null,
    }.OfType<string>());
}
