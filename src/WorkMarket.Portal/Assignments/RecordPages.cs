using System.Collections.Immutable;
using WorkMarket.Api.Assignments;
using WorkMarket.Api.Deliverables;
using WorkMarket.Api.Negotiation;
using WorkMarket.Api.People;
using WorkMarket.Api.Violations;
using WorkMarket.Application.Cases;
using WorkMarket.Application.People;
using WorkMarket.Application.Places;
using WorkMarket.Application.Scorecards;
using WorkMarket.Domain.Funds;
using WorkMarket.Portal.Forms;
using WorkMarket.Portal.Shell;

namespace WorkMarket.Portal.Assignments;

/// <summary>
/// What is read of an assignment beside its own page: all that happened, violations, applicants side by side, the approval.
/// </summary>
public sealed class RecordPages(
    CaseReader reader, ViolationFunctions violations, ScorecardReader scorecards, PeopleToChoose people, CachedDirectory directory)
{
    private const int Events = 200;

    [Function("TimelinePage"), Authorize(Roles = Roles.Party), Page, ExcludeFromDescription]
    [Query("after", "The sequence number to go on after.")]
    [EndpointSummary("All that happened, oldest first, and whether the chain over it verifies.")]
    public async Task<IResult> Timeline(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assignments/{assignment}/timeline")] Call call)
    {
        var after = long.TryParse(call.Query("after"), out var number) && number > 0 ? number : 0;
        if (await reader.Read(call.Assignment, call.By, call.Cancellation) is not { } view
            || await reader.ReadTimeline(call.Assignment, call.By, after, Events, call.Cancellation) is not { } timeline)
            return Problems.NotFound();
        return timeline.Entries is null
            ? Problems.FromRefusals([new NotAParty()])
            : Pages.Show<TimelinePage>(("View", AssignmentView.FromCase(view, call.By)), ("Timeline", timeline));
    }

    [Function("ViolationListPage"), Authorize(Roles = Roles.Party), Page, ExcludeFromDescription]
    [EndpointSummary("The violations on record that the reader may read.")]
    public async Task<IResult> Violations(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assignments/{assignment}/violations")] Call call)
    {
        if (await reader.Read(call.Assignment, call.By, call.Cancellation) is not { } read)
            return Problems.NotFound();
        var view = AssignmentView.FromCase(read, call.By);
        var written = await reader.ReadMessages(
            call.Assignment, call.By, NewestEvents.After(read.Version), NewestEvents.Most, call.Cancellation);
        var offered = await people.Find(call, "ReportViolation", view);
        return await Pages.Of<ViolationListView>(violations.List(call), list => Pages.Show<ViolationListPage>(
            ("View", view), ("List", list), ("People", offered),
            ("Deliverables", DeliverableListView.ReadBy(read.State, call.By).Deliverables),
            ("Messages", (written?.Entries ?? []).Select(entry => entry.Happened).OfType<Happened>().ToImmutableList())));
    }

    [Function("ApplicantListPage"), Authorize(Roles = Roles.Client), Page, ExcludeFromDescription]
    [EndpointSummary("Those who applied, side by side.")]
    public async Task<IResult> Applicants(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assignments/{assignment}/applicants")] Call call)
    {
        if (await reader.Read(call.Assignment, call.By, call.Cancellation) is not { } read)
            return Problems.NotFound();
        var view = AssignmentView.FromCase(read, call.By);
        var open = (view.Applications ?? []).FindAll(application => application.End is null);
        var applicants = await Task.WhenAll(open.Select(one => Find(one, read.State.Brief.Place?.Site, call.Cancellation)));
        return Pages.Show<ApplicantListPage>(("View", view), ("Open", applicants.ToImmutableList()));
    }

    // A client may not see where the worker lives.
    private async Task<Applicant> Find(ApplicationItem one, Domain.Places.Site? site, CancellationToken cancellation)
    {
        var card = scorecards.ReadWorker(one.Worker, cancellation);
        var profile = await directory.FindProfile(one.Worker, cancellation);
        var person = await directory.FindPerson(one.Worker, cancellation);
        return new(
            one, await card, Distance.Roughly(site, profile.Profile.Home),
            person is null ? null : WorkerView.FromProfile(person, profile, scans: false));
    }

    [Function("ApprovalPage"), Authorize(Roles = Roles.Client), Page, ExcludeFromDescription]
    [EndpointSummary("All that is looked at to approve work, or to send it back.")]
    public async Task<IResult> Approval(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assignments/{assignment}/approval")] Call call)
    {
        if (await reader.Read(call.Assignment, call.By, call.Cancellation) is not { } read)
            return Problems.NotFound();
        return Pages.Show<ApprovalPage>(
            ("View", AssignmentView.FromCase(read, call.By)), ("Hours", HoursSpent.Of(read.State)),
            ("Deliverables", DeliverableListView.ReadBy(read.State, call.By).Deliverables));
    }
}

/// <summary>Somebody who applied, as a client compares those who did.</summary>
/// <param name="Item">The application.</param>
/// <param name="Card">The worker's scorecard.</param>
/// <param name="Distance">Roughly how far the worker lives from the site; null where that is not known, or the work is remote.</param>
/// <param name="Profile">What the worker's profile says to clients; null of one who is not known any more.</param>
public sealed record Applicant(ApplicationItem Item, WorkerScorecard Card, Distance? Distance, WorkerView? Profile);
