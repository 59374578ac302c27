using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Checklists;

namespace WorkMarket.Application.Words;

/// <summary>What a label says to each side: since when its cause is there, and how it goes away (domain.md §3).</summary>
internal static class LabelWords
{
    private const string OnRecord = " That it was on stays on record.";

    /// <summary>A label's name, as it is shown.</summary>
    public static string Name(Label label) => string.Concat(label.ToString().Select((letter, index) =>
        index > 0 && char.IsUpper(letter) ? $" {letter}" : $"{letter}"));

    /// <summary>Why it is on and what takes it off.</summary>
    public static string Explain(Label label, Reading to) => label switch
    {
        Label.WorkerNotConfirmed => $"The schedule, {to.Schedule}, was to be confirmed by {Since(label, to)}. " + to.For(
            "Confirm it now: the label goes when you do.", "The label goes when the worker confirms it; you may write to the worker."),
        // A visit is the worker's to begin; the times of one that is there can be changed by others too.
        Label.WorkerLate when IsIn(to) => $"A check-out was to be there by {Since(label, to)}. " + to.For(
            "Put the time in, or ask the client or WorkMarket Support to: the label goes as soon as it is there.",
            "The label goes as soon as it is put in, by the worker or by you; you may write to the worker.") + OnRecord,
        Label.WorkerLate => $"A check-in was to be there by {Since(label, to)}. " + to.For(
            "Put the time in: the label goes as soon as it is there.",
            "The label goes as soon as the worker puts it in; you may write to the worker.") + OnRecord,
        Label.LateDeliverables => $"A required deliverable was to be there by {Since(label, to)}. " + to.For(
            "Hand it in: the label goes when all are there. It counts on your scorecard, and can delay the approval.",
            "The label goes when all are there; you may write to the worker."),
        Label.ApprovalOverdue => $"The work was to be approved by {Since(label, to)}. " + to.For(
            "The label goes when the client approves it or sends it back. You can escalate now, once you have written to the client "
                + "about it.",
            "Approve it or send it back: the label goes when you do. The worker can escalate now."),
        _ => $"{Owed(to)} was to be made by {Since(label, to)}. " + to.For(
            "The label goes when the client pays. You can escalate now, once you have written to the client about it.",
            "Pay: the label goes when you do. The worker can escalate now."),
    };

    // The state may be a later one in which the cause is gone: then the label came on when it happened.
    private static string Since(Label label, Reading to) =>
        Wording.Until(Labels.OnFrom(to.State, label) ?? to.Happened.At, to.State.Brief.Schedule.Zone);

    private static string Owed(Reading to) => Parts.InvoiceOf(to.State) is { } invoice
        ? $"{(invoice.IsOwed() ? invoice.Left() : invoice.Amount)}"
        : "Payment";

    private static bool IsIn(Reading to) => to.Engagement?.Visits.Exists(visit => visit.IsOpen) == true;
}
