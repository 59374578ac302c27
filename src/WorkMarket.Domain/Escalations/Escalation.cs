using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Violations;

namespace WorkMarket.Domain.Escalations;

/// <summary>Why a worker escalates (domain.md §6).</summary>
public enum EscalationCause
{
    /// <summary>The client has not approved in its usual time and the allowance after it.</summary>
    ApprovalOverdue,

    /// <summary>The invoice was not paid in time.</summary>
    PaymentPastDue,

    /// <summary>What is paid, or to be paid, is disputed.</summary>
    PaymentDispute,

    /// <summary>The client cancelled and did not say more about it.</summary>
    CancelledWithoutClarification,

    /// <summary>The client cancelled when work was logged, and said nothing about its quality.</summary>
    CancelledAfterWork,

    /// <summary>The client has not answered the worker.</summary>
    ClientUnresponsive,

    /// <summary>Both sides spoke and do not agree.</summary>
    Impasse,
}

/// <summary>Where an escalation is (domain.md §6, Lifecycle).</summary>
public enum EscalationStage
{
    /// <summary>WorkMarket has asked the client in the assignment's messages.</summary>
    Messages,

    /// <summary>The project manager is asked for an update.</summary>
    ProjectManager,

    /// <summary>The account manager reaches the client directly.</summary>
    AccountManager,

    /// <summary>The client has answered.</summary>
    Engaged,

    /// <summary>Closed: the cause is cured, or both sides agree.</summary>
    Resolved,

    /// <summary>Closed by the worker.</summary>
    Withdrawn,

    /// <summary>Closed because a violation by the worker was upheld.</summary>
    Ineligible,

    /// <summary>Closed, and handed to arbitration.</summary>
    Arbitration,
}

/// <summary>An escalation's opaque id, unique within its assignment.</summary>
public readonly record struct EscalationId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>How a response of the client came.</summary>
public enum ResponseChannel
{
    /// <summary>A message in the assignment.</summary>
    Message,

    /// <summary>An update of the client's, as its project manager is asked for.</summary>
    Update,

    /// <summary>Somebody of WorkMarket reached the client and recorded the answer.</summary>
    Contact,

    /// <summary>A reply to one of the escalation's mails.</summary>
    Mail,

    /// <summary>The work was sent back, with a reason.</summary>
    SendBack,

    /// <summary>The work was put on hold, with a reason.</summary>
    Hold,

    /// <summary>The assignment was taken from the worker, with a reason.</summary>
    Unassignment,

    /// <summary>What was written with the cancellation.</summary>
    Cancellation,

    /// <summary>A request for funds was declined, with a reason.</summary>
    FundsDecision,

    /// <summary>A request for another schedule was declined, with a reason.</summary>
    RescheduleDecision,

    /// <summary>A lower amount was proposed, with reasons.</summary>
    ProposedAmount,

    /// <summary>The client said more clearly what is asked for, beside the text.</summary>
    Clarification,
}

/// <summary>A response of the client.</summary>
/// <param name="At">When the client gave it.</param>
/// <param name="Channel">How it came.</param>
/// <param name="Message">The message, where it is one.</param>
public sealed record Response(Instant At, ResponseChannel Channel, MessageId? Message = null);

/// <summary>A suspension: the stage window and the month stand still since an instant.</summary>
/// <param name="Since">Since when.</param>
/// <param name="Left">The business time that was left of the stage's window, where it has one.</param>
/// <param name="Answered">Whether the client has responded since, which applies on resumption.</param>
/// <param name="EndsAt">When it ends though nobody has decided by then; null until the clock has fixed it, where it began before it had an
/// end.</param>
/// <param name="Violation">The report that brought it; null where it began before that was kept.</param>
public sealed record Suspension(
    Instant Since, Duration? Left, bool Answered = false, Instant? EndsAt = null, ViolationId? Violation = null);

/// <summary>
/// The work is back with the worker, and the stage window and the month stand still: the first time that the client sends it back during
/// the escalation, until it is submitted again or stood by, put on hold or the worker's no more, or a request of the worker's has waited
/// too long for the client.
/// </summary>
/// <param name="Since">When the client sent it back.</param>
/// <param name="Left">The business time after which the client counts as silent once the clocks go on.</param>
/// <param name="EndsAt">When a request of the worker's will have waited too long, where there is one.</param>
/// <param name="NoticeAt">When the worker is told that the escalation is about to be closed.</param>
/// <param name="ClosesAt">When it is closed because it stood still for a month; null until the clock has fixed it, where it began
/// before.</param>
/// <param name="Told">Whether the worker was told so.</param>
public sealed record Pause(
    Instant Since, Duration Left, Instant? EndsAt = null, Instant? NoticeAt = null, Instant? ClosesAt = null, bool Told = false);

