using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Time;

namespace WorkMarket.Domain.Negotiation;

/// <summary>Why an application is not valid any more (domain.md §2).</summary>
public enum OutdatedBy
{
    /// <summary>The start that was offered, or that the worker proposed, has passed.</summary>
    StartPassed,

    /// <summary>It was made too long ago.</summary>
    TooOld,

    /// <summary>The worker no longer meets every requirement; which, is for the worker alone.</summary>
    Requirement,

    /// <summary>The terms are not those that the worker agreed to (domain.md §9).</summary>
    TermsChanged,

    /// <summary>A worker who had it in between has it no more (domain.md §10).</summary>
    [Said("another worker had it in between")]
    OfferedAgain,
}

/// <summary>Whether an application can still be accepted (domain.md §2).</summary>
public static class Outdated
{
    /// <summary>What time and edits have made of an application, whatever its worker has.</summary>
    /// <param name="state">The assignment.</param>
    /// <param name="application">The application.</param>
    /// <param name="policy">The platform's limits.</param>
    /// <param name="now">When it is asked.</param>
    public static ImmutableList<OutdatedBy> FindForAnybody(Assignment state, Application application, Policy policy, Instant now) =>
    [
        .. now > Agreed(state.Brief, application).Start ? [OutdatedBy.StartPassed] : Array.Empty<OutdatedBy>(),
        .. now > application.StandsSince.Plus(policy.ApplicationValidFor, state.Brief.Schedule.Zone)
            ? [OutdatedBy.TooOld] : Array.Empty<OutdatedBy>(),
        .. state is Sent sent && (sent.ClosedAt is not null || application.StandsSince < sent.OfferedAgainAt)
            ? [OutdatedBy.OfferedAgain] : Array.Empty<OutdatedBy>(),
        .. ChangesFor(state, application).AreNone() ? Array.Empty<OutdatedBy>() : [OutdatedBy.TermsChanged],
    ];

    /// <summary>All that stands in the way of accepting it; the facts are those of its worker.</summary>
    public static ImmutableList<OutdatedBy> Find(Assignment state, Application application, Facts facts, Instant now) =>
    [
        .. FindForAnybody(state, application, facts.Policy, now),
        .. Eligibility.UnmetOf(state.Brief, Agreed(state.Brief, application), facts, now).IsEmpty
            ? Array.Empty<OutdatedBy>()
            : [OutdatedBy.Requirement],
    ];

    /// <summary>What of the terms is not as the worker of an application read and agreed to it.</summary>
    public static BriefChanges ChangesFor(Assignment state, Application application) =>
        TermsRead.ChangesSince(state, application.AgreedTerms) ?? BriefChanges.None;

    // One is named; without a command, no application may be left that could be accepted.
    internal static IEnumerable<Refusal> InTheWay(Sent sent, AcceptApplication? accept, Circumstances at)
    {
        if (accept is not null)
        {
            return sent.Applications.Find(application => application.Id == accept.Application) is { } chosen
                && Find(sent, chosen, at.Facts, at.Now) is { IsEmpty: false } reasons
                ? [new ApplicationOutdated(chosen.Id, reasons)]
                : [];
        }
        var open = sent.Applications.FindAll(application => application.IsOpen);
        var outdated = open.ConvertAll(application => FindForAnybody(sent, application, at.Policy, at.Now));
        return outdated.TrueForAll(reasons => !reasons.IsEmpty) ? [new ApplicationOutdated(open[^1].Id, outdated[^1])] : [];
    }

    private static Schedule Agreed(Brief brief, Application application) => application.Proposal?.Schedule ?? brief.Schedule;
}
