using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Tests.Cases;
using WorkMarket.Application.Words;
using WorkMarket.Domain;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Assignments;
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
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Places;
using WorkMarket.Domain.ProjectManagers;
using WorkMarket.Domain.Ratings;
using WorkMarket.Domain.Scanning;
using WorkMarket.Domain.Schedules;
using WorkMarket.Domain.Subcontracting;
using WorkMarket.Domain.Violations;
using WorkMarket.Testing;
using Xunit;
using static WorkMarket.Application.Words.Reader;
using static WorkMarket.Domain.Notifications.NoticeKind;

namespace WorkMarket.Application.Tests.Words;

/// <summary>
/// What each notice names, by kind and reader, written by hand: what was decided with its facts, and what the reader can or must do now and
/// until when. A new kind of notice is a row here for each of its readers.
/// </summary>
[Rule("§7 What a notice says")]
public sealed class NoticeFactsTests
{
    private static readonly Instant At = ManualClock.Start; // Friday, 20 November 2026, 10:00 in New York.
    private static readonly Actor.Client Nora = new(new("nora"), new("northwind"), Channel.Api);
    private static readonly Actor.Worker Wanda = new(new("wanda"), Channel.Mobile);
    private static readonly Actor.Support Sam = new(new("sam"), Channel.Desktop);
    private static readonly Actor.System Clock = new();

    private static readonly DeliveredFile Plan = new("u1", "files/u1/1", "plan.pdf", 1234, new string('a', 64));

    private static readonly Sent Sent = Samples.Heads.OfType<Sent>().Single();
    private static readonly Assigned Assigned = Samples.Heads.OfType<Assigned>().Single();
    private static readonly InProgress Working = Samples.Heads.OfType<InProgress>().Single();
    private static readonly PendingApproval Pending = Samples.Heads.OfType<PendingApproval>().Single();
    private static readonly Invoiced Invoiced = Samples.Heads.OfType<Invoiced>().Single();
    private static readonly OnHold Held = Samples.Heads.OfType<OnHold>().Single();
    private static readonly CancelledOffer Offer = Samples.Heads.OfType<CancelledOffer>().Single();
    private static readonly Voided Void = Samples.Heads.OfType<Voided>().Single();
    private static readonly Assignment Rated = LaterSamples.Heads["head-paid-reviewed"];
    private static readonly Assignment Final = (Paid)Rated with
    {
        Engagement = ((Paid)Rated).Engagement with { Ratings = ((Paid)Rated).Engagement.Ratings! with { FinalAt = At } },
    };

    private static readonly Assignment Escalated = LaterSamples.Heads["head-pendingApproval-escalated"];
    private static readonly InProgress Funded = Working with
    {
        Engagement = Working.Engagement with
        {
            Funds =
            [
                new(new("f1"), new(FundsKind.ExpenseReimbursement, Usd(12.5m), null, "Parking"), Wanda, At, FundsStatus.Asked),
                new(new("f2"), new(FundsKind.BudgetIncrease, null, 1.25m, "Two outlets"), Wanda, At, FundsStatus.Asked),
            ],
        },
    };

    private static readonly Place Elsewhere = Testing.Markets.Cast.Elsewhere;
    private static readonly InProgress Moving = Working with
    {
        Engagement = Working.Engagement with { PlaceRequest = new(Elsewhere, null, Usd(20), At, At + Duration.FromHours(48)) },
    };

    private static readonly Assignment Reported = Working with
    {
        Core = Working.Core with
        {
            Violations = [new(new("n1"), ViolationCategory.NoShow, Side.Worker, Wanda.Id, Nora, At, ViolationStatus.Open)],
        },
    };

    private static readonly Schedule Later =
        new(At + Duration.FromHours(36), At + Duration.FromHours(40), DateTimeZoneProviders.Tzdb["America/New_York"]);

    private static readonly ProjectManagerChanged Managed = new(new("nick"), Nora.Id);
    private static readonly SentToWorkers Send = new(new Audience.Named([Wanda.Id, new("walt")]));
    private static readonly OfferedAgain Again = new(new Audience.Open(), new Audience.Named([Wanda.Id]), BriefChanges.None, []);

    private static readonly AudienceChanged Reoffer = new(new Audience.Open(), new Audience.Named([Wanda.Id]));
    private static readonly ChangeProposed Change = new(
        new("c1"), Samples.Changes.In(nameof(BriefChanges.Description), nameof(BriefChanges.PaymentTerms)), "There are two.");
    private static readonly WorkerAssigned Assign = new(new("a1"), Wanda.Id, Usd(125.5m), Expenses: Usd(20));
    private static readonly Completed Complete = new("Done.", Usd(110), "Less cable.", 2.5m, Worth: Usd(125.5m),
        OverdueFrom: At + Duration.FromDays(5));
    private static readonly Approved Approve = new(Usd(110), At + Duration.FromDays(30), At + Duration.FromDays(30));
    private static readonly AmountProposed Propose = new(
        new("p1"), Usd(60), [new(TotalItem.Work, "Agreed price", Usd(110), Usd(50), "Half of the work."),
            new(TotalItem.Bonus, "Sunday", Usd(20), Usd(10), "It was Monday.")]);

    private static readonly CancelledByClient Cancel = new(
        CancellationReason.WorkNotAsAgreed, Usd(40), "It does not print.", At + Duration.FromDays(30), Submitted: Usd(110));

    private static readonly WorkerRemoved Taken = new(Wanda.Id, EngagementEnd.Unassigned, "It does not print.", Settlement: new(
        Usd(40), CancellationReason.WorkNotAsAgreed, At + Duration.FromDays(30), At + Duration.FromDays(4), Usd(110)));

    private static readonly EscalationId Id = new("e2");
    private static readonly EscalationAsked AskedInstead =
        new(Id, Domain.Escalations.EscalationStage.ProjectManager, AskedBecause.Bounced, new("nick"), Nora.Id);
    private static readonly EscalationStageEntered AskManager = new(Id, Domain.Escalations.EscalationStage.ProjectManager,
        At + Duration.FromDays(4));
    private static readonly EscalationStageEntered AskAccount = new(Id, Domain.Escalations.EscalationStage.AccountManager);

    private const string Start = "Friday, 20 November 2026, 22:00 EST (America/New_York) to Saturday, 21 November 2026, 01:05 EST "
        + "(America/New_York)";
    private const string LaterOn = "Saturday, 21 November 2026, 22:00 EST (America/New_York) to Sunday, 22 November 2026, 02:00 EST "
        + "(America/New_York)";
    private const string InThirtyDays = "Sunday, 20 December 2026, 10:00 EST (America/New_York)";
    private const string InFiveDays = "Wednesday, 25 November 2026, 10:00 EST (America/New_York)";
    private const string InFourDays = "Tuesday, 24 November 2026, 10:00 EST (America/New_York)";
    private const string Cause = "The cause: approval overdue.";

