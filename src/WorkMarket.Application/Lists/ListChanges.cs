using System.Collections.Immutable;
using WorkMarket.Application.Cases;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Editing;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.Payables;
using WorkMarket.Domain.People;
using WorkMarket.Domain.TimeLog;
using WorkMarket.Domain.Todo;

namespace WorkMarket.Application.Lists;

/// <summary>In which lists a case stands, and from which it is gone.</summary>
public static class ListChanges
{
    // A row is one property of a table's entity, which holds 64 KiB.
    private const int MostVisits = 300;

    /// <summary>
    /// Whether an event can change what lists of assignments show. What the clock does about an open escalation cannot, and its end only
    /// where an amount is owed, which is in dispute no more. A row that such an event does not move forward differs from the next one in
    /// its version alone.
    /// </summary>
    public static bool Concerns(Assignment state, Event @event) => @event switch
    {
        EscalationUpdateDue or EscalationStageEntered => false,
        EscalationClosed => Payable.FromCase(state).Exists(payable => payable is { ApprovedAt: not null, PaidAt: null }),
        _ => true,
    };

    /// <summary>
    /// The lists to write after events. Everybody to whom a case is offered is written to when that changes; else those alone in
    /// whose lists it stands for good.
    /// </summary>
    public static IEnumerable<(AssignmentList List, bool Gone)> FromEvents(Assignment state, ImmutableList<Event> events)
    {
        foreach (var change in ForGood(state))
            yield return change;
        if (events.Exists(@event => @event
            is SentToWorkers or AudienceChanged or OfferedAgain or Edited or WorkerAssigned or VoidedByClient or WorkerRemoved
                or CancelledByClient))
        {
            var gone = events.Select(OldAudience).OfType<Audience>().SelectMany(old => NoLonger(old, state)).ToList();
            foreach (var list in gone)
                yield return (list, Gone: true);
            foreach (var change in Offered(state).Where(change => !gone.Contains(change.List)))
                yield return change;
        }
        else if (state is Sent sent)
        {
            foreach (var applicant in events.OfType<IOfApplicant>().Select(about => about.Worker).Except(Keeping(sent)))
                yield return (new AssignmentList.OfWorker(applicant), Gone: !IsIn(sent, applicant));
        }
    }

    /// <summary>All lists in which a case stands or ever stood, as far as its state tells.</summary>
    public static IEnumerable<(AssignmentList List, bool Gone)> All(Assignment state) => ForGood(state).Concat(Offered(state));

    /// <summary>A case as its row in a list.</summary>
    public static ListRow Row(StoredCase stored, AssignmentList list)
    {
        var (engagement, state) = Shown(stored.State, list);
        return new()
        {
            Id = state.Id,
            Version = stored.Version,
            Status = state.Status,
            Number = state.Core.Number,
            Invoice = Parts.InvoiceNumberOf(state),
            Title = state.Brief.Title,
            ExternalId = state.Core.ExternalId,
            Company = state.Brief.Company,
            Worker = (state as WithWorker)?.Engagement.Worker,
            Applicants = list is AssignmentList.OfCompany && state is Sent sent
                && sent.Applications.Count(application => application.IsOpen) is > 0 and var applicants ? applicants : null,
            Engagement = engagement,
            CreatedAt = state.Core.CreatedAt,
            Schedule = state.Brief.Schedule,
            Place = state.Brief.Place?.Nearby(),
            Price = Parts.PriceOf(state),
            LeftOut = (state as Sent)?.LeftOut ?? [],
            Labels = (state as WithWorker)?.Engagement.Labels ?? [],
            Payables = Payables(stored.State, list),
            Visits = Visits(stored.State, list),
            Todo = list switch
            {
                AssignmentList.OfCompany => TodoEntry.FromCase(state, TodoRules.ForClient(stored.State)),
                AssignmentList.OfWorker worker =>
                    TodoEntry.FromCase(state, TodoRules.ForActor(stored.State, AsWorker(worker.Worker))),
                _ => null,
            },
        };
    }

