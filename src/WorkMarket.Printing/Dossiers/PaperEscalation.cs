using System.Globalization;
using WorkMarket.Application.Dossiers;
using WorkMarket.Application.Words;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.People;

namespace WorkMarket.Printing.Dossiers;

/// <summary>
/// What an arbitrator reads first of an escalation (domain.md §6): its cause and statement, how the worker tried to reach the client, what
/// the client answered, the stages and mails, the amount in dispute and how it comes about, and what each side asks for.
/// </summary>
internal sealed class PaperEscalation(CaseRecord record, PdfPaper paper, Names names, RecordStyle style)
{
    private const int MostMessages = 20;

    /// <summary>Every escalation that the reader may know of, in a section each.</summary>
    public async Task Write(CancellationToken cancellation)
    {
        var all = record.Case.State.Core.Escalations;
        foreach (var escalation in all.Where(one => record.Reader is not Actor.Worker worker || worker.Id == one.Worker))
            await Write(escalation, cancellation);
    }

    private async Task Write(Escalation escalation, CancellationToken cancellation)
    {
        var steps = Steps(RecordParts.Escalation, happened => happened.Event.Escalation() == escalation.Id);
        paper.Section($"Escalation {Number(escalation)}: {Wording.InWords(escalation.Cause)}");
        paper.Fact("Cause", Cause(escalation.Cause));
        paper.Fact("Opened", $"on {names.Times.Write(escalation.OpenedAt)} by {await names.Find(escalation.Worker, cancellation)}");
        paper.Fact(escalation.IsOpen ? "Where it stands" : "Ended", escalation.ClosedAt is { } closed
            ? $"{Wording.InWords(escalation.Stage)}, on {names.Times.Write(closed)}"
            : EscalationWords.Standing(escalation.Stage));
        foreach (var opened in steps.Select(step => step.Happened.Event).OfType<EscalationOpened>())
        {
            if (!opened.Attachments.IsEmpty)
                paper.Fact("Enclosed", string.Join(", ", opened.Attachments.Select(id => File(escalation, id))));
            paper.Quote(opened.Statement, "What the worker stated:");
        }
        await Asked(escalation, steps, cancellation);
        Amount(escalation);
        Attempts(escalation);
        await Answers(steps, cancellation);
        await Stages(steps, cancellation);
    }

    // What each side wants, in a line of ours and in its own latest words.
    private async Task Asked(Escalation escalation, List<Step> steps, CancellationToken cancellation)
    {
        paper.Fact("The worker asks for", escalation.Cause switch
        {
            EscalationCause.ApprovalOverdue => "the approval of the work as submitted, and payment of what it comes to",
            EscalationCause.PaymentPastDue => "payment of what was approved",
            EscalationCause.PaymentDispute => "payment of what was asked and not granted",
            EscalationCause.CancelledWithoutClarification => "the reason of the cancellation, and payment of the work done",
            EscalationCause.CancelledAfterWork => "payment of the work done before the cancellation",
            EscalationCause.ClientUnresponsive => "an answer of the client's",
            _ => "what the statement says",
        });
        var justified = Steps(RecordParts.Escalation, happened =>
            happened.By is Actor.Client && happened.Event.Inner() is MessagePosted { Marked: MessageMark.Justification }
            && IsOfSameEngagement(escalation, happened)).LastOrDefault();
        var said = justified ?? steps.LastOrDefault(step => step.Happened.Event is EscalationAnswered);
        if (said is null)
        {
            paper.Fact("The client", "has said nothing in this escalation");
            return;
        }
        paper.Quote(
            Text(said),
            $"What the client {(justified is null ? "said last" : $"stated as its justification{Of(justified)}")}, on "
                + $"{names.Times.Write(said.Happened.At)}, "
                + $"{await names.Find(said.Happened.By, cancellation)}:");
    }

    private static string Of(Step justified) =>
        justified.Happened.Event.Inner() is MessagePosted { Justifies: { } change } ? $" of {change.InWords()}" : "";

    private void Amount(Escalation escalation)
    {
        if (Of(escalation) is not WithWorker staffed || staffed.Engagement.Worker != escalation.Worker)
            return;
        var amounts = DisputedAmount.Compute(staffed);
        paper.Fact("Amount in dispute", $"{amounts.InDispute}, claimed and not paid");
        paper.Table("How it comes about:", [new("What", 0.55), new("Amount", 0.2), new("Together", 0.25)]);
        foreach (var (what, amount, sum) in amounts.Steps)
            paper.Row(what, amount.ToString(), sum.ToString());
        paper.EndTable();
    }

    private void Attempts(Escalation escalation)
    {
        var all = record.Entries(RecordParts.Attempt).ToList();
        paper.Table(
            "How the worker tried to reach the client:",
            [new("When", 0.26), new("By", 0.24), new("Event", 0.08), new("In the worker's own words", 0.42)]);
        foreach (var entry in all.TakeLast(MostMessages))
        {
            if (record.Happened(entry) is not { By: Actor.Worker by } happened || by.Id != escalation.Worker)
                continue;
            var (at, through) = happened.Event.Inner() is AttemptRecorded attempt
                ? (attempt.Time, $"{Wording.InWords(attempt.Through)}, as the worker recorded it")
                : (happened.At, "message in the assignment"
                    + $"{(happened.Event.Inner() is MessagePosted { Marked: { } mark } ? $", marked as {Wording.InWords(mark)}" : "")}");
            paper.Row(names.Times.Write(at), through, Number(entry.Sequence),
                string.Join("\n", EventWords.Find(happened.Event).AllWritten));
        }
        paper.EndTable(ifEmpty: "nothing written on the assignment, and no attempt recorded elsewhere");
        if (all.Count > MostMessages)
            paper.Text($"{Number(all.Count - MostMessages)} earlier ones are in the timeline.");
    }

