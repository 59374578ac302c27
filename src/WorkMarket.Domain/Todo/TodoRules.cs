using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Ratings;

namespace WorkMarket.Domain.Todo;

/// <summary>
/// Who has to do something about an assignment, why and from which instant (domain.md §2 and §3). It is read off the state alone, so
/// that whoever keeps it can tell for any instant what is needed then.
/// </summary>
public static class TodoRules
{
    /// <summary>
    /// What somebody has to do: as a worker who has it or had it, or as one of the client's people. Nobody else has to do anything.
    /// </summary>
    public static ImmutableList<Need> ForActor(Assignment state, Actor by) => by switch
    {
        Actor.Worker worker =>
        [
            .. Access.IsParty(state, by) ? ForWorker(state) : [],
            .. EndedEngagements.All(state).Where(ended => ended.State.Engagement.Worker == worker.Id)
                .SelectMany(ended => ForWorker(ended.State)),
        ],
        Actor.Client when Access.IsParty(state, by) => ForClient(state),
        _ => [],
    };

    /// <summary>What the worker who has it has to do.</summary>
    public static ImmutableList<Need> ForWorker(Assignment state) => state switch
    {
        Assigned or InProgress =>
            [
                .. Confirm((WithWorker)state), .. Visit((WithWorker)state), .. Deliver((WithWorker)state), .. Finish(state),
                .. Reschedule((WithWorker)state, Role.Client), .. Hold((WithWorker)state), .. Place((WithWorker)state),
                .. Change((WithWorker)state),
            ],
        OnHold held => [.. Reschedule(held, Role.Client), .. Hold(held), .. Place(held), .. Change(held)],
        PendingApproval { Engagement.LowerAmount: { IsOpen: true } proposed } => [new(NeedReason.DecideAmount, proposed.At)],
        Paid { Stated: { IsFinal: false, Until: var until } } paid =>
            [new(NeedReason.CheckPayment, paid.PaidAt, until), .. Rate(paid, Side.Worker)],
        Invoiced { Stated: { IsFinal: false, Until: var until }, Invoice.ByHand.At: var stated } invoiced =>
            [new(NeedReason.CheckPayment, stated, until), .. Rate(invoiced, Side.Worker)],
        Invoiced or Paid or Cancelled => [.. Rate((WithWorker)state, Side.Worker)],
        _ => [],
    };

    /// <summary>What the client has to do, about engagements that ended too.</summary>
    public static ImmutableList<Need> ForClient(Assignment state) =>
        [.. OfClient(state), .. EndedEngagements.All(state).SelectMany(ended => OfClient(ended.State))];

    private static ImmutableList<Need> OfClient(Assignment state) => state switch
    {
        Sent { ClosedAt: { } closed } sent => [new(NeedReason.OfferAgain, closed), .. AnswerQuestions(sent)],
        Sent sent => [.. DecideApplications(sent), .. AnswerQuestions(sent)],
        Assigned or InProgress or OnHold =>
            [.. DecideFunds((WithWorker)state), .. Reschedule((WithWorker)state, Role.Worker), .. Subcontract((WithWorker)state)],
        PendingApproval pending => [new(NeedReason.Approve, pending.Completion.WithClientSince), .. DecideFunds(pending)],
        Invoiced invoiced => [.. Pay(invoiced.Invoice), .. Explain(invoiced), .. Rate(invoiced, Side.Client)],
        Paid or Cancelled => [.. Explain((WithWorker)state), .. Rate((WithWorker)state, Side.Client)],
        _ => [],
    };

    private static IEnumerable<Need> DecideApplications(Sent sent)
    {
        if (sent.Applications.Find(application => application.IsOpen) is { } earliest)
            yield return new(NeedReason.DecideApplications, earliest.At);
    }

    private static IEnumerable<Need> AnswerQuestions(Sent sent)
    {
        if (sent.Core.Questions.Find(question => !question.Answered) is { } earliest)
            yield return new(NeedReason.AnswerQuestions, earliest.At ?? sent.Core.CreatedAt);
    }

    private static IEnumerable<Need> DecideFunds(WithWorker staffed)
    {
        if (staffed.Engagement.Funds.Find(request => request.Status == FundsStatus.Asked) is { } earliest)
            yield return new(NeedReason.DecideFunds, earliest.At);
    }

