using NodaTime;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Documents;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Editing;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.ExternalIds;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Places;
using WorkMarket.Domain.ProjectManagers;
using WorkMarket.Domain.Ratings;
using WorkMarket.Domain.Scanning;
using WorkMarket.Domain.Schedules;
using WorkMarket.Domain.Subcontracting;
using WorkMarket.Domain.TimeLog;
using WorkMarket.Domain.Violations;

namespace WorkMarket.Domain.Assignments;

/// <summary>What an event makes of an assignment. Replaying all events gives the state as it is.</summary>
public static class Evolution
{
    /// <summary>Applies one event. A null state is an assignment that does not exist yet.</summary>
    /// <exception cref="InvalidOperationException">The event cannot happen in that state: the stream is not one that we wrote.</exception>
    public static Assignment Evolve(this Assignment? state, Happened happened) => (state, happened.Event) switch
    {
        (null, Created created) => new Draft
        {
            Core = new(created.Assignment, created.Brief, CreatedAt: happened.At, AsOf: happened.At, Messages: 0)
            {
                Number = created.Number,
            },
            Inherited = created.Inherited,
        },
        (null, _) => throw Impossible(state, happened),
        _ => At(happened, TermsRead.Counted(state, Next(state, happened), happened.At)),
    };

    /// <summary>Applies events in their order.</summary>
    public static Assignment? Evolve(this Assignment? state, IEnumerable<Happened> happened) =>
        happened.Aggregate(state, (current, next) => current.Evolve(next));

    private static Assignment At(Happened happened, Assignment state) => state with
    {
        Core = state.Core with
        {
            AsOf = happened.At,
            Today = Today(state.Core, happened),
            Correspondence = IsResponse(happened) ? state.Core.Correspondence?.Answered() : state.Core.Correspondence,
        },
    };

    // What the client does with a reason answers what the worker wrote, as it does in an escalation.
    private static bool IsResponse(Happened happened) => happened.By is Actor.Client
        && Consequences.Response(happened.Event) is var (_, words) && TextRules.HasWords(words);

    // What a client writes on an escalation in place of a message counts as one.
    private static DayOfMessages? Today(Core core, Happened happened) => happened.Event switch
    {
        MessagePosted when happened.By is not Actor.System => MessageRules.On(core, happened.At).And(happened.By),
        EscalationAnswered { Channel: ResponseChannel.Update or ResponseChannel.Mail } =>
            MessageRules.On(core, happened.At).And(happened.By),
        _ => core.Today,
    };

    private static Assignment Next(Assignment state, Happened happened) => (state, happened.Event) switch
    {
        (_, ProjectManagerChanged changed) => state with { Core = Managed(state.Core, changed) },
        (_, AccessChanged changed) => state with { Core = state.Core with { AccessHash = changed.Hash } },
        (_, FileWithdrawn withdrawn) => state with { Core = Found(state.Core, withdrawn) },
        (_, Numbered numbered) => state with { Core = state.Core with { Number = numbered.Number } },
        (_, SupportAsked asked) => state with { Core = Written(state.Core, asked, happened.At) },
        _ when EndedEngagements.Next(state, happened) is { } next => next,
        (_, MessagePosted or AttemptRecorded) => state with { Core = Spoken(state.Core, happened) },
        _ when EscalationEvolution.After(state.Core.Escalations, happened) is { } escalations =>
            state with { Core = Opened(state.Core, happened.Event) with { Escalations = escalations } },
        _ when ViolationEvolution.After(state.Core.Violations, happened) is { } violations =>
            state with { Core = state.Core with { Violations = violations } },
        _ when DocumentEvolution.Next(state, happened) is { } next => next,
        (_, ExternalIdChanged changed) => state with { Core = state.Core with { ExternalId = changed.New } },
        _ when EditingEvolution.Next(state, happened) is { } next => next,
        (Draft draft, SentToWorkers sent) => new Sent
        {
            Core = draft.Core,
            Audience = sent.Audience,
        },
        (Draft draft, DraftDeleted) => new Voided { Core = draft.Core, Deleted = true },
        (Draft or Sent, VoidedByClient) => new Voided
        {
            Core = state.Core,
            Audience = (state as Sent)?.Audience,
            Applications = (state as Sent)?.Applications ?? [],
        },
        (Sent sent, WorkerAssigned assigned) =>
            NegotiationEvolution.Agreed(sent with { Core = sent.Core with { Correspondence = null } }, assigned, happened.By, happened.At),
        (Sent sent, _) when NegotiationEvolution.Next(sent, happened) is { } next => next,
        (Assigned assigned, WorkStarted) => Begin(assigned),
        (Assigned assigned, CheckedIn) => Next(Begin(assigned), happened),
        (InProgress or OnHold, Completed completed) => new PendingApproval
        {
            Core = state.Core,
            Engagement = TimeLogEvolution.Submitted(Submitted((WithWorker)state, happened.At), completed.Elsewhere),
            Completion = new(
                happened.At, completed.Resolution, completed.FinalValue, completed.Explanation, completed.Hours, completed.Units,
                completed.Worth,
                completed.OverdueFrom, completed.Allowance, WithClientBefore: Parts.WithClientOf(state),
                HoursWorked: completed.HoursWorked),
        },
        (PendingApproval pending, SentBack sentBack) => Begin(pending) with
        {
            Engagement = pending.Engagement.Overtaken(happened.At) with { SentBackAt = happened.At },
            SentBackReason = sentBack.Reason,
            SentBackAt = happened.At,
            Submission = pending.Completion,
        },
        (InProgress { Submission: { } submission } work, StoodBy stoodBy) => new PendingApproval
        {
            Core = work.Core,
            Engagement = TimeLogEvolution.Submitted(Ended(work.Engagement), stoodBy.Elsewhere),
            Completion = submission with
            {
                OverdueFrom = stoodBy.OverdueFrom,
                StoodByAt = happened.At,
                WithClientBefore = Parts.WithClientOf(work),
            },
        },
        (PendingApproval pending, Approved approved) => new Invoiced
        {
            Core = pending.Core,
            Engagement = pending.Engagement.Overtaken(happened.At) with { RateUntil = approved.RateUntil },
            Completion = pending.Completion,
            Invoice = new(approved.Amount, happened.At, approved.DueAt, Parts.InvoicesBefore(pending.Core)),
        },
        _ when PaymentEvolution.Next(state, happened) is { } next => next,
        _ => Course(state, happened),
    };

