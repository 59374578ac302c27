using System.Collections.Immutable;
using WorkMarket.Api.Assignments;
using WorkMarket.Api.Escalations;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.People;
using WorkMarket.Portal.Shell;

namespace WorkMarket.Portal.Assignments;

/// <summary>What is on record of an engagement that ended while the assignment went on.</summary>
public sealed class EngagementPages(
    EngagementFunctions engagements, EngagementEscalationFunctions escalations, CaseReader reader)
{
    private const int Events = 200;

    [Function("EngagementRecordPage"), Authorize(Roles = Roles.Party), Page, ExcludeFromDescription]
    [EndpointSummary("What happened on an engagement that ended, how its escalation stands, and whether there could be one.")]
    public async Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assignments/{assignment}/engagements/{engagement}/timeline")] Call call)
    {
        if (EngagementFunctions.Number(call) is not { } number)
            return Problems.NotFound();
        var page = await reader.ReadEngagementTimeline(call.Assignment, number, call.By, 0, Events, call.Cancellation);
        if (page?.Entries is not { } entries)
            return Problems.NotFound();
        var escalation = await Pages.Read<EscalationView>(escalations.Get(call));
        var could = call.By is Actor.Client ? null : await Pages.Read<EligibilityView>(engagements.GetEligibility(call));
        return await Pages.Of<EngagementView>(engagements.Get(call), view => Pages.Show<EngagementRecordPage>(
            ("View", view.Assignment), ("Number", view.Number), ("Escalation", escalation), ("Could", could),
            ("Happened", entries.Select(entry => entry.Happened).OfType<Happened>().ToImmutableList())));
    }
}