/// <summary>
/// From when the worker may take it to arbitration with one call: when a month from opening is over, standing still not counted, and so
/// much business time after the last response made within that month (domain.md §6).
/// </summary>
/// <param name="MonthEndsAt">When that month is over; while it stands still, where it would be if it had gone on.</param>
/// <param name="After">When the business time after the last response within it is over; null where there was none, or it stands
/// still.</param>
/// <param name="Left">What is left of that time, while it stands still.</param>
public sealed record ArbitrationCall(Instant MonthEndsAt, Instant? After = null, Duration? Left = null)
{
    /// <summary>From when on the worker may call, as long as nothing stands still before.</summary>
    public Instant From => After is { } after ? Instant.Max(MonthEndsAt, after) : MonthEndsAt;
}

/// <summary>
/// A worker's escalation. Every instant in it was fixed by the event that brought it, so that it stays as it was said whatever the
/// settings become. What was written is in the timeline.
/// </summary>
/// <param name="Id">Its id.</param>
/// <param name="Cause">Why.</param>
/// <param name="Worker">Whose it is.</param>
/// <param name="OpenedAt">Since when.</param>
/// <param name="Stage">Where it is.</param>
/// <param name="EnteredAt">Since when it is there.</param>
public sealed record Escalation(
    EscalationId Id, EscalationCause Cause, PersonId Worker, Instant OpenedAt, EscalationStage Stage, Instant EnteredAt)
{
    /// <summary>When the stage ends if nobody acts; null where it has no limit, or stands still.</summary>
    public Instant? StageEndsAt { get; init; }

    /// <summary>When the worker gets the next update.</summary>
    public Instant? NextUpdateAt { get; init; }

    /// <summary>
    /// When a month without response ends; while it stands still, where it would end if it went on at <see cref="StillSince"/>.
    /// </summary>
    public Instant? MonthEndsAt { get; init; }

    /// <summary>The stage that it came from where the client has answered, and goes back to where the client falls silent.</summary>
    public EscalationStage? CameFrom { get; init; }

    /// <summary>
    /// Since when the company's account manager has to do with it: the first entry of that stage (domain.md §7). One that was stored before
    /// this was says at the latest since when.
    /// </summary>
    public Instant? AccountManagerSince
    {
        get => field ?? (Stage == EscalationStage.AccountManager || CameFrom == EscalationStage.AccountManager ? EnteredAt : null);
        init;
    }

    /// <summary>
    /// Who of the company is asked at the project manager's stage in place of the project manager, since it was entered; null where that
    /// is the project manager.
    /// </summary>
    public PersonId? Asked { get; init; }

    /// <summary>Those who could not be reached at the stage since it was entered.</summary>
    public ImmutableList<PersonId> NotReached { get; init; } = [];

    /// <summary>Whether nobody is left to be asked at the stage, so that it is a task of the desk's.</summary>
    public bool AtDesk { get; init; }

    /// <summary>Whether the stage was entered again because the client fell silent.</summary>
    public bool Again { get; init; }

    /// <summary>The suspension, while there is one.</summary>
    public Suspension? Suspension { get; init; }

    /// <summary>The pause, while the work is back with the worker and the clocks stand still for that.</summary>
    public Pause? Pause { get; init; }

    /// <summary>Whether the client has sent the work back during the escalation: only the first time stops the clocks.</summary>
    public bool WasSentBack { get; init; }

    /// <summary>
    /// The instant from which standing still is added to the month; null where that is the beginning of the suspension.
    /// </summary>
    public Instant? StillSince { get; init; }

    /// <summary>Since when the clocks have stood still without a break; null also where that was before this was kept.</summary>
    public Instant? StoppedAt { get; init; }

    /// <summary>From when the worker may take it to arbitration with one call; null where it was opened before there was one.</summary>
    public ArbitrationCall? Call { get; init; }

    /// <summary>Whether stage window and month stand still.</summary>
    public bool StandsStill => Suspension is not null || Pause is not null;

    /// <summary>The client's latest response.</summary>
    public Response? LastResponse { get; init; }

    /// <summary>How many responses there were.</summary>
    public int Responses { get; init; }

    /// <summary>How many updates fell due.</summary>
    public int Updates { get; init; }

    /// <summary>When the latest did.</summary>
    public Instant? LastUpdateAt { get; init; }

    /// <summary>Whether the client has responded since the latest update.</summary>
    public bool News { get; init; }

    /// <summary>Whether the worker has recorded that the sides agree.</summary>
    public bool AgreedByWorker { get; init; }

    /// <summary>Whether the client has.</summary>
    public bool AgreedByClient { get; init; }

    /// <summary>Whether the side of somebody has.</summary>
    internal bool AgreedBy(Actor by) => by is Actor.Worker ? AgreedByWorker : AgreedByClient;

    /// <summary>The support agent who takes care of it.</summary>
    public PersonId? ClaimedBy { get; init; }

    /// <summary>
    /// How it stood before a payment cured it that the client only stated, as long as the worker can say that nothing arrived.
    /// </summary>
    public Escalation? BeforeCure { get; init; }

    /// <summary>When it was closed.</summary>
    public Instant? ClosedAt { get; init; }

    /// <summary>
    /// The number of the engagement that it is about, once that has ended; null while it is the present one, and where it ended before
    /// its end was kept.
    /// </summary>
    public int? Engagement { get; init; }

    /// <summary>Whether it is open.</summary>
    public bool IsOpen => ClosedAt is null;

    /// <summary>Whether it ended in arbitration.</summary>
    internal bool WentToArbitration => Stage == EscalationStage.Arbitration;

    /// <summary>Whether reaching the client is a task of the desk's now.</summary>
    public bool IsDeskTask => AtDesk && IsOpen && Stage is EscalationStage.ProjectManager or EscalationStage.AccountManager;
}

