using System.Collections.Immutable;
using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Tests.Funds;

namespace WorkMarket.Domain.Tests.Lives;

/// <summary>What holds of an assignment whatever happened to it.</summary>
internal static class LegalState
{
    private static readonly Dictionary<Status, Status[]> NextOf = new()
    {
        [Status.Draft] = [Status.Sent, Status.Voided],
        [Status.Sent] = [Status.Assigned, Status.Cancelled, Status.Voided],
        [Status.Assigned] = [Status.InProgress, Status.OnHold, Status.Sent, Status.Cancelled, Status.Invoiced],
        [Status.InProgress] = [Status.PendingApproval, Status.OnHold, Status.Sent, Status.Cancelled, Status.Invoiced],
        [Status.OnHold] = [Status.Assigned, Status.InProgress, Status.PendingApproval, Status.Sent, Status.Cancelled, Status.Invoiced],
        [Status.PendingApproval] = [Status.InProgress, Status.Cancelled, Status.Invoiced],
        [Status.Invoiced] = [Status.Paid],
        [Status.Paid] = [Status.Invoiced],
        [Status.Cancelled] = [],
        [Status.Voided] = [],
    };

    public static void Holds(Assignment state)
    {
        foreach (var (number, ended) in EndedEngagements.All(state))
        {
            Assert.True(ended is Invoiced or Paid or Cancelled);
            Assert.Equal(state.Core.Former[number - 1].Worker, ended.Engagement.Worker);
            Assert.Empty(ended.Engagement.Labels.Except(PossibleLabels(ended)));
            VisitsAreLegal(ended, ended.Engagement);
            AmountsAreLegal(ended);
            RatingsAreLegal(ended, ended.Engagement.Ratings);
        }
        ViolationsAreLegal(state.Core.Violations);
        EscalationsAreLegal(state);
        ApplicationsAreLegal(state is Sent sent ? sent.Applications : (state as WithWorker)?.Engagement.Applications ?? []);
        if (state is not WithWorker { Engagement: var engagement })
            return;
        VisitsAreLegal(state, engagement);
        Assert.Empty(engagement.Labels.Except(PossibleLabels(state)));
        Assert.True(engagement.Reschedule is null || state is Assigned or InProgress or OnHold);
        Assert.True(engagement.PlaceRequest is null || state is Assigned or InProgress or OnHold);
        var chosen = engagement.Applications.Single(application => application.IsOpen && application.Worker == engagement.Worker);
        Assert.Equal(chosen.Proposal?.Price ?? state.Brief.Price, engagement.Price);
        Assert.All(engagement.Deliverables, deliverable =>
            Assert.Equal(Enumerable.Range(1, deliverable.Versions.Count), deliverable.Versions.Select(version => version.Number)));
        var uploads = engagement.Deliverables.SelectMany(deliverable => deliverable.Versions).Select(version => version.File.Upload)
            .Concat(engagement.Funds.Where(request => request.Ask.Receipt is not null).Select(request => request.Ask.Receipt!.Upload))
            .ToList();
        Assert.Equal(uploads.Count, uploads.Distinct().Count());
        AmountsAreLegal(state);
        RatingsAreLegal(state, engagement.Ratings);
    }

    /// <summary>No label that is recorded has lost its cause, and none that has one by now is missing.</summary>
    public static void IsSettled(Assignment state)
    {
        if (state is not WithWorker { Engagement: var engagement })
            return;
        if (state is OnHold)
        {
            Assert.All(engagement.Labels, label => Assert.NotNull(Labels.OnFrom(state, label)));
            Assert.True(Clock.NextDue(state) is not { } step || step > state.Core.AsOf);
            return;
        }
        var now = state.Core.AsOf;
        Assert.Equal(
            Enum.GetValues<Label>().Where(label => Labels.OnFrom(state, label) <= now),
            engagement.Labels.Order());
        Assert.True(Clock.NextDue(state) is not { } due || due > now);
    }

