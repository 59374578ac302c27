using WorkMarket.Domain;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;
using static WorkMarket.Domain.Wording;

namespace WorkMarket.Application.Words;

/// <summary>Escalations.</summary>
public static class EscalationWords
{
    internal static Sentences? Find(Event @event) => @event switch
    {
        EscalationOpened opened => new(
            style => $"The worker {style.Who(opened.Worker)} escalated{(style.IsOnPage ? "" : $" ({opened.Escalation})")}: "
                + InWords(opened.Cause)
                + (opened.Attachments.IsEmpty ? "." : $", with {string.Join(", ", opened.Attachments)}."),
            to => new("The worker escalated the assignment", $"The cause: {InWords(opened.Cause)}. " + to.For(
                "WorkMarket has asked the client in the assignment's messages.",
                $"Answer in the assignment's messages{By(to, opened)}. {Cure(opened.Cause)}",
                "WorkMarket has asked the client in the assignment's messages; if it does not answer, its project manager is asked next.")),
            opened.Statement),
        EscalationStageEntered entered => new(
            style => $"{Sentence(style.Name(entered.Escalation))} {(entered.Again ? "is back" : "is")} at the stage "
                + InWords(entered.Stage)
                + (entered.EndsAt is { } ends ? $", until {style.Write(ends)}." : "."),
            to => new(
                to.Kind switch
                {
                    NoticeKind.EscalationRequest => "WorkMarket asks you for an update",
                    NoticeKind.EscalationTask => "Please reach the client of an escalation",
                    _ => Standing(entered.Stage) + (entered.Again ? " again" : ""),
                },
                Cause(to, entered) + Stage(entered, to))),
        EscalationAnswered answered => new(
            style => $"The client responded to {style.Name(answered.Escalation)}, by {InWords(answered.Channel)}"
            + (answered.Message is { } message && !style.IsOnPage ? $" {message}." : ".")
            + (answered.Pauses ? " The work is back with the worker; until it is submitted again, stage and month stand still." : ""),
            to => new("The client responded to the escalation", Cause(to, answered) + to.For(
                answered.Pauses
                    ? "The work is back with you: submit it again or stand by it. Until then the escalation's stage and month stand still."
                    : "Answer in the assignment's messages. If it is settled, take the escalation back.",
                "It is on record as your company's response and goes to the worker. If it is not what you said, answer once more.",
                answered.SilentAt is { } silent ? $"If it says no more, it counts as silent from {to.At(silent)} on." : "")),
            answered.Text),
        EscalationUpdateDue due => new(
            style => $"Update {due.Number} for the worker on {style.Name(due.Escalation)}"
            + $"{(due.Specific ? ", with what the client said" : "")}{(due.WithWorker ? "; the work is back with the worker" : "")}.",
            to => new("An update on your escalation", Cause(to, due)
                + (due.Specific ? "The client has responded since the last one. " : "There is nothing new from the client. ")
                + (due.WithWorker ? "The ball is with you: the work was sent back and is not submitted again. " : "")
                + $"The next update comes on {to.At(due.NextAt)}.")),
        EscalationSuspended suspended => new(
            style => $"{Sentence(style.Name(suspended.Escalation))} stands still until a violation is decided"
                + (suspended.EndsAt is { } ends ? $", at the latest until {style.Write(ends)}." : "."),
            to => new("The escalation stands still until a violation is decided", $"{Cause(to, suspended)}The time that is left is kept, "
                + "and what the client answers meanwhile counts when it goes on. "
                + (suspended.EndsAt is { } ends ? $"It goes on by itself at {to.At(ends)} if nobody has decided by then. " : "")
                + to.For(
                    "You are told what Support decides.", "You are told what Support decides.", "Support is to decide on the violation."))),
        EscalationResumed resumed => new(
            style => (resumed.Undecided ? "The violation was not decided in time" : "The violation is decided")
            + $"; {style.Name(resumed.Escalation)} is suspended no more.",
            to => new("The escalation goes on", $"{Cause(to, resumed)}The violation that was reported is "
                + (resumed.Undecided ? "not decided, and the time for that is over. " : "decided. ")
                + (resumed.StageEndsAt is { } ends
                    ? to.For($"The client has until {to.At(ends)} to answer.", $"Please answer by {to.At(ends)}.",
                        $"The client has until {to.At(ends)}.")
                    : "Its clocks wait for the work that was sent back, or have no limit but the month."))),
        EscalationPauseTimed timed => new(
            style => $"While the work is back with the worker, {style.Name(timed.Escalation)} stands still "
                + (timed.EndsAt is { } ends
                    ? $"until {style.Write(ends)}, when a request of the worker's has waited too long."
                    : $"at the longest until {style.Write(timed.ClosesAt)}, when it is closed.")),
        EscalationPauseEnding ending => new(
            style => $"The work is still back with the worker: {style.Name(ending.Escalation)} is closed on "
                + $"{style.Write(ending.ClosesAt)}.",
            to => new("Your escalation is about to be closed: submit the work again or stand by it", $"{Cause(to, ending)}The client sent "
                + $"the work back, and it is still with you. If that stays so, the escalation is closed at {to.At(ending.ClosesAt)}; "
                + "you can open it again.")),
        EscalationPauseEnded ended => new(
            style => (ended.RequestWaited
                ? $"A request of the worker's was not decided in time; {style.Name(ended.Escalation)} "
                : $"The work is with the worker no more; {style.Name(ended.Escalation)} ")
            + (ended.StageEndsAt is { } ends ? $"goes on, the client counts as silent from {style.Write(ends)}." : "is still suspended."),
            to => (ended.RequestWaited
                ? "A request of the worker's has waited too long for the client's decision. "
                : "The work is with the worker no more. ") is var why && ended.StageEndsAt is { } ends
                ? new("The escalation goes on", $"{Cause(to, ended)}{why}" + to.For(
                    $"If the client says nothing by {to.At(ends)}, it counts as silent.",
                    $"Please answer by {to.At(ends)}: else you count as silent.",
                    $"If the client says nothing by {to.At(ends)}, it counts as silent."))
                : new(
                    ended.RequestWaited ? "A request of the worker's was not decided in time" : "The work is with the worker no more",
                    $"{Cause(to, ended)}The escalation is suspended until Support has decided on a violation.")),
        EscalationAgreed agreed => new(
            style => $"The {InWords(agreed.Side)} recorded that both agree on {style.Name(agreed.Escalation)}.",
            to => new($"The {InWords(agreed.Side)} recorded that both agree", Cause(to, agreed) + (Side(to) == agreed.Side
                ? "It is resolved when the other side records it too."
                : to.For(Agree, Agree, "It is resolved when the other side records it too.")))),
        EscalationAgreementWithdrawn withdrawn => new(
            style => $"The {InWords(withdrawn.Side)} took back that both agree on {style.Name(withdrawn.Escalation)}.",
            to => new($"The {InWords(withdrawn.Side)} took back that both agree", $"{Cause(to, withdrawn)}The escalation goes on as "
                + "before; it is resolved when both sides have recorded that they agree.")),
        EscalationNoted noted => new(style => $"WorkMarket noted something on {style.Name(noted.Escalation)}.", More: noted.Text),
        EscalationClaimed claimed => new(style => $"A support agent takes care of {style.Name(claimed.Escalation)}."),
        EscalationClaimReleased released => new(style => $"Nobody of support takes care of {style.Name(released.Escalation)} any more."),
        EscalationReopened reopened => new(
            style => $"The payment did not arrive: {style.Name(reopened.Escalation)} is back at the stage {InWords(reopened.Stage)}"
                + (reopened.StageEndsAt is { } ends ? $", until {style.Write(ends)}." : "."),
            to => new("The payment did not arrive: the escalation goes on", Cause(to, reopened) + (reopened.StageEndsAt is { } ends
                ? to.For(
                    $"The client has until {to.At(ends)} to answer.", $"Please pay, or answer by {to.At(ends)}.",
                    $"The client has until {to.At(ends)} to answer.")
                : to.For("The stage has no limit but the month.", "Please pay or answer.", "The stage has no limit but the month.")))),
        EscalationClosed closed => new(
            style => closed.How switch
            {
                ClosedHow.WorkersCall => $"The worker took {style.Name(closed.Escalation)} to arbitration.",
                ClosedHow.StoodStill =>
                    $"{Sentence(style.Name(closed.Escalation))} is closed: it stood still for a month while the work was back with the "
                        + "worker.",
                _ when closed.End == EscalationStage.Arbitration => $"{Sentence(style.Name(closed.Escalation))} is handed to arbitration.",
                _ => $"{Sentence(style.Name(closed.Escalation))} is over: {InWords(closed.End)}.",
            },
            to => new(
                closed.How == ClosedHow.StoodStill
                    ? "The escalation is closed: the work was back with the worker for a month"
                    : Standing(closed.End),
                Cause(to, closed) + Closed(closed, to)),
            closed.Reason),
        _ => AskingWords.Find(@event) ?? AskingWords.FindMail(@event),
    };