/// <summary>The escalations of an assignment.</summary>
public static class EscalationRecord
{
    /// <summary>All that are open: of one worker there is one at a time.</summary>
    public static ImmutableList<Escalation> AllOpen(Assignment state) => state.Core.Escalations.FindAll(escalation => escalation.IsOpen);

    /// <summary>
    /// The one that is open and of no engagement that has ended, or null: that of the worker who has the assignment, else of one who had it
    /// before the ends of engagements were kept.
    /// </summary>
    public static Escalation? Open(Assignment state) =>
        state.Core.Escalations.FindLast(escalation => escalation.IsOpen && IsWith(state, escalation))
            ?? state.Core.Escalations.FindLast(escalation => escalation is { IsOpen: true, Engagement: null });

    /// <summary>
    /// The open one that somebody speaks of: the one named; else a worker of the worker's own, everybody else of the present worker's, or
    /// of the latest where that worker has none. Null where none is meant.
    /// </summary>
    internal static Escalation? OpenFor(Assignment state, Actor by, EscalationId? named) => (named, by) switch
    {
        ({ } id, _) => state.Core.Escalations.Find(escalation => escalation.IsOpen && escalation.Id == id),
        (_, Actor.Worker worker) => state.Core.Escalations.FindLast(escalation => escalation.IsOpen && escalation.Worker == worker.Id),
        _ => Open(state) ?? state.Core.Escalations.FindLast(escalation => escalation.IsOpen),
    };

    /// <summary>The latest that somebody may know of: a worker the worker's own; null where there is none.</summary>
    public static Escalation? LatestFor(Assignment state, Actor by) =>
        state.Core.Escalations.LastOrDefault(escalation => by is not Actor.Worker worker || worker.Id == escalation.Worker);

    /// <summary>
    /// Who is asked at its stage: of the company, or at WorkMarket who looks after it; null where that is nobody or the desk.
    /// </summary>
    public static PersonId? AskedNow(Assignment state, Escalation escalation, PersonId? accountManager) => escalation switch
    {
        { AtDesk: true } => null,
        { Stage: EscalationStage.ProjectManager } => escalation.Asked ?? state.Brief.ProjectManager,
        { Stage: EscalationStage.AccountManager } => accountManager,
        _ => null,
    };

    /// <summary>Whether the worker whose it is still has the assignment.</summary>
    public static bool IsWith(Assignment state, Escalation escalation) =>
        state is WithWorker staffed && escalation.Engagement is null && staffed.Engagement.Worker == escalation.Worker;

    /// <summary>Whether the work is back with the worker whose it is: sent back, not submitted again, and not on hold.</summary>
    public static bool IsSentBack(Assignment state, Escalation escalation) =>
        state is InProgress { SentBackReason: not null } && IsWith(state, escalation);

    /// <summary>
    /// Whether the messages on the assignment are none of this escalation's: its engagement has ended and has its own, or another worker
    /// has the assignment by now.
    /// </summary>
    public static bool IsAnothers(Assignment state, Escalation escalation) =>
        escalation.Engagement is not null || state is WithWorker && !IsWith(state, escalation);

    /// <summary>The one that an event is about, or null.</summary>
    public static Escalation? FindFor(Assignment state, Event @event) =>
        @event.Escalation() is { } id ? state.Core.Escalations.Find(escalation => escalation.Id == id) : null;

    /// <summary>
    /// Whether somebody has to do with the escalations of an assignment: those who take part in it, a worker who has escalated it though
    /// another has it by now, the company's account manager, and the clock.
    /// </summary>
    /// <param name="state">The assignment.</param>
    /// <param name="by">Who.</param>
    /// <param name="accountManager">Who looks after the company, where that is known.</param>
    public static bool Concerns(Assignment state, Actor by, PersonId? accountManager) => Access.IsParty(state, by) || by switch
    {
        Actor.Worker worker => state.Core.Escalations.Exists(escalation => escalation.Worker == worker.Id),
        Actor.AccountManager manager => !state.Core.Escalations.IsEmpty && manager.Id == accountManager,
        Actor.System => !state.Core.Escalations.IsEmpty,
        _ => false,
    };
}