    private static readonly ImmutableList<Row> Rows =
    [
        new(Offered, Worker, Sent, Nora, Send, "125.50 USD", Start, "Apply", "counteroffer", "decline"),
        new(NoticeKind.Sent, Client, Sent, Nora, Send, "2 workers by name", "125.50 USD", Start, "void"),
        new(TakenBack, Worker, Void, Nora, new VoidedByClient(null), "took an offer back", "nothing for you to do"),
        new(TakenBack, Client, Void, Nora, new VoidedByClient(null), "void", "is told"),
        new(NoticeKind.Applied, Client, Sent, Wanda, new Applied(new("a1"), Wanda.Id, null), "125.50 USD", Start,
            "Accept or decline it before the start", "open now"),
        new(NoticeKind.Counteroffered, Client, Sent, Wanda, new Counteroffered(new("a2"), Wanda.Id, null, Samples.Proposal), "125.50 USD",
            "40.00 USD per hour, at most 3.5", "expenses of 20.00 USD", "Accept or decline it until Saturday, 21 November 2026, 10:00 "
                + "EST (America/New_York)"),
        new(NoticeKind.ApplicationWithdrawn, Client, Sent, Wanda, new ApplicationWithdrawn(new("a2"), Wanda.Id), "accepted no more",
            "open now"),
        new(NoticeKind.ApplicationDeclined, Worker, Sent, Nora, new ApplicationDeclined(new("a2"), Wanda.Id, null),
            "declined your application", "can apply again"),
        new(NoticeKind.ApplicationDeclined, Client, Sent, Nora, new ApplicationDeclined(new("a2"), Wanda.Id, null), "declined", "is told",
            "open now"),
        new(CounterofferExpired, Worker, Sent, Clock, new ApplicationExpired(new("a2"), Wanda.Id), "Your counteroffer has expired",
            "make another"),
        new(CounterofferExpired, Client, Sent, Clock, new ApplicationExpired(new("a2"), Wanda.Id), "accepted no more", "open now"),
        new(NoticeKind.OfferDeclined, Client, Sent, Wanda, new OfferDeclined(Wanda.Id, null), "declined the offer", "wait for others",
            "void"),
        new(NoticeKind.Question, Client, Sent, Wanda, new QuestionAsked(new("q1"), "Is there a ladder?"), "Answer it",
            "everybody who sees the offer"),
        new(NoticeKind.Question, Client, Working, Wanda, new MessagePosted(new("m1"), MessageKind.Question, "Where?", false),
            "The worker wrote it", "Answer in the assignment's messages"),
        new(NoticeKind.Question, Worker, Working, Nora, new MessagePosted(new("m1"), MessageKind.Question, "Where?", false),
            "The client wrote it", "Answer in the assignment's messages"),
        new(Answered, Worker, Sent, Nora, new QuestionAnswered(new("q1"), "In the back."), "answered your question",
            "apply before the start", Start),
        new(Answered, Client, Sent, Nora, new QuestionAnswered(new("q1"), "In the back."), "Everybody who sees the offer"),
        new(NoticeKind.ApplicationRenewed, Client, Sent, Wanda, new ApplicationRenewed(new("a1"), Wanda.Id, 2), "renewed", Start,
            "Accept or decline it"),
        new(Offered, Worker, Sent, Nora, Reoffer, "You are offered an assignment", "125.50 USD", Start, "Apply"),
        new(NoLongerOffered, Worker, Sent, Nora, Reoffer, "no longer offered to you", "closed", "nothing for you to do"),
        new(NoticeKind.OfferedAgain, Worker, Sent, Nora, Again, "The pay is", "you renew it", Start),
        new(NoticeKind.OfferedAgain, Client, Sent, Nora, Again, "to one worker by name", "renewed", Start),
        new(NoticeKind.AudienceChanged, Client, Sent, Nora, Reoffer, "to one worker by name", "are closed", "are told"),
        new(NoticeKind.Edited, Worker, Sent, Clock, new EditsTold(Samples.Changes), "the title", "the description", "125.50 USD",
            "40.00 USD per hour, at most 3.5", "1 of the type sign off", "once you renew it", Start),
        new(NoticeKind.Edited, Client, Sent, Clock, new EditsTold(Samples.Changes), "125.50 USD", "40.00 USD per hour", "renew"),
        new(NoticeKind.Edited, Worker, Working, Clock, new EditsTold(Samples.Changes.In(nameof(BriefChanges.Title))), "the title",
            "Nothing more is asked of you"),
        new(NoticeKind.Clarified, Worker, Working, Nora, new Clarified("The red one."), "stays as it is", "write to the client"),
        new(NoticeKind.Clarified, Client, Working, Nora, new Clarified("The red one."), "stays as it is"),
        new(NoticeKind.ChangeProposed, Worker, Working, Nora, Change, "the description", "10 days", "Agree or decline",
            "counts against you"),
        new(NoticeKind.ChangeProposed, Client, Working, Nora, Change, "the description", "10 days", "Until the worker agrees"),
        new(NoticeKind.ChangeAgreed, Worker, Working, Wanda, new ChangeAgreed(Change.Change, Change.Changes), "10 days", "From now on"),
        new(NoticeKind.ChangeAgreed, Client, Working, Wanda, new ChangeAgreed(Change.Change, Change.Changes), "10 days", "From now on"),
        .. new[] { Worker, Client }.SelectMany(reader => new Row[]
        {
            new(NoticeKind.ChangeDeclined, reader, Working, Wanda, new ChangeDeclined(Change.Change, null), "declined", "stays",
                "counts against nobody"),
            new(NoticeKind.ChangeWithdrawn, reader, Working, Nora, new ChangeWithdrawn(Change.Change), "taken back", "nothing to decide"),
            new(NoticeKind.ChangeLapsed, reader, Pending, Wanda, new ChangeLapsed(Change.Change), "lapsed", "counts against nobody"),
        }),
        new(NoticeKind.Assigned, Worker, Assigned, Nora, Assign, "You are assigned", "125.50 USD", "expenses of 20.00 USD", Start,
            "call +1 212-555-0147", "give it back before it starts"),
        new(NoticeKind.Assigned, Client, Assigned, Nora, Assign, "A worker is assigned", "125.50 USD", "expenses of 20.00 USD", Start),
        new(NotChosen, Worker, Assigned, Nora, Assign, "Another worker", "Your application is closed", "nothing for you to do"),
        new(Unassigned, Worker, Sent, Nora, new WorkerRemoved(Wanda.Id, EngagementEnd.Unassigned, "They moved."),
            "You are not assigned any more", "Do no more work", "WorkMarket Support"),
        new(Unassigned, Worker, Sent, Nora, Taken, "not assigned any more", "the work is not as agreed", "40.00 USD",
            "of 110.00 USD that was submitted", InThirtyDays, "write to the client", "you can escalate", "rate the client until",
            InFourDays),
        new(Unassigned, Client, Sent, Nora, Taken, "not assigned any more", "the work is not as agreed", "40.00 USD",
            "of 110.00 USD that was submitted", InThirtyDays, "rate the worker until", InFourDays),
        new(Abandoned, Client, Sent, Nora, new WorkerRemoved(
            Wanda.Id, EngagementEnd.Abandoned, "Left.", Settlement: new(Usd(40), DueAt: At + Duration.FromDays(30))), "abandoned",
            "40.00 USD", InThirtyDays),
        new(Unassigned, Client, Sent, Nora, new WorkerRemoved(Wanda.Id, EngagementEnd.Unassigned, null), "not assigned any more",
            "until you offer it again", Start, "void it"),
        new(NoticeKind.CancelledByWorker, Worker, Sent, Wanda, new WorkerRemoved(Wanda.Id, EngagementEnd.CancelledByWorker, "Ill."),
            "You gave the assignment back", "your scorecard"),
        new(NoticeKind.CancelledByWorker, Client, Sent, Wanda, new WorkerRemoved(Wanda.Id, EngagementEnd.CancelledByWorker, "Ill."),
            "The worker cancelled", "until you offer it again", Start, "void it"),
        new(Abandoned, Worker, Sent, Nora, new WorkerRemoved(Wanda.Id, EngagementEnd.Abandoned, "Left."), "you abandoned",
            "your scorecard", "write to WorkMarket Support"),
        new(Abandoned, Client, Sent, Nora, new WorkerRemoved(Wanda.Id, EngagementEnd.Abandoned, "Left."), "abandoned",
            "the worker's scorecard", "until you offer it again"),
        new(NoticeKind.Cancelled, Worker, Invoiced, Nora, Cancel, "the work is not as agreed", "40.00 USD", "of 110.00 USD that was "
            + "submitted", InThirtyDays, "you can escalate"),
        new(NoticeKind.Cancelled, Client, Invoiced, Nora, Cancel, "the work is not as agreed", "40.00 USD", "of 110.00 USD", InThirtyDays,
            "Pay it"),
        new(NoticeKind.Cancelled, Worker, Offer, Nora, new CancelledByClient(CancellationReason.WorkNotNeeded, Usd(0), null),
            "the work is not needed any more", "application of yours", "closed"),
        new(NoticeKind.DocumentAdded, Worker, Working, Nora, new DocumentAdded(new("doc1"), 1, DocumentAudience.AssignedWorker, Plan),
            "“plan.pdf”", "what was agreed stays as it is", "write to the client"),
        new(NoticeKind.DocumentAdded, Worker, Working, Nora, new DocumentAdded(new("doc1"), 2, DocumentAudience.AssignedWorker, Plan),
            "Version 2", "“plan.pdf”"),
        new(NoticeKind.DocumentAdded, Client, Working, Nora, new DocumentAdded(new("doc1"), 1, DocumentAudience.AssignedWorker, Plan),
            "“plan.pdf”", "The worker is told"),
        new(NoticeKind.DocumentRemoved, Worker, Working, Nora,
            new DocumentRemoved(new("doc1"), DocumentAudience.AssignedWorker, "plan.pdf"), "taken away", "“plan.pdf”"),
        new(NoticeKind.DocumentRemoved, Client, Working, Nora,
            new DocumentRemoved(new("doc1"), DocumentAudience.AssignedWorker, "plan.pdf"), "taken away", "“plan.pdf”"),
        .. WithdrawnRows(),
        new(NoticeKind.ExternalIdChanged, Worker, Working, Nora, new ExternalIdChanged("PO 76", "PO 77"), "its own number", "“PO 76”",
            "“PO 77”", "nothing for you to do"),
        new(NoticeKind.OnHold, Worker, Held, Nora, new PutOnHold("Flooded."), "on hold", "Do not work on it", "told when it goes on"),
        new(NoticeKind.OnHold, Client, Held, Nora, new PutOnHold("Flooded."), "on hold", "until you release it"),
        new(NoticeKind.Released, Worker, Working, Nora, new Released(), "goes on after a hold", Start, "Go on with the work"),
        new(NoticeKind.Released, Client, Working, Nora, new Released(), "goes on after a hold", Start),
        new(NoticeKind.OnHold, Worker, Held, Nora, new PutOnHold("Flooded.", At + Duration.FromDays(30)),
            "ends by itself on " + InThirtyDays,
            "ask for funds", "give the assignment back"),
        new(NoticeKind.SupportAnswered, Worker, Pending, Wanda,
            new SupportAsked(new("s1"), Wanda.Id, "Please.", At + Duration.FromDays(4)), "is answered", "stands in the mail",
            "until " + InFourDays),
        new(BecameProjectManager, Client, Assigned, Nora, Managed, "You are the project manager", "It is assigned", Start,
            "in place of your colleague", "yours to do"),
        new(NoticeKind.ProjectManagerChanged, Client, Assigned, Nora, Managed, "another project manager", "A colleague answers for it",
            "nothing left for you to do"),
        new(NoticeKind.ProjectManagerChanged, Worker, Assigned, Nora, Managed, "another project manager", "Nothing else changes",
            "goes to the client as before"),
        new(NoticeKind.HoldAsked, Worker, Working, Nora, new HoldAsked("Flooded.", At + Duration.FromDays(30)), "until " + InThirtyDays,
            "Agree or decline"),
        new(NoticeKind.HoldAsked, Client, Working, Nora, new HoldAsked("Flooded.", At + Duration.FromDays(30)), "until " + InThirtyDays,
            "Until the worker agrees"),
        new(NoticeKind.HoldDeclined, Client, Working, Wanda, new HoldDeclined(null), "declined", "stays as it is", "Write to the worker"),
        new(NoticeKind.HoldDeclined, Worker, Working, Wanda, new HoldDeclined(null), "declined", "stays as it is"),
        new(NoticeKind.HoldWithdrawn, Worker, Working, Nora, new HoldWithdrawn(), "taken back", "nothing to decide"),
        new(NoticeKind.HoldWithdrawn, Client, Working, Nora, new HoldWithdrawn(), "taken back", "nothing to decide"),
        new(NoticeKind.HoldLapsed, Worker, Pending, Wanda, new HoldLapsed(At + Duration.FromDays(30)), "lapsed", InThirtyDays,
            "nothing to decide"),
        new(NoticeKind.HoldLapsed, Client, Pending, Wanda, new HoldLapsed(At + Duration.FromDays(30)), "lapsed", InThirtyDays,
            "asked for anew"),
        new(NoticeKind.HoldEnding, Worker, Held, Clock, new HoldEnding(At + Duration.FromDays(30)), "about to end", InThirtyDays,
            "a schedule is to be agreed", "give the assignment back"),
        new(NoticeKind.HoldEnding, Client, Held, Clock, new HoldEnding(At + Duration.FromDays(30)), "about to end", InThirtyDays,
            "Release it with a schedule", "ask the worker for a longer hold"),
        new(NoticeKind.HoldEnded, Worker, Working, Clock, new HoldEnded(), "ended by itself", "Propose a schedule", "does not count"),
        new(NoticeKind.HoldEnded, Client, Working, Clock, new HoldEnded(), "ended by itself", "Propose a schedule to the worker"),
        new(NoticeKind.CancelledByWorker, Worker, Sent, Wanda,
            new WorkerRemoved(Wanda.Id, EngagementEnd.GivenBack, "Far.", GiveBackCause.Overlap), "does not count on your scorecard",
            "overlaps with an earlier assignment"),
        new(NoticeKind.CancelledByWorker, Client, Sent, Wanda,
            new WorkerRemoved(Wanda.Id, EngagementEnd.GivenBack, "Far.", GiveBackCause.OnHold), "does not count", "it was on hold",
            "until you offer it again"),
        new(RescheduleAsked, Worker, Held, Nora, new RescheduleRequested(Later, null), "The client proposes", LaterOn, Start,
            "Agree or decline", "declining it gives the assignment back"),
        new(RescheduleAsked, Client, Working, Wanda, new RescheduleRequested(Later, null), "The worker proposes", LaterOn, Start,
            "Agree or decline"),
        new(NoticeKind.Rescheduled, Worker, Working, Nora, new Rescheduled(Samples.Heads[0].Brief.Schedule, Later), LaterOn, Start),
        new(NoticeKind.Rescheduled, Client, Working, Wanda, new Rescheduled(Samples.Heads[0].Brief.Schedule, Later), LaterOn, Start),
        new(NoticeKind.RescheduleDeclined, Worker, Working, Nora, new RescheduleDeclined(null), "declined", "stays", Start,
            "write to the other side"),
        new(NoticeKind.RescheduleDeclined, Client, Working, Wanda, new RescheduleDeclined(null), "declined", "stays", Start,
            "write to the other side"),
        new(NoticeKind.PlaceChangeAsked, Worker, Moving, Nora, new PlaceChangeAsked(Elsewhere, null, Usd(20), At + Duration.FromHours(48)),
            "Store 12, 1600 Larimer Street, Denver, CO 80202, US", "20.00 USD for the way", "the old place holds", "counts for nothing",
            "Until"),
        new(NoticeKind.PlaceChangeAsked, Client, Moving, Nora, new PlaceChangeAsked(Elsewhere, null, null, At + Duration.FromHours(48)),
            "Denver, CO 80202, US", "The worker is asked"),
        new(NoticeKind.PlaceChanged, Worker, Working, Nora, new PlaceChanged(null, Elsewhere), "1600 Larimer Street", Start,
            "told and not asked"),
        new(NoticeKind.PlaceChanged, Client, Working, Wanda, new PlaceChanged(Place.Remote(), Elsewhere), "1600 Larimer Street", "remote",
            Start, "has agreed"),
        new(NoticeKind.PlaceChangeDeclined, Worker, Working, Wanda, new PlaceChangeDeclined(null), "declined", "counts for nothing"),
        new(NoticeKind.PlaceChangeDeclined, Client, Working, Wanda, new PlaceChangeDeclined(null), "declined", "stays as it is"),
        new(NoticeKind.PlaceChangeWithdrawn, Worker, Working, Nora, new PlaceChangeWithdrawn(), "taken back", "nothing to decide"),
        new(NoticeKind.PlaceChangeWithdrawn, Client, Working, Nora, new PlaceChangeWithdrawn(), "taken back", "nothing to decide"),
        new(NoticeKind.PlaceChangeLapsed, Worker, Working, Clock, new PlaceChangeLapsed(), "lapsed", "stays as it is",
            "counts for nothing"),
        new(NoticeKind.PlaceChangeLapsed, Client, Working, Clock, new PlaceChangeLapsed(), "lapsed", "You can ask again"),
        new(NoticeKind.PlaceChangeLapsed, Worker, Pending, Wanda, new PlaceChangeLapsed(), "before the work was submitted",
            "counts for nothing"),
        new(NoticeKind.PlaceChangeLapsed, Client, Pending, Wanda, new PlaceChangeLapsed(), "before the work was submitted",
            "nothing to do"),
        new(NoticeKind.AccessChanged, Worker, Working, Nora, new AccessChanged("a"), "Contact or access notes have changed",
            "Look at the assignment"),
        new(NoticeKind.AccessChanged, Worker, Working, Nora, new AccessChanged(null), "deleted", "ask the client"),
        new(NoticeKind.RescheduleLapsed, Worker, Pending, Wanda, new RescheduleLapsed(Later), "lapsed", LaterOn, Start,
            "nothing to decide"),
        new(NoticeKind.RescheduleLapsed, Client, Pending, Wanda, new RescheduleLapsed(Later), "lapsed", LaterOn, Start,
            "nothing to decide"),
        new(NoticeKind.RescheduleWithdrawn, Worker, Working, Nora, new RescheduleWithdrawn(), "taken back", Start, "nothing to decide"),
        new(NoticeKind.RescheduleWithdrawn, Client, Working, Wanda, new RescheduleWithdrawn(), "taken back", Start, "nothing to decide"),
        new(SubcontractAsked, Worker, Working, Wanda, new SubcontractRequested(new("s1"), "Bob", "Ill."), "somebody else",
            "only you may do the work"),
        new(SubcontractAsked, Client, Working, Wanda, new SubcontractRequested(new("s1"), "Bob", "Ill."), "somebody else",
            "Grant or refuse it", "without your consent"),
        new(NoticeKind.SubcontractDecided, Worker, Working, Nora, new SubcontractDecided(new("s1"), Granted: true, null), "granted",
            "whom you named may do it"),
        new(NoticeKind.SubcontractDecided, Worker, Working, Nora, new SubcontractDecided(new("s1"), Granted: false, null), "refused",
            "Do it yourself", "give the assignment back"),
        new(NoticeKind.SubcontractDecided, Client, Working, Nora, new SubcontractDecided(new("s1"), Granted: true, null), "granted",
            "may do it"),
        new(LabelOn, Worker, Assigned with { Engagement = Assigned.Engagement with { AssignedAt = At - Duration.FromDays(2) } }, Clock,
            new LabelAdded(Label.WorkerNotConfirmed), "Worker Not Confirmed", Start, "by Friday, 20 November 2026, 20:30 EST "
                + "(America/New_York)", "Confirm it now", "the label goes when you do"),
        new(LabelOn, Worker, Assigned, Clock, new LabelAdded(Label.WorkerLate), "Worker Late", "A check-in",
            "Put the time in: the label goes as soon as", "stays on record"),
        new(LabelOn, Client, Assigned, Clock, new LabelAdded(Label.WorkerLate), "Worker Late", "A check-in",
            "The label goes as soon as the worker puts it in", "stays on record"),
        new(LabelOn, Worker, Working, Clock, new LabelAdded(Label.LateDeliverables), "Late Deliverables", "Hand it in",
            "the label goes when all are there", "your scorecard"),
        new(LabelOn, Worker, Escalated, Clock, new LabelAdded(Label.ApprovalOverdue), "Approval Overdue", "The label goes when the "
            + "client approves", "You can escalate now"),
        new(LabelOn, Worker, Invoiced, Clock, new LabelAdded(Label.PaymentPastDue), "Payment Past Due", "110.00 USD", InThirtyDays,
            "The label goes when the client pays", "You can escalate now"),
        new(LabelOn, Client, Invoiced, Clock, new LabelAdded(Label.PaymentPastDue), "Payment Past Due", "110.00 USD", InThirtyDays,
            "Pay: the label goes when you do", "can escalate now"),
        new(LabelOn, Client, Escalated, Clock, new LabelAdded(Label.ApprovalOverdue), "Approval Overdue", "Approve it or send it back",
            "the label goes when you do"),
        new(NoticeKind.Message, Client, Working, Wanda,
            new MessagePosted(new("m1"), MessageKind.Message, "Please.", false, MessageMark.Attempt), "The worker wrote it",
                "attempt to settle", "Answer in"),
        new(NoticeKind.Message, Client, Working, Nora, new MessagePosted(new("m1"), MessageKind.Message, "Between us.", true),
            "for your company alone"),
        new(NoticeKind.Message, Worker, Working, Nora,
            new MessagePosted(new("m1"), MessageKind.Message, "No.", false, MessageMark.Justification), "The client wrote it",
                "justification of its change of payment or status", "Answer in"),
        new(NoticeKind.Message, Worker, Working, Nora,
            new MessagePosted(
                new("m1"), MessageKind.Message, "No.", false, MessageMark.Justification,
                new(JustifiableChange.DeclinedFunds, At, new("f1"))),
            "The client wrote it as the justification of declining funds (f1)", "Answer in"),
        new(NoticeKind.Message, Worker, Working, Sam, new MessagePosted(new("m1"), MessageKind.Message, "Hello.", false),
            "WorkMarket wrote it to both sides"),
        new(NoticeKind.Completed, Client, Pending, Wanda, Complete, "110.00 USD", "lowered from 125.50 USD", "2.5 hours",
            "Approve it or send it back", "overdue from " + InFiveDays),
        new(NoticeKind.Completed, Worker, Pending, Wanda, Complete, "110.00 USD", "lowered from 125.50 USD", "2.5 hours",
            "overdue from " + InFiveDays),
        new(NoticeKind.SentBack, Worker, Working, Nora, new SentBack("Dark."), "sent back", "submit the work again",
            "stand by what you submitted"),
        new(NoticeKind.SentBack, Client, Working, Nora, new SentBack("Dark."), "sent back", "with the worker until"),
        new(NoticeKind.StoodBy, Client, Pending, Wanda, new StoodBy(At + Duration.FromDays(5)), "110.00 USD", "Approve it, send it back",
            "overdue from " + InFiveDays),
        new(NoticeKind.StoodBy, Worker, Pending, Wanda, new StoodBy(At + Duration.FromDays(5)), "110.00 USD",
            "The client is to approve it", "overdue from " + InFiveDays),
        new(NoticeKind.Approved, Worker, Invoiced, Nora, Approve, "110.00 USD is to be paid by " + InThirtyDays, "you can escalate",
            "Rate the client"),
        new(NoticeKind.Approved, Client, Invoiced, Nora, Approve, "110.00 USD is to be paid by " + InThirtyDays, "Rate the worker"),
        new(RatingDue, Client, Invoiced, Nora, Approve, "A rating is due", "110.00 USD is to be paid by " + InThirtyDays,
            "Rate the worker until " + InThirtyDays, "sealed until both have rated"),
        new(NoticeKind.Paid, Worker, Rated, Nora, new PaidByClient(Usd(110), "PO 77"), "110.00 USD is paid"),
        new(NoticeKind.Paid, Client, Rated, Nora, new PaidByClient(Usd(110), "PO 77"), "110.00 USD is paid"),
        new(RatingFinal, Worker, Final, Wanda, new RatingsOpened(), "rated you satisfied, quality excellent", "ask the client to explain"),
        new(RatingFinal, Client, Final, Wanda, new RatingsOpened(), "rated your company excellent", "may ask you to explain yours"),
        new(NoticeKind.AmountProposed, Worker, Pending, Nora, Propose, "60.00 USD", "70.00 USD less", "Accept or decline it", "escalate"),
        new(NoticeKind.AmountProposed, Client, Pending, Nora, Propose, "60.00 USD", "70.00 USD less", "can accept or decline"),
        new(NoticeKind.AmountAccepted, Client, Invoiced, Wanda, new AmountAccepted(new("p1"), Usd(60)), "60.00 USD", "approved at that",
            "paid by " + InThirtyDays),
        new(NoticeKind.AmountAccepted, Worker, Invoiced, Wanda, new AmountAccepted(new("p1"), Usd(60)), "60.00 USD", "approved at that",
            "paid by " + InThirtyDays),
        new(NoticeKind.AmountDeclined, Client, LaterSamples.Heads["head-pendingApproval-lowerAmount"], Wanda,
            new AmountDeclined(new("p2"), null), "60.00 USD", "waits for approval", "propose another amount"),
        new(NoticeKind.AmountDeclined, Worker, LaterSamples.Heads["head-pendingApproval-lowerAmount"], Wanda,
            new AmountDeclined(new("p2"), null), "60.00 USD", "waits for approval"),
        new(FundsAsked, Client, Funded, Wanda,
            new FundsRequested(new("f1"), new(FundsKind.ExpenseReimbursement, Usd(12.5m), null, "Parking")), "expense reimbursement of "
                + "12.50 USD", "no receipt", "Grant or decline it before you approve"),
        new(FundsAsked, Worker, Funded, Wanda,
            new FundsRequested(new("f1"), new(FundsKind.ExpenseReimbursement, Usd(12.5m), null, "Parking")), "expense reimbursement of "
                + "12.50 USD", "The client is to grant or decline it"),
        new(NoticeKind.FundsAdded, Worker, Funded, Nora, new FundsAdded(new("f3"), new(FundsKind.Bonus, Usd(20), null, "Sunday")),
            "a bonus of 20.00 USD", "is paid with the work"),
        new(NoticeKind.FundsAdded, Client, Funded, Nora, new FundsAdded(new("f3"), new(FundsKind.Bonus, Usd(20), null, "Sunday")),
            "a bonus of 20.00 USD", "is paid with the work"),
        new(NoticeKind.FundsApproved, Worker, Funded, Nora, new FundsApproved(new("f1"), FundsKind.ExpenseReimbursement),
            "granted the expense reimbursement of 12.50 USD", "is paid with the work"),
        new(NoticeKind.FundsApproved, Worker, Funded, Nora, new FundsApproved(new("f2"), FundsKind.BudgetIncrease),
            "granted the budget increase of 1.25 more hours", "can be worked"),
        new(NoticeKind.FundsApproved, Client, Funded, Nora, new FundsApproved(new("f1"), FundsKind.ExpenseReimbursement),
            "granted the expense reimbursement of 12.50 USD"),
        new(NoticeKind.FundsDeclined, Worker, Funded, Nora, new FundsDeclined(new("f1"), FundsKind.ExpenseReimbursement, "No."),
            "declined the expense reimbursement of 12.50 USD", "What was agreed before holds", "Answer the client"),
        new(NoticeKind.FundsDeclined, Client, Funded, Nora, new FundsDeclined(new("f1"), FundsKind.ExpenseReimbursement, "No."),
            "declined the expense reimbursement of 12.50 USD"),
        new(NoticeKind.FundsWithdrawn, Client, Funded, Wanda, new FundsWithdrawn(new("f1"), FundsKind.ExpenseReimbursement),
            "expense reimbursement of 12.50 USD", "nothing to decide"),
        new(NoticeKind.FundsWithdrawn, Worker, Funded, Wanda, new FundsWithdrawn(new("f1"), FundsKind.ExpenseReimbursement),
            "expense reimbursement of 12.50 USD"),
        new(NoticeKind.FundsLapsed, Worker, Funded, Nora, new FundsLapsed(new("f1"), FundsKind.ExpenseReimbursement),
            "expense reimbursement of 12.50 USD lapsed", "not decided", "write to the client"),
        new(NoticeKind.FundsLapsed, Client, Funded, Nora, new FundsLapsed(new("f1"), FundsKind.ExpenseReimbursement),
            "expense reimbursement of 12.50 USD lapsed", "not decided"),
        new(NoticeKind.RatingDisputed, Client, Rated, Wanda, new RatingDisputed("Why?", At + Duration.FromDays(4)),
            "rated the worker satisfied", "Explain it in writing by " + InFourDays, "none given", "review"),
        new(NoticeKind.RatingDisputed, Worker, Rated, Wanda, new RatingDisputed("Why?", At + Duration.FromDays(4)),
            "has until " + InFourDays, "review"),
        new(NoticeKind.RatingExplained, Worker, Rated, Nora, new RatingExplained("It was."), "explained its rating",
            "ask WorkMarket for a review now"),
        new(NoticeKind.RatingExplained, Client, Rated, Nora, new RatingExplained("It was."), "explained its rating", "review"),
        new(NoticeKind.RatingUnexplained, Worker, Rated, Clock, new RatingUnexplained(), "not explained its rating in time",
            "no explanation given", "You can ask WorkMarket for a review now"),
        new(NoticeKind.RatingUnexplained, Client, Rated, Clock, new RatingUnexplained(), "not explained its rating in time",
            "no explanation given", "review"),
        new(RatingEscalated, Client, Rated, Wanda, new RatingDisputeEscalated("No."), "rated the worker satisfied",
            "upholds, amends or removes"),
        new(RatingEscalated, Worker, Rated, Wanda, new RatingDisputeEscalated("No."), "upholds, amends or removes", "You are told"),
        new(RatingEscalated, Support, Rated, Wanda, new RatingDisputeEscalated("No."), "rated the worker satisfied",
            "uphold, amend or remove", "with reasons"),
        new(NoticeKind.RatingReviewed, Worker, Rated, Sam,
            new RatingReviewed(ReviewDecision.Amend, new(Grade.Satisfied, Grade.Excellent), "Seen."), "amended the rating to satisfied",
                "quality excellent", "final"),
        new(NoticeKind.RatingReviewed, Client, Rated, Sam, new RatingReviewed(ReviewDecision.Uphold, null, "Seen."), "upheld the rating",
            "It stands", "final"),
        new(NoticeKind.RatingReviewed, Support, Rated, Sam, new RatingReviewed(ReviewDecision.Remove, null, "Seen."), "removed the rating",
            "counts no more", "final"),
        new(NoticeKind.ViolationReported, Worker, Working, Nora,
            new ViolationReported(new("n1"), ViolationCategory.NoShow, Side.Worker, Wanda.Id, "No.", []), "no-show",
                "The client reported that it was one by the worker", "suspended", "none can be opened", "Write to Support"),
        new(NoticeKind.ViolationReported, Client, Working, Wanda,
            new ViolationReported(new("n1"), ViolationCategory.Conduct, Side.Client, Wanda.Id, "No.", []), "conduct",
                "The worker reported that it was one by the client", "Write to Support"),
        new(NoticeKind.ViolationReported, Support, Working, Nora,
            new ViolationReported(new("n1"), ViolationCategory.OffPlatformDealing, Side.Worker, Wanda.Id, "No.", []),
                "off-platform dealing", "The client reported", "Uphold or dismiss it"),
        new(NoticeKind.ViolationUpheld, Worker, Reported, Sam, new ViolationUpheld(new("n1"), "Seen."), "it was a violation: no-show",
            "The client had reported it as one by the worker", "cannot be escalated"),
        new(NoticeKind.ViolationUpheld, Client, Reported, Sam, new ViolationUpheld(new("n1"), "Seen."), "it was a violation: no-show",
            "stays on record"),
        new(NoticeKind.ViolationUpheld, Support, Reported, Clock, new ViolationUpheld(new("n1"), "Seen."), "it was a violation: no-show",
            "The client had reported it"),
        new(NoticeKind.ViolationDismissed, Worker, Reported, Sam, new ViolationDismissed(new("n1"), "Seen."),
            "it was no violation: no-show", "stands in the way of nothing"),
        new(NoticeKind.ViolationDismissed, Client, Reported, Sam, new ViolationDismissed(new("n1"), "Seen."),
            "it was no violation: no-show", "goes on"),
        new(NoticeKind.ViolationDismissed, Support, Reported, Clock, new ViolationDismissed(new("n1"), "Seen."),
            "it was no violation: no-show"),
        new(NoticeKind.Paid, Worker, Rated, Nora, new PaidByClient(Usd(110), null, At + Duration.FromDays(30)),
            "110.00 USD is stated as paid",
            "did not arrive, say so until " + InThirtyDays, "confirm it"),
        new(NoticeKind.Paid, Client, Rated, Nora, new PaidByClient(Usd(110), null, At + Duration.FromDays(30), Again: true), "again",
            "110.00 USD is stated as paid", "can say until " + InThirtyDays),
        new(NoticeKind.PaymentNotReceived, Client, Invoiced, Wanda, new PaymentNotReceived(null), "did not arrive", "110.00 USD",
            InThirtyDays,
            "Pay it"),
        new(NoticeKind.PaymentNotReceived, Worker, Invoiced, Wanda, new PaymentNotReceived(null), "110.00 USD", InThirtyDays, "escalate"),
        new(NoticeKind.PaymentNotReceived, Support, Invoiced, Wanda, new PaymentNotReceived(null), "110.00 USD", InThirtyDays, "goes on"),
        new(NoticeKind.PaymentFinal, Client, Rated, Wanda, new PaymentConfirmed(), "confirmed and final", "110.00 USD"),
        new(NoticeKind.PaymentFinal, Worker, Rated, Clock, new Domain.Approval.PaymentFinal(), "final", "110.00 USD", "nothing left to do"),
        new(NoticeKind.PaymentPart, Worker, Invoiced, Clock, new PaymentReported("pay-1", Usd(50), At, "ACH 7", Usd(60)), "50.00 USD",
            "60.00 USD", InThirtyDays, "escalate"),
        new(NoticeKind.PaymentPart, Client, Invoiced, Clock, new PaymentReported("pay-1", Usd(50), At, "ACH 7", Usd(60)), "50.00 USD",
            "60.00 USD", "Pay the rest"),
        new(NoticeKind.Paid, Worker, Rated, Clock, new PaymentReported("pay-1", Usd(110), At, "ACH 7"), "110.00 USD", "final"),
        new(NoticeKind.Paid, Client, Rated, Clock, new PaymentReported("pay-1", Usd(110), At, "ACH 7"), "110.00 USD", "final"),
        new(NoticeKind.PaymentReversed, Worker, Invoiced, Clock, new Domain.Approval.PaymentReversed("pay-1", Usd(110), IsOwedAgain: true),
            "110.00 USD was reversed", "left to pay", InThirtyDays, "goes on"),
        new(NoticeKind.PaymentReversed, Client, Invoiced, Clock, new Domain.Approval.PaymentReversed("pay-1", Usd(110), IsOwedAgain: true),
            "110.00 USD was reversed", "left to pay", InThirtyDays, "Pay it again"),
        new(NoticeKind.PaymentNotApplied, Client, Invoiced, Clock,
            new Domain.Approval.PaymentNotApplied("pay-1", Usd(9), NotApplied.NotOwed, "ACH 7"), "9.00 USD", "paid already", "pay-1",
            "Look at it"),
        .. new[] { Worker, Client, Support }.SelectMany(ContestRows),
        new(Abandoned, Worker, Sent, Nora,
            new WorkerRemoved(Wanda.Id, EngagementEnd.Abandoned, "Left.", ContestUntil: At + Duration.FromDays(5)), "you abandoned",
            "contest it until " + InFiveDays, "only if Support finds so"),
        .. new[] { Worker, Client, AccountManager, Support }.SelectMany(EscalationRows),
        new(NoticeKind.EscalationRequest, Client, Escalated, Clock, AskManager, "asks you for an update", Cause,
            "Say how things stand by " + InFourDays),
        new(NoticeKind.EscalationRequest, Client, Escalated, Clock, AskedInstead, "asks you for an update", Cause,
            "could not be reached, so that you are asked instead", "Say how things stand"),
        new(EscalationTask, Support, Escalated, Clock, AskedInstead with { Asked = null }, Cause, "The mail to whoever was asked came back",
            "nobody is left to ask", "Reach the client directly", "record what it said"),
        new(NoticeKind.EscalationStage, Worker, Escalated, Clock, AskedInstead, Cause, "somebody else of the client",
            "came back", "everything runs on"),
        new(NoticeKind.EscalationStage, Worker, Escalated, Clock, AskedInstead with { Asked = null }, Cause,
            "Support reaches the client itself"),
        new(NoticeKind.EscalationStage, Support, Escalated, Clock, AskedInstead, Cause, "somebody else of the client"),
        new(EscalationTask, AccountManager, Escalated, Clock, AskAccount, Cause, "Reach the client directly", "record what it said"),
        new(EscalationUpdate, Worker, Escalated, Clock,
            new EscalationUpdateDue(Id, 1, Specific: false, At + Duration.FromDays(4), WithWorker: true), Cause,
                "nothing new from the client", "The ball is with you", "next update comes on " + InFourDays),
        new(EscalationClosing, Worker, Escalated, Clock, new EscalationPauseEnding(Id, At + Duration.FromDays(4)), Cause,
            "submit the work again or stand by it", "closed at " + InFourDays, "open it again"),
    ];