    private const string Agree =
        "If you agree, record it too, and the escalation is resolved; if you do not, say so in the assignment's messages.";

    private static Side? Side(Reading to) => to.Reader switch
    {
        Reader.Worker => Domain.People.Side.Worker,
        Reader.Client => Domain.People.Side.Client,
        _ => null,
    };

    internal static string Cause(Reading to, IOfEscalation about) =>
        to.State.Core.Escalations.Find(escalation => escalation.Id == about.Escalation) is { } escalation
            ? $"The cause: {InWords(escalation.Cause)}. "
            : "";

    private static string By(Reading to, EscalationOpened about) =>
        to.State.Core.Escalations.Find(escalation => escalation.Id == about.Escalation) is { StageEndsAt: { } ends }
            ? $" by {to.At(ends)}" : "";

    private static string Cure(EscalationCause cause) => Cures.ForCause(cause) switch
    {
        Domain.Escalations.Cure.Approval => "It is resolved when you approve the work, or both sides record that they agree.",
        Domain.Escalations.Cure.Payment => "It is resolved when you pay.",
        Domain.Escalations.Cure.Clarification => "It is resolved when you state why you cancelled.",
        _ => "It is resolved when both sides record that they agree.",
    };

    private static string Stage(EscalationStageEntered entered, Reading to)
    {
        var by = entered.EndsAt is { } ends ? $" by {to.At(ends)}" : "";
        return (to.Kind, to.Reader, entered.Stage) switch
        {
            (NoticeKind.EscalationRequest, _, _) =>
                $"Say how things stand{by}: on the page that the mail links, by replying to it, or in the assignment's messages.",
            (NoticeKind.EscalationTask, _, _) => "Reach the client directly, and record what it said, which goes to the worker, or that "
                + "you reached nobody.",
            (_, Reader.Worker, EscalationStage.AccountManager) => "The client has answered neither the messages nor its project "
                + "manager's request.",
            (_, Reader.Worker, _) => $"The client is to answer{by}. If it is settled, take the escalation back.",
            (_, Reader.Client, EscalationStage.AccountManager) => "Your account manager reaches you directly; you can answer at any time "
                + "before.",
            (_, Reader.Client, _) => $"Please answer in the assignment's messages{by}.",
            _ => by.Length == 0 ? "The stage has no limit but the month." : $"The client is to answer{by}.",
        };
    }

    private static string Closed(EscalationClosed closed, Reading to) => closed.End switch
    {
        EscalationStage.Arbitration => to.For(
            "You get the arbitrator's address and the dossier of the assignment by mail, and file your claim there.",
            "The worker is given the arbitrator's address and a dossier of the assignment, which you can have too.",
            "The worker is given the arbitrator's address and the dossier."),
        EscalationStage.Ineligible => to.For(
            "This assignment cannot be escalated any more.", "There is nothing more to answer.", "There is nothing more to do."),
        _ => to.For(
            "It is closed. If something is open again, you can escalate anew.", "It is closed: there is nothing more to answer.",
                "It is closed."),
    };

    /// <summary>What comes by itself: nobody takes an escalation back so, it is closed because it stood still.</summary>
    public static string Coming(EscalationStage stage) => stage == EscalationStage.Withdrawn
        ? "The escalation is closed, if the work is still back with the worker"
        : Standing(stage);

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
}
