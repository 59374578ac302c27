using WorkMarket.Application.Cases;
using WorkMarket.Application.Notifications;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.Ratings;
using WorkMarket.Domain.TimeLog;
using static WorkMarket.Application.Dossiers.Names;

namespace WorkMarket.Application.Dossiers;

/// <summary>Every event in plain English: one table over the closed set. What a person wrote with it is told apart.</summary>
public sealed partial class EventWords(LocalTimes times)
{
    /// <summary>What happened, in a line.</summary>
    public string Line(Event @event) => @event switch
    {
        Event.Created created => $"The client wrote the draft, at {created.Brief.Price}, {times.Of(created.Brief.Schedule)}.",
        Event.SentToWorkers { Audience: Audience.Named named } => $"The client offered it by name to {string.Join(", ", named.Workers)}.",
        Event.SentToWorkers => "The client offered it to all workers.",
        Event.DraftDeleted => "The client deleted the draft.",
        Event.VoidedByClient => "The client took it back.",
        Event.Applied applied => $"The worker {applied.Worker} applied.",
        Event.Counteroffered countered => $"The worker {countered.Worker} made a counteroffer: {Offer(countered.Proposal)}.",
        Event.ApplicationWithdrawn withdrawn => $"The worker {withdrawn.Worker} withdrew the application.",
        Event.ApplicationDeclined declined => $"The client declined the application of {declined.Worker}.",
        Event.ApplicationExpired expired => $"The counteroffer of {expired.Worker} expired.",
        Event.OfferDeclined declined => $"The worker {declined.Worker} declined the offer.",
        Event.QuestionAsked asked => $"A worker asked question {asked.Question}.",
        Event.QuestionAnswered answered => $"The client answered question {answered.Question}.",
        Event.WorkerAssigned assigned => $"The client assigned the worker {assigned.Worker}. "
            + $"The price is fixed: {assigned.Price}{Expenses(assigned)}.{Agreed(assigned.Schedule)}",
        Event.ScheduleConfirmed => "The worker confirmed the schedule.",
        Event.WorkStarted => "The scheduled start came; the work is in progress.",
        Event.CheckedIn checkedIn => $"The worker checked in at {times.Of(checkedIn.Time)} (visit {checkedIn.Visit}).",
        Event.CheckedOut checkedOut => $"The worker checked out at {times.Of(checkedOut.Time)} (visit {checkedOut.Visit}).",
        Event.VisitEdited edited => $"The times of visit {edited.Visit} were changed from {Times(edited.Old)} to {Times(edited.New)}{AskedFor(edited.AskedBy)}.",
        Event.VisitRemoved removed => $"Visit {removed.Visit} was removed: {Times(removed.Old)}{AskedFor(removed.AskedBy)}.",
        Event.Delivered delivered => $"The worker delivered {Words(delivered.Type)} {delivered.Deliverable}, version {delivered.Version}: {File(delivered.File)}.",
        Event.DeliverableRemoved removed => $"The worker removed deliverable {removed.Deliverable} before submission.",
        Event.MessagePosted posted => $"Posted a {Words(posted.Kind)}{(posted.Private ? " for the client company alone" : "")}{(posted.Marked is { } mark ? $", marked as {Words(mark)}" : "")}.",
        Event.AttemptRecorded attempt => $"The worker recorded an attempt to reach the client at {times.Of(attempt.Time)}, by {Words(attempt.Through)}.",
        Event.FundsRequested asked => $"The worker asked for {Ask(asked.Ask)} (request {asked.Request}).",
        Event.FundsAdded added => $"The client added {Ask(added.Ask)} (request {added.Request}).",
        Event.FundsApproved approved => $"The client granted the {Words(approved.Kind)} of request {approved.Request}.",
        Event.FundsDeclined declined => $"The client declined the {Words(declined.Kind)} of request {declined.Request}.",
        Event.FundsWithdrawn withdrawn => $"The worker took the {Words(withdrawn.Kind)} of request {withdrawn.Request} back.",
        Event.FundsLapsed lapsed => $"The {Words(lapsed.Kind)} of request {lapsed.Request} lapsed: it was not decided before the close-out.",
        Event.Completed completed => $"The worker submitted the work for approval, at {completed.FinalValue}{Count(completed)}.",
        Event.SentBack => "The client sent the work back.",
        Event.Approved approved => $"The client approved the work: {approved.Amount}, due on {times.Of(approved.DueAt)}.",
        Event.PaidByClient paid => $"The client paid {paid.Amount}.",
        Event.LabelAdded added => $"The label “{Wording.Label(added.Label)}” came on.",
        Event.LabelRemoved removed => $"The label “{Wording.Label(removed.Label)}” went off.",
        _ => Course(@event) ?? Judged(@event) ?? Escalated(@event) ?? $"{EventJson.Names[@event.GetType()]}.",
    };