    private static IEnumerable<Row> WithdrawnRows()
    {
        var (deliverable, found) = (Withdrawn(FilePurpose.Deliverable), new[] { "“plan.pdf”", "the house scanner found EICAR-Test-File" });
        const string until = "Until Sunday, 22 November 2026, 10:00 EST (America/New_York) it is not late";
        return
        [
            new(NoticeKind.FileWithdrawn, Worker, Working, Clock, deliverable, [.. found, "hand it in anew", until]),
            new(NoticeKind.FileWithdrawn, Client, Working, Clock, deliverable, [.. found, "the worker is asked", until]),
            new(NoticeKind.FileWithdrawn, Worker, Pending, Clock, deliverable, [.. found, "may send the work back"]),
            new(NoticeKind.FileWithdrawn, Client, Pending, Clock, deliverable, [.. found, "You can send the work back"]),
            new(NoticeKind.FileWithdrawn, Worker, Invoiced, Clock, deliverable, [.. found, "may ask you for it"]),
            new(NoticeKind.FileWithdrawn, Client, Invoiced, Clock, deliverable, [.. found, "ask the worker for it"]),
            new(NoticeKind.FileWithdrawn, Worker, Working, Clock, Withdrawn(FilePurpose.Document), [.. found, "what was agreed stays"]),
            new(NoticeKind.FileWithdrawn, Client, Working, Clock, Withdrawn(FilePurpose.Document), [.. found, "Hand it in anew"]),
            new(NoticeKind.FileWithdrawn, Worker, Working, Clock, Withdrawn(FilePurpose.Receipt), [.. found, "in another way"]),
            new(NoticeKind.FileWithdrawn, Client, Working, Clock, Withdrawn(FilePurpose.Receipt), [.. found, "before you decide"]),
        ];
    }

