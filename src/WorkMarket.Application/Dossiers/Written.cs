using System.Collections.Immutable;
using WorkMarket.Application.Notifications;
using WorkMarket.Domain.Assignments;

namespace WorkMarket.Application.Dossiers;

/// <summary>What belongs to a part of a dossier, and what people wrote.</summary>
internal static class Written
{
    /// <summary>What the person who let it happen wrote with it, all of it.</summary>
    public static ImmutableList<string> Of(Event @event) =>
        [.. new[] { Wording.Written(@event), More(@event) }.Where(text => !string.IsNullOrWhiteSpace(text)).OfType<string>()];

    /// <summary>Whether it is about the price: what is asked, offered, agreed, added, submitted, approved, paid.</summary>
    public static bool IsOfPrice(Event @event) => @event is Event.Created or Event.Counteroffered or Event.WorkerAssigned or Event.FundsRequested
        or Event.FundsAdded or Event.FundsApproved or Event.FundsDeclined or Event.FundsWithdrawn or Event.FundsLapsed or Event.Completed
        or Event.SentBack or Event.Approved or Event.PaidByClient or Event.CancelledByClient;

    /// <summary>Whether it is about times on site.</summary>
    public static bool IsOfTime(Event @event) => @event is Event.CheckedIn or Event.CheckedOut or Event.VisitEdited or Event.VisitRemoved;

    private static string? More(Event @event) => @event switch
    {
        Event.CheckedIn checkedIn => checkedIn.Note,
        Event.CheckedOut checkedOut => checkedOut.Note,
        Event.VisitEdited edited => edited.Reason,
        Event.VisitRemoved removed => removed.Reason,
        Event.Completed completed => completed.Explanation,
        Event.AttemptRecorded attempt => attempt.Text,
        Event.EscalationNoted noted => noted.Text,
        Event.PaidByClient paid => paid.Reference,
        Event.RatingGiven given => given.Rating.Comment,
        Event.SubcontractRequested asked => $"Who would do the work: {asked.Subcontractor}",
        _ => null,
    };
}