    private string? Course(Event @event) => @event switch
    {
        Event.PutOnHold => "The client put the work on hold.",
        Event.Released => "The client released the work from hold.",
        Event.RescheduleRequested asked => $"Another schedule was asked for: {times.Of(asked.Schedule)}.",
        Event.Rescheduled changed => $"Another schedule was agreed: {times.Of(changed.New)}, before {times.Of(changed.Old)}.",
        Event.RescheduleDeclined => "The other schedule was declined.",
        Event.RescheduleWithdrawn => "The request for another schedule was taken back.",
        Event.WorkerRemoved removed => $"The worker {removed.Worker} has it no more ({Words(removed.End)}); it is offered again.",
        Event.CancelledByClient cancelled => $"The client cancelled it ({Words(cancelled.Reason)}), to pay {cancelled.Amount}{(cancelled.DueAt is { } due ? $" by {times.Of(due)}" : "")}{(cancelled.StatesJustification ? "; what the client wrote states why" : "")}.",
        Event.SubcontractRequested asked => $"The worker asked whether somebody else may do the work (question {asked.Subcontract}).",
        Event.SubcontractDecided decided => $"The client {(decided.Granted ? "granted" : "refused")} question {decided.Subcontract}.",
        _ => null,
    };

    private string? Judged(Event @event) => @event switch
    {
        Event.RatingGiven given => $"The {Words(given.Side)} rated the other side: {Grades(given.Rating)}.",
        Event.RatingDisputed disputed => $"The worker asked for an explanation of the rating, due on {times.Of(disputed.ExplanationDue)}.",
        Event.RatingExplained => "The client explained its rating.",
        Event.RatingUnexplained => "The client did not explain its rating in time.",
        Event.RatingDisputeEscalated => "The worker asked WorkMarket to review the rating.",
        Event.RatingReviewed reviewed => $"A reviewer decided on the rating: {Words(reviewed.Decision)}{(reviewed.Amended is { } amended ? $", to {Grades(amended)}" : "")}.",
        Event.ViolationReported reported => $"A violation by the {Words(reported.Against)} was reported: {Words(reported.Category)} (report {reported.Violation}).",
        Event.ViolationUpheld upheld => $"Support found that report {upheld.Violation} was of a violation.",
        Event.ViolationDismissed dismissed => $"Support found that report {dismissed.Violation} was of none.",
        _ => null,
    };

    /// <summary>Funds as they are asked for or added.</summary>
    public static string Ask(FundsAsk ask) => $"{Words(ask.Kind)}: {ask.Amount?.ToString() ?? $"{ask.Quantity:0.##} more hours or units at the agreed rate"}{(ask.Receipt is { } receipt ? $", receipt {File(receipt)}" : "")}";

    /// <summary>A file by name, length and hash.</summary>
    public static string File(DeliveredFile file) => $"“{file.Name}”, {file.Length} bytes, SHA-256 {file.Sha256}";

    private string Times(VisitTimes visit) => $"{times.Of(visit.CheckIn)} to {(visit.CheckOut is { } end ? times.Of(end) : "open")}";

    private string Offer(Proposal proposal) => string.Join(", ", new[]
    {
        proposal.Price?.ToString(),
        proposal.Expenses is { } expenses ? $"expenses of {expenses}" : null,
        proposal.Schedule is { } schedule ? times.Of(schedule) : null,
        proposal.Expires is { } expires ? $"open until {times.Of(expires)}" : null,
    }.OfType<string>());

    private static string Expenses(Event.WorkerAssigned assigned) => assigned.Expenses is not { } granted ? ""
        : assigned.Asked is null ? $", and expenses of {granted}"
        : $", and expenses of {granted} are granted as the worker asked";

    private string Agreed(Schedule? schedule) => schedule is null ? "" : $" The schedule is {times.Of(schedule)}.";

    private static string Count(Event.Completed completed) =>
        completed.Hours is { } hours ? $" for {hours:0.##} hours" : completed.Units is { } units ? $" for {units:0.##} units" : "";

    private static string AskedFor(AskedBy? side) => side is { } asked ? $", which the {Words(asked)} asked support for" : "";

    private static string Grades(Rating rating) => string.Join(", ", new[]
    {
        Words(rating.Overall),
        rating.Quality is { } quality ? $"quality {Words(quality)}" : null,
        rating.Professionalism is { } professionalism ? $"professionalism {Words(professionalism)}" : null,
        rating.Communication is { } communication ? $"communication {Words(communication)}" : null,
    }.OfType<string>());
}
