using WorkMarket.Domain;
using WorkMarket.Domain.Ratings;
using WorkMarket.Domain.Violations;
using static WorkMarket.Application.Words.Names;

namespace WorkMarket.Application.Words;

/// <summary>Ratings, disputes over them, and violations.</summary>
internal static class JudgementWords
{
    public static Sentences? Find(Event @event) => @event switch
    {
        RatingGiven given => new($"The {InWords(given.Side)} rated the other side: {Grades(given.Rating)}.", more: given.Rating.Comment),
        RatingDisputed disputed => new(
            style => $"The worker asked for an explanation of the rating, due on {style.Write(disputed.ExplanationDue)}.",
            "The worker asks for an explanation of a rating",
            disputed.Reason),
        RatingExplained explained => new("The client explained its rating.", "The client explained its rating", explained.Explanation),
        RatingUnexplained => new("The client did not explain its rating in time.", "The client has not explained its rating in time"),
        RatingDisputeEscalated escalated => new(
            "The worker asked WorkMarket to review the rating.",
            "A reviewer is asked to decide on a rating",
            escalated.Explanation),
        RatingReviewed reviewed => new(
            $"A reviewer decided on the rating: {InWords(reviewed.Decision)}"
                + (reviewed.Amended is { } amended ? $", to {Grades(amended)}." : "."),
            "A reviewer decided on a rating",
            reviewed.Reasons),
        ViolationReported reported => new(
            $"A violation by the {InWords(reported.Against)} was reported: {InWords(reported.Category)} (report {reported.Violation}).",
            "A violation was reported",
            reported.Text),
        AbandonmentContested contested => new(
            style => $"The worker {style.Who(contested.Worker)} contested that the work was abandoned, as reported on "
                + $"{style.Write(contested.ReportedAt)} (report {contested.Violation}). Until support decides, it counts for nothing.",
            "The worker contests that the work was abandoned",
            contested.Text),
        ViolationUpheld { IsContestedAbandonment: true } upheld => new(
            $"Support found that the work was abandoned (report {upheld.Violation}); it counts on the worker's scorecard.",
            "Support upheld that the work was abandoned",
            upheld.Reasons),
        ViolationDismissed { IsContestedAbandonment: true } dismissed => new(
            $"Support found that the work was not abandoned (report {dismissed.Violation}); it counts for nothing.",
            "Support found that the work was not abandoned",
            dismissed.Reasons),
        ViolationUpheld upheld => new(
            $"Support found that report {upheld.Violation} was of a violation.",
            "Support found that it was a violation",
            upheld.Reasons),
        ViolationDismissed dismissed => new(
            $"Support found that report {dismissed.Violation} was of none.",
            "Support found that it was no violation",
            dismissed.Reasons),
        _ => null,
    };

    private static string Grades(Rating rating) => string.Join(", ", new[]
    {
        InWords(rating.Overall),
        rating.Quality is { } quality ? $"quality {InWords(quality)}" : null,
        rating.Professionalism is { } professionalism ? $"professionalism {InWords(professionalism)}" : null,
        rating.Communication is { } communication ? $"communication {InWords(communication)}" : null,
    }.OfType<string>());
}