    public static void Follows(IReadOnlyList<Happened> timeline)
    {
        Assert.IsType<Created>(timeline[0].Event);
        var state = ((Assignment?)null).Evolve(timeline[0]);
        foreach (var happened in timeline.Skip(1))
        {
            var next = state.Evolve(happened);
            Assert.True(happened.At >= state.Core.AsOf, "The timeline runs backwards.");
            Assert.True(next.Status == state.Status || NextOf[state.Status].Contains(next.Status), $"{state.Status} to {next.Status}");
            Assert.Equal(happened.At, next.Core.AsOf);
            state = next;
        }
    }

    private static Label[] PossibleLabels(Assignment state) => state switch
    {
        Assigned or InProgress or OnHold => [Label.WorkerNotConfirmed, Label.WorkerLate, Label.LateDeliverables],
        PendingApproval => [Label.ApprovalOverdue],
        Invoiced => [Label.PaymentPastDue],
        _ => [],
    };

    private static void ApplicationsAreLegal(ImmutableList<Application> applications)
    {
        Assert.Equal(applications.Count, applications.Select(application => application.Id).Distinct().Count());
        var open = applications.Where(application => application.IsOpen).Select(application => application.Worker).ToList();
        Assert.Equal(open.Count, open.Distinct().Count());
    }

    private static void VisitsAreLegal(Assignment state, Engagement engagement)
    {
        var visits = engagement.Visits;
        Assert.True(visits.Count(visit => visit.IsOpen) <= (state is PendingApproval or Invoiced { Completion: not null }
            or Paid { Completion: not null } ? 0 : 1));
        for (var one = 0; one < visits.Count; one++)
        {
            Assert.True(visits[one].CheckIn.At >= engagement.AssignedAt);
            Assert.True(visits[one].CheckOut is not { } checkOut || checkOut.At >= visits[one].CheckIn.At);
            Assert.True(one == 0 || visits[one - 1].CheckIn.At <= visits[one].CheckIn.At);
            foreach (var other in visits.Skip(one + 1))
                Assert.False(Visit.Overlap(visits[one].CheckIn.At, visits[one].CheckOut?.At, other));
        }
        if (state.Brief.Settings.CheckIn.Required
            && state is PendingApproval or Invoiced { Completion: not null } or Paid { Completion: not null })
            Assert.NotEmpty(visits);
    }

    private static void ViolationsAreLegal(ImmutableList<Violation> violations)
    {
        Assert.Equal(violations.Count, violations.Select(violation => violation.Id).Distinct().Count());
        Assert.All(violations, violation =>
        {
            Assert.NotEqual(violation.Against, violation.ReportedBy.Side());
            Assert.Equal(violation.Status == ViolationStatus.Open, violation.DecidedAt is null);
        });
    }

    private static void EscalationsAreLegal(Assignment state)
    {
        var escalations = state.Core.Escalations;
        Assert.All(
            escalations.Where(escalation => escalation.IsOpen).GroupBy(escalation => escalation.Worker), own => Assert.Single(own));
        Assert.All(escalations, escalation =>
        {
            Assert.Equal(escalation.IsOpen, escalation.Stage < EscalationStage.Resolved);
            Assert.Equal(escalation.IsOpen, escalation.NextUpdateAt is not null);
            Assert.Equal(escalation.IsOpen, escalation.MonthEndsAt is not null);
            Assert.Equal(escalation.Stage == EscalationStage.Engaged, escalation.CameFrom is not null);
            Assert.True(escalation.StageEndsAt is not null || !escalation.IsOpen || escalation.StandsStill
                || escalation.Stage == EscalationStage.AccountManager);
            Assert.True(escalation.ClosedAt is not { } closed || closed >= escalation.OpenedAt);
            Assert.Equal(escalation.Responses > 0, escalation.LastResponse is not null);
            Assert.Equal(escalation.Updates > 0, escalation.LastUpdateAt is not null);
            Assert.True(escalation.Stage != EscalationStage.Engaged || escalation.Responses > 0);
            Assert.True(!(escalation.AgreedByWorker || escalation.AgreedByClient)
                || Cures.ForCause(escalation.Cause) is null or Cure.Approval);
            Assert.False(escalation is { IsOpen: true, AgreedByWorker: true, AgreedByClient: true });
            Assert.True(escalation.StillSince is null || escalation.StandsStill);
            Assert.Equal(escalation.StandsStill, escalation.StoppedAt is not null);
            Assert.True(!escalation.IsOpen || escalation.Call is { MonthEndsAt: var month } && month > escalation.OpenedAt);
            Assert.True(escalation.Call is not { Left: not null } || escalation.StandsStill || !escalation.IsOpen);
            if (escalation.Pause is not null)
            {
                Assert.True(escalation is { WasSentBack: true, StageEndsAt: null, Stage: EscalationStage.Engaged });
                Assert.True(state is InProgress { SentBackReason: not null } && EscalationRecord.IsWith(state, escalation));
                Assert.True(escalation.Pause.ClosesAt > state.Core.AsOf && escalation.Pause.NoticeAt < escalation.Pause.ClosesAt);
                Assert.True(escalation.Pause.EndsAt is not { } waited || waited > state.Core.AsOf);
            }
            if (escalation.Suspension is { } suspension)
            {
                Assert.Null(escalation.StageEndsAt);
                Assert.Equal(escalation.Stage == EscalationStage.AccountManager, suspension.Left is null);
                Assert.Equal(ViolationStatus.Open, state.Core.Violations.Find(violation => violation.Id == suspension.Violation)?.Status);
                Assert.True(suspension.EndsAt > state.Core.AsOf);
            }
        });
    }

