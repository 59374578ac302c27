using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Api.Assignments;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.People;
using ApplicationId = WorkMarket.Domain.Negotiation.ApplicationId;

namespace WorkMarket.Api.Negotiation;

/// <summary>An application. Where the company's scorecard warns, it says that the worker knows.</summary>
/// <param name="Note">For the client to read.</param>
/// <param name="ConfirmCompanyScorecard">
/// Whether the worker goes on though the company's scorecard warns; has to be true where it does.
/// </param>
/// <param name="TermsVersion">
/// The version of the terms that was read: <c>termsVersion</c> of the assignment as it was shown. Left out, it is the first.
/// </param>
public sealed record ApplyRequest(string? Note = null, bool ConfirmCompanyScorecard = false, int TermsVersion = 1);

/// <summary>What a worker proposes instead; what is left out stays as it is. It can be accepted until it expires.</summary>
/// <param name="Price">Another price, in the same currency.</param>
/// <param name="Expenses">Expenses to be paid besides.</param>
/// <param name="Schedule">Another schedule, in the same time zone.</param>
/// <param name="Expires">From when it can no longer be accepted; left out, it does not expire.</param>
/// <param name="Note">For the client to read.</param>
/// <param name="ConfirmCompanyScorecard">
/// Whether the worker goes on though the company's scorecard warns; has to be true where it does.
/// </param>
/// <param name="TermsVersion">
/// The version of the terms that was read: <c>termsVersion</c> of the assignment as it was shown. Left out, it is the first.
/// </param>
public sealed record CounterofferRequest(
    Pricing? Price = null, Money? Expenses = null, ScheduleBody? Schedule = null, Instant? Expires = null,
    string? Note = null, bool ConfirmCompanyScorecard = false, int TermsVersion = 1)
{
    internal Proposal ToProposal() => new(Price, Expenses, Schedule?.ToSchedule(), Expires);
}

/// <summary>Which terms an application is renewed on.</summary>
/// <param name="TermsVersion">The version of the terms that was read: <c>termsVersion</c> of the assignment as it was shown.</param>
public sealed record RenewRequest(int TermsVersion);

/// <summary>A worker's application. A counteroffer has a proposal; one that is no longer open says how it ended.</summary>
/// <param name="Id">Names it in addresses.</param>
/// <param name="Worker">Who applied.</param>
/// <param name="Note">What the worker says about it; left out where nothing was said.</param>
/// <param name="At">When it was made.</param>
/// <param name="Proposal">What the worker proposes instead; left out where it is as offered.</param>
/// <param name="End">How it ended; left out while it is open.</param>
/// <param name="EndedAt">When it ended; left out while it is open.</param>
/// <param name="Outdated">
/// Why it can no longer be accepted though it is open; left out where it can. Whether requirements are still met is said to its worker
/// alone beforehand: <c>unmetRequirements</c> of the assignment tells which are not.
/// </param>
/// <param name="TermsVersion">The version of the terms that its worker agreed to with it.</param>
/// <param name="RenewedAt">When its worker renewed it last; left out where that never was.</param>
/// <param name="ChangedSince">What of the terms is different from those that its worker agreed to; left out where nothing is.</param>
public sealed record ApplicationItem(
    ApplicationId Id, PersonId Worker, string? Note, Instant At, ProposalView? Proposal, ApplicationEnd? End, Instant? EndedAt,
    ImmutableList<OutdatedBy>? Outdated = null, int TermsVersion = 1, Instant? RenewedAt = null, BriefChanges? ChangedSince = null)
{
    internal static ApplicationItem FromApplication(Domain.Negotiation.Application application) => new(
        application.Id, application.Worker, application.Note, application.At,
        application.Proposal is { } proposal ? ProposalView.FromProposal(proposal) : null, application.End, application.EndedAt,
        TermsVersion: application.TermsVersion ?? 1, RenewedAt: application.RenewedAt);

    internal static ApplicationItem ForReader(Domain.Negotiation.Application application, CaseView view, Actor by) =>
        FromApplication(application) with
        {
            Outdated = view.State is Sent && application.IsOpen && Reasons(application, view, by) is { IsEmpty: false } reasons
                ? reasons
                : null,
            ChangedSince = view.State is Sent && application.IsOpen
                && Domain.Negotiation.Outdated.ChangesFor(view.State, application) is var changes && !changes.AreNone()
                ? by is Actor.Worker ? changes.InScope() : changes
                : null,
        };

    private static ImmutableList<OutdatedBy> Reasons(Domain.Negotiation.Application application, CaseView view, Actor by) =>
        by is Actor.Worker
            ? Domain.Negotiation.Outdated.Find(view.State, application, view.Facts, view.At)
            : Domain.Negotiation.Outdated.FindForAnybody(view.State, application, view.Facts.Policy, view.At);
}

/// <summary>What a worker proposes; what is left out stays as it is.</summary>
/// <param name="Price">The price, where another is proposed.</param>
/// <param name="Expenses">Expenses to be paid besides.</param>
/// <param name="Schedule">The schedule, where another is proposed.</param>
/// <param name="Expires">From when it can no longer be accepted; left out where it does not expire.</param>
public sealed record ProposalView(Pricing? Price, Money? Expenses, ScheduleBody? Schedule, Instant? Expires)
{
    internal static ProposalView FromProposal(Proposal proposal) => new(
        proposal.Price, proposal.Expenses, proposal.Schedule is { } schedule ? new(schedule) : null, proposal.Expires);
}

/// <summary>What applying answers, and proposing something else.</summary>
public sealed class ApplicationView(Change change, ApplicationItem application) : ActionView(change)
{
    /// <summary>The application as it now stands.</summary>
    public ApplicationItem Application => application;
}
