using System.Collections.Immutable;
using System.Globalization;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;
using ApplicationId = WorkMarket.Domain.Assignments.ApplicationId;

namespace WorkMarket.Domain.Negotiation;

/// <summary>Applying, withdrawing, declining and accepting (domain.md §2).</summary>
internal static class ApplicationRules
{
    public static IEnumerable<Refusal> MayApply(Sent sent, Actor by)
    {
        if (Of(sent, by).Find(application => application.IsOpen) is { } earlier)
            yield return new Refusal.AlreadyApplied(earlier.Id);
    }

    /// <summary>How many applications there can be, of all workers and of one; closed ones count.</summary>
    public static IEnumerable<Refusal> IsThereRoom(Sent sent, Actor by, Policy policy)
    {
        if (sent.Applications.Count >= policy.Applications)
            yield return new Refusal.ApplicationsFull(policy.Applications);
        if (Of(sent, by).Count >= policy.ApplicationsPerWorker)
            yield return new Refusal.ApplicationsOfWorkerFull(policy.ApplicationsPerWorker);
    }

    public static Outcome Apply(Sent sent, Command.Apply apply, Actor.Worker by, Facts facts)
    {
        IEnumerable<Refusal> refusals =
        [
            .. Text.Optional(apply.Note, "note", facts.Policy.ApplicationNoteLength),
            .. Eligibility.Unconfirmed(apply.ConfirmCompanyScorecard, facts),
        ];
        return refusals.Or(new Event.Applied(NextId(sent), by.Id, apply.Note));
    }

    public static ImmutableList<Refusal> MayWithdraw(Sent sent, ApplicationId? id, Actor by) =>
        MayClose(Of(sent, by), id, AssignmentAction.WithdrawApplication);

    public static ImmutableList<Refusal> MayDecide(Sent sent, ApplicationId? id, AssignmentAction action) =>
        MayClose(sent.Applications, id, action);

    // Another worker's application is one that this worker knows nothing of.
    public static Outcome Withdraw(Sent sent, Command.WithdrawApplication withdraw, Actor by) =>
        Of(sent, by).Find(application => application.Id == withdraw.Application) is { } own
            ? new Event.ApplicationWithdrawn(own.Id, own.Worker)
            : new Refusal.UnknownApplication(withdraw.Application);

    public static Outcome Decline(Sent sent, Command.DeclineApplication decline, Facts facts) =>
        sent.Applications.Find(application => application.Id == decline.Application) is { } declined
            ? Text.Optional(decline.Reason, "reason", facts.Policy).Or(new Event.ApplicationDeclined(declined.Id, declined.Worker, decline.Reason))
            : new Refusal.UnknownApplication(decline.Application);

    public static Outcome Accept(Sent sent, Command.AcceptApplication accept) =>
        sent.Applications.Find(application => application.Id == accept.Application) is { } chosen
            ? new Event.WorkerAssigned(
                chosen.Id, chosen.Worker, chosen.Proposal?.Price ?? sent.Brief.Price, chosen.Proposal?.Schedule, chosen.Proposal?.Expenses,
                chosen.Proposal?.Expenses is null ? null : new(new Actor.Worker(chosen.Worker, chosen.Over ?? Channel.Desktop), chosen.At))
            : new Refusal.UnknownApplication(accept.Application);

    public static ApplicationId NextId(Sent sent) => new(string.Create(CultureInfo.InvariantCulture, $"a{sent.Applications.Count + 1}"));

    private static ImmutableList<Refusal> MayClose(ImmutableList<Application> applications, ApplicationId? id, AssignmentAction action) =>
        applications.Find(application => application.Id == id) is { End: { } end } named
            ? [new Refusal.ApplicationClosed(named.Id, end)]
            : applications.Exists(application => application.IsOpen) ? [] : [new Refusal.NothingThere(action)];

    private static ImmutableList<Application> Of(Sent sent, Actor by) =>
        sent.Applications.FindAll(application => application.Worker == by.Person());
}
