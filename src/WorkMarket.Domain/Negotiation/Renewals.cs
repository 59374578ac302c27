using System.Collections.Immutable;
using System.Globalization;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Negotiation;

/// <summary>Renew one's own open application on the terms as they were read now; proposal and expiry stay.</summary>
public sealed record RenewApplication(ApplicationId Application, int TermsVersion) : Command;

/// <summary>Offer it to others than before.</summary>
public sealed record ChangeAudience(Audience Audience) : Command;

/// <summary>A worker renewed an application on a version of the terms.</summary>
[Stored("applicationRenewed/1"), Tells(NoticeKind.ApplicationRenewed, Recipients.ProjectManager)]
public sealed record ApplicationRenewed(ApplicationId Application, PersonId Worker, int TermsVersion) : Event, IOfApplicant;

/// <summary>It is offered to others than before. Who is not among them has no application on it any more.</summary>
[Stored("audienceChanged/1")]
public sealed record AudienceChanged(Audience Old, Audience New) : Event, IAdding
{
    internal override IEnumerable<NoticeFor> Tells(Teller to) =>
    [
        // Until it is offered again, nobody can apply.
        .. to.State is Sent { ClosedAt: not null } ? [] : Teller.Invited(Invited(Old, New), NoticeKind.Offered),
        .. Teller.Each(Dropped(to), NoticeKind.NoLongerOffered),
        .. to.Tell(Recipients.ProjectManager, NoticeKind.AudienceChanged),
    ];

    // Those who were named before and are not now, and those whose application ended by it.
    private IEnumerable<PersonId> Dropped(Teller to) => Invited(New, Old).Workers
        .Where(_ => New is Audience.Named)
        .Concat((Parts.ApplicationsOf(to.State) ?? [])
            .Where(application => application.End == ApplicationEnd.NoLongerOffered && application.EndedAt == to.Happened.At)
            .Select(application => application.Worker))
        .Distinct();

    private static Audience.Named Invited(Audience before, Audience after) =>
        new([.. Named(after).Except(Named(before))]);

    private static ImmutableList<PersonId> Named(Audience audience) => (audience as Audience.Named)?.Workers ?? [];
}

/// <summary>The terms are not those that were read (domain.md §9). Names what is different, by field with old and new value.</summary>
public sealed record TermsChanged : Refusal
{
    /// <summary>Names the version that was read, the one that holds, and what is different.</summary>
    public TermsChanged(int read, int current, BriefChanges? changes)
        : base(
            RefusalKind.Conflict, "termsChanged",
            string.Create(
                CultureInfo.InvariantCulture,
                $"The terms are version {current} now, and not the version {read} that was read. ") + Different(changes), "termsVersion") =>
        (TermsVersion, Changes) = (current, changes ?? BriefChanges.None);

    /// <summary>The version that holds.</summary>
    public int TermsVersion { get; }

    /// <summary>What is different from the version that was read; nothing where there is no such version.</summary>
    public BriefChanges Changes { get; }

    private static string Different(BriefChanges? changes) => changes is null
        ? "Read the assignment and name the version that it shows."
        : $"Different are {Wording.All(changes.Names().Select(Wording.Field))}: read them and name that version.";
}

/// <summary>It is offered to the same already.</summary>
public sealed record AudienceUnchanged()
    : Refusal(RefusalKind.Conflict, "audienceUnchanged", "It is offered to the same workers already.");

/// <summary>Which terms a worker agrees to, renewing, and offering to others (domain.md §9).</summary>
internal static class RenewalRules
{
    /// <summary>What stands in the way of agreeing to the terms of a version: others hold by now.</summary>
    public static IEnumerable<Refusal> Unread(Sent sent, int version)
    {
        var changes = TermsRead.ChangesSince(sent, version)?.InScope();
        if (changes?.AreNone() != true)
            yield return new TermsChanged(version, TermsRead.VersionOf(sent), changes);
    }

    public static IEnumerable<Refusal> MayRenew(Sent sent, RenewApplication? renew, Circumstances at)
    {
        if (ApplicationRules.MayCloseOwn(sent, renew?.Application, at.By, AssignmentAction.RenewApplication) is { IsEmpty: false } closed)
            return closed;
        if (sent.ClosedAt is not null)
            return [new ClosedToApplications()];
        return Own(sent, renew?.Application, at.By) is not { } own ? [] :
        [
            .. Eligibility.Unmet(sent.Brief, own.Proposal?.Schedule ?? sent.Brief.Schedule, at),
            .. Contacts.OnBothSides(own.Worker, sent.Brief.ProjectManager, at.Facts.Contacts),
        ];
    }

    // What was proposed has to go with what is offered now.
    public static Outcome Renew(Sent sent, RenewApplication renew, Circumstances at) =>
        Own(sent, renew.Application, at.By) is not { } own
            ? new UnknownApplication(renew.Application)
            : Unread(sent, renew.TermsVersion)
                .Concat(own.Proposal is { } proposal ? CounterofferRules.Unfit(proposal, sent.Brief, at.Policy) : [])
                .Or(new ApplicationRenewed(own.Id, own.Worker, TermsRead.VersionOf(sent)));

    public static Outcome ChangeAudience(Sent sent, ChangeAudience change, Circumstances at) =>
        IsSame(sent.Audience, change.Audience)
            ? new AudienceUnchanged()
            : Offer.Named(change.Audience, at.Facts).Or(new AudienceChanged(sent.Audience, change.Audience));

    // Without a command, the one that is open.
    private static Application? Own(Sent sent, ApplicationId? id, Actor by) => sent.Applications.Find(application =>
        application.Worker == by.Person() && (id is null ? application.IsOpen : application.Id == id));

    private static bool IsSame(Audience one, Audience other) => (one, other) switch
    {
        (Audience.Named named, Audience.Named others) => named.Workers.ToImmutableHashSet().SetEquals(others.Workers),
        _ => one.GetType() == other.GetType(),
    };
}