    /// <summary>What keeps it from running straight through: hold, another schedule, the loss of its worker, cancellation.</summary>
    private static Assignment Course(Assignment state, Happened happened) => (state, happened.Event) switch
    {
        (Assigned or InProgress, PutOnHold hold) => new OnHold
        {
            Core = state.Core,
            Engagement = Held(((WithWorker)state).Engagement),
            HeldAt = happened.At,
            Reason = hold.Reason,
            Until = hold.Until,
            NoticeAt = hold.NoticeAt,
            WorkBegan = state is InProgress,
            SentBackReason = (state as InProgress)?.SentBackReason,
            SentBackAt = (state as InProgress)?.SentBackAt,
            Submission = (state as InProgress)?.Submission,
        },
        (OnHold held, PutOnHold longer) => held with
        {
            Engagement = Held(held.Engagement),
            Reason = longer.Reason,
            Until = longer.Until,
            NoticeAt = longer.NoticeAt,
        },
        (OnHold held, HoldEnding) => held with { NoticeAt = null },
        (OnHold held, Released) => Resumed(held with { Engagement = WithoutRequests(held.Engagement) }, happened.At),
        // A request for another schedule that was made meanwhile is still to be decided.
        (OnHold held, HoldEnded) =>
            Resumed(held with { Engagement = held.Engagement with { UnscheduledSince = happened.At } }, happened.At),
        (WithWorker staffed, Rescheduled rescheduled) => staffed with
        {
            Core = staffed.Core with { Brief = staffed.Brief with { Schedule = rescheduled.New } },
            Engagement = staffed.Engagement with
            {
                Reschedule = null,
                ConfirmedAt = null,
                ScheduleSince = happened.At,
                UnscheduledSince = null,
            },
        },
        (WithWorker staffed, PlaceChanged changed) => staffed with
        {
            Core = staffed.Core with { Brief = staffed.Brief with { Place = changed.New } },
            Engagement = staffed.Engagement with
            {
                PlaceRequest = null,
                PlaceAgreed = happened.By is Actor.Worker ? null : staffed.Engagement.PlaceAgreed ?? changed.Old,
                PlaceSince = happened.By is Actor.Worker && happened.At > staffed.Brief.Schedule.Start
                    ? happened.At
                    : staffed.Engagement.PlaceSince,
            },
        },
        (WithWorker staffed, WorkerRemoved removed) => Closed(staffed, removed, happened),
        (Sent sent, CancelledByClient cancelled) => new CancelledOffer
        {
            Core = sent.Core,
            Audience = sent.Audience,
            Applications = sent.Applications,
            Cancellation = Cancellation(state, cancelled, happened.At),
        },
        (WithWorker staffed, CancelledByClient { DueAt: { } dueAt } cancelled) => new Invoiced
        {
            Core = staffed.Core,
            Engagement = Ended(staffed.Engagement.Overtaken(happened.At)) with { RateUntil = cancelled.RateUntil },
            Cancellation = Cancellation(state, cancelled, happened.At),
            Invoice = new(cancelled.Amount, happened.At, dueAt, Parts.InvoicesBefore(staffed.Core)),
        },
        (WithWorker staffed, CancelledByClient cancelled) => new Cancelled
        {
            Core = staffed.Core,
            Engagement = Ended(staffed.Engagement.Overtaken(happened.At)) with { RateUntil = cancelled.RateUntil },
            Cancellation = Cancellation(state, cancelled, happened.At),
        },
        (WithWorker staffed, _) => staffed with { Engagement = Next(staffed.Engagement, happened) ?? throw Impossible(state, happened) },
        _ => throw Impossible(state, happened),
    };

