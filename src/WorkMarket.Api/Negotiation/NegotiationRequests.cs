using NodaTime;
using WorkMarket.Api.Assignments;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Negotiation;

namespace WorkMarket.Api.Negotiation;

/// <summary>An application. Where the company's scorecard warns, it says that the worker knows.</summary>
/// <param name="Note">For the client to read.</param>
/// <param name="ConfirmCompanyScorecard">
/// Whether the worker goes on though the company's scorecard warns; has to be true where it does.
/// </param>
public sealed record ApplyRequest(string? Note = null, bool ConfirmCompanyScorecard = false);

/// <summary>What a worker proposes instead; what is left out stays as it is. It can be accepted until it expires.</summary>
/// <param name="Price">Another price, in the same currency.</param>
/// <param name="Expenses">Expenses to be paid besides.</param>
/// <param name="Schedule">Another schedule, in the same time zone.</param>
/// <param name="Expires">From when it can no longer be accepted; left out, it does not expire.</param>
/// <param name="Note">For the client to read.</param>
/// <param name="ConfirmCompanyScorecard">
/// Whether the worker goes on though the company's scorecard warns; has to be true where it does.
/// </param>
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
/// <param name="Text">In plain words; not empty.</param>
public sealed record TextRequest(string Text);
