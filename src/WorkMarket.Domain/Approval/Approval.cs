using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.TimeLog;

namespace WorkMarket.Domain.Approval;

/// <summary>
/// Submit for approval. Null hours stand for those of the time log, a null final value for what the work came to.
/// </summary>
public sealed record Complete(
    string Resolution, Money? FinalValue, string? Explanation, decimal? Hours = null, decimal? Units = null) : Command;

/// <summary>Send it back to the worker.</summary>
public sealed record SendBack(string Reason) : Command;

/// <summary>Stand by the submission that was sent back: it waits for approval again as it was.</summary>
public sealed record StandBy : Command;

/// <summary>
/// Approve the work. Requests for funds that are not decided lapse with it where that is said, and stand in its way else.
/// </summary>
public sealed record Approve(bool Lapse = false) : Command;

/// <summary>
/// The worker submitted for approval: the final value, the hours or units where the price counts them, what the work came to
/// before the final value was lowered, and from when the approval is overdue, with the part of that time that is the allowance. An
/// older one says none of these: its price was flat, and is what the work came to. Where more hours were logged than are budgeted, the
/// hours are those charged, and all that were worked stand beside them.
/// </summary>
[Stored("completed/1"), Tells(NoticeKind.Completed, Recipients.BothSides)]
public sealed record Completed(
    string Resolution, Money FinalValue, string? Explanation, decimal? Hours = null, decimal? Units = null, Money? Worth = null,
    Instant? OverdueFrom = null, Duration? Allowance = null, decimal? HoursWorked = null,
    ImmutableList<TimeElsewhere>? Elsewhere = null) : Event;

/// <summary>The client sent it back.</summary>
[Stored("sentBack/1"), Tells(NoticeKind.SentBack, Recipients.BothSides)]
public sealed record SentBack(string Reason) : Event;

/// <summary>The worker stood by what was submitted; it waits for approval again, which is overdue from an instant.</summary>
[Stored("stoodBy/1"), Tells(NoticeKind.StoodBy, Recipients.BothSides)]
public sealed record StoodBy(Instant OverdueFrom, ImmutableList<TimeElsewhere>? Elsewhere = null) : Event;

/// <summary>The client approved; what is due, and until when both sides may rate at the longest.</summary>
[Stored("approved/1")]
public sealed record Approved(Money Amount, Instant DueAt, Instant? RateUntil = null) : Event
{
    // The project manager, who may have done it, is told of the rating alone.
    internal override IEnumerable<NoticeFor> Tells(Teller to) =>
        [.. to.Tell(Recipients.BothSides, NoticeKind.Approved), .. to.Tell(Recipients.ProjectManager, NoticeKind.RatingDue, anyway: true)];
}

/// <summary>Requests for funds are not decided, and it is not said that they are to lapse (domain.md §2).</summary>
public sealed record FundsUndecided(ImmutableList<FundsRequest> Requests)
    : Refusal(
        RefusalKind.Conflict, "fundsUndecided",
        $"Not decided: {string.Join(", ", Requests.Select(request => request.InWords))}. "
            + "Decide each, or say that they lapse.",
        "lapse");

/// <summary>Nothing was sent back that the worker could stand by (domain.md §2).</summary>
public sealed record NotSentBack()
    : Refusal(RefusalKind.Conflict, "notSentBack", "The client has not sent this work back: there is no submission to stand by.");

/// <summary>What was submitted was not kept when it was sent back, before that was done.</summary>
public sealed record SubmissionNotKept()
    : Refusal(
        RefusalKind.Conflict, "submissionNotKept",
        "This work was sent back before submissions were kept: submit it again, as it was if you like.");

/// <summary>More hours than are budgeted (domain.md §2).</summary>
public sealed record HoursOverBudget(decimal Hours, decimal Budgeted)
    : Refusal(RefusalKind.Conflict, "hoursOverBudget", Overrun.Words("hours", Hours, Budgeted), "hours");

/// <summary>More units than are budgeted (domain.md §2).</summary>
public sealed record UnitsOverBudget(decimal Units, decimal Budgeted)
    : Refusal(RefusalKind.Conflict, "unitsOverBudget", Overrun.Words("units", Units, Budgeted), "units");

file static class Overrun
{
    public static string Words(string what, decimal worked, decimal budgeted) => string.Create(
        CultureInfo.InvariantCulture,
        $"{worked} {what} are more than the {budgeted} that are budgeted: a budget increase comes first, or fewer {what} are stated.");
}