    private static Core Spoken(Core core, Happened happened) => core with
    {
        Messages = core.Messages + (happened.Event is MessagePosted ? 1 : 0),
        Correspondence = (core.Correspondence ?? Correspondence.None).After(happened) ?? core.Correspondence,
    };

    private static Core Written(Core core, SupportAsked asked, Instant at) => core with
    {
        SupportMails = SupportMailRules.After(core.SupportMails, asked, at),
        SupportMailsMade = core.SupportMailsMade + 1,
    };

    // A mail opens one escalation.
    private static Core Opened(Core core, Event @event) => @event is EscalationOpened { Mail: { } used, Escalation: var escalation }
        ? core with
        {
            SupportMails = core.SupportMails.ConvertAll(mail => mail.Id == used ? mail with { Escalation = escalation } : mail),
        }
        : core;

    private static Core Managed(Core core, ProjectManagerChanged changed) => core with
    {
        Brief = core.Brief with { ProjectManager = changed.To },
        FormerManagers = core.FormerManagers.Remove(changed.From).Remove(changed.To).Add(changed.From),
    };

    private static InProgress Begin(WithWorker staffed) => new()
    {
        Core = staffed.Core,
        Engagement = staffed.Engagement,
    };

    // An assignment on hold since before holds were counted counts as held once.
    private static WithWorker Resumed(OnHold held, Instant at)
    {
        var engagement = held.Engagement with
        {
            ScheduleSince = at,
            Holds = Math.Max(1, held.Engagement.Holds),
            PastHolds = (held.Engagement.PastHolds ?? []).Add(new(held.HeldAt, at)),
        };
        return held.WorkBegan
            ? new InProgress
            {
                Core = held.Core,
                Engagement = engagement,
                SentBackReason = held.SentBackReason,
                SentBackAt = held.SentBackAt,
                Submission = held.Submission,
            }
            : new Assigned { Core = held.Core, Engagement = engagement };
    }

    private static Engagement Held(Engagement engagement) => WithoutRequests(engagement) with { Holds = engagement.Holds + 1 };

    // On hold nothing became late until now.
    private static Engagement Submitted(WithWorker work, Instant at) => work is OnHold
        ? Ended(work.Engagement) with { ScheduleSince = at, Holds = Math.Max(1, work.Engagement.Holds) }
        : Ended(work.Engagement);

    // Another place is asked for whether the work is on hold or not; once it is over, for nothing.
    private static Engagement Ended(Engagement engagement) => WithoutRequests(engagement) with { PlaceRequest = null };

    private static Engagement WithoutRequests(Engagement engagement) => engagement with { Reschedule = null, HoldRequest = null };

    /// <summary>To whom it was offered before; only the application that had led to this engagement is over.</summary>
    private static Sent Closed(WithWorker staffed, WorkerRemoved removed, Happened happened) => new()
    {
        Core = staffed.Core with
        {
            Former = staffed.Core.Former.Add(
                new(
                    removed.Worker, removed.End, staffed.Engagement.AssignedAt, happened.At, staffed.Brief.Schedule.Start,
                    staffed.Engagement.VisitsMade, staffed.Core.DeliverablesBefore + staffed.Engagement.Deliverables.Count,
                    removed.End == EngagementEnd.Abandoned ? happened.By : null, removed.ContestUntil)
                {
                    State = removed.Settlement is { } settlement ? AtEnd(staffed, removed, settlement, happened) : null,
                }),
            Escalations = removed.Settlement is null ? staffed.Core.Escalations : staffed.Core.Escalations.ConvertAll(escalation =>
                EscalationRecord.IsWith(staffed, escalation)
                    ? escalation with { Engagement = staffed.Core.Former.Count + 1 }
                    : escalation),
        },
        Audience = staffed.Engagement.Audience,
        ClosedAt = happened.At,
        AgreedPrice = staffed.Engagement.Price,
        Applications = staffed.Engagement.Applications.ConvertAll(application =>
            application.IsOpen && application.Worker == removed.Worker
                ? application with { End = ApplicationEnd.EngagementOver, EndedAt = happened.At }
                : application),
    };

    private static Core Found(Core core, FileWithdrawn withdrawn) => core with
    {
        Findings = core.Findings.Add(
            new(withdrawn.File.Upload, withdrawn.What, withdrawn.Scanner, withdrawn.FoundAt, withdrawn.LateFrom)),
    };

