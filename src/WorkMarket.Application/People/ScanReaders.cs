using WorkMarket.Application.Cases;
using WorkMarket.Application.Lists;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.People;

/// <summary>
/// Who may look at the scans of a worker's certificates, licences and insurance: the worker, support, and the people of a company where an
/// application of the worker's is pending or work is assigned and not yet paid (domain.md §1).
/// </summary>
public sealed class ScanReaders(IAssignmentLists lists, ICaseStore store)
{
    // More applications of one worker at one company are pending at once nowhere.
    private const int MostLookedAt = 50;

    /// <summary>
    /// Whether somebody may. For a company one request for every thousand assignments that the worker has in hand, and one for each that
    /// is offered by that company and not assigned.
    /// </summary>
    public async Task<bool> MayRead(Actor by, PersonId worker, CancellationToken cancellation) => by switch
    {
        Actor.Worker self => self.Id == worker,
        Actor.Support => true,
        Actor.Client client => await HasToDoWith(client.Company, worker, cancellation),
        _ => false,
    };

    private async Task<bool> HasToDoWith(CompanyId company, PersonId worker, CancellationToken cancellation)
    {
        var page = await lists.ReadInHand(
            new AssignmentList.OfWorker(worker),
            row => row.Company == company && (row.Worker == worker || row.Status == Status.Sent),
            null, MostLookedAt, cancellation);
        if (page.Rows.Exists(row => row.Worker == worker))
            return true;
        // Who was only asked by name has not applied.
        foreach (var row in page.Rows)
        {
            if (await store.ReadAlone(row.Id, cancellation) is { State: Sent sent }
                && sent.Applications.Exists(application => application.Worker == worker && application.IsOpen))
                return true;
        }
        return false;
    }
}
