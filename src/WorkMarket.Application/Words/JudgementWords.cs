using WorkMarket.Domain;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Ratings;
using WorkMarket.Domain.Violations;
using static WorkMarket.Domain.Wording;

namespace WorkMarket.Application.Words;

/// <summary>Ratings, disputes over them, and violations.</summary>
internal static class JudgementWords
{
    public static Sentences? Find(Event @event) => @event switch
    {
        RatingGiven given => new($"The {InWords(given.Side)} rated the other side: {Grades(given.Rating)}.", more: given.Rating.Comment),
        RatingsOpened => new(
            "The ratings are final and open to both sides.",
            to => new("Ratings are final", "Both sides rated, or the time for it is over. " + Opened(to))),
        RatingDisputed disputed => new(
            style => $"The worker asked for an explanation of the rating, due on {style.Write(disputed.ExplanationDue)}.",
            to => new("The worker asks for an explanation of a rating", to.For(
                $"The client has until {to.At(disputed.ExplanationDue)} to explain it in writing. After that, or once it has, you can ask "
                + "WorkMarket for a review.",
                $"{Rated(to)}Explain it in writing by {to.At(disputed.ExplanationDue)}: none by then counts as none given, and the "
                    + "worker can ask WorkMarket for a review.")),
            disputed.Reason),
        RatingExplained explained => new(
            "The client explained its rating.",
            to => new("The client explained its rating", to.For(
                "Leave it at that, or ask WorkMarket for a review now, with your own written explanation.",
                "The worker reads it, and can leave it at that or ask WorkMarket for a review.")),
            explained.Explanation),
        RatingUnexplained => new(
            "The client did not explain its rating in time.",
            to => new("The client has not explained its rating in time", "That counts as no explanation given. " + to.For(
                "You can ask WorkMarket for a review now, with your own written explanation.",
                "The worker can ask WorkMarket for a review now."))),
        RatingDisputeEscalated escalated => new(
            "The worker asked WorkMarket to review the rating.",
            to => new("A reviewer is asked to decide on a rating", Rated(to) + to.For(
                "The reviewer reads both explanations and upholds, amends or removes the rating. You are told the decision and why.",
                "The reviewer reads both explanations and upholds, amends or removes the rating. You are told the decision and why.",
                "Read both written explanations, and uphold, amend or remove the rating, with reasons for both sides.")),
            escalated.Explanation),
        RatingReviewed reviewed => new(
            $"A reviewer decided on the rating: {InWords(reviewed.Decision)}"
                + (reviewed.Amended is { } amended ? $", to {Grades(amended)}." : "."),
            to => new($"A reviewer {Decided(reviewed)} the "
                + $"rating{(reviewed.Amended is { } amended ? $" to {InWords(amended.Overall)}" : "")}",
                $"{Stands(reviewed, to)} That is final; the reviewer's reasons go with it."),
            reviewed.Reasons),
        ViolationReported reported => new(
            $"A violation by the {InWords(reported.Against)} was reported: {InWords(reported.Category)} (report {reported.Violation}).",
            to => new($"A violation was reported: {InWords(reported.Category)}", Reported(
                new(reported.Violation, reported.Category, reported.Against, reported.Worker, to.Happened.By, to.Happened.At,
                    ViolationStatus.Open),
                to)),
            reported.Text),
        AbandonmentContested contested => new(
            style => $"The worker {style.Who(contested.Worker)} contested that the work was abandoned, as reported on "
                + $"{style.Write(contested.ReportedAt)} (report {contested.Violation}). Until support decides, it counts for nothing.",
            to => new("The worker contests that the work was abandoned", $"It was reported on {to.At(contested.ReportedAt)}. WorkMarket "
                + "Support decides; until then it counts for nothing. " + to.For(
                    "You are told the decision and why.", "Write to Support what speaks for it.", "Uphold or dismiss it, with reasons "
                        + "for both sides.")),
            contested.Text),
        ViolationUpheld { IsContestedAbandonment: true } upheld => new(
            $"Support found that the work was abandoned (report {upheld.Violation}); it counts on the worker's scorecard.",
            to => new("Support upheld that the work was abandoned", to.For(
                "It counts as abandoned on your scorecard. Support's reasons go with it.",
                "It counts on the worker's scorecard. Support's reasons go with it.")),
            upheld.Reasons),
        ViolationDismissed { IsContestedAbandonment: true } dismissed => new(
            $"Support found that the work was not abandoned (report {dismissed.Violation}); it counts for nothing.",
            to => new("Support found that the work was not abandoned", to.For(
                "It does not count on your scorecard. Support's reasons go with it.",
                "It does not count on the worker's scorecard. Support's reasons go with it.")),
            dismissed.Reasons),
        ViolationUpheld upheld => new(
            $"Support found that report {upheld.Violation} was of a violation.",
            to => new($"Support found that it was a violation{Category(to, upheld.Violation)}", Whose(to, upheld.Violation) + to.For(
                IsAgainst(to, upheld.Violation, Side.Worker)
                    ? "With it this assignment cannot be escalated, and an escalation of it that is open ends. Support's reasons go with "
                        + "it."
                    : "It stays on record. Support's reasons go with it.",
                "It stays on record. Support's reasons go with it.")),
            upheld.Reasons),
        ViolationDismissed dismissed => new(
            $"Support found that report {dismissed.Violation} was of none.",
            to => new($"Support found that it was no violation{Category(to, dismissed.Violation)}", Whose(to, dismissed.Violation)
                + "It stands in the way of nothing: an escalation that was suspended for it goes on. Support's reasons go with it."),
            dismissed.Reasons),
        _ => null,
    };

