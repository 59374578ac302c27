using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Checklists;

namespace WorkMarket.Application.Words;

/// <summary>What a label says to each side: since when its cause is there, and how it goes away (domain.md §3).</summary>
internal static class LabelWords
{
    /// <summary>A label's name, as it is shown.</summary>
    public static string Name(Label label) => string.Concat(label.ToString().Select((letter, index) =>
        index > 0 && char.IsUpper(letter) ? $" {letter}" : $"{letter}"));

    /// <summary>Why it is on and what takes it off.</summary>
    public static string Explain(Label label, Reading to) => label switch
    {
        Label.WorkerNotConfirmed => $"The schedule, {to.Schedule}, was to be confirmed by {Since(label, to)}. " + to.For(
            "Confirm it now: the label goes when you do.", "The label goes when the worker confirms it; you may write to the worker."),
        Label.WorkerLate => $"{Missing(to)} was to be there by {Since(label, to)}. " + to.For(
            "Put the time in, or ask the client or WorkMarket Support to: the label goes as soon as it is there.",
            "The label goes as soon as it is put in, by the worker or by you; you may write to the worker.")
            + " That it was on stays on record.",
        Label.LateDeliverables => $"A required deliverable was to be there by {Since(label, to)}. " + to.For(
            "Hand it in: the label goes when all are there. It counts on your scorecard, and can delay the approval.",
            "The label goes when all are there; you may write to the worker."),
        Label.ApprovalOverdue => $"The work was to be approved by {Since(label, to)}. " + to.For(
            "The label goes when the client approves it or sends it back. You can escalate now, once you have written to the client "
                + "about it.",
            "Approve it or send it back: the label goes when you do. The worker can escalate now."),
        _ => $"{(Parts.InvoiceOf(to.State) is { } invoice ? $"{invoice.Amount} was" : "Payment was")} to be made by {Since(label, to)}. "
            + to.For(
            "The label goes when the client pays. You can escalate now, once you have written to the client about it.",
            "Pay: the label goes when you do. The worker can escalate now."),
    };

    // The state may be a later one in which the cause is gone: then the label came on when it happened.
    private static string Since(Label label, Reading to) => to.At(Labels.OnFrom(to.State, label) ?? to.Happened.At);

    private static string Missing(Reading to) => to.Engagement?.Visits.Exists(visit => visit.IsOpen) == true ? "A check-out" : "A check-in";
}
