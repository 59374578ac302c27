using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Api.Assignments;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Violations;

namespace WorkMarket.Api.Violations;

/// <summary>
/// A report of a violation. The side may be left out by the other one, support has to name it; the worker may be left out where somebody
/// has the assignment. Evidence names deliverables.
/// </summary>
/// <param name="Category">What kind of violation it is.</param>
/// <param name="Text">What happened, in words.</param>
/// <param name="Against">The side that it is said of; the other one if left out. Support has to say it.</param>
/// <param name="Worker">The worker concerned; whoever has the assignment, if left out.</param>
/// <param name="Evidence">Deliverables of the assignment that show it.</param>
public sealed record ViolationRequest(
    ViolationCategory Category, string Text, Side? Against = null, PersonId? Worker = null, ImmutableList<DeliverableId>? Evidence = null);

/// <summary>Why work was not abandoned of which the client reported that it was.</summary>
/// <param name="Text">What happened, in words, for the client and support to read.</param>
public sealed record ContestRequest(string Text);

/// <summary>Why a report is upheld or dismissed.</summary>
/// <param name="Reasons">For the parties to read.</param>
public sealed record ViolationDecisionRequest(string Reasons);

/// <summary>Why a report is dismissed.</summary>
/// <param name="Reasons">For the parties to read.</param>
/// <param name="BadFaith">Whether it was false and made in bad faith: then it is a violation of whoever reported it.</param>
public sealed record ViolationDismissalRequest(string Reasons, bool BadFaith = false);

/// <summary>What an action on a violation answers.</summary>
public sealed class ViolationView(Change change, Violation violation) : ActionView(change)
{
    /// <summary>The report as it now stands.</summary>
    public Violation Violation => violation;
}

/// <summary>A reported violation with all that was written about it.</summary>
/// <param name="Id">Names it in addresses.</param>
/// <param name="Category">What is said to have been violated.</param>
/// <param name="Against">Which side is said to have done it.</param>
/// <param name="Worker">The worker concerned: who did it, or to whom it was done.</param>
/// <param name="ReportedBy">Who reported it.</param>
/// <param name="ReportedAt">When that was.</param>
/// <param name="Text">What the report says.</param>
/// <param name="Evidence">The deliverables that the report names.</param>
/// <param name="DecideBy">By when support is to decide it; left out where it was reported before that was so.</param>
/// <param name="Status">What became of it.</param>
/// <param name="DecidedAt">When it was decided; left out until then.</param>
/// <param name="Reasons">Why support decided so; left out until then.</param>
/// <param name="ContestedAt">
/// When the worker contested it, where it is an abandonment by which the client ended the work; the text is the worker's then. Left out
/// where it is a report of a violation.
/// </param>
public sealed record ViolationItem(
    ViolationId Id, ViolationCategory Category, Side Against, PersonId Worker, Actor ReportedBy, Instant ReportedAt, string? Text,
    ImmutableList<DeliverableId> Evidence, Instant? DecideBy, ViolationStatus Status, Instant? DecidedAt, string? Reasons,
    Instant? ContestedAt = null)
{
    internal static ViolationItem FromViolation(Violation violation, ImmutableList<Happened> written)
    {
        var events = written.ConvertAll(happened => happened.Event);
        var report = events.OfType<ViolationReported>().FirstOrDefault(reported => reported.Violation == violation.Id);
        var contest = events.OfType<AbandonmentContested>().FirstOrDefault(contested => contested.Violation == violation.Id);
        var reasons = events.Select(@event => @event switch
        {
            ViolationUpheld upheld when upheld.Violation == violation.Id => upheld.Reasons,
            ViolationDismissed dismissed when dismissed.Violation == violation.Id => dismissed.Reasons,
            _ => null,
        }).FirstOrDefault(text => text is not null);
        return new(
            violation.Id, violation.Category, violation.Against, violation.Worker, violation.ReportedBy, violation.ReportedAt,
            report?.Text ?? contest?.Text, report?.Evidence ?? [], violation.DecideBy, violation.Status, violation.DecidedAt, reasons,
            violation.ContestedAt);
    }
}

/// <summary>An abandonment that the reader, who had the assignment, can contest.</summary>
/// <param name="ReportedAt">When the client reported it.</param>
/// <param name="Until">Until when it can be contested.</param>
public sealed record ContestableView(Instant ReportedAt, Instant Until);

