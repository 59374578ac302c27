using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Api.Assignments;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Negotiation;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.People;
using ApplicationId = WorkMarket.Domain.Negotiation.ApplicationId;

namespace WorkMarket.Api.Negotiation;

/// <summary>A worker's application. A counteroffer has a proposal; one that is no longer open says how it ended.</summary>
public sealed record ApplicationItem(ApplicationId Id, PersonId Worker, string? Note, Instant At, ProposalView? Proposal, ApplicationEnd? End, Instant? EndedAt)
{
    internal static ApplicationItem Of(Domain.Negotiation.Application application) => new(
        application.Id,
        application.Worker,
        application.Note,
        application.At,
        application.Proposal is { } proposal ? ProposalView.Of(proposal) : null,
        application.End,
        application.EndedAt);
}

/// <summary>What a worker proposes; what is left out stays as it is.</summary>
public sealed record ProposalView(Pricing? Price, Money? Expenses, ScheduleBody? Schedule, Instant? Expires)
{
    internal static ProposalView Of(Proposal proposal) => new(
        proposal.Price,
        proposal.Expenses,
        proposal.Schedule is { } schedule ? new(schedule) : null,
        proposal.Expires);
}

/// <summary>What applying answers, and proposing something else.</summary>
public sealed record ApplicationView(Change Change, ApplicationItem Application) : ActionView(Change)
{
    private Change Change { get; } = Change;
}

/// <summary>What asking answers.</summary>
public sealed record QuestionView(Change Change, QuestionId Question) : ActionView(Change)
{
    private Change Change { get; } = Change;
}

/// <summary>The questions that the reader may read, oldest first.</summary>
public sealed record QuestionListView(ImmutableList<QuestionEntry> Questions);