    private static IEnumerable<Need> Reschedule(WithWorker staffed, Role asker)
    {
        if (staffed.Engagement.Reschedule is { } request && request.By == asker)
            yield return new(
                staffed is OnHold && asker == Role.Client ? NeedReason.DecideRelease : NeedReason.DecideReschedule, request.At);
    }

    private static IEnumerable<Need> Hold(WithWorker staffed)
    {
        if (staffed.Engagement.HoldRequest is { } request)
            yield return new(NeedReason.DecideHold, request.At, Until: request.Until);
    }

    private static IEnumerable<Need> Place(WithWorker staffed)
    {
        if (staffed.Engagement.PlaceRequest is { } request)
            yield return new(NeedReason.DecidePlace, request.At, Until: request.LapsesAt(staffed.Brief.Schedule));
    }

    private static IEnumerable<Need> Change(WithWorker staffed)
    {
        if (staffed.Engagement.Change is { } proposed)
            yield return new(NeedReason.DecideChange, proposed.At);
    }

    private static IEnumerable<Need> Subcontract(WithWorker staffed)
    {
        if (staffed.Engagement.Subcontracts.Find(question => question.Granted is null) is { } earliest)
            yield return new(NeedReason.DecideSubcontract, earliest.At);
    }

    private static IEnumerable<Need> Pay(Invoice invoice) => invoice.IsOwed()
        ? [new(NeedReason.Pay, invoice.ApprovedAt, Until: invoice.DueAt), new(NeedReason.PayPastDue, invoice.DueAt)]
        : [];

    private static IEnumerable<Need> Explain(WithWorker staffed)
    {
        if (staffed.Engagement.Ratings?.Dispute is { Stage: DisputeStage.Asked } dispute)
            yield return new(NeedReason.ExplainRating, dispute.OpenedAt, Until: dispute.ExplanationDue);
    }

    private static IEnumerable<Need> Rate(WithWorker staffed, Side side)
    {
        if (RatingWindow.Until(staffed) is { } until && staffed.Engagement.Ratings?.By(side) is null)
            yield return new(
                NeedReason.Rate, Parts.InvoiceOf(staffed)?.ApprovedAt ?? Parts.CancellationOf(staffed)?.At ?? staffed.Core.AsOf, until);
    }

    private static IEnumerable<Need> Confirm(WithWorker staffed)
    {
        if (staffed.Engagement.ConfirmedAt is null && Deadlines.Confirmation(staffed) is { } window)
            yield return new(NeedReason.ConfirmSchedule, Instant.Max(window.Opens, staffed.Engagement.Since));
    }

    private static IEnumerable<Need> Visit(WithWorker staffed)
    {
        var visits = staffed.Engagement.Visits;
        if (Deadlines.FirstIn(staffed) is null && staffed.Brief.Settings.CheckIn.Required)
            yield return new(NeedReason.CheckIn, Instant.Max(staffed.Brief.Schedule.Start, staffed.Engagement.ExpectedSince));
        if (visits.Find(visit => visit.IsOpen) is { } open)
            yield return new(NeedReason.CheckOut, Instant.Max(staffed.Brief.Schedule.End, open.CheckIn.At));
    }

    private static IEnumerable<Need> Deliver(WithWorker staffed)
    {
        if (Checklist.OpenDeliverables(staffed).Any() && Deadlines.LastOnSite(staffed) is { } from)
            yield return new(NeedReason.Deliver, Instant.Max(from, staffed.Engagement.Since));
    }

    // Work of several days is over when its schedule is, though every visit so far has ended.
    private static IEnumerable<Need> Finish(Assignment state)
    {
        if (state is not InProgress work)
            yield break;
        if (work.SentBackReason is not null)
            yield return new(NeedReason.SentBack, work.SentBackAt ?? work.Core.AsOf);
        else if (!Checklist.Open(work).Any())
            yield return new(
                NeedReason.Complete, Instant.Max(
                    work.Brief.Schedule.End, Checklist.ItemsAt(work, Instant.MinValue).Max(item => item.DoneAt) ?? Instant.MinValue));
    }
}
