using System.Collections.Immutable;
using WorkMarket.Application.Dossiers;
using WorkMarket.Application.Mail;
using WorkMarket.Application.Words;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;

namespace WorkMarket.Application.Letters;

/// <summary>What every letter about an escalation can say of it, by the names that its words have for that.</summary>
internal static class EscalationValues
{
    private const string Yes = "yes";

    /// <summary>How it stands when the letter is written.</summary>
    public static ImmutableDictionary<string, string> ForEscalation(Assignment state, Escalation escalation, MailTimes times) => Values(
        ("cause", Names.InWords(escalation.Cause)),
        ("openedAt", times.Write(escalation.OpenedAt)),
        ("standing", EscalationWords.Standing(escalation.Stage)),
        ("answerBy", times.Write(escalation.StageEndsAt)),
        ("monthEndsAt", escalation.StandsStill ? "" : times.Write(escalation.MonthEndsAt)),
        ("sentBackAt", times.Write(escalation.Pause?.Since ?? (state as InProgress)?.SentBackAt)),
        ("stops", If(escalation.Pause is not null)),
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
                EscalationAgreed agreed => Names.InWords(agreed.Side),
                EscalationAgreementWithdrawn withdrawn => Names.InWords(withdrawn.Side),
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
