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
    private const int OffersOfAPage = 50;
    // The newest thousand open offers of one company to one worker are looked through.
    private const int MostPages = 20;

    /// <summary>
    /// Whether somebody may. For a company one request for every thousand assignments that the worker has in hand; where none of them is
    /// assigned by that company, once more for each fifty that it only offers, and one for each of those until one is applied for.
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
        var list = new AssignmentList.OfWorker(worker);
        var held = await lists.ReadTodo(
            list, row => row.Company == company && row.Worker == worker && row.Status is not (Status.Paid or Status.Cancelled), null, 1,
            cancellation);
        if (!held.Rows.IsEmpty)
            return true;
        string? after = null;
        for (var pages = 0; pages < MostPages; pages++)
        {
            var page = await lists.ReadTodo(list, row => row.Company == company
                && row.Status == Status.Sent, after, OffersOfAPage, cancellation);
            // Who was only asked by name has not applied.
            foreach (var row in page.Rows)
            {
                if (await store.ReadAlone(row.Id, cancellation) is { State: Sent sent }
                    && sent.Applications.Exists(application => application.Worker == worker && application.IsOpen))
                    return true;
            }
            if (page.Next is null)
                return false;
            after = page.Next;
        }
        return false;
    }
}
