using WorkMarket.Domain.Ratings;

namespace WorkMarket.Domain.Assignments;

public abstract partial record Command
{
    /// <summary>Rate the other side, or put one's rating of it anew.</summary>
    public sealed record Rate(Rating Rating) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.Rate;
    }

    /// <summary>Ask the client for a written explanation of its rating, and say why.</summary>
    public sealed record DisputeRating(string Reason) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.DisputeRating;
    }

    /// <summary>Explain the rating that the worker disputes.</summary>
    public sealed record ExplainRating(string Explanation) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.ExplainRating;
    }

    /// <summary>Ask WorkMarket to review the rating, with the worker's own written explanation; the client's is on the assignment.</summary>
    public sealed record EscalateDispute(string Explanation) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.EscalateDispute;
    }

    /// <summary>Decide on a disputed rating, with reasons for both sides.</summary>
    public sealed record ReviewRating(ReviewDecision Decision, Rating? Amended, string Reasons) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.ReviewRating;
    }
}
