using WorkMarket.Application.Dossiers;
using System.Collections.Immutable;
using WorkMarket.Application.Notifications;
using WorkMarket.Domain;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.Ratings;
using WorkMarket.Domain.Subcontracting;
using WorkMarket.Domain.TimeLog;

namespace WorkMarket.Application.Words;

/// <summary>What belongs to a part of a dossier, and what people wrote.</summary>
public static class Written
{
    /// <summary>What the person who let it happen wrote with it, all of it.</summary>
    public static ImmutableList<string> Of(Event @event) =>
        [.. new[] { Wording.Written(@event), More(@event) }.Where(text => !string.IsNullOrWhiteSpace(text)).OfType<string>()];

    /// <summary>Whether it is about the price: what is asked, offered, agreed, added, submitted, approved, paid.</summary>
    public static bool IsOfPrice(Event @event) => @event is Created or Counteroffered or WorkerAssigned or FundsRequested
        or FundsAdded or FundsApproved or FundsDeclined or FundsWithdrawn or FundsLapsed or Completed
        or SentBack or Approved or PaidByClient or CancelledByClient;

    /// <summary>Whether it is about times on site.</summary>
    public static bool IsOfTime(Event @event) => @event is CheckedIn or CheckedOut or VisitEdited or VisitRemoved;

    private static string? More(Event @event) => @event switch
    {
        CheckedIn checkedIn => checkedIn.Note,
        CheckedOut checkedOut => checkedOut.Note,
        VisitEdited edited => edited.Reason,
        VisitRemoved removed => removed.Reason,
        Completed completed => completed.Explanation,
        AttemptRecorded attempt => attempt.Text,
        EscalationNoted noted => noted.Text,
        PaidByClient paid => paid.Reference,
        RatingGiven given => given.Rating.Comment,
        SubcontractRequested asked => $"Who would do the work: {asked.Subcontractor}",
        _ => null,
    };
}