    private static Domain.Scanning.FileWithdrawn Withdrawn(FilePurpose purpose) => new(
        purpose, "d1", 1, Plan, "EICAR-Test-File", "the house scanner", At,
        purpose == FilePurpose.Deliverable ? At + Duration.FromHours(48) : null);

    private static IEnumerable<Row> ContestRows(Reader reader)
    {
        yield return new(NoticeKind.AbandonmentContested, reader, Sent, Wanda,
            new Domain.Violations.AbandonmentContested(new("n2"), Wanda.Id, Nora, At, "No."), "Friday, 20 November 2026, 10:00 EST",
            "until then it counts for nothing", reader switch
            {
                Worker => "told the decision",
                Client => "Write to Support",
                _ => "Uphold or dismiss it",
            });
        yield return new(AbandonmentDecided, reader, Sent, Sam, new ViolationUpheld(new("n2"), "Seen.", IsContestedAbandonment: true),
            "upheld that the work was abandoned", "scorecard", "reasons");
        yield return new(AbandonmentDecided, reader, Sent, Sam, new ViolationDismissed(new("n2"), "Seen.", IsContestedAbandonment: true),
            "was not abandoned", "does not count", "reasons");
    }

    // What all of them read of an escalation, and what each can do.
    private static IEnumerable<Row> EscalationRows(Reader reader)
    {
        var answer = reader == Client ? "answer" : "";
        yield return new(NoticeKind.EscalationOpened, reader, Escalated, Wanda,
            new EscalationOpened(Id, EscalationCause.ApprovalOverdue, Wanda.Id, "Please.", [], At, At), Cause,
                "in the assignment's messages");
        yield return new(NoticeKind.EscalationStage, reader, Escalated, Clock,
            new EscalationStageEntered(Id, Domain.Escalations.EscalationStage.Messages, At + Duration.FromDays(4), Again: true), Cause,
                "again", $"by {InFourDays}", answer);
        yield return new(NoticeKind.EscalationAnswered, reader, Escalated, Nora,
            new EscalationAnswered(Id, ResponseChannel.SendBack, SilentAt: At + Duration.FromDays(4), Pauses: true), Cause,
            reader == Worker ? "The work is back with you: submit it again or stand by it"
                : reader == Client ? "on record as your company's response"
                : "counts as silent from " + InFourDays);
        yield return new(NoticeKind.EscalationSuspended, reader, Escalated, Clock,
            new EscalationSuspended(Id, EndsAt: At + Duration.FromDays(4)), Cause, "until a violation is decided",
            "by itself at " + InFourDays, reader is Worker or Client ? "what Support decides" : "decide on the violation");
        yield return new(NoticeKind.EscalationResumed, reader, Escalated, Clock, new EscalationResumed(Id, At + Duration.FromDays(4), At),
            Cause, InFourDays, answer);
        yield return new(NoticeKind.EscalationClosed, reader, Escalated, Clock,
            new EscalationClosed(Id, Domain.Escalations.EscalationStage.Arbitration), "goes to arbitration", Cause, "dossier",
                "arbitrator's address");
        yield return new(NoticeKind.EscalationClosed, reader, Escalated, Clock,
            new EscalationClosed(Id, Domain.Escalations.EscalationStage.Ineligible), "a violation by the worker was upheld", Cause);
        yield return new(NoticeKind.EscalationReopened, reader, Escalated, Wanda,
            new EscalationReopened(Id, Domain.Escalations.EscalationStage.Messages, At + Duration.FromDays(4), At, At), Cause,
            "did not arrive",
            InFourDays);
        if (reader != Support)
            yield return new(NoticeKind.EscalationAgreed, reader, Escalated, Nora, new EscalationAgreed(Id, Side.Client),
                "The client recorded that both agree", Cause, reader == Worker ? "record it too" : "when the other side records it too");
    }

