using System.Collections.Immutable;
using WorkMarket.Application.Dossiers;
using WorkMarket.Application.Mail;
using WorkMarket.Application.People;
using WorkMarket.Application.Words;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Letters;

/// <summary>What every letter about an escalation can say of it, by the names that its words have for that.</summary>
internal static class EscalationValues
{
    private const string Yes = "yes";

    /// <summary>How it stands when the letter is written.</summary>
    public static ImmutableDictionary<string, string> ForEscalation(Assignment state, Escalation escalation, MailTimes times) => Values(
        ("cause", Wording.InWords(escalation.Cause)),
        ("openedAt", times.Write(escalation.OpenedAt)),
        ("standing", EscalationWords.Standing(escalation.Stage)),
        ("answerBy", times.Write(escalation.StageEndsAt)),
        ("monthEndsAt", escalation.StandsStill ? "" : times.Write(escalation.MonthEndsAt)),
        ("callableFrom", escalation.IsOpen && !escalation.StandsStill ? times.Write(escalation.Call?.From) : ""),
        ("sentBackAt", times.Write(escalation.Pause?.Since ?? (state as InProgress)?.SentBackAt)),
        ("stops", If(escalation.Pause is not null)),
        ("closesAt", times.Write(escalation.Pause?.ClosesAt)),
        ("suspendedUntil", times.Write(escalation.Suspension?.EndsAt)),
        ("lastResponseAt", times.Write(escalation.LastResponse?.At)),
        ("canAgree", If(!Cures.CanCome(state, escalation))),
        ("clientAgrees", If(escalation is { AgreedByClient: true, AgreedByWorker: false })),
        ("isAnothers", If(EscalationRecord.IsAnothers(state, escalation))),
        ("bothAgree", If(escalation is { AgreedByWorker: true, AgreedByClient: true })),
        ("settled", Settled(state, escalation)));

    /// <summary>What an event says of an escalation.</summary>
    public static ImmutableDictionary<string, string> ForEvent(Escalation escalation, Event @event)
    {
        var (entered, end) = (@event as EscalationStageEntered, (@event as EscalationClosed)?.End);
        return Values(
            ("atMessages", If(entered?.Stage == EscalationStage.Messages)),
            ("atProjectManager", If(entered?.Stage == EscalationStage.ProjectManager)),
            ("atAccountManager", If(entered?.Stage == EscalationStage.AccountManager)),
            ("again", If(entered?.Again == true)),
            ("agreedBy", @event switch
            {
                EscalationAgreed agreed => Wording.InWords(agreed.Side),
                EscalationAgreementWithdrawn withdrawn => Wording.InWords(withdrawn.Side),
                _ => "",
            }),
            ("sentBack", If(@event is EscalationAnswered { Channel: ResponseChannel.SendBack })),
            ("pauses", If(@event is EscalationAnswered { Pauses: true })),
            ("withWorker", If(@event is EscalationUpdateDue { WithWorker: true })),
            ("stillSuspended", If(@event is EscalationPauseEnded { StageEndsAt: null })),
            ("stillSentBack", If(@event is EscalationResumed { StageEndsAt: null } && escalation.Pause is not null)),
            ("isResolved", If(end == EscalationStage.Resolved)),
            ("isWithdrawn", If(end == EscalationStage.Withdrawn)),
            ("isIneligible", If(end == EscalationStage.Ineligible)),
            ("isArbitration", If(end == EscalationStage.Arbitration)),
            ("engages", If(@event is EscalationResumed { Engages: true })),
            ("isCalled", If(@event is EscalationClosed { How: ClosedHow.WorkersCall })),
            ("stoodStill", If(@event is EscalationClosed { How: ClosedHow.StoodStill })),
            ("undecided", If(@event is EscalationResumed { Undecided: true })),
            ("requestWaited", If(@event is EscalationPauseEnded { RequestWaited: true })),
            ("standsIn", If(@event is EscalationAsked { Because: AskedBecause.Missing or AskedBecause.Bounced })),
            ("toDesk", If(@event is EscalationAsked { Asked: null })),
            ("isHandedOff", If(@event is EscalationClosed { End: EscalationStage.Arbitration, Reason: not null })));
    }