    private async Task Answers(List<Step> steps, CancellationToken cancellation)
    {
        paper.Table("What the client answered:", [new("When", 0.26), new("How, and who", 0.28), new("In its own words", 0.46)]);
        var all = steps.FindAll(step => step.Happened.Event is EscalationAnswered);
        foreach (var step in all.TakeLast(MostMessages))
        {
            var answered = (EscalationAnswered)step.Happened.Event;
            paper.Row(
                names.Times.Write(step.Happened.At),
                $"{Wording.InWords(answered.Channel)}, {await names.Find(step.Happened.By, cancellation)}", Text(step));
        }
        paper.EndTable(ifEmpty: "nothing");
        if (all.Count > MostMessages)
            paper.Text($"{Number(all.Count - MostMessages)} earlier answers are in the timeline.");
    }

    private async Task Stages(List<Step> steps, CancellationToken cancellation)
    {
        paper.Table("Stages and mails:", [new("When", 0.26), new("What happened", 0.4), new("Who was told by mail", 0.34)]);
        foreach (var (_, happened) in steps.Where(step => step.Happened.Event
            is not (EscalationAnswered or EscalationNoted or EscalationClaimed or EscalationClaimReleased)))
            paper.Row(names.Times.Write(happened.At), await names.In(() => What(happened.Event), cancellation), Mailed(happened.Event));
        paper.EndTable(ifEmpty: "none yet");
    }

    private string What(Event @event) => @event switch
    {
        EscalationOpened => "The worker escalated",
        EscalationStageEntered entered =>
            $"{EscalationWords.Standing(entered.Stage)}{(entered.Again ? " again" : "")}"
                + $"{(entered.EndsAt is { } ends ? $", until {names.Times.Write(ends)}" : "")}",
        EscalationUpdateDue due =>
            $"Update {due.Number}{(due.Specific ? ", with what the client said" : ": nothing new")}"
                + $"{(due.WithWorker ? "; the work is back with the worker" : "")}",
        EscalationClosed closed => EscalationWords.Standing(closed.End),
        _ => EventWords.Find(@event).Record(style),
    };

    // Whom the rules have told of it by mail (domain.md §7).
    private static string Mailed(Event @event) => @event switch
    {
        EscalationOpened => "both sides and WorkMarket's desk",
        EscalationStageEntered { Stage: EscalationStage.Messages, Again: false } =>
            "the worker; the client by WorkMarket's message in the assignment",
        EscalationStageEntered { Stage: EscalationStage.ProjectManager } => "the project manager, who is asked for an update; the worker",
        EscalationStageEntered { Stage: EscalationStage.AccountManager } => "the account manager, as a task; both sides",
        EscalationStageEntered => "both sides",
        EscalationAsked { Asked: not null } => "who is asked for an update; the worker",
        EscalationAsked => "WorkMarket's desk, as a task; the worker",
        EscalationUpdateDue => "the worker",
        EscalationClosed { End: EscalationStage.Arbitration } => "both sides; the worker with the arbitrator's address and this dossier",
        _ => "both sides",
    };

    private List<Step> Steps(RecordParts parts, Func<Happened, bool> which) =>
        [.. record.Entries(parts).Select(entry => (entry, happened: record.Happened(entry)))
            .Where(one => one.happened is not null && which(one.happened))
            .Select(one => new Step(one.entry, one.happened!))];

    // A response that is a message stands right behind it.
    private string Text(Step step) => step.Happened.Event switch
    {
        EscalationAnswered { Text: { } text } => text,
        EscalationAnswered => record.Before(step.Entry) is { } before
            && record.Happened(before)?.Event.Inner() is MessagePosted posted ? posted.Text : "",
        _ => string.Join("\n", EventWords.Find(step.Happened.Event).AllWritten),
    };

    // What it is about: the engagement that ended, or the assignment.
    private Assignment Of(Escalation escalation) =>
        escalation.Engagement is null ? record.State : EndedEngagements.OfEscalation(record.Case.State, escalation);

    private bool IsOfSameEngagement(Escalation escalation, Happened happened) => escalation.Engagement is { } number
        ? EndedEngagements.IsOf(record.Case.State, number, happened)
        : happened.Event is not OfEngagement;

    private string File(Escalation escalation, DeliverableId id) =>
        (Of(escalation) as WithWorker)?.Engagement.Deliverables.Find(one => one.Id == id) is { } deliverable
        ? $"“{deliverable.Newest.File.Name}” (deliverable {id})"
        : $"deliverable {id}";

    private static string Cause(EscalationCause cause) => cause switch
    {
        EscalationCause.ApprovalOverdue =>
            "approval overdue: the client has not approved the work within its usual time and the allowance after it",
        EscalationCause.PaymentPastDue => "payment past due: the invoice was not paid in time",
        EscalationCause.PaymentDispute => "payment dispute: an amount that the worker asked or submitted was refused or fixed lower",
        EscalationCause.CancelledWithoutClarification => "cancelled without clarification: the client did not say why",
        EscalationCause.CancelledAfterWork => "cancelled after work: work was logged or submitted, and nothing was said about its quality",
        EscalationCause.ClientUnresponsive => "client unresponsive: a message of the worker's was not answered",
        _ => "impasse: both sides spoke and found no agreement",
    };

    private static string Number(Escalation escalation) => escalation.Id.Value.TrimStart('e');

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Step(RecordEntry Entry, Happened Happened);
}
