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

/// <summary>Why a report is upheld or dismissed.</summary>
/// <param name="Reasons">For the parties to read.</param>
public sealed record ViolationDecisionRequest(string Reasons);

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
/// <param name="Status">What became of it.</param>
/// <param name="DecidedAt">When it was decided; left out until then.</param>
/// <param name="Reasons">Why support decided so; left out until then.</param>
public sealed record ViolationItem(
    ViolationId Id, ViolationCategory Category, Side Against, PersonId Worker, Actor ReportedBy, Instant ReportedAt, string? Text,
    ImmutableList<DeliverableId> Evidence, ViolationStatus Status, Instant? DecidedAt, string? Reasons)
{
    internal static ViolationItem FromViolation(Violation violation, ImmutableList<Happened> written)
    {
        var events = written.ConvertAll(happened => happened.Event);
        var report = events.OfType<ViolationReported>().FirstOrDefault(reported => reported.Violation == violation.Id);
        var reasons = events.Select(@event => @event switch
        {
            ViolationUpheld upheld when upheld.Violation == violation.Id => upheld.Reasons,
            ViolationDismissed dismissed when dismissed.Violation == violation.Id => dismissed.Reasons,
            _ => null,
        }).FirstOrDefault(text => text is not null);
        return new(
            violation.Id, violation.Category, violation.Against, violation.Worker, violation.ReportedBy, violation.ReportedAt, report?.Text,
            report?.Evidence ?? [], violation.Status, violation.DecidedAt, reasons);
    }
}

/// <summary>The violations on record that the reader may read, oldest first.</summary>
/// <param name="Violations">Oldest first.</param>
public sealed record ViolationListView(ImmutableList<ViolationItem> Violations);

/// <summary>Violations over HTTP.</summary>
public sealed class ViolationFunctions(CaseWriter writer, CaseReader reader)
{
    [Function("ReportViolation"), Performs(AssignmentAction.ReportViolation), Takes<ViolationRequest>, Answers<ViolationView>(201)]
    [EndpointSummary("Reports a violation by one side.")]
    public Task<IResult> Report(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/violations")] Call call)
    {
        var body = call.Body<ViolationRequest>();
        var command = new ReportViolation(body.Category, body.Text, body.Against, body.Worker, body.Evidence ?? []);
        return Execute(call, command, change => change.State.Core.Violations[^1], StatusCodes.Status201Created);
    }

    [Function("ListViolations"), Authorize(Roles = Roles.Party), Answers<ViolationListView>]
    [EndpointSummary("Lists the violations that the reader reported or is the subject of; for support, all.")]
    public async Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/assignments/{assignment}/violations")] Call call)
    {
        var read = await reader.ReadWritten(
            call.Assignment, call.By, @event => @event is ViolationReported or ViolationUpheld or ViolationDismissed, call.Cancellation);
        if (read is not var (state, version, written))
            return Problems.NotFound();
        if (!Access.IsParty(state, call.By) && !ViolationRecord.HadIt(state, call.By))
            return Access.Sees(state, call.By) ? Problems.FromRefusals([new NotAParty()]) : Problems.NotFound();
        return Answers.Json(
            new ViolationListView(
                ViolationRecord.AsReadBy(state, call.By).ConvertAll(violation => ViolationItem.FromViolation(violation, written))),
            version);
    }

    [Function("UpholdViolation"), Performs(AssignmentAction.UpholdViolation), Takes<ViolationDecisionRequest>, Answers<ViolationView>]
    [EndpointSummary("Decides that a reported violation was one.")]
    public Task<IResult> Uphold(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/violations/{violation}/uphold")]
        Call call) => Decide(call, new UpholdViolation(Violation(call), call.Body<ViolationDecisionRequest>().Reasons));

    [Function("DismissViolation"), Performs(AssignmentAction.DismissViolation), Takes<ViolationDecisionRequest>, Answers<ViolationView>]
    [EndpointSummary("Decides that a reported violation was none.")]
    public Task<IResult> Dismiss(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/violations/{violation}/dismiss")]
        Call call) => Decide(call, new DismissViolation(Violation(call), call.Body<ViolationDecisionRequest>().Reasons));

    private Task<IResult> Decide(Call call, Command command) =>
        Execute(
            call, command, change => change.State.Core.Violations.Find(violation => violation.Id == Violation(call))!,
            StatusCodes.Status200OK);

    private async Task<IResult> Execute(Call call, Command command, Func<Change, Violation> find, int success) =>
        Answers.ToResult(await writer.Execute(
        call.Assignment, command, call.Request,
        change => Answers.ToAnswer(new ViolationView(change, find(change)), change.Version, success), call.Cancellation));

    private static ViolationId Violation(Call call) => new(call.Route("violation"));
}