    // Who had it and may not know how it goes on sees how the own engagement stands.
    private static (int? Engagement, Assignment State) Shown(Assignment state, AssignmentList list) =>
        list is AssignmentList.OfWorker { Worker: var worker } && !Access.Sees(state, AsWorker(worker))
        && EndedEngagements.LatestOf(state, worker) is var (number, ended)
            ? (number, ended)
            : (null, state);

    // Those of engagements of the worker's that ended, too.
    private static ImmutableList<VisitTimes>? Visits(Assignment state, AssignmentList list)
    {
        if (list is not AssignmentList.OfWorker { Worker: var worker })
            return null;
        var visits = Held(state).Where(engagement => engagement.Worker == worker).SelectMany(engagement => engagement.Visits)
            .TakeLast(MostVisits).Select(visit => new VisitTimes(visit.CheckIn.At, visit.CheckOut?.At)).ToImmutableList();
        return visits.IsEmpty ? null : visits;
    }

    private static ImmutableList<Payable>? Payables(Assignment state, AssignmentList list)
    {
        var mine = list switch
        {
            AssignmentList.OfCompany => Payable.FromCase(state),
            AssignmentList.OfWorker of => Payable.FromCase(state).FindAll(payable => payable.Worker == of.Worker),
            _ => [],
        };
        return mine.IsEmpty ? null : mine;
    }

    private static IEnumerable<(AssignmentList List, bool Gone)> ForGood(Assignment state)
    {
        yield return (new AssignmentList.OfCompany(state.Brief.Company), Gone: state is Voided { Deleted: true });
        foreach (var worker in Keeping(state))
            yield return (new AssignmentList.OfWorker(worker), Gone: false);
    }

    // Who has it, and who had it as far as that end is kept.
    private static IEnumerable<PersonId> Keeping(Assignment state) => Held(state).Select(engagement => engagement.Worker).Distinct();

    private static IEnumerable<Engagement> Held(Assignment state) => EndedEngagements.All(state).Select(ended => ended.State)
        .Concat(state is WithWorker staffed ? [staffed] : []).Select(held => held.Engagement);

    private static IEnumerable<(AssignmentList List, bool Gone)> Offered(Assignment state)
    {
        var audience = Parts.AudienceOf(state);
        if (audience is Audience.Open)
            yield return (new AssignmentList.Open(), Gone: state is not Sent { ClosedAt: null });
        var named = (audience as Audience.Named)?.Workers ?? [];
        var workers = named.Concat((Parts.ApplicationsOf(state) ?? []).Select(application => application.Worker));
        foreach (var worker in workers.Except(Keeping(state)))
            yield return (new AssignmentList.OfWorker(worker), Gone: !IsIn(state, worker));
    }

    private static Audience? OldAudience(Event @event) => @event switch
    {
        AudienceChanged changed => changed.Old,
        OfferedAgain again => again.Old,
        _ => null,
    };

    // The lists of those to whom it was offered before, and is not now.
    private static IEnumerable<AssignmentList> NoLonger(Audience old, Assignment state) => old switch
    {
        Audience.Open => Parts.AudienceOf(state) is Audience.Open ? [] : [new AssignmentList.Open()],
        Audience.Named named => named.Workers.Except(Keeping(state)).Where(worker => !IsIn(state, worker))
            .Select(worker => new AssignmentList.OfWorker(worker)),
        _ => [],
    };

    // What is open to all stands in a worker's own list while the worker's application is open.
    private static bool IsIn(Assignment state, PersonId worker) => Access.Sees(state, AsWorker(worker))
        && (state is not Sent { Audience: Audience.Open } open
            || open.Applications.Exists(application => application.Worker == worker && application.IsOpen));

    private static Actor.Worker AsWorker(PersonId worker) => new(worker, Channel.Desktop);
}
