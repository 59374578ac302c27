using System.Collections.Immutable;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Lists;

/// <summary>In which lists a case stands, and from which it is gone.</summary>
public static class ListChanges
{
    /// <summary>
    /// The lists to write after events. Everybody to whom a case is offered is written to when that changes; else those alone in
    /// whose lists it stands for good.
    /// </summary>
    public static IEnumerable<(AssignmentList List, bool Gone)> Of(Assignment state, ImmutableList<Event> events)
    {
        yield return (new AssignmentList.OfCompany(state.Brief.Company), Gone: false);
        if (state is Staffed { Engagement.Worker: var worker })
            yield return (new AssignmentList.OfWorker(worker), Gone: false);
        if (events.Exists(@event => @event is Event.SentToWorkers or Event.WorkerAssigned or Event.VoidedByClient))
        {
            foreach (var change in Offered(state))
                yield return change;
        }
        else if (state is Sent sent)
        {
            foreach (var applied in events.OfType<Event.Applied>().Select(applied => applied.Worker).Distinct())
                yield return (new AssignmentList.OfWorker(applied), Gone: !Access.Sees(sent, AsWorker(applied)));
        }
    }

    /// <summary>A case as its row.</summary>
    public static ListRow Row(StoredCase stored) => new()
    {
        Id = stored.State.Id,
        Version = stored.Version,
        Status = stored.State.Status,
        Title = stored.State.Brief.Title,
        Company = stored.State.Brief.Company,
        Worker = (stored.State as Staffed)?.Engagement.Worker,
        CreatedAt = stored.State.Core.CreatedAt,
        Schedule = stored.State.Brief.Schedule,
        Price = stored.State.Brief.Price,
        Labels = (stored.State as Staffed)?.Engagement.Labels ?? [],
    };

    private static IEnumerable<(AssignmentList List, bool Gone)> Offered(Assignment state)
    {
        var (audience, applications) = state switch
        {
            Sent sent => (sent.Audience, sent.Applications),
            Staffed staffed => (staffed.Engagement.Audience, staffed.Engagement.Applications),
            Voided voided => (voided.Audience, voided.Applications),
            _ => (null, []),
        };
        if (audience is Audience.Open)
            yield return (new AssignmentList.Open(), Gone: state is not Sent);
        var named = (audience as Audience.Named)?.Workers ?? [];
        var assigned = (state as Staffed)?.Engagement.Worker;
        foreach (var worker in named.Concat(applications.Select(application => application.Worker)).Distinct())
        {
            if (worker != assigned)
                yield return (new AssignmentList.OfWorker(worker), Gone: !Access.Sees(state, AsWorker(worker)));
        }
    }

    private static Actor.Worker AsWorker(PersonId worker) => new(worker, Channel.Desktop);
}
