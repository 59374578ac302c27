using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Requirements;
using WorkMarket.Domain.Schedules;
using WorkMarket.Domain.Scorecards;

namespace WorkMarket.Domain.Negotiation;

/// <summary>What is decided until a worker has it (domain.md §2).</summary>
internal static class NegotiationRules
{
    public static ActionRule[] Rows =>
    [
        new ActionRule<Draft, Send>(AssignmentAction.Send, [Role.Client], [Status.Draft], Offer.Send),
        new ActionRule<Sent, Apply>(AssignmentAction.Apply, [Role.Worker], [Status.Sent], ApplicationRules.Apply, ApplicationRules.MayApply)
        {
            NeedsTerms = true,
            On = CaseOf.ThoseOffered,
        },
        new ActionRule<Sent, Counteroffer>(
            AssignmentAction.Counteroffer, [Role.Worker], [Status.Sent], CounterofferRules.Counter, CounterofferRules.MayCounter)
        {
            NeedsTerms = true,
            On = CaseOf.ThoseOffered,
        },
        new ActionRule<Sent, RenewApplication>(
            AssignmentAction.RenewApplication, [Role.Worker], [Status.Sent], RenewalRules.Renew, RenewalRules.MayRenew)
        {
            NeedsTerms = true,
            On = CaseOf.ThoseOffered,
        },
        new ActionRule<Sent, ChangeAudience>(
            AssignmentAction.ChangeAudience, [Role.Client], [Status.Sent], RenewalRules.ChangeAudience),
        new ActionRule<Sent, OfferAgain>(
            AssignmentAction.OfferAgain, [Role.Client], [Status.Sent], OfferingAgain.Offer, OfferingAgain.MayOffer),
        new ActionRule<Sent, WithdrawApplication>(
            AssignmentAction.WithdrawApplication, [Role.Worker], [Status.Sent], ApplicationRules.Withdraw, ApplicationRules.MayWithdraw)
        {
            On = CaseOf.ThoseOffered,
        },
        new ActionRule<Sent, DeclineApplication>(
            AssignmentAction.DeclineApplication, [Role.Client], [Status.Sent], ApplicationRules.Decline,
            (sent, decline, _) => ApplicationRules.MayDecide(sent, decline?.Application, AssignmentAction.DeclineApplication)),
        new ActionRule<Sent, AcceptApplication>(
            AssignmentAction.AcceptApplication, [Role.Client], [Status.Sent], ApplicationRules.Accept,
            ApplicationRules.MayAccept),
        new ActionRule<Sent, DeclineOffer>(AssignmentAction.DeclineOffer, [Role.Worker], [Status.Sent], Offer.Decline, Offer.MayDecline)
        {
            On = CaseOf.ThoseOffered,
        },
        new ActionRule<Sent, AskQuestion>(
            AssignmentAction.AskQuestion, [Role.Worker], [Status.Sent], QuestionRules.Ask, QuestionRules.MayAsk)
        {
            On = CaseOf.ThoseOffered,
        },
        new ActionRule<Sent, AnswerQuestion>(
            AssignmentAction.AnswerQuestion, [Role.Client], [Status.Sent], QuestionRules.Answer, QuestionRules.MayAnswer),
    ];
}

/// <summary>Offering a draft to workers, and what those say who were asked by name (domain.md §2).</summary>
internal static class Offer
{
    public static Outcome Send(Draft draft, Send send, Circumstances at) =>
        Named(send.Audience, at.Facts).Concat(
            ScheduleRules.Over(draft.Brief.Schedule, "schedule", at.Now)).Or(new SentToWorkers(send.Audience)
            {
                DiffersFromToday = at.Facts.CompanySettings is { } today
                    && DraftRules.DiffersFromToday(draft, today) is { IsEmpty: false } differs ? differs : null,
            });

    public static ImmutableList<Refusal> MayDecline(Sent sent, DeclineOffer? decline, Circumstances at) =>
        sent.Audience is Audience.Named named && named.Workers.Exists(worker => worker == at.By.Person()) ? [] : [new NotInvited()];

    public static Outcome Decline(Sent sent, DeclineOffer decline, Circumstances at) =>
        Text.Optional(decline.Reason, "reason", at.Policy).Or(new OfferDeclined(at.By.Person()!.Value, decline.Reason));

    /// <summary>What is wrong with those to whom it is to be offered.</summary>
    public static IEnumerable<Refusal> Named(Audience audience, Facts facts) => audience switch
    {
        Audience.Named { Workers.IsEmpty: true } =>
            [new InvalidField("workers", "workersRequired", "Name at least one worker, or send to all.")],
        Audience.Named named when named.Workers.Count > facts.Policy.NamedWorkers =>
            [new InvalidField("workers", "tooManyWorkers", $"At most {facts.Policy.NamedWorkers} workers can be named.")],
        Audience.Named named when named.Workers.Distinct().Count() < named.Workers.Count =>
            [new InvalidField("workers", "workerTwice", "A worker is named twice.")],
        Audience.Named named => named.Workers.Except(facts.KnownWorkers).Select(worker => new UnknownWorker(worker)),
        _ => [],
    };
}

/// <summary>Whether a worker is one whom the client asks for, and knows what the client is like (domain.md §2, §4).</summary>
public static class Eligibility
{
    /// <summary>Every requirement that the worker of the facts does not meet.</summary>
    /// <param name="brief">What is required.</param>
    /// <param name="schedule">When the work is to be done.</param>
    /// <param name="facts">The worker's profile and figures.</param>
    /// <param name="now">When it is asked.</param>
    public static ImmutableList<UnmetRequirement> UnmetOf(
        Brief brief, Schedule schedule, Facts facts, Instant now) => brief.Requirements?.Unmet(
        facts.Profile ?? WorkerProfile.Empty,
        facts.WorkerFigures is { } figures ? RecordOf(figures) : WorkRecord.None,
        schedule.Start.InZone(schedule.Zone).Date,
        now.InZone(schedule.Zone).Date) ?? [];

    internal static IEnumerable<Refusal> Unmet(Brief brief, Schedule schedule, Circumstances at) =>
        UnmetOf(brief, schedule, at.Facts, at.Now).Select(unmet => new RequirementNotMet(unmet));

    /// <summary>Each warning of the company's scorecard, unless the worker has said that it is known (domain.md §4).</summary>
    internal static IEnumerable<Refusal> Unconfirmed(bool confirmed, Facts facts) => confirmed || facts.CompanyFigures is not { } figures
        ? []
        : figures.Warnings(facts.Policy.Scorecards).Select(warning => new CompanyScorecardWarning(warning, figures));

    private static WorkRecord RecordOf(WorkerFigures figures) =>
        new(figures.OnTime.Percent, (int)figures.Cancelled.Counted, (int)figures.Abandoned.Counted);
}
