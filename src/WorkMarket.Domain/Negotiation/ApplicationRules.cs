using System.Collections.Immutable;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Negotiation;

/// <summary>Applying, withdrawing, declining and accepting (domain.md §2).</summary>
internal static class ApplicationRules
{
    public static IEnumerable<Refusal> MayApply(Sent sent, Apply? apply, Circumstances at) =>
    [
        .. ApplicationsOf(sent, at.By).Find(application => application.IsOpen) is { } earlier
            ? [new AlreadyApplied(earlier.Id)]
            : Array.Empty<Refusal>(),
        .. IsThereRoom(sent, at),
        .. Eligibility.Unmet(sent.Brief, sent.Brief.Schedule, at),
        .. Contacts.OnBothSides(at.By.Person()!.Value, sent.Brief.ProjectManager, at.Facts.Contacts),
    ];

    /// <summary>Whether it takes applications, and how many of all workers and of one; closed ones count.</summary>
    public static IEnumerable<Refusal> IsThereRoom(Sent sent, Circumstances at)
    {
        if (sent.ClosedAt is not null)
            yield return new ClosedToApplications();
        if (sent.Applications.Count >= at.Policy.Applications)
            yield return new ApplicationsFull(at.Policy.Applications);
        if (ApplicationsOf(sent, at.By).Count >= at.Policy.ApplicationsPerWorker)
            yield return new ApplicationsOfWorkerFull(at.Policy.ApplicationsPerWorker);
    }

    public static Outcome Apply(Sent sent, Apply apply, Circumstances at) =>
        Text.Optional(apply.Note, "note", at.Policy.ApplicationNoteLength)
            .Concat(RenewalRules.Unread(sent, apply.TermsVersion))
            .Concat(Eligibility.Unconfirmed(apply.ConfirmCompanyScorecard, at.Facts))
            .Or(new Applied(NextId(sent), at.By.Person()!.Value, apply.Note, TermsRead.LaterVersionOf(sent)));

    public static ImmutableList<Refusal> MayWithdraw(Sent sent, WithdrawApplication? withdraw, Circumstances at) =>
        MayCloseOwn(sent, withdraw?.Application, at.By, AssignmentAction.WithdrawApplication);

    /// <summary>What stands in the way of doing something with one's own open application; without an id, with any.</summary>
    public static ImmutableList<Refusal> MayCloseOwn(Sent sent, ApplicationId? id, Actor by, AssignmentAction action) =>
        MayClose(ApplicationsOf(sent, by), id, action);

    public static ImmutableList<Refusal> MayDecide(Sent sent, ApplicationId? id, AssignmentAction action) =>
        MayClose(sent.Applications, id, action);

    public static IEnumerable<Refusal> MayAccept(Sent sent, AcceptApplication? accept, Circumstances at) =>
        MayDecide(sent, accept?.Application, AssignmentAction.AcceptApplication) is { IsEmpty: false } closed
            ? closed
            : sent.ClosedAt is not null ? [new ClosedToApplications()]
            : [.. Outdated.InTheWay(sent, accept, at), .. BothSides(sent, accept, at)];

    // Another worker's application is one that this worker knows nothing of.
    public static Outcome Withdraw(Sent sent, WithdrawApplication withdraw, Circumstances at) =>
        ApplicationsOf(sent, at.By).Find(application => application.Id == withdraw.Application) is { } own
            ? new ApplicationWithdrawn(own.Id, own.Worker)
            : new UnknownApplication(withdraw.Application);

    public static Outcome Decline(Sent sent, DeclineApplication decline, Circumstances at) =>
        sent.Applications.Find(application => application.Id == decline.Application) is { } declined
            ? Text.Optional(decline.Reason, "reason", at.Policy).Or(new ApplicationDeclined(declined.Id, declined.Worker, decline.Reason))
            : new UnknownApplication(decline.Application);

    public static Outcome Accept(Sent sent, AcceptApplication accept, Circumstances at) =>
        sent.Applications.Find(application => application.Id == accept.Application) is { } chosen
            ? new WorkerAssigned(
                chosen.Id, chosen.Worker, chosen.Proposal?.Price ?? sent.Brief.Price, chosen.Proposal?.Schedule, chosen.Proposal?.Expenses,
                chosen.Proposal?.Expenses is null ? null : new(new Actor.Worker(chosen.Worker, chosen.Over ?? Channel.Desktop), chosen.At))
            : new UnknownApplication(accept.Application);

    public static ApplicationId NextId(Sent sent) => new($"a{sent.Applications.Count + 1}");

    private static ImmutableList<Refusal> MayClose(ImmutableList<Application> applications, ApplicationId? id, AssignmentAction action) =>
        applications.Find(application => application.Id == id) is { End: { } end } named
            ? [new ApplicationClosed(named.Id, end)]
            : applications.Exists(application => application.IsOpen) ? [] : [new NothingThere(action)];

    // Who accepts takes part for the company, and so does the project manager.
    private static IEnumerable<Refusal> BothSides(Sent sent, AcceptApplication? accept, Circumstances at) =>
        sent.Applications.Find(application => application.Id == accept?.Application) is { Worker: var worker }
            ? new[] { at.By.Person()!.Value, sent.Brief.ProjectManager }.Distinct()
                .SelectMany(person => Contacts.OnBothSides(worker, person, at.Facts.Contacts)).Distinct()
            : [];

    private static ImmutableList<Application> ApplicationsOf(Sent sent, Actor by) =>
        sent.Applications.FindAll(application => application.Worker == by.Person());
}
