using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Requirements;
using WorkMarket.Domain.Scorecards;

namespace WorkMarket.Domain.Negotiation;

/// <summary>Offer the draft to named workers or to all.</summary>
public sealed record Send(Audience Audience) : Command;

/// <summary>Apply for it, on the version of the terms that was read.</summary>
public sealed record Apply(string? Note, bool ConfirmCompanyScorecard = false, int TermsVersion = 1) : Command;

/// <summary>Accept an application.</summary>
public sealed record AcceptApplication(ApplicationId Application) : Command;

/// <summary>
/// Propose other pay, expenses or another schedule on the version of the terms that was read, in place of one's own open application.
/// </summary>
public sealed record Counteroffer(Proposal Proposal, string? Note, bool ConfirmCompanyScorecard = false, int TermsVersion = 1) : Command;

/// <summary>Withdraw one's own application.</summary>
public sealed record WithdrawApplication(ApplicationId Application) : Command;

/// <summary>Decline an application.</summary>
public sealed record DeclineApplication(ApplicationId Application, string? Reason) : Command;

/// <summary>Say no to what one was asked for by name.</summary>
public sealed record DeclineOffer(string? Reason) : Command;

/// <summary>Ask the client something before applying.</summary>
public sealed record AskQuestion(string Text) : Command;

/// <summary>Answer a question, to everybody who sees the assignment.</summary>
public sealed record AnswerQuestion(QuestionId Question, string Text) : Command;

/// <summary>The client offered it.</summary>
[Stored("sent/1")]
public sealed record SentToWorkers(Audience Audience) : Event
{
    /// <summary>The parts of the settings that it inherited and that the company has otherwise by now; null where there are none.</summary>
    public ImmutableList<SettingsPart>? DiffersFromToday { get; init; }

    internal override IEnumerable<NoticeFor> Tells(Teller to) =>
        [.. Teller.Invited(Audience, NoticeKind.Offered), .. to.Tell(Recipients.ProjectManager, NoticeKind.Sent)];
}

/// <summary>A worker applied on a version of the terms; null is the first.</summary>
[Stored("applied/1"), Tells(NoticeKind.Applied, Recipients.ProjectManager)]
public sealed record Applied(
    ApplicationId Application, PersonId Worker, string? Note, int? TermsVersion = null) : Event, IAdding, IOfApplicant;

/// <summary>
/// The client accepted an application; the price is fixed, and what else a counteroffer proposed. Expenses say who asked for them and
/// when; an older one does not.
/// </summary>
[Stored("workerAssigned/1")]
public sealed record WorkerAssigned(
    ApplicationId Application, PersonId Worker, Pricing Price, Schedule? Schedule = null, Money? Expenses = null,
    Asker? Asked = null) : Event
{
    internal override IEnumerable<NoticeFor> Tells(Teller to) =>
        [.. (to with { Worker = Worker }).Tell(Recipients.BothSides, NoticeKind.Assigned), .. to.Applicants(NoticeKind.NotChosen)];
}

/// <summary>
/// A worker proposed something else on a version of the terms, null for the first; an open application of the same worker is
/// replaced.
/// </summary>
[Stored("counteroffered/1"), Tells(NoticeKind.Counteroffered, Recipients.ProjectManager)]
public sealed record Counteroffered(
    ApplicationId Application, PersonId Worker, string? Note, Proposal Proposal, int? TermsVersion = null) : Event, IAdding, IOfApplicant;

/// <summary>A worker withdrew an application.</summary>
[Stored("applicationWithdrawn/1"), Tells(NoticeKind.ApplicationWithdrawn, Recipients.ProjectManager)]
public sealed record ApplicationWithdrawn(ApplicationId Application, PersonId Worker) : Event, IOfApplicant;

/// <summary>The client declined an application.</summary>
[Stored("applicationDeclined/1")]
public sealed record ApplicationDeclined(ApplicationId Application, PersonId Worker, string? Reason) : Event, IOfApplicant
{
    internal override IEnumerable<NoticeFor> Tells(Teller to) =>
        (to with { Worker = Worker }).Tell(Recipients.BothSides, NoticeKind.ApplicationDeclined);
}

/// <summary>A counteroffer was not accepted in time.</summary>
[Stored("applicationExpired/1")]
public sealed record ApplicationExpired(ApplicationId Application, PersonId Worker) : Event, IOfApplicant
{
    internal override IEnumerable<NoticeFor> Tells(Teller to) =>
        (to with { Worker = Worker }).Tell(Recipients.BothSides, NoticeKind.CounterofferExpired);
}

/// <summary>A worker who had been asked by name said no.</summary>
[Stored("offerDeclined/1"), Tells(NoticeKind.OfferDeclined, Recipients.ProjectManager)]
public sealed record OfferDeclined(PersonId Worker, string? Reason) : Event, IOfApplicant;

/// <summary>A worker asked something.</summary>
[Stored("questionAsked/1"), Tells(NoticeKind.Question, Recipients.ProjectManager)]
public sealed record QuestionAsked(QuestionId Question, string Text) : Event, IAdding;

/// <summary>The client answered a question, about a version of the terms; null is the first.</summary>
[Stored("questionAnswered/1")]
public sealed record QuestionAnswered(QuestionId Question, string Text, int? TermsVersion = null) : Event
{
    internal override IEnumerable<NoticeFor> Tells(Teller to) =>
        (to with { Worker = to.State.Core.Questions.Find(question => question.Id == Question)?.Asker }).Tell(
            Recipients.BothSides, NoticeKind.Answered);
}

