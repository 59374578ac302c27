using System.Collections.Immutable;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Ratings;
using WorkMarket.Domain.Time;

namespace WorkMarket.Domain.Approval;

/// <summary>Paying by hand is stated as paid, and what the worker says to it (domain.md §2).</summary>
internal static class PaymentRules
{
    public static ActionRule[] Rows =>
    [
        new ActionRule<Invoiced, Pay>(
            AssignmentAction.Pay, [Role.Client], [Status.Invoiced], State,
            (invoiced, pay, _) => pay is { NamesDispute: false } && IsInDispute(invoiced) ? [new AmountInDispute()] : []),
        new ActionRule<WithWorker, ConfirmPayment>(
            AssignmentAction.ConfirmPayment, [Role.Worker], [Status.Invoiced, Status.Paid], (_, _, _) => new PaymentConfirmed(),
            (state, _, _) => CanBeConfirmed(state) ? [] : [Closed(state)]),
        new ActionRule<WithWorker, ReportNotReceived>(
            AssignmentAction.ReportNotReceived, [Role.Worker], [Status.Invoiced, Status.Paid],
            (_, report, at) => Text.Optional(report.Note, "note", at.Policy).Or(new PaymentNotReceived(report.Note)),
            (state, _, _) => IsOpen(state) ? [] : [Closed(state)]),
    ];

    // The instant until which the worker can say otherwise is fixed here, whatever the calendar becomes.
    private static Outcome State(Invoiced invoiced, Pay pay, Circumstances at) => Text.Optional(pay.Reference, "reference", at.Policy).Or(
    [
        new PaidByClient(
            invoiced.Invoice.Left(), pay.Reference, at.Policy.BusinessTime.Plus(at.Now, at.Policy.NotReceivedWithin),
            Again: invoiced.NotReceived is not null,
            at.Now.Plus(at.Policy.RatingWindow, invoiced.Brief.Schedule.Zone)),
        // Both had rated when the payment made ratings final: so it does theirs.
        .. invoiced.Engagement.Ratings is { FinalAt: null, ByClient: not null, ByWorker: not null }
            ? [new RatingsOpened()] : ImmutableList<Event>.Empty,
    ]);

    /// <summary>Whether its amount is in an open escalation or an unanswered proposal (domain.md §11).</summary>
    internal static bool IsInDispute(Invoiced invoiced) =>
        invoiced.Core.Escalations.Exists(one => one.IsOpen) || invoiced.Engagement.LowerAmount is { IsOpen: true };

    /// <summary>Whether somebody can still confirm it, be it the worker or a payment provider.</summary>
    internal static bool CanBeConfirmed(Assignment state) => IsOpen(state) || IsAwaited(state);

    private static bool IsOpen(Assignment state) => Parts.StatedOf(state) is { IsFinal: false };

    /// <summary>
    /// Whether what was stated again waits for the worker's word: it cures only once the worker confirms, also when nothing else can be
    /// said any more.
    /// </summary>
    internal static bool IsAwaited(Assignment state) => Parts.StatedOf(state) is { Again: true, ConfirmedAt: null };

    private static Refusal Closed(Assignment state) => (Parts.StatedOf(state)?.FinalAt ?? (state as Paid)?.PaidAt) is { } final
        ? new PaymentIsFinal(final, state.Brief.Schedule.Zone)
        : new NothingStated();
}
