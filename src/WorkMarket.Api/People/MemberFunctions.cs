using WorkMarket.Application.Jobs;
using WorkMarket.Application.Members;
using WorkMarket.Application.People;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.People;

/// <summary>
/// People over HTTP: a company's people those of the company, WorkMarket Support everybody, and each himself (domain.md §1). Whom the
/// caller has nothing to do with is not there.
/// </summary>
/// <param name="desk">Changes them.</param>
/// <param name="changes">The people as they are now, and the record over them.</param>
/// <param name="jobs">Passes on the assignments of who left.</param>
public sealed class MemberFunctions(PeopleDesk desk, IDirectoryChanges changes, JobRunner jobs)
{
    [Function("GetPerson"), Authorize, Answers<PersonView>]
    [EndpointSummary("Shows a person to himself, to the people of the company, and to WorkMarket Support.")]
    public async Task<IResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/people/{person}")] Call call) =>
        await Find(call) is { } person ? Answer(person) : Problems.NotFound();

    [Function("PutPerson"), Authorize, Takes<PersonRequest>, ChecksVersion(IfMatchUse.Own), Answers<PersonView>]
    [EndpointSummary("Replaces a person's name and telephone.")]
    public async Task<IResult> Put([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/people/{person}")] Call call)
    {
        var body = call.Body<PersonRequest>();
        return ToResult(await desk.Change(call.By, Id(call), body.Name, body.Phone, call.IfMatch, call.Cancellation));
    }

    [Function("DeactivatePerson"), Authorize(Roles = Roles.ClientOrSupport), Takes<DeactivationRequest>(IsOptional = true)]
    [Answers<PersonView>]
    [EndpointSummary(
        "Deactivates a person, whose sign-ins and tokens end within 30 seconds; a successor, else the owner, takes over the assignments.")]
    public async Task<IResult> Deactivate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/people/{person}/deactivation")] Call call)
    {
        var outcome = await desk.Deactivate(call.By, Id(call), call.Body<DeactivationRequest?>()?.Successor, call.Cancellation);
        // It would begin within a minute by itself.
        if (outcome is DirectoryOutcome<Person>.Done { Value.Company: not null })
            await jobs.Start(JobKind.Succession, call.Cancellation);
        return ToResult(outcome);
    }

    [Function("ActivatePerson"), Authorize(Roles = Roles.ClientOrSupport), Answers<PersonView>]
    [EndpointSummary("Activates a person again who was deactivated; assignments that went to somebody else stay there.")]
    public async Task<IResult> Activate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/people/{person}/activation")] Call call) =>
        ToResult(await desk.Activate(call.By, Id(call), call.Cancellation));

    [Function("ErasePerson"), Authorize(Roles = Roles.Support), Answers<PersonView>]
    [EndpointSummary(
        "Deletes name, addresses, telephone, photos and profile of a person who asks for it and is deactivated; "
        + "a number takes their place.")]
    public async Task<IResult> Erase(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/people/{person}/erasure")] Call call) =>
        ToResult(await desk.Erase((Actor.Support)call.By, Id(call), call.Cancellation));

    [Function("ListPersonEntries"), Authorize, Answers<DirectoryLogView>, Paged]
    [EndpointSummary("Shows what was done to a person in the directory, by whom and when, newest first.")]
    public async Task<IResult> Log([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/people/{person}/entries")] Call call)
    {
        if (await Find(call) is not { } person)
            return Problems.NotFound();
        var page = await Paging.Read(call, after => changes.Entries(person.Id, after, call.Limit(), call.Cancellation));
        return Answers.Json(DirectoryLogView.FromPage(page));
    }

    private async Task<Person?> Find(Call call) =>
        (await changes.ReadPerson(Id(call), call.Cancellation)).Value is { } person
        && (call.By is Actor.Support || call.By.Person() == person.Id
            || call.By is Actor.Client client && client.Company == person.Company)
            ? person
            : null;

    private static PersonId Id(Call call) => new(call.Route("person"));

    private static IResult ToResult(DirectoryOutcome<Person> outcome) => DirectoryAnswers.ToResult(outcome, "The person", Answer);

    private static IResult Answer(Person person) => Answers.Json(PersonView.FromPerson(person), person.Version);
}