/// <summary>The violations on record that the reader may read.</summary>
/// <param name="Violations">What support has to decide first is first, by when it has to; then what is decided, oldest first.</param>
/// <param name="Contestable">
/// An abandonment that the reader can still contest; left out where there is none, it was contested or the time for it is over.
/// </param>
public sealed record ViolationListView(ImmutableList<ViolationItem> Violations, ContestableView? Contestable = null);

/// <summary>Violations over HTTP.</summary>
public sealed class ViolationFunctions(CaseWriter writer, CaseReader reader, Policy policy, IClock clock)
{
    [Function("ReportViolation"), Performs(AssignmentAction.ReportViolation), Takes<ViolationRequest>, Answers<ViolationView>(201)]
    [EndpointSummary("Reports a violation by one side.")]
    public Task<IResult> Report(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/violations")] Call call) => writer.Act(
            call, (ViolationRequest body) => new ReportViolation(body.Category, body.Text, body.Against, body.Worker, body.Evidence ?? []),
            change => new ViolationView(change, change.State.Core.Violations[^1]));

    [Function("ListViolations"), Authorize(Roles = Roles.Party), Answers<ViolationListView>]
    [EndpointSummary("Lists the violations that the reader reported or is the subject of; for support, all.")]
    public async Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/assignments/{assignment}/violations")] Call call)
    {
        var read = await reader.ReadWritten(
            call.Assignment, call.By,
            @event => @event is ViolationReported or AbandonmentContested or ViolationUpheld or ViolationDismissed, call.Cancellation);
        if (read is not var (state, version, written))
            return Problems.NotFound();
        if (!Access.IsParty(state, call.By) && !Access.HadIt(state, call.By))
            return Access.Sees(state, call.By) ? Problems.FromRefusals([new NotAParty()]) : Problems.NotFound();
        return Answers.Json(
            new ViolationListView(
                [.. ViolationRecord.AsReadBy(state, call.By)
                    .OrderBy(violation => violation.Status != ViolationStatus.Open)
                    .ThenBy(violation => (violation.Status == ViolationStatus.Open ? violation.DecideBy : null) ?? Instant.MinValue)
                    .Select(violation => ViolationItem.FromViolation(violation, written))],
                Contestable(state, call.By)),
            version);
    }

    [Function("ContestAbandonment"), Performs(AssignmentAction.ContestAbandonment), Takes<ContestRequest>, Answers<ViolationView>(201)]
    [EndpointSummary("Contests, as the worker who had it, that the work was abandoned; support decides on it as on a violation.")]
    public Task<IResult> Contest(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/contest-abandonment")] Call call) =>
        writer.Act(
            call, (ContestRequest body) => new ContestAbandonment(body.Text),
            change => new ViolationView(change, change.State.Core.Violations[^1]));

    [Function("UpholdViolation"), Performs(AssignmentAction.UpholdViolation), Takes<ViolationDecisionRequest>, Answers<ViolationView>]
    [EndpointSummary("Decides that a reported violation was one.")]
    public Task<IResult> Uphold(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/violations/{violation}/uphold")]
        Call call) => Decide(call, new UpholdViolation(Violation(call), call.Body<ViolationDecisionRequest>().Reasons));

    [Function("DismissViolation"), Performs(AssignmentAction.DismissViolation), Takes<ViolationDismissalRequest>, Answers<ViolationView>]
    [EndpointSummary("Decides that a reported violation was none.")]
    public Task<IResult> Dismiss(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/violations/{violation}/dismiss")]
        Call call)
    {
        var body = call.Body<ViolationDismissalRequest>();
        return Decide(call, new DismissViolation(Violation(call), body.Reasons, body.BadFaith));
    }

    private ContestableView? Contestable(Assignment state, Actor by) => by is Actor.Worker { Id: var worker }
        && ContestRules.Latest(state, worker, policy) is var (abandoned, until)
        && ContestRules.ContestOf(state, abandoned) is null && clock.GetCurrentInstant() <= until
            ? new(abandoned.EndedAt, until)
            : null;

    private Task<IResult> Decide(Call call, Command command) => writer.Act(
        call, command, change => new ViolationView(change, change.State.Core.Violations.Find(one => one.Id == Violation(call))!));

    private static ViolationId Violation(Call call) => new(call.Route("violation"));
}
