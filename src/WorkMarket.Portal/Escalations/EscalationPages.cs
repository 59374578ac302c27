using WorkMarket.Api.Assignments;
using WorkMarket.Api.Deliverables;
using WorkMarket.Api.Escalations;
using WorkMarket.Api.People;
using WorkMarket.Application.Cases;
using WorkMarket.Application.People;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.People;
using WorkMarket.Portal.Shell;

namespace WorkMarket.Portal.Escalations;

/// <summary>The page of an assignment's escalation: for the worker, the client, the account manager and support.</summary>
public sealed class EscalationPages(
    EscalationFunctions escalations, CaseReader reader, CachedDirectory directory, Policy policy)
{
    [Function("EscalationPage"), Authorize(Roles = Roles.OfEscalation), Page, ExcludeFromDescription]
    [EndpointSummary("Where an escalation stands, what comes next, and what one can do; where there is none, whether there could be one.")]
    public async Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assignments/{assignment}/escalation")] Call call)
    {
        if (await reader.ReadForEscalation(call.Assignment, call.By, call.Cancellation) is not { } read)
            return Problems.NotFound();
        if (!EscalationRecord.Concerns(read.State, call.By, read.Facts.AccountManager))
            return Problems.FromRefusals([new NotAParty()]);
        var view = AssignmentView.FromCase(read, call.By);
        var causes = Access.IsParty(read.State, call.By)
            ? Criteria.OfAll(read.State, policy, read.At).ConvertAll(cause => PossibleCause.Of(read.State, cause, policy))
            : [];
        var files = view.AllowedActions.Contains(AssignmentAction.OpenEscalation)
            ? DeliverableListView.ReadBy(read.State, call.By).Deliverables
            : [];
        if (await Pages.Read<EscalationView>(escalations.Get(call)) is not { } escalation)
            return Pages.Show<EligibilityPage>(("View", view), ("Causes", causes), ("Deliverables", files));
        var forecast = await Pages.Read<ForecastView>(escalations.GetForecast(call));
        // Of one that is over, what was said then.
        var after = escalation.ClosedAt is null ? NewestEvents.After(read.Version) : 0;
        var said = await reader.ReadEscalationTimeline(call.Assignment, call.By, after, NewestEvents.Most, call.Cancellation);
        // Of an engagement that ended its messages are apart from those of the assignment.
        var engagement = read.State.Core.Escalations.Find(one => one.Id == escalation.Id)?.Engagement;
        var written = engagement is { } number
            ? await reader.ReadEngagementMessages(call.Assignment, number, call.By, after, NewestEvents.Most, call.Cancellation)
            : escalation.Worker == view.Worker
            ? await reader.ReadMessages(call.Assignment, call.By, after, NewestEvents.Most, call.Cancellation)
            : null;
        var newest = Said(said, written, escalation.OpenedAt);
        var manager = call.By is Actor.Support ? await directory.FindPerson(view.ProjectManager, call.Cancellation) : null;
        return call.By is Actor.Support or Actor.AccountManager
            ? Pages.Show<DeskCasePage>(
                ("View", view), ("Escalation", escalation), ("Engagement", engagement), ("Steps", forecast?.Steps ?? []),
                ("Said", newest),
                ("Manager", manager is null ? null : PersonView.FromPerson(manager)),
                ("Query", KeptFilters.Read(call.Http, KeptFilters.Desk, call.By.Person()!.Value) is { Length: > 0 } kept ? $"?{kept}" : ""))
            : Pages.Show<EscalationPage>(
                ("View", view), ("Escalation", escalation), ("Engagement", engagement), ("Steps", forecast?.Steps ?? []),
                ("Causes", causes), ("Deliverables", files), ("Said", newest));
    }

    // The newest first. Messages that are answers stand on the escalation's timeline already, those from before the opening led to it.
    private static List<Happened> Said(MessagePage? onEscalation, MessagePage? written, NodaTime.Instant openedAt) =>
        [.. new[] { onEscalation, written }.SelectMany(page => page?.Entries ?? []).DistinctBy(entry => entry.Sequence)
            .Where(entry => entry.Happened is not { Event: MessagePosted } message || message.At >= openedAt)
            .OrderByDescending(entry => entry.Sequence).Select(entry => entry.Happened).OfType<Happened>()];
}

/// <summary>A cause to escalate for, and what stands in the way.</summary>
/// <param name="Cause">The cause.</param>
/// <param name="Eligible">Whether it can be escalated for now.</param>
/// <param name="From">From when it can, where time alone is missing.</param>
/// <param name="Missing">What is missing, in words.</param>
/// <param name="Soonest">
/// From when it can at the earliest, where time and the worker's own words are all that is missing; null where more is, or no time.
/// </param>
/// <param name="LacksWordsOnly">Whether words of the worker's are all that is missing.</param>
public sealed record PossibleCause(
    EscalationCause Cause, bool Eligible, NodaTime.Instant? From, System.Collections.Immutable.ImmutableList<string> Missing,
    NodaTime.Instant? Soonest, bool LacksWordsOnly)
{
    internal static PossibleCause Of(Assignment state, CauseEligibility checkedCause, Policy policy)
    {
        var missing = checkedCause.Criteria.FindAll(criterion => !criterion.Holds);
        return new(
            checkedCause.Cause, checkedCause.Eligible, checkedCause.EligibleFrom,
            missing.ConvertAll(criterion => CriterionWords.Write(state, checkedCause.Cause, criterion, policy)),
            missing.TrueForAll(criterion => criterion.Kind == CriterionKind.Attempted || criterion.HoldsFrom is not null)
                ? missing.Max(criterion => criterion.HoldsFrom)
                : null,
            missing is [{ Kind: CriterionKind.Attempted }]);
    }
}