    // What is between the client and this worker goes on by itself; who else applied is no part of it, nor where exactly the site is.
    private static WithWorker AtEnd(WithWorker staffed, WorkerRemoved removed, Settlement settlement, Happened happened)
    {
        var at = happened.At;
        var brief = staffed.Brief with { Place = staffed.Brief.Place?.InScope() };
        var core = new Core(staffed.Id, brief, staffed.Core.CreatedAt, at, Messages: 0)
        {
            Correspondence = staffed.Core.Correspondence,
            Findings = staffed.Core.Findings,
            // Those of the scope, as they were; what was for the assigned worker alone stays with the assignment.
            Documents = staffed.Core.Documents.FindAll(
                document => DocumentRules.AudienceOf(staffed, document.Id) == DocumentAudience.Scope),
        };
        var engagement = WithoutRequests(staffed.Engagement.Overtaken(at)) with
        {
            Audience = new Audience.Named([removed.Worker]),
            Applications = [],
            Labels = [],
            RateUntil = settlement.RateUntil,
        };
        var cancellation = new Cancellation(
            at, settlement.ReasonCode ?? CancellationReason.Other, settlement.Amount, happened.By is Actor.Client ? removed.Reason : null,
            settlement.StatesJustification, Parts.WasSubmitted(staffed))
        {
            Submission = Parts.SubmissionOf(staffed),
            Engagement = removed.End,
        };
        return settlement.DueAt is { } dueAt
            ? new Invoiced
            {
                Core = core,
                Engagement = engagement,
                Cancellation = cancellation,
                Invoice = new(settlement.Amount, at, dueAt, Parts.InvoicesBefore(staffed.Core)),
            }
            : new Cancelled { Core = core, Engagement = engagement, Cancellation = cancellation };
    }

    private static Cancellation Cancellation(Assignment state, CancelledByClient cancelled, Instant at) =>
        new(at, cancelled.Reason, cancelled.Amount, cancelled.Clarification, cancelled.StatesJustification, cancelled.AfterSubmission)
        {
            Submission = Parts.SubmissionOf(state),
        };

    private static Engagement? Next(Engagement engagement, Happened happened) => happened.Event switch
    {
        RescheduleRequested requested => engagement with
        {
            Reschedule = new(happened.By.Role, requested.Schedule, requested.Reason, happened.At),
        },
        PlaceChangeAsked asked => engagement with
        {
            PlaceRequest = new(asked.Place, asked.Reason, asked.Travel, happened.At, asked.IfStarted),
        },
        PlaceChangeDeclined or PlaceChangeWithdrawn or PlaceChangeLapsed => engagement with { PlaceRequest = null },
        RescheduleDeclined or RescheduleWithdrawn or RescheduleLapsed => engagement with { Reschedule = null },
        HoldAsked asked => engagement with { HoldRequest = new(asked.Reason, asked.Until, happened.At) },
        HoldDeclined or HoldWithdrawn or HoldLapsed => engagement with { HoldRequest = null },
        SubcontractRequested requested => engagement with
        {
            Subcontracts = engagement.Subcontracts.Add(new(requested.Subcontract, requested.Subcontractor, requested.Reason, happened.At)),
        },
        SubcontractDecided decided => engagement with
        {
            Subcontracts = engagement.Subcontracts.ConvertAll(subcontract =>
                subcontract.Id == decided.Subcontract ? subcontract with { Granted = decided.Granted } : subcontract),
        },
        ScheduleConfirmed => engagement with { ConfirmedAt = happened.At },
        AmountProposed proposed => engagement with
        {
            LowerAmount = LowerAmount.After(engagement.LowerAmount, proposed.Proposal, happened.At, proposed.Amount, proposed.Lines),
        },
        AmountAccepted => engagement with { LowerAmount = engagement.LowerAmount?.Decided(LowerAmountStatus.Accepted, happened.At) },
        AmountDeclined => engagement with { LowerAmount = engagement.LowerAmount?.Decided(LowerAmountStatus.Declined, happened.At) },
        LabelAdded added => engagement with { Labels = engagement.Labels.Add(added.Label) },
        LabelRemoved removed => engagement with { Labels = engagement.Labels.Remove(removed.Label) },
        _ when RatingEvolution.After(engagement.Ratings, happened) is { } ratings => engagement with { Ratings = ratings },
        _ =>
            TimeLogEvolution.Next(engagement, happened) ?? DeliverableEvolution.Next(engagement, happened) ?? FundsEvolution.Next(
                engagement, happened),
    };

    private static InvalidOperationException Impossible(Assignment? state, Happened happened) =>
        new($"{happened.Event.GetType().Name} cannot happen to an assignment that is {state?.Status.ToString() ?? "not there"}.");
}
