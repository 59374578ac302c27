using System.Collections.Immutable;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Schedules;

namespace WorkMarket.Domain.Negotiation;

/// <summary>To whom it is offered again.</summary>
public enum OfferedTo
{
    /// <summary>Those whose applications stood open when the worker had it no more.</summary>
    Applicants,

    /// <summary>Those to whom it was offered before.</summary>
    SameAudience,
}

/// <summary>At which price it is offered again.</summary>
public enum PriceOffered
{
    /// <summary>What had been offered.</summary>
    Original,

    /// <summary>What had been agreed with the worker who has it no more.</summary>
    Present,
}

/// <summary>
/// Offer it again after the worker who had it has it no more (domain.md §10). Who gave it back or abandoned it is left out, save those
/// who are named.
/// </summary>
public sealed record OfferAgain(OfferedTo To, Schedule Schedule, PriceOffered Price, ImmutableList<PersonId> Including) : Command;

/// <summary>The client offered it again: applications that stood before count once they are renewed.</summary>
[Stored("offeredAgain/1")]
public sealed record OfferedAgain(Audience Old, Audience New, BriefChanges Changes, ImmutableList<PersonId> LeftOut) : Event
{
    internal override IEnumerable<NoticeFor> Tells(Teller to) =>
    [
        .. to.Asked(NoticeKind.OfferedAgain).Distinct(),
        .. to.Tell(Recipients.ProjectManager, NoticeKind.OfferedAgain),
    ];
}

/// <summary>It is not offered to anybody until it is offered again.</summary>
public sealed record ClosedToApplications()
    : Refusal(
        RefusalKind.Conflict, "closedToApplications",
        "The worker who had it has it no more. Until the client offers it again it takes no applications, and none can be accepted.");

/// <summary>It is open to applications as it is.</summary>
public sealed record NotClosed()
    : Refusal(RefusalKind.Conflict, "notClosed", "It is open to applications as it is: change it, or offer it to others.");

/// <summary>Of those to whom it would be offered again nobody is left.</summary>
public sealed record NobodyToOffer()
    : Refusal(
        RefusalKind.Conflict, "nobodyToOffer",
        "Nobody is left to whom it could be offered again: name who is to be included, or offer it to others first.");

/// <summary>Who offers it again, and to whom (domain.md §10).</summary>
internal static class OfferingAgain
{
    public static IEnumerable<Refusal> MayOffer(Sent sent, OfferAgain? again, Circumstances at)
    {
        if (sent.ClosedAt is null)
            yield return new NotClosed();
    }

    public static Outcome Offer(Sent sent, OfferAgain again, Circumstances at)
    {
        var backedOut = BackedOut(sent).ToImmutableList();
        var leftOut = backedOut.RemoveAll(again.Including.Contains);
        var audience = To(sent, again, leftOut);
        var next = sent.Brief with
        {
            Schedule = again.Schedule,
            Price = again.Price == PriceOffered.Present ? sent.AgreedPrice ?? sent.Brief.Price : sent.Brief.Price,
        };
        return ScheduleRules.Refusals(again.Schedule, "schedule", at.Policy, at.Now)
            .Concat(ScheduleRules.Over(again.Schedule, "schedule", at.Now))
            .Concat(again.Schedule.Start > at.Now
                ? [] : [new InvalidField("schedule.start", "startPassed", "The start has to be still to come.")])
            .Concat(again.Including.Except(backedOut).Select(person => new InvalidField(
                "including", "notLeftOut", $"{person} did not give it back or abandon it, and is not left out.")))
            .Concat(audience is Audience.Named { Workers.IsEmpty: true } ? [new NobodyToOffer()] : [])
            .Or(new OfferedAgain(sent.Audience, audience, BriefChanges.Between(sent.Brief, next), leftOut));
    }

    /// <summary>Who gave it back or abandoned it.</summary>
    private static IEnumerable<PersonId> BackedOut(Sent sent) => sent.Core.Former
        .Where(former => former.End is not EngagementEnd.Unassigned).Select(former => former.Worker).Distinct();

    private static Audience To(Sent sent, OfferAgain again, ImmutableList<PersonId> leftOut)
    {
        return (again.To, sent.Audience) switch
        {
            (OfferedTo.Applicants, _) => Named(sent.Applications.Where(application => application.IsOpen).Select(one => one.Worker)),
            (_, Audience.Named named) => Named(named.Workers),
            _ => sent.Audience,
        };

        Audience.Named Named(IEnumerable<PersonId> workers) => new([.. workers.Concat(again.Including).Distinct().Except(leftOut)]);
    }
}
