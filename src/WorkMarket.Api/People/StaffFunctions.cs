using WorkMarket.Application.People;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.People;

/// <summary>WorkMarket's own people over HTTP (domain.md §1).</summary>
/// <param name="directory">The directory; who was added is there at once, what else changed within 30 seconds.</param>
public sealed class StaffFunctions(CachedDirectory directory)
{
    [Function("ListStaff"), Authorize(Roles = Roles.Support), Answers<PersonListView>]
    [EndpointSummary("Lists WorkMarket's own people: support and account managers, those who are deactivated too.")]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/staff")] Call call) =>
        Answers.Json(await Read(call.By, call.Cancellation));

    /// <summary>WorkMarket's own people, for WorkMarket Support; nobody for everybody else.</summary>
    public async Task<PersonListView> Read(Actor by, CancellationToken cancellation) => new(
        by is Actor.Support ? (await directory.FindStaff(cancellation)).ConvertAll(PersonView.FromPerson) : []);
}
