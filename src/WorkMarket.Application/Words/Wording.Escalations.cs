using WorkMarket.Application.Notifications;
using WorkMarket.Domain;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Notifications;

namespace WorkMarket.Application.Words;

public static partial class Wording
{
    /// <summary>Where an escalation is, as what WorkMarket or somebody else does there.</summary>
    public static string Standing(EscalationStage stage) => stage switch
    {
        EscalationStage.Messages => "WorkMarket asks the client in the assignment's messages",
        EscalationStage.ProjectManager => "WorkMarket asks the client's project manager for an update",
        EscalationStage.AccountManager => "WorkMarket's account manager reaches the client directly",
        EscalationStage.Engaged => "The client has answered",
        EscalationStage.Resolved => "The escalation is resolved",
        EscalationStage.Withdrawn => "The worker took the escalation back",
        EscalationStage.Ineligible => "The escalation ended because a violation by the worker was upheld",
        EscalationStage.Arbitration => "The escalation goes to arbitration",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
    };

    private static string? Escalated(NoticeKind kind, Event @event) => kind switch
    {
        NoticeKind.EscalationOpened => "The worker escalated the assignment",
        NoticeKind.EscalationStage when @event is EscalationStageEntered entered => Standing(entered.Stage) + (entered.Again ? " again" : ""),
        NoticeKind.EscalationRequest => "WorkMarket asks you for an update",
        NoticeKind.EscalationTask => "Please reach the client of an escalation",
        NoticeKind.EscalationAnswered => "The client responded to the escalation",
        NoticeKind.EscalationUpdate => "An update on your escalation",
        NoticeKind.EscalationSuspended => "The escalation stands still until a violation is decided",
        // What keeps it besides says the letter.
        NoticeKind.EscalationResumed when @event is EscalationPauseEnded { StageEndsAt: null } => "The work is with the worker no more",
        NoticeKind.EscalationResumed => "The escalation goes on",
        NoticeKind.EscalationAgreed when @event is EscalationAgreementWithdrawn => "One side took back that both agree",
        NoticeKind.EscalationAgreed => "One side recorded that both agree",
        NoticeKind.EscalationClosed => Standing(((EscalationClosed)@event).End),
        _ => null,
    };
}
