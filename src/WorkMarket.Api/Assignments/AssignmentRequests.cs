using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Api.Places;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Requirements;

namespace WorkMarket.Api.Assignments;

/// <summary>A draft. What is left out of the settings, or of one of them, is inherited from the company.</summary>
/// <param name="Title">A short name for the work.</param>
/// <param name="Description">The scope of work, in full.</param>
/// <param name="Schedule">When the work is to be done.</param>
/// <param name="Price">What the work pays.</param>
/// <param name="Instructions">Instructions for the work.</param>
/// <param name="ProjectManager">Who at the company answers for it; whoever creates it, if left out.</param>
/// <param name="Confirmation">Whether and when the schedule has to be confirmed.</param>
/// <param name="CheckIn">Whether and how the worker checks in and out.</param>
/// <param name="Deliverables">The files that the worker has to deliver.</param>
/// <param name="PaymentTerms">How long after approval the payment is due, as an ISO 8601 period such as <c>P30D</c>.</param>
/// <param name="CounteroffersOff">Whether workers can apply as offered only.</param>
/// <param name="Requirements">What a worker has to have and to have shown before applying.</param>
/// <param name="Place">Where the work is done: on a site, or remote.</param>
/// <param name="ExternalId">The client's own number for it, at most 100 characters, which no other of its assignments has.</param>
/// <param name="SiteAccess">Whom to ask for on site, and how to get in: for the client's people and the assigned worker alone.</param>
public sealed record CreateRequest(
    string Title, string Description, ScheduleBody Schedule, Pricing Price, string? Instructions = null, PersonId? ProjectManager = null,
    ConfirmationBody? Confirmation = null, CheckInBody? CheckIn = null, ImmutableList<DeliverableRequirement>? Deliverables = null,
    Period? PaymentTerms = null, bool? CounteroffersOff = null, WorkRequirements? Requirements = null, PlaceBody? Place = null,
    string? ExternalId = null, AccessBody? SiteAccess = null)
{
    internal DraftRequest ToDraft() => new()
    {
        Title = Title,
        Description = Description,
        Instructions = Instructions,
        ProjectManager = ProjectManager,
        Schedule = Schedule.ToSchedule(),
        Place = Place?.ToPlace("place"),
        Access = SiteAccess?.ToKept(),
        Price = Price,
        ConfirmationRequired = Confirmation?.Required,
        Confirmation = Confirmation is null ? null : new(Confirmation.OpensBefore, Confirmation.ClosesBefore),
        CheckIn = CheckIn is null ? null : new(CheckIn.Required, CheckIn.PhoneNumber, CheckIn.Grace),
        Deliverables = DraftParts.Checked(Deliverables),
        PaymentTerms = PaymentTerms,
        CounteroffersOff = CounteroffersOff,
        ExternalId = ExternalId,
        Requirements = DraftParts.Checked(Requirements),
    };
}

/// <summary>Parts of a draft whose lists hold no null, which the serializer does not ask.</summary>
internal static class DraftParts
{
    public static ImmutableList<DeliverableRequirement>? Checked(ImmutableList<DeliverableRequirement>? deliverables) =>
        deliverables?.Contains(null!) != true ? deliverables
            : throw new BadRequestException("deliverables", "jsonInvalid", "'deliverables' holds a null.");

    public static WorkRequirements? Checked(WorkRequirements? requirements) =>
        requirements is { } required && Lists(required).Any(names => names.Contains(null!))
            ? throw new BadRequestException("requirements", "jsonInvalid", "'requirements' holds a null.")
            : requirements;

    private static IEnumerable<ImmutableList<string>> Lists(WorkRequirements required) =>
        [required.Skills, required.Certifications, required.Licences, required.Insurance];
}

/// <summary>Who is to answer for an assignment.</summary>
/// <param name="ProjectManager">One of the company's people.</param>
public sealed record ProjectManagerRequest(PersonId ProjectManager);

/// <summary>When the work is to be done, and the IANA time zone in which its days count.</summary>
/// <param name="Start">When the work begins.</param>
/// <param name="End">When the work ends, after the start.</param>
/// <param name="TimeZone">The IANA time zone of the place, in which days are counted.</param>
public sealed record ScheduleBody(Instant Start, Instant End, DateTimeZone TimeZone)
{
    /// <summary>The body of a schedule.</summary>
    internal ScheduleBody(Schedule schedule)
        : this(schedule.Start, schedule.End, schedule.Zone)
    {
    }

    internal Schedule ToSchedule() => new(Start, End, TimeZone);
}

/// <summary>
/// Whether the schedule has to be confirmed, and when; spans before the start as ISO 8601 periods, as in <c>PT24H</c> or <c>P1D</c>.
/// </summary>
/// <param name="Required">Whether the worker has to confirm the schedule.</param>
/// <param name="OpensBefore">From how long before the start it can be confirmed, as an ISO 8601 period.</param>
/// <param name="ClosesBefore">Until how long before the start it has to be confirmed, as an ISO 8601 period.</param>
public sealed record ConfirmationBody(bool Required, Period? OpensBefore = null, Period? ClosesBefore = null);

/// <summary>
/// Whether check-in is required, the number to call where it has to be by phone (empty where the company's is not to hold), and how long
/// after the scheduled start or end a missing time makes the worker late, as an ISO 8601 duration such as <c>PT15M</c>.
/// </summary>
/// <param name="Required">Whether the worker has to check in and out.</param>
/// <param name="PhoneNumber">The number to call, where it has to be by phone; empty where the company's is not to hold.</param>
/// <param name="Grace">
/// How long after the scheduled start or end a missing time makes the worker late, as an ISO 8601 duration such as <c>PT15M</c>.
/// </param>
public sealed record CheckInBody(bool Required, string? PhoneNumber = null, Duration? Grace = null);

