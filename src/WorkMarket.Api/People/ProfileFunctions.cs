using WorkMarket.Application.People;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.People;

/// <summary>Workers' profiles over HTTP (domain.md §1, seed 000).</summary>
/// <param name="cached">Answers that may be a little old, and all writing.</param>
/// <param name="source">Answers as they are now.</param>
/// <param name="scans">Who may look at scans.</param>
/// <param name="policy">The platform's limits.</param>
public sealed class ProfileFunctions(CachedDirectory cached, IDirectory source, ScanReaders scans, Policy policy)
{
    [Function("GetProfile"), Authorize(Roles = Roles.Worker), Answers<ProfileView>]
    [EndpointSummary("Shows one's own profile.")]
    public async Task<IResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/me/profile")] Call call) =>
        Answer(await source.FindProfile(call.By.Person()!.Value, call.Cancellation));

    [Function("PutProfile"), Authorize(Roles = Roles.Worker), Takes<WorkerProfile>, ChecksVersion(IfMatchUse.Own), Answers<ProfileView>]
    [EndpointSummary("Replaces what the profile says; its files stay.")]
    public async Task<IResult> Put([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/me/profile")] Call call)
    {
        var profile = Form.Whole(call.Body<WorkerProfile>());
        if (ProfileRules.Check(profile, policy.Profiles) is { IsEmpty: false } refusals)
            return Problems.FromRefusals(refusals);
        var worker = call.By.Person()!.Value;
        var stored = await source.FindProfile(worker, call.Cancellation);
        var next = new StoredProfile(profile, stored.Files, call.IfMatch + 1);
        // The files are those of the version that was seen, or of the one that an earlier try at this wrote.
        return stored.Version - call.IfMatch is 0 or 1 && await cached.SaveProfile(worker, next, call.Cancellation)
            ? Answer(next)
            : Problems.Stale("The profile", (await source.FindProfile(worker, call.Cancellation)).Version);
    }

    [Function("GetWorker"), Authorize, Answers<WorkerView>]
    [EndpointSummary("Shows a worker to clients and WorkMarket.")]
    public async Task<IResult> Worker([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/workers/{worker}")] Call call)
    {
        if (await Find(cached, call) is not { } person)
            return Problems.NotFound();
        var profile = await cached.FindProfile(person.Id, call.Cancellation);
        return Answers.Json(WorkerView.FromProfile(
            person, profile, profile.Files.Exists(file => file.IsScan) && await scans.MayRead(call.By, person.Id, call.Cancellation)));
    }

    [Function("ListAcceptances"), Authorize(Roles = Roles.Support), Answers<AcceptanceListView>]
    [EndpointSummary("Shows which terms a worker accepted, and when.")]
    public async Task<IResult> Acceptances(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/workers/{worker}/acceptances")] Call call)
    {
        if (await Find(cached, call) is not { } person)
            return Problems.NotFound();
        var accepted = await cached.Acceptances(person.Id, call.Cancellation);
        return Answers.Json(new AcceptanceListView(
            accepted.ConvertAll(acceptance => new AcceptanceView(acceptance.Document, acceptance.Version, acceptance.At))));
    }

    /// <summary>The worker that the route names, where the caller may know of him.</summary>
    internal static async Task<Person?> Find(CachedDirectory cached, Call call)
    {
        var id = new PersonId(call.Route("worker"));
        var person = call.By is Actor.Worker other && other.Id != id ? null : await cached.FindPerson(id, call.Cancellation);
        return person?.Role == Role.Worker ? person : null;
    }

    private static IResult Answer(StoredProfile stored) => Answers.Json(ProfileView.FromProfile(stored), stored.Version);
}
