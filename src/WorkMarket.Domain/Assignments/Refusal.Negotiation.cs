using System.Globalization;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.Requirements;
using WorkMarket.Domain.Scorecards;

namespace WorkMarket.Domain.Assignments;

public abstract partial record Refusal
{
    /// <summary>A counteroffer that proposes nothing else.</summary>
    public sealed record ProposalEmpty()
        : Refusal(RefusalKind.Invalid, "proposalEmpty", "Propose another price, expenses or another schedule; to take it as it is, apply.", "price");

    /// <summary>The worker applied as often as one may.</summary>
    public sealed record ApplicationsOfWorkerFull(int Most)
        : Refusal(RefusalKind.Conflict, "applicationsOfWorkerFull", $"A worker can apply for an assignment, counteroffers included, at most {Most} times.");

    /// <summary>The application was closed before.</summary>
    public sealed record ApplicationClosed(ApplicationId Application, ApplicationEnd End)
        : Refusal(RefusalKind.Conflict, "applicationClosed", $"The application '{Application}' is closed: {End}.");

    /// <summary>The worker was not asked by name.</summary>
    public sealed record NotInvited()
        : Refusal(RefusalKind.Conflict, "notInvited", "Only a worker who was asked by name can decline the offer.");

    /// <summary>The worker does not have what is required (domain.md §2).</summary>
    public sealed record RequirementNotMet(UnmetRequirement Requirement)
        : Refusal(RefusalKind.Conflict, Requirement.Rule, Requirement.Message);

    /// <summary>The company's scorecard warns, and the worker has not confirmed to go on (domain.md §4).</summary>
    public sealed record CompanyScorecardWarning : Refusal
    {
        /// <summary>Names the warning with its figure.</summary>
        public CompanyScorecardWarning(CompanyWarning warning, CompanyFigures figures)
            : base(RefusalKind.Conflict, "companyScorecardWarning", $"{Words(warning, figures)} Confirm to go on.", "confirmCompanyScorecard") =>
            Warning = warning;

        /// <summary>What is warned of.</summary>
        public CompanyWarning Warning { get; }

        private static string Words(CompanyWarning warning, CompanyFigures figures) => warning switch
        {
            CompanyWarning.LowSatisfaction => $"Of those who rated this company, {Number(figures.Satisfaction.Percent)} % were satisfied.",
            CompanyWarning.SlowApproval => $"This company takes {Number((decimal?)figures.Approval.Value?.TotalDays)} days on average to approve.",
            _ => $"This company pays {Number((decimal?)figures.PaymentLateness.Value?.TotalDays)} days late on average.",
        };

        private static string Number(decimal? number) => number?.ToString("0.#", CultureInfo.InvariantCulture) ?? "?";
    }

    /// <summary>There are as many questions as an assignment takes.</summary>
    public sealed record QuestionsFull(int Most)
        : Refusal(RefusalKind.Conflict, "questionsFull", $"This assignment has {Most} questions already and takes no more.");

    /// <summary>The worker asked as often as one may.</summary>
    public sealed record QuestionsOfWorkerFull(int Most)
        : Refusal(RefusalKind.Conflict, "questionsOfWorkerFull", $"A worker can ask at most {Most} questions on an assignment.");

    /// <summary>There is no such question.</summary>
    public sealed record UnknownQuestion(QuestionId Question)
        : Refusal(RefusalKind.Unknown, "unknownQuestion", $"There is no question '{Question}' on this assignment.");

    /// <summary>The question has its answer; what was said to everybody stays said.</summary>
    public sealed record QuestionAnswered(QuestionId Question)
        : Refusal(RefusalKind.Conflict, "questionAnswered", "This question has been answered.");
}