    /// <summary>The arbitrator, by name, address and site.</summary>
    public static ImmutableDictionary<string, string> ForArbitrator(DossierOptions dossier) => Values(
        ("arbitrator", dossier.Arbitrator), ("arbitratorAddress", dossier.ArbitratorAddress), ("arbitratorSite", dossier.ArbitratorSite));

    /// <summary>Values by their names.</summary>
    public static ImmutableDictionary<string, string> Values(params IEnumerable<(string Name, string Value)> values) =>
        values.ToImmutableDictionary(value => value.Name, value => value.Value, StringComparer.Ordinal);

    /// <summary>A value that is there or is not.</summary>
    public static string If(bool holds) => holds ? Yes : "";

    private static string Settled(Assignment state, Escalation escalation) =>
        escalation is { AgreedByWorker: true, AgreedByClient: true } ? "both sides recorded that they agree"
        : Cures.ForCause(escalation.Cause) switch
        {
            Cure.Approval => Parts.CancellationOf(state) is null ? "the client approved the work" : "the client paid",
            Cure.Payment => "the client paid",
            Cure.Clarification => "the client stated why it cancelled",
            _ => "",
        };
}

/// <summary>Which words a letter about an escalation is written in: one table over readers and events.</summary>
internal static class EscalationForms
{
    /// <summary>The project manager's request, with its own page to answer on.</summary>
    public const string Request = "client-request";

    /// <summary>The account manager's task, with whom to reach.</summary>
    public const string Task = "manager-task";

    /// <summary>The worker's last letter, with the dossier.</summary>
    public const string Arbitration = "worker-arbitration";

    /// <summary>The end of a letter about an escalation that is open: how to answer and what comes next.</summary>
    public const string Tail = "tail";

    /// <summary>The form for a reader; null is the desk.</summary>
    public static string ForEvent(Person? reader, Event @event) => (reader?.Role, @event) switch
    {
        (Role.Worker, EscalationStageEntered { Stage: EscalationStage.Messages, Again: false }) => "worker-opened",
        (Role.Worker, EscalationStageEntered) => "worker-stage",
        (Role.Worker, EscalationAsked) => "worker-asked",
        (Role.Worker, EscalationAnswered) => "worker-answered",
        (Role.Worker, EscalationUpdateDue) => "worker-update",
        (Role.Worker, EscalationPauseEnding) => "worker-closing",
        (Role.Worker, EscalationClosed { End: EscalationStage.Arbitration }) => Arbitration,
        (Role.Worker, EscalationClosed) => "worker-closed",
        (Role.Client, EscalationOpened) => "client-opened",
        (Role.Client, EscalationStageEntered { Stage: EscalationStage.ProjectManager } or EscalationAsked) => Request,
        (Role.Client, EscalationStageEntered) => "client-stage",
        (Role.Client, EscalationAnswered) => "client-answered",
        (Role.Client, EscalationClosed) => "client-closed",
        (Role.Worker or Role.Client, EscalationSuspended) => "suspended",
        (Role.Worker or Role.Client, EscalationResumed) => "resumed",
        (Role.Worker or Role.Client, EscalationReopened) => "reopened",
        (Role.Worker or Role.Client, EscalationPauseEnded) => "pause-ended",
        (Role.Worker or Role.Client, EscalationAgreed) => "agreed",
        (Role.Worker or Role.Client, EscalationAgreementWithdrawn) => "agreement-withdrawn",
        (Role.AccountManager, EscalationStageEntered { Stage: EscalationStage.AccountManager }) => Task,
        // WorkMarket's own people need no explanation.
        _ => "news",
    };
}
