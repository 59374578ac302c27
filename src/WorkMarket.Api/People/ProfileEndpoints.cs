using Microsoft.AspNetCore.Http;
using WorkMarket.Api.Endpoints;
using WorkMarket.Application.People;
using WorkMarket.Domain;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.People;

/// <summary>Workers' profiles over HTTP (domain.md §1, seed 000).</summary>
/// <param name="cached">Answers that may be a little old, and all writing.</param>
/// <param name="source">Answers as they are now.</param>
/// <param name="scans">Who may look at scans.</param>
/// <param name="policy">The platform's limits.</param>
public sealed class ProfileEndpoints(CachedDirectory cached, IDirectory source, ScanReaders scans, Policy policy)
{
    /// <summary>Shows the worker's own profile.</summary>
    public async Task<IResult> Get(Call call) => Answer(await source.FindProfile(call.By.Person()!.Value, call.Cancellation));

    /// <summary>Replaces what the worker says of himself. Files stay.</summary>
    public async Task<IResult> Put(Call call)
    {
        var profile = Form.Whole(call.Body<WorkerProfile>());
        if (ProfileRules.Check(profile, policy.Profiles) is { IsEmpty: false } refusals)
            return Problems.Of(refusals);
        var worker = call.By.Person()!.Value;
        var stored = await source.FindProfile(worker, call.Cancellation);
        var next = new StoredProfile(profile, stored.Files, call.IfMatch + 1);
        // The files are those of the version that was seen, or of the one that an earlier try at this wrote.
        return stored.Version - call.IfMatch is 0 or 1 && await cached.SaveProfile(worker, next, call.Cancellation)
            ? Answer(next)
            : Problems.Stale("The profile", (await source.FindProfile(worker, call.Cancellation)).Version);
    }

    /// <summary>Shows a worker to clients and WorkMarket. Of other workers a worker knows nothing.</summary>
    public async Task<IResult> Worker(Call call)
    {
        if (await Find(call) is not { } person)
            return Problems.NotFound();
        var profile = await cached.FindProfile(person.Id, call.Cancellation);
        return Answers.Json(WorkerView.Of(
            person, profile, profile.Files.Exists(file => file.IsScan) && await scans.MayRead(call.By, person.Id, call.Cancellation)));
    }

    /// <summary>Shows support what a worker accepted, and when.</summary>
    public async Task<IResult> Acceptances(Call call)
    {
        if (await Find(call) is not { } person)
            return Problems.NotFound();
        var accepted = await cached.Acceptances(person.Id, call.Cancellation);
        return Answers.Json(new AcceptanceListView(accepted.ConvertAll(acceptance => new AcceptanceView(acceptance.Document, acceptance.Version, acceptance.At))));
    }

    /// <summary>The worker that the route names, where the caller may know of him.</summary>
    internal async Task<Person?> Find(Call call)
    {
        var id = new PersonId(call.Route("worker"));
        var person = call.By is Actor.Worker other && other.Id != id ? null : await cached.FindPerson(id, call.Cancellation);
        return person?.Role == Role.Worker ? person : null;
    }

    private static IResult Answer(StoredProfile stored) => Answers.Json(ProfileView.Of(stored), stored.Version);
}
