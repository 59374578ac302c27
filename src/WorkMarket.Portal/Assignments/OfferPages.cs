using WorkMarket.Api.Assignments;
using WorkMarket.Portal.Shell;

namespace WorkMarket.Portal.Assignments;

/// <summary>The work that a worker can apply for.</summary>
public sealed class OfferPages(AssignmentFunctions assignments)
{
    [Function("OfferListPage"), Authorize(Roles = Roles.Worker), Page, ExcludeFromDescription, Paged]
    [Query("status", "Only those in this status.")]
    [Query("within", "At most so far from home, as in `25mi`, or `home` for the radius of the profile.")]
    [Query("unknown", "`include` shows what is of unknown distance too, at the end.")]
    [Query("sort", "`distance` for the nearest first; else the newest comes first.")]
    [EndpointSummary("Work that is offered, the nearest first.")]
    public Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "offers")] Call call) =>
        Pages.Of<AssignmentListView>(assignments.List(call), view => Pages.Show<OfferListPage>(
            ("View", view), ("Within", call.Query("within")), ("Sort", call.Query("sort")),
            ("HasUnknown", call.Query("unknown") == "include")));
}
