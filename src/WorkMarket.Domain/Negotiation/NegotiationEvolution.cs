using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Negotiation;

/// <summary>What the events of a negotiation make of a sent assignment.</summary>
internal static class NegotiationEvolution
{
    /// <summary>The assignment after an event, or null where it is none of these.</summary>
    public static Sent? Next(Sent sent, Happened happened) => happened.Event switch
    {
        Applied applied => Add(sent, new(applied.Application, applied.Worker, applied.Note, happened.At)
        {
            TermsVersion = applied.TermsVersion ?? TermsRead.LaterVersionOf(sent),
        }),
        Counteroffered countered => Add(
            Close(sent, own => own.Worker == countered.Worker, ApplicationEnd.Replaced, happened.At),
            new(countered.Application, countered.Worker, countered.Note, happened.At)
            {
                Proposal = countered.Proposal,
                Over = happened.By.Channel(),
                TermsVersion = countered.TermsVersion ?? TermsRead.LaterVersionOf(sent),
            }),
        ApplicationRenewed renewed => sent with
        {
            Applications = sent.Applications.ConvertAll(application => application.Id == renewed.Application
                ? application with { TermsVersion = renewed.TermsVersion, RenewedAt = happened.At }
                : application),
        },
        AudienceChanged changed => Close(
            sent, own => changed.New is Audience.Named named && !named.Workers.Contains(own.Worker), ApplicationEnd.NoLongerOffered,
            happened.At) with
        {
            Audience = changed.New,
        },
        OfferedAgain again => Close(
            sent, own => again.LeftOut.Contains(own.Worker) || again.New is Audience.Named named && !named.Workers.Contains(own.Worker),
            ApplicationEnd.NoLongerOffered, happened.At) with
        {
            Core = sent.Core with { Brief = again.Changes.Apply(sent.Brief) },
            Audience = again.New,
            LeftOut = again.LeftOut,
            ClosedAt = null,
            AgreedPrice = null,
            OfferedAgainAt = happened.At,
        },
        ApplicationWithdrawn withdrawn => Close(sent, withdrawn.Application, ApplicationEnd.Withdrawn, happened.At),
        ApplicationDeclined declined => Close(sent, declined.Application, ApplicationEnd.Declined, happened.At),
        ApplicationExpired expired => Close(sent, expired.Application, ApplicationEnd.Expired, happened.At),
        OfferDeclined declined => Close(sent, own => own.Worker == declined.Worker, ApplicationEnd.Withdrawn, happened.At) with
        {
            Audience = sent.Audience is Audience.Named named ? new Audience.Named(named.Workers.Remove(declined.Worker)) : sent.Audience,
        },
        QuestionAsked asked =>
            WithQuestions(sent, sent.Core.Questions.Add(new(asked.Question, happened.By.Person()!.Value, At: happened.At))),
        QuestionAnswered answered => WithQuestions(sent, sent.Core.Questions.ConvertAll(question =>
            question.Id == answered.Question ? question with { Answered = true } : question)),
        _ => null,
    };

    /// <summary>The counteroffer that expires next, and when.</summary>
    public static (Instant At, Event Event)? NextExpiry(Sent sent) =>
        sent.Applications.Where(application => application is { IsOpen: true, Proposal.Expires: not null })
            .MinBy(application => application.Proposal!.Expires!.Value) is { } next
            ? (next.Proposal!.Expires!.Value, new ApplicationExpired(next.Id, next.Worker))
            : null;

    /// <summary>A worker has it: what was agreed is the assignment's own.</summary>
    public static Assigned Agreed(Sent sent, WorkerAssigned assigned, Actor by, Instant at) => new()
    {
        Core = sent.Core with
        {
            Brief = assigned.Schedule is { } schedule ? sent.Brief with { Schedule = schedule } : sent.Brief,
            Untold = null,
        },
        Engagement = new()
        {
            Worker = assigned.Worker,
            AssignedAt = at,
            Price = assigned.Price,
            Audience = sent.Audience,
            TermsVersion = assigned.Schedule is null || assigned.Schedule == sent.Brief.Schedule
                ? TermsRead.LaterVersionOf(sent)
                : TermsRead.VersionOf(sent) + 1,
            // The others stay open: they count again where the assignment comes back.
            Applications = sent.Applications,
            VisitsMade = sent.Core.Former.LastOrDefault()?.Visits ?? 0,
            Funds = assigned.Expenses is { } expenses
                ? [Granted(expenses, assigned.Asked ?? new(by, at), at)]
                : [],
        },
    };

    // The worker asked for them with the counteroffer, and the client granted them with it.
    private static FundsRequest Granted(Money expenses, Asker asked, Instant at) => new(
        FundsRequestId.After(0), new(FundsKind.ExpenseReimbursement, expenses, null, "Agreed with the counteroffer."), asked.By, asked.At,
        FundsStatus.Approved, at);

    // An application to one that had come back shows that this was before it was closed by that.
    private static Sent Add(Sent sent, Application application) =>
        sent with { Applications = sent.Applications.Add(application), ClosedAt = null };

    private static Sent Close(Sent sent, ApplicationId id, ApplicationEnd how, Instant at) =>
        Close(sent, application => application.Id == id, how, at);

    private static Sent Close(Sent sent, Predicate<Application> which, ApplicationEnd how, Instant at) => sent with
    {
        Applications = sent.Applications.ConvertAll(application =>
            application.IsOpen && which(application) ? application with { End = how, EndedAt = at } : application),
    };

    private static Sent WithQuestions(Sent sent, ImmutableList<Question> questions) =>
        sent with { Core = sent.Core with { Questions = questions } };
}