    [Fact]
    public void Each_notice_names_its_facts_and_what_its_reader_can_do()
    {
        Assert.All(Rows, row =>
        {
            var said = row.Said;
            Assert.All(row.Facts, fact => Assert.Contains(fact, said.Text, StringComparison.Ordinal));
            Assert.EndsWith(".", said.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("..", said.Text, StringComparison.Ordinal);
            Assert.False(said.What.EndsWith('.'), said.What);
            Assert.InRange(said.What.Length, 5, 100); // A subject.
            Assert.Empty(CodeNames.In(said.Text));
        });
    }

    [Fact]
    public void Every_kind_of_notice_has_a_row_for_each_of_its_readers()
    {
        Assert.Empty(Enum.GetValues<NoticeKind>().Except(Rows.Select(row => row.Kind)));
        var states = Samples.Heads.AddRange(LaterSamples.Heads.Values).AddRange(Rows.Select(row => row.State)).Distinct();
        var happened = Samples.Events.Concat(LaterSamples.Events.Values).Concat(Rows.Select(row => row.Happened)).Select(one =>
            one with { By = Clock }).ToList();
        var told = states.SelectMany(state => happened.SelectMany(one => NoticeRules.ForEvent(state, Wanda.Id, one)
            .Select(notice => (notice.Kind, Reader: Reading.ReaderOf(state, notice)))));
        Assert.Empty(told.Distinct().Except(Rows.Select(row => (row.Kind, row.Reader))));
    }

    [Fact]
    public void Whatever_happened_to_a_case_since_a_notice_can_be_written()
    {
        foreach (var state in Samples.Heads.AddRange(LaterSamples.Heads.Values))
        {
            foreach (var row in Rows)
            {
                var text = (row with { State = state }).Said.Text;
                Assert.EndsWith(".", text, StringComparison.Ordinal);
                Assert.Empty(CodeNames.In(text));
            }
        }
    }

    private static Money Usd(decimal amount) => Money.From(amount, Currency.Usd);

    /// <summary>What somebody reads of an event, and what that has to name.</summary>
    private sealed record Row(NoticeKind Kind, Reader Reader, Assignment State, Actor By, Event Event, params string[] Facts)
    {
        public Happened Happened => new(At, By, Event);

        public NoticeText Said => EventWords.Find(Event).To(new(State, Happened, Kind, Reader));

        public override string ToString() => $"{Kind} for the {Reader}: {Said.Text}";
    }
}
