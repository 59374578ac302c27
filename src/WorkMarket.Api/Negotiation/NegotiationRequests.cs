using NodaTime;
using WorkMarket.Api.Assignments;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Negotiation;

namespace WorkMarket.Api.Negotiation;

/// <summary>An application. Where the company's scorecard warns, it says that the worker knows.</summary>
public sealed record ApplyRequest(string? Note = null, bool ConfirmCompanyScorecard = false);

/// <summary>What a worker proposes instead; what is left out stays as it is. It can be accepted until it expires.</summary>
public sealed record CounterofferRequest(
    Pricing? Price = null,
    Money? Expenses = null,
    ScheduleBody? Schedule = null,
    Instant? Expires = null,
    string? Note = null,
    bool ConfirmCompanyScorecard = false)
{
    internal Proposal ToProposal() => new(Price, Expenses, Schedule?.ToSchedule(), Expires);
}

/// <summary>A question, or an answer to everybody who sees the assignment.</summary>
public sealed record TextRequest(string Text);