    private static void RatingsAreLegal(Assignment state, RatingPair? ratings)
    {
        Assert.True(ratings is null || state.Status is Status.Invoiced or Status.Paid or Status.Cancelled);
        Assert.Equal(
            ratings is { FinalAt: not null } && (ratings.ByClient is not null || ratings.ByWorker is not null),
            CountedRatings.FromCase(state) is not null);
        Assert.False(ratings is { FinalAt: null, ByClient: not null, ByWorker: not null });
        if (ratings?.Dispute is not { } dispute)
            return;
        Assert.NotNull(CountedRatings.FromCase(state));
        Assert.True(dispute.ExplanationDue > dispute.OpenedAt);
        Assert.True(dispute.ExplainedAt is not { } explained || explained < dispute.ExplanationDue);
        Assert.True(dispute.EscalatedAt is not { } escalated || dispute.ExplainedAt is not null || escalated >= dispute.ExplanationDue);
        Assert.Equal(dispute.Stage is DisputeStage.Decided, dispute.Review is not null);
    }

    private static void AmountsAreLegal(Assignment state)
    {
        var (completion, invoice) = state switch
        {
            PendingApproval pending => (pending.Completion, null),
            Invoiced invoiced => (invoiced.Completion, invoiced.Invoice),
            Paid paid => (paid.Completion, paid.Invoice),
            _ => ((Completion?)null, (Invoice?)null),
        };
        var total = Total.Compute((WithWorker)state);
        Assert.Equal(Recount.Compute((WithWorker)state), total.Sum);
        Assert.Equal(total.Sum.Amount, total.Lines.Sum(line => line.Amount.Amount));
        Assert.Equal(Recount.Submitted((WithWorker)state), total.Submitted);
        var isAgreed = ((WithWorker)state).Engagement.LowerAmount is { Status: LowerAmountStatus.Accepted };
        Assert.Equal(!isAgreed && total.Submitted is { } submitted && submitted > total.Sum ? submitted - total.Sum : null, total.Withheld);
        Assert.True(((WithWorker)state).Engagement.LowerAmount is not { IsOpen: true } || state is PendingApproval);
        Assert.True(total.Sum.Amount is >= 0 and <= 999_999_999m);
        Assert.True(completion is null || completion.FinalValue <= completion.Worth);
        Assert.True(invoice is null || invoice.Amount == total.Sum);
        Assert.True(invoice is null || ((WithWorker)state).Engagement.Funds.TrueForAll(request => request.Status != FundsStatus.Asked));
        Assert.True(invoice is null || invoice.DueAt >= invoice.ApprovedAt);
        Assert.True(invoice is null || state is Paid == !invoice.IsOwed() || invoice.Amount.Amount == 0);
        Assert.True(state is not Invoiced { Stated: { } stated } || invoice!.ByHand is not null && (stated.Again || !stated.IsFinal));
    }
}