/// <summary>To whom it is offered: to named workers, or to all with <c>open</c>.</summary>
/// <param name="Workers">The workers who see it and may apply, where it is not open.</param>
/// <param name="Open">Whether all workers see it and may apply.</param>
public sealed record SendRequest(ImmutableList<PersonId>? Workers = null, bool Open = false)
{
    internal Audience ToAudience() => this switch
    {
        { Open: true, Workers: null } => new Audience.Open(),
        { Open: false, Workers: { } workers } => new Audience.Named(workers),
        _ => throw new BadRequestException("workers", "audienceRequired", "Name the workers, or say that all see it: one of the two."),
    };
}

/// <summary>A note.</summary>
/// <param name="Note">What there is to say about it.</param>
public sealed record NoteRequest(string? Note = null);

/// <summary>
/// The worker's summary; the hours where they are fewer than in the time log, or the units; and the final value with an explanation
/// where it is lower than what the work comes to.
/// </summary>
/// <param name="Resolution">The worker's summary of what was done.</param>
/// <param name="FinalValue">What the work is to be paid, where that is less than what it comes to; never more.</param>
/// <param name="Explanation">Why it is less. It has to be there where it is.</param>
/// <param name="Hours">The hours to be paid, where they are fewer than in the time log. For prices per hour only.</param>
/// <param name="Units">The units done. For prices per unit only.</param>
public sealed record CompleteRequest(
    string Resolution, Money? FinalValue = null, string? Explanation = null, decimal? Hours = null, decimal? Units = null);

/// <summary>Whether requests for funds that are not decided lapse with the approval.</summary>
/// <param name="Lapse">Said where there are such requests: they lapse, and the worker is told which.</param>
public sealed record ApproveRequest(bool Lapse = false);

/// <summary>The client's own reference of the payment.</summary>
/// <param name="Reference">As in the books of the client; nothing is looked up by it.</param>
public sealed record PayRequest(string? Reference = null);

/// <summary>Why it is put on hold, and until when.</summary>
/// <param name="Reason">For the worker to read; not empty.</param>
/// <param name="Until">When the hold ends by itself. It has to be there.</param>
public sealed record HoldRequest(string Reason, Instant? Until = null);

/// <summary>Why the worker gives it back, and which earlier assignment it overlaps with, where that is why.</summary>
/// <param name="Reason">For the client to read; not empty.</param>
/// <param name="Overlaps">
/// An assignment that the worker got before this one and still has, at the same time. Then it does not count.
/// </param>
public sealed record GiveBackRequest(string Reason, AssignmentId? Overlaps = null);

/// <summary>The schedule to go on with, for the worker to decide on; without one it goes on as it was.</summary>
/// <param name="Schedule">The schedule to go on with, on which the worker decides; left out, it goes on as it was.</param>
public sealed record ReleaseRequest(ScheduleBody? Schedule = null);

/// <summary>Another schedule, and why.</summary>
/// <param name="Schedule">When the work shall be done instead.</param>
/// <param name="Reason">What speaks for it, for the other side.</param>
public sealed record AskRescheduleRequest(ScheduleBody Schedule, string? Reason = null);

/// <summary>
/// Why it is cancelled, what is to be paid nevertheless (nothing if left out), and what there is to say about it: marked where that is
/// the client's justification.
/// </summary>
/// <param name="Reason">The code of the reason.</param>
/// <param name="Amount">What is to be paid nevertheless; nothing if left out.</param>
/// <param name="Clarification">
/// What there is to say about it, for the worker. It has to be there where the reason blames the work or the worker, and where work that
/// was submitted is to be paid below what it came to.
/// </param>
/// <param name="StatesJustification">Whether the clarification is the client's justification of the change.</param>
public sealed record CancelRequest(
    CancellationReason Reason, Money? Amount = null, string? Clarification = null, bool StatesJustification = false);

/// <summary>
/// Why it is taken from the worker. Once work was logged or submitted, the code of the reason and what is paid for that are named too, as
/// with a cancellation.
/// </summary>
/// <param name="Reason">For the worker to read; not empty.</param>
/// <param name="ReasonCode">The code of the reason. It has to be there where work was logged or submitted.</param>
/// <param name="Amount">What is paid for the work, which may be 0. It has to be there where work was logged or submitted.</param>
/// <param name="StatesJustification">Whether the reason is the client's justification of the change.</param>
public sealed record UnassignRequest(
    string Reason, CancellationReason? ReasonCode = null, Money? Amount = null, bool StatesJustification = false);

/// <summary>That the worker abandoned the work, and once work was logged what is paid for that.</summary>
/// <param name="Reason">For the worker to read; not empty.</param>
/// <param name="Amount">What is paid for the work, which may be 0. It has to be there where work was logged.</param>
public sealed record AbandonmentRequest(string Reason, Money? Amount = null);

/// <summary>Who would do the work, and why.</summary>
/// <param name="Subcontractor">The name of whoever would do the work.</param>
/// <param name="Reason">What speaks for it, for the client.</param>
public sealed record AskSubcontractRequest(string Subcontractor, string Reason);

/// <summary>Why.</summary>
/// <param name="Reason">For the other side to read; not empty.</param>
public sealed record ReasonRequest(string Reason);

/// <summary>Why, where there is something to say.</summary>
/// <param name="Reason">For the other side to read.</param>
public sealed record OptionalReasonRequest(string? Reason = null);
