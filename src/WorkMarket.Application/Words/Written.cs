using System.Collections.Immutable;
using WorkMarket.Domain;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.People;
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
