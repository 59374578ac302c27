using System.Collections.Concurrent;
using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Lists;
using WorkMarket.Application.Mail;
using WorkMarket.Application.Members;
using WorkMarket.Application.People;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;
using WorkMarket.Domain.ProjectManagers;

namespace WorkMarket.Application.Jobs;

/// <summary>
/// Passes the assignments of people who left their company to the successor who was named, else to the company's owner, else to another of
/// its people who is not on both sides (domain.md §1, §6). It goes through each such company's assignments page by page; a page that is
/// done twice changes nothing. What somebody creates meanwhile who remembers the company as it was is found by a later pass.
/// </summary>
/// <param name="successions">Those who left.</param>
/// <param name="changes">The companies as they are now.</param>
/// <param name="people">Brings to its end what was cut off.</param>
/// <param name="lists">The companies' assignments.</param>
/// <param name="store">The cases.</param>
/// <param name="writer">Changes their project manager.</param>
/// <param name="mail">Takes the letter to who takes over.</param>
/// <param name="clock">Says when.</param>
public sealed class SuccessionWork(
    ISuccessions successions, IDirectoryChanges changes, PeopleDesk people, IAssignmentLists lists, ICaseStore store, CaseWriter writer,
    IMailQueue mail, IClock clock) : IJobWork
{
    private const int PageSize = 50;
    private const int CasesAtOnce = 8;

    // Longer than the memory of any process, and than the effects that put a new case into its list.
    private static readonly Duration Settled = Duration.FromMinutes(2);

    // For so long it is tried again where nobody can take over, who is found in the job's findings.
    private static readonly Duration TriedFor = Duration.FromDays(1);

    /// <inheritdoc/>
    public JobKind Kind => JobKind.Succession;

    /// <inheritdoc/>
    public async Task<bool> IsWanted(CancellationToken cancellation) => !(await successions.Pending(cancellation)).IsEmpty;

    /// <inheritdoc/>
    public async Task<JobSlice> Do(JobPlace place, CancellationToken cancellation)
    {
        var pending = await successions.Pending(cancellation);
        var current = place.Index is { } person ? pending.Find(one => one.Person.Value == person) : pending.FirstOrDefault();
        if (current is null)
            return new(Following(pending, place.Index), 0, 0, 0, []);
        if (!await people.HasLeft(current, cancellation))
        {
            // Who is about to leave may not have left yet.
            if (clock.GetCurrentInstant() >= current.At + Settled)
                await successions.Remove(current, cancellation);
            return new(Following(pending, current.Person.Value), 0, 0, 0, []);
        }
        if (!current.IsTold)
            current = await Tell(current, cancellation);
        var began = clock.GetCurrentInstant();
        var page = await lists.Read(
            [new AssignmentList.OfCompany(current.Company)], null, place.Index is null ? null : place.After, PageSize, cancellation);
        var findings = new ConcurrentQueue<JobFinding>();
        var takers = await Takers(current, cancellation);
        var parallelism = new ParallelOptions { MaxDegreeOfParallelism = CasesAtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(page.Rows, parallelism, async (row, stop) =>
        {
            if (await Pass(row.Id, current, takers, stop) is { } finding)
                findings.Enqueue(finding);
        });
        if (page.Next is { } next)
            return new(new(current.Person.Value, next), page.Rows.Count, 0, 0, [.. findings]);
        if (began >= current.At + (findings.IsEmpty ? Settled : TriedFor))
            await successions.Remove(current, cancellation);
        return new(Following(pending, current.Person.Value), page.Rows.Count, 0, 0, [.. findings]);
    }

    private static JobPlace? Following(ImmutableList<Succession> pending, string? after) =>
        pending.Find(one => string.CompareOrdinal(one.Person.Value, after) > 0) is { } next ? new(next.Person.Value) : null;

    // A process that dies in between tells a second time, under the same Message-ID.
    private async Task<Succession> Tell(Succession of, CancellationToken cancellation)
    {
        await mail.Enqueue(MailTicket.For(new(PeopleLetterKind.Successor, of.Person.Value)), cancellation);
        var told = of with { IsTold = true };
        await successions.Replace(of, told, cancellation);
        return told;
    }

    private async Task<ImmutableList<PersonId>> Takers(Succession of, CancellationToken cancellation)
    {
        var company = (await changes.ReadCompany(of.Company, cancellation)).Value!;
        return
        [
            .. new[] { of.Successor, company.Owner }.OfType<PersonId>()
                .Concat(company.People.OrderBy(person => person.Value, StringComparer.Ordinal))
                .Where(company.People.Contains).Distinct(),
        ];
    }

    private async Task<JobFinding?> Pass(AssignmentId id, Succession of, ImmutableList<PersonId> takers, CancellationToken cancellation)
    {
        if ((await store.ReadAlone(id, cancellation))?.State.Brief.ProjectManager != of.Person)
            return null;
        var why = "Nobody else is at the company.";
        foreach (var taker in takers)
        {
            // Who leaves passes the assignments on; that somebody else said so stands in the record over the person.
            var by = new Actor.Client(of.Person, of.Company, Channel.Desktop);
            var outcome = await writer.Execute(
                id, new ChangeProjectManager(taker), new(by, null, "", null), change => new(200, default, change.Version), cancellation);
            switch (outcome)
            {
                case RequestOutcome.Refused { Refusals: var refusals }:
                    why = string.Join(' ', refusals.Select(refusal => refusal.Message));
                    break;
                case RequestOutcome.Busy:
                    throw new BusyException($"Others keep writing to the assignment {id}.");
                default:
                    return null;
            }
        }
        return new(id, FindingKind.NoProjectManager, Detail: why);
    }
}