    private static string Rated(Reading to) =>
        to.Engagement?.Ratings?.ByClient is { } rating ? $"The client rated the worker {Grades(rating)}. " : "";

    private static string Opened(Reading to) => to.For(
        to.Engagement?.Ratings?.ByClient is { } byClient
            ? $"The client rated you {Grades(byClient)}. If you do not agree, ask the client to explain it."
            : "The client did not rate you; your rating counts alone.",
        to.Engagement?.Ratings?.ByWorker is { } byWorker
            ? $"The worker rated your company {Grades(byWorker)}. The worker may ask you to explain yours."
            : "The worker did not rate your company; your rating counts alone, and the worker may ask you to explain it.");

    private static string Decided(RatingReviewed reviewed) => reviewed.Decision switch
    {
        ReviewDecision.Uphold => "upheld",
        ReviewDecision.Amend => "amended",
        _ => "removed",
    };

    private static string Stands(RatingReviewed reviewed, Reading to) => reviewed switch
    {
        { Decision: ReviewDecision.Uphold } => $"{Rated(to)}It stands.",
        { Amended: { } amended } => $"It says now: {Grades(amended)}.",
        _ => "It counts no more, and shows on no profile.",
    };

    private static string Reported(Violation violation, Reading to) =>
        $"{Reporter(violation)} reported that it was one by the {InWords(violation.Against)}. WorkMarket Support decides, and you are "
            + "told. "
        + (to.Reader switch
        {
            Reader.Worker when violation.Against == Side.Worker =>
                "Write to Support what speaks against it. While it is not decided, an open escalation of yours here is suspended"
                + (violation.ReportedBy is Actor.Client ? ", and none can be opened." : "."),
            Reader.Client when violation.Against == Side.Client => "Write to Support what speaks against it.",
            Reader.Support => "Uphold or dismiss it, with reasons for both sides.",
            _ => "There is nothing more for you to do.",
        });

    private static string Reporter(Violation violation) => violation.ReportedBy switch
    {
        Actor.Worker => "The worker",
        Actor.Client => "The client",
        _ => "WorkMarket",
    };

    private static Violation? Find(Reading to, ViolationId id) => to.State.Core.Violations.Find(violation => violation.Id == id);

    private static bool IsAgainst(Reading to, ViolationId id, Side side) => Find(to, id)?.Against == side;

    private static string Category(Reading to, ViolationId id) => Find(to, id) is { } violation ? $": {InWords(violation.Category)}" : "";

    private static string Whose(Reading to, ViolationId id) => Find(to, id) is { } violation
        ? $"{Reporter(violation)} had reported it as one by the {InWords(violation.Against)}. "
        : "";

    /// <summary>A rating with its parts.</summary>
    internal static string Grades(Rating rating) => string.Join(", ", new[]
    {
        InWords(rating.Overall),
        rating.Quality is { } quality ? $"quality {InWords(quality)}" : null,
        rating.Professionalism is { } professionalism ? $"professionalism {InWords(professionalism)}" : null,
        rating.Communication is { } communication ? $"communication {InWords(communication)}" : null,
    }.OfType<string>());
}
