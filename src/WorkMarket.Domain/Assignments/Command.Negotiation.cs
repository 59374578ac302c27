using WorkMarket.Domain.Negotiation;

namespace WorkMarket.Domain.Assignments;

public abstract partial record Command
{
    /// <summary>Propose other pay, expenses or another schedule, in place of one's own open application.</summary>
    public sealed record Counteroffer(Proposal Proposal, string? Note, bool ConfirmCompanyScorecard = false) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.Counteroffer;
    }

    /// <summary>Withdraw one's own application.</summary>
    public sealed record WithdrawApplication(ApplicationId Application) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.WithdrawApplication;
    }

    /// <summary>Decline an application.</summary>
    public sealed record DeclineApplication(ApplicationId Application, string? Reason) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.DeclineApplication;
    }

    /// <summary>Say no to what one was asked for by name.</summary>
    public sealed record DeclineOffer(string? Reason) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.DeclineOffer;
    }

    /// <summary>Ask the client something before applying.</summary>
    public sealed record AskQuestion(string Text) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.AskQuestion;
    }

    /// <summary>Answer a question, to everybody who sees the assignment.</summary>
    public sealed record AnswerQuestion(QuestionId Question, string Text) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.AnswerQuestion;
    }
}
