using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Escalations;

/// <summary>Why somebody else is asked at a stage of an escalation.</summary>
public enum AskedBecause
{
    /// <summary>Who was to be asked has left, or has no mail address.</summary>
    Missing,

    /// <summary>The mail to whoever was asked came back.</summary>
    Bounced,

    /// <summary>Somebody else is the project manager now.</summary>
    ManagerChanged,
}

/// <summary>
/// Ask the next person in place of one who cannot be reached: at the project manager's stage one of the company's people, and where nobody
/// is left, or at the account manager's stage, the desk. It is the clock's: whoever sees to a stage's mail says so.
/// </summary>
/// <param name="Escalation">The escalation.</param>
/// <param name="Stage">The stage whose person it is about.</param>
/// <param name="Instead">Who cannot be reached; null where there is no such person.</param>
/// <param name="Because">Why not.</param>
public sealed record AskNext(EscalationId Escalation, EscalationStage Stage, PersonId? Instead, AskedBecause Because)
    : Command, IOnOpenEscalation
{
    EscalationId? IOnOpenEscalation.Escalation => Escalation;
}

/// <summary>
/// Somebody else is asked at a stage: one of the company's people, or, where that is null, WorkMarket's desk, whose task it is now. The
/// stage's window runs on as before.
/// </summary>
[Stored("escalationAsked/1")]
public sealed record EscalationAsked(
    EscalationId Escalation, EscalationStage Stage, AskedBecause Because, PersonId? Instead = null, PersonId? Asked = null)
    : Event, IOfEscalation
{
    internal override IEnumerable<NoticeFor> Tells(Teller to) =>
    [
        .. Asked is { } asked ? [new NoticeFor(new Addressee.Person(asked), NoticeKind.EscalationRequest)] : Array.Empty<NoticeFor>(),
        .. to.Tell(Recipients.Worker, NoticeKind.EscalationStage),
        .. to.Tell(Recipients.Desk, Asked is null ? NoticeKind.EscalationTask : NoticeKind.EscalationStage),
    ];
}

/// <summary>One of the people of an assignment's company, as far as asking somebody goes by that.</summary>
/// <param name="Person">Who it is.</param>
/// <param name="IsOwner">Whether the company is that person's.</param>
/// <param name="IsReachable">Whether the person can be asked: has not left, and has an address where mail is sent.</param>
public sealed record Colleague(PersonId Person, bool IsOwner, bool IsReachable);

/// <summary>
/// Somebody is always asked (domain.md §6): who is missing, or whose mail came back, is replaced at once by the next person of the company,
/// the owner first, each once at a stage; where nobody is left it is a task of the desk's.
/// </summary>
internal static class Asking
{
    /// <summary>The row of the clock's command.</summary>
    public static ActionRule Row => new ActionRule<Assignment, AskNext>(
        AssignmentAction.AskNext, [Role.System], ActionRule.Every, Next,
        (state, _, _) => state.Core.Escalations.Exists(open => open is
        { IsOpen: true, Stage: EscalationStage.ProjectManager or EscalationStage.AccountManager })
            ? []
            : [new NothingThere(AssignmentAction.AskNext)])
    {
        On = CaseOf.ThoseInEscalation,
    };

    /// <summary>Another project manager is asked at once, where the stage is the project manager's.</summary>
    public static EscalationAsked? AfterChange(Escalation open, PersonId from, PersonId to) =>
        open.Stage == EscalationStage.ProjectManager
            ? new(open.Id, open.Stage, AskedBecause.ManagerChanged, open.Asked ?? (open.AtDesk ? null : from), to)
            : null;

    // There is one for each worker who escalated; it is the one that is named.
    private static Escalation? Meant(Assignment state, AskNext? ask) =>
        EscalationRecord.AllOpen(state).Find(open => open.Id == ask?.Escalation);

    // What is said twice, or of somebody who is not asked any more, comes to nothing.
    private static Outcome Next(Assignment state, AskNext ask, Circumstances at) =>
        Meant(state, ask) is { } open && open.Stage == ask.Stage && !open.AtDesk
            && ask.Instead == EscalationRecord.AskedNow(state, open, at.Facts.AccountManager)
            ? new EscalationAsked(open.Id, open.Stage, ask.Because, ask.Instead, Another(state, open, ask.Instead, at.Facts))
            : Outcome.Nothing;

    private static PersonId? Another(Assignment state, Escalation open, PersonId? instead, Facts facts) =>
        open.Stage != EscalationStage.ProjectManager
            ? null
            : facts.Colleagues
                .Where(colleague => colleague.IsReachable && colleague.Person != instead && !open.NotReached.Contains(colleague.Person)
                    && !Contacts.OnBothSides(open.Worker, colleague.Person, facts.Contacts).Any())
                .OrderByDescending(colleague => colleague.IsOwner)
                .ThenBy(colleague => colleague.Person.Value, StringComparer.Ordinal)
                .Select(colleague => (PersonId?)colleague.Person)
                .FirstOrDefault();
}