/// <summary>A worker who was named is not known.</summary>
public sealed record UnknownWorker(PersonId Worker)
    : Refusal(RefusalKind.Invalid, "unknownWorker", $"There is no worker {Worker}.", "workers");

/// <summary>The worker applied before.</summary>
public sealed record AlreadyApplied(ApplicationId Application)
    : Refusal(
        RefusalKind.Conflict, "alreadyApplied", "This worker has already applied: make a counteroffer in its place, or withdraw it first.");

/// <summary>There are as many applications as an assignment takes.</summary>
public sealed record ApplicationsFull(int Most)
    : Refusal(RefusalKind.Conflict, "applicationsFull", $"This assignment has {Most} applications already and takes no more.");

/// <summary>There is no such application.</summary>
public sealed record UnknownApplication(ApplicationId Application)
    : Refusal(RefusalKind.Unknown, "unknownApplication", $"There is no application {Application} on this assignment.");

/// <summary>A counteroffer that proposes nothing else.</summary>
public sealed record ProposalEmpty()
    : Refusal(
        RefusalKind.Invalid, "proposalEmpty", "Propose another price, expenses or another schedule; to take it as it is, apply.", "price");

/// <summary>The worker applied as often as one may.</summary>
public sealed record ApplicationsOfWorkerFull(int Most)
    : Refusal(
        RefusalKind.Conflict, "applicationsOfWorkerFull",
        $"A worker can apply for an assignment, counteroffers included, at most {Most} times.");

/// <summary>The application was closed before.</summary>
public sealed record ApplicationClosed(ApplicationId Application, ApplicationEnd End)
    : Refusal(RefusalKind.Conflict, "applicationClosed", $"The application {Application} is closed: {Ended(End)}.")
{
    private static string Ended(ApplicationEnd end) => end switch
    {
        ApplicationEnd.Withdrawn => "its worker withdrew it",
        ApplicationEnd.Declined => "it was declined, and its worker can apply again",
        ApplicationEnd.Replaced => "a later one of the same worker stands in its place",
        ApplicationEnd.Expired => "its time ran out, and its worker can apply again",
        ApplicationEnd.NoLongerOffered => "its worker is not among those to whom it is offered any more",
        _ => "its worker had the assignment and has it no more",
    };
}

/// <summary>
/// The application is not valid any more (domain.md §2). The client is told which of the reasons it is, and the worker, who sees the
/// requirements, why.
/// </summary>
public sealed record ApplicationOutdated : Refusal
{
    /// <summary>Names the application and the reasons.</summary>
    public ApplicationOutdated(ApplicationId application, ImmutableList<OutdatedBy> reasons)
        : base(
            RefusalKind.Conflict, "applicationOutdated",
            string.Join(' ', reasons.Select(Words).Prepend("The application is not valid any more."))) =>
        (Application, Reasons) = (application, reasons);

    /// <summary>The application.</summary>
    public ApplicationId Application { get; }

    /// <summary>All that makes it so.</summary>
    public ImmutableList<OutdatedBy> Reasons { get; }

    private static string Words(OutdatedBy reason) => reason switch
    {
        OutdatedBy.StartPassed =>
            "Its start has passed. Where counteroffers are on, the worker can propose another schedule; else it has to be offered anew.",
        OutdatedBy.TooOld => "It was made too long ago. The worker can renew it.",
        OutdatedBy.OfferedAgain => "Another worker had it in between. The worker can renew it once it is offered again.",
        OutdatedBy.TermsChanged => "The terms changed since. The worker can read them and renew it.",
        _ => "The worker does not meet every requirement any more. With the profile put right, the worker can renew it.",
    };
}

/// <summary>The worker was not asked by name.</summary>
public sealed record NotInvited()
    : Refusal(
        RefusalKind.Conflict, "notInvited", "Only a worker who was asked by name can decline the offer; who was not need do nothing.");

/// <summary>The worker does not have what is required (domain.md §2).</summary>
public sealed record RequirementNotMet(UnmetRequirement Requirement)
    : Refusal(RefusalKind.Conflict, Requirement.Rule, Requirement.Message);

/// <summary>The company's scorecard warns, and the worker has not confirmed to go on (domain.md §4).</summary>
public sealed record CompanyScorecardWarning : Refusal
{
    /// <summary>Names the warning with its figure.</summary>
    public CompanyScorecardWarning(CompanyWarning warning, CompanyFigures figures)
        : base(
            RefusalKind.Conflict, "companyScorecardWarning", $"{Words(warning, figures)} Confirm to go on.", "confirmCompanyScorecard") =>
        Warning = warning;

    /// <summary>What is warned of.</summary>
    public CompanyWarning Warning { get; }

    private static string Words(CompanyWarning warning, CompanyFigures figures) => warning switch
    {
        CompanyWarning.LowSatisfaction => $"Of those who rated this company, {Number(figures.Satisfaction.Percent)} % were satisfied.",
        CompanyWarning.SlowApproval =>
            $"This company takes {Number((decimal?)figures.Approval.Value?.TotalDays)} days on average to approve.",
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
    : Refusal(RefusalKind.Unknown, "unknownQuestion", $"There is no question {Question} on this assignment.");

/// <summary>The question has its answer; what was said to everybody stays said.</summary>
public sealed record AlreadyAnswered(QuestionId Question)
    : Refusal(RefusalKind.Conflict, "questionAnswered", "This question has been answered. Ask or write anew for what is still to be said.");

/// <summary>Who asked for something, and when.</summary>
public sealed record Asker(Actor By, Instant At);

/// <summary>An event about a worker's application or offer. It is for no other worker to know.</summary>
public interface IOfApplicant
{
    /// <summary>The worker.</summary>
    PersonId Worker { get; }
}
