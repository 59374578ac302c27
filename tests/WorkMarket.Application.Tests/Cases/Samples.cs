using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Ratings;
using WorkMarket.Domain.TimeLog;
using WorkMarket.Domain.Violations;
using WorkMarket.Testing;

namespace WorkMarket.Application.Tests.Cases;

/// <summary>One of everything that is stored, with every optional part there. The golden files hold their bytes.</summary>
internal static class Samples
{
    private static readonly Instant At = ManualClock.Start;
    private static readonly Actor.Client Nora = new(new("nora"), new("northwind"), Channel.Api);
    private static readonly Actor.Worker Wanda = new(new("wanda"), Channel.Mobile);
    private static readonly Actor.Support Sam = new(new("sam"), Channel.Desktop);
    private static readonly Actor.System System = new();
    private static readonly DeliveredFile File = new("2026112015-0123456789abcdef-00ff", "files/u/1", "Übergabe “final”.pdf", 123_456, new string('a', 64));

    private static readonly Rating Rating = new(Grade.Excellent, Grade.Satisfied, Grade.Unsatisfied, Grade.Excellent, "A “good” job 🙂");

    /// <summary>The bytes of an event as they were stored before events had a salt: golden files hold these.</summary>
    public static byte[] BeforeSalt(long sequence, Happened happened)
    {
        var today = EventJson.Write(sequence, happened, new string('0', 32));
        return [.. today[..^(@",""salt"":""""}".Length + 32)], (byte)'}'];
    }

    private static readonly Brief Brief = new()
    {
        Company = new("northwind"),
        ProjectManager = new("nora"),
        Title = "Replace a switch",
        Description = "The switch by the <counter> & its cable 🙂",
        Instructions = "Ring twice.",
        Schedule = new(At + Duration.FromHours(12), At + Duration.FromMinutes(905), DateTimeZoneProviders.Tzdb["America/New_York"]),
        Price = Money.Of(125.5m, Currency.Usd),
        Settings = new()
        {
            Confirmation = new(Period.FromHours(24), Period.FromMinutes(90)),
            CheckIn = new(Required: true, PhoneNumber: "+1 212-555-0147", Duration.FromMinutes(15)),
            Deliverables = [new(DeliverableType.SignOff, 1, DueDays: 2), new(DeliverableType.Photo, 3, DueDays: null)],
            PaymentTerms = new PeriodBuilder { Months = 1, Days = 15 }.Build(),
        },
    };

    private static readonly Schedule Later = new(At + Duration.FromHours(36), At + Duration.FromHours(40), DateTimeZoneProviders.Tzdb["Europe/Berlin"]);

    private static readonly AssignmentId Id = new("0123456789abcdef");

    /// <summary>A counteroffer with all that one can propose.</summary>
    public static Proposal Proposal { get; } = new(
        new Pricing.PerHour(Money.Of(40, Currency.Usd), 3.5m), Money.Of(20, Currency.Usd), Brief.Schedule with { End = At + Duration.FromHours(16) }, At + Duration.FromDays(1));

    /// <summary>An event of each type.</summary>
    public static ImmutableList<Happened> Events { get; } =
    [
        new(At, Nora, new Event.Created(Id, Brief)),
        new(At + Duration.FromNanoseconds(100), Nora, new Event.SentToWorkers(new Audience.Named([Wanda.Id, new("walt")]))),
        new(At, Nora, new Event.DraftDeleted()),
        new(At, Nora, new Event.VoidedByClient("The shop is closed.")),
        new(At, Wanda, new Event.Applied(new("a1"), Wanda.Id, "I know the shop.")),
        new(At, Wanda, new Event.Counteroffered(new("a2"), Wanda.Id, "It is far.", Proposal)),
        new(At, Wanda, new Event.ApplicationWithdrawn(new("a2"), Wanda.Id)),
        new(At, Nora, new Event.ApplicationDeclined(new("a2"), Wanda.Id, "Too dear.")),
        new(At, System, new Event.ApplicationExpired(new("a2"), Wanda.Id)),
        new(At, Wanda, new Event.OfferDeclined(Wanda.Id, "On holiday.")),
        new(At, Wanda, new Event.QuestionAsked(new("q1"), "Is there a ladder?")),
        new(At, Nora, new Event.QuestionAnswered(new("q1"), "In the back.")),
        new(At, Nora, new Event.WorkerAssigned(new("a1"), Wanda.Id, Money.Of(12_500, Currency.Parse("JPY")))),
        new(At, Wanda, new Event.ScheduleConfirmed()),
        new(At, System, new Event.WorkStarted()),
        new(At, Wanda, new Event.CheckedIn(new("v1"), At - Duration.FromMinutes(3), "At the door.")),
        new(At, Wanda, new Event.CheckedOut(new("v1"), At + Duration.FromSeconds(1), "Done.")),
        new(At, Sam, new Event.VisitEdited(new("v1"), new(At, null), new(At, At + Duration.FromHours(1)), "The phone was slow.", AskedBy.Worker)),
        new(At, Wanda, new Event.VisitRemoved(new("v1"), new(At, At), "It was none.", null)),
        new(At, Wanda, new Event.Delivered(new("d1"), 2, DeliverableType.SignOff, File)),
        new(At, Wanda, new Event.DeliverableRemoved(new("d1"))),
        new(At, Nora, new Event.MessagePosted(new("m1"), MessageKind.Question, "Is it the red one?\n\"Yes\"", Private: true)),
        new(At, Wanda, new Event.AttemptRecorded(OutsideChannel.Call, At - Duration.FromHours(1), "Nobody “picked up”.")),
        new(At, Wanda, new Event.EscalationOpened(
            new("e1"), EscalationCause.ApprovalOverdue, Wanda.Id, "Nobody “approves”.", [new("d1")], At + Duration.FromDays(2), At + Duration.FromDays(30))),
        new(At, System, new Event.EscalationStageEntered(new("e1"), EscalationStage.ProjectManager, At + Duration.FromDays(2), Again: true)),
        new(At, Nora, new Event.EscalationAnswered(
            new("e1"), ResponseChannel.Update, new("m7"), "Soon.", At + Duration.FromDays(2), At + Duration.FromDays(30))),
        new(At, System, new Event.EscalationUpdateDue(new("e1"), 3, Specific: true, At + Duration.FromDays(2))),
        new(At, System, new Event.EscalationSuspended(new("e1"), Duration.FromHours(24))),
        new(At, System, new Event.EscalationResumed(new("e1"), At + Duration.FromDays(1), At + Duration.FromDays(29), Engages: true)),
        new(At, System, new Event.EscalationPauseEnded(new("e1"), At + Duration.FromDays(2), At + Duration.FromDays(33))),
        new(At, Nora, new Event.EscalationAgreed(new("e1"), Side.Client)),
        new(At, Nora, new Event.EscalationAgreementWithdrawn(new("e1"), Side.Client)),
        new(At, Sam, new Event.EscalationNoted(new("e1"), "Called twice.")),
        new(At, Sam, new Event.EscalationClaimed(new("e1"))),
        new(At, Sam, new Event.EscalationClaimReleased(new("e1"))),
        new(At, Sam, new Event.EscalationClosed(new("e1"), EscalationStage.Arbitration, "Neither gives way.")),
        new(At, Wanda, new Event.FundsRequested(new("f1"), new(FundsKind.ExpenseReimbursement, Money.Of(12.5m, Currency.Usd), null, "Parking", File))),
        new(At, Nora, new Event.FundsAdded(new("f2"), new(FundsKind.BudgetIncrease, null, 1.25m, "Two more outlets"))),
        new(At, Nora, new Event.FundsApproved(new("f1"), FundsKind.ExpenseReimbursement)),
        new(At, Nora, new Event.FundsDeclined(new("f1"), FundsKind.Bonus, "Not agreed.")),
        new(At, Wanda, new Event.FundsWithdrawn(new("f1"), FundsKind.BudgetIncrease)),
        new(At, Nora, new Event.FundsLapsed(new("f1"), FundsKind.Bonus)),
        new(At, Wanda, new Event.Completed("Switch replaced.", Money.Of(110, Currency.Usd), "Less cable.")),
        new(At, Nora, new Event.SentBack("The photo is dark.")),
        new(At, Nora, new Event.Approved(Money.Of(110.125m, Currency.Parse("KWD")), At + Duration.FromDays(30))),
        new(At, Nora, new Event.PaidByClient(Money.Of(110, Currency.Usd), "PO 77")),
        new(At, Nora, new Event.PutOnHold("The shop is flooded.")),
        new(At, Nora, new Event.Released()),
        new(At, Wanda, new Event.RescheduleRequested(Later, "My car broke down.")),
        new(At, Nora, new Event.Rescheduled(Brief.Schedule, Later)),
        new(At, Nora, new Event.RescheduleDeclined("The shop opens at nine.")),
        new(At, Wanda, new Event.RescheduleWithdrawn()),
        new(At, Nora, new Event.WorkerRemoved(Wanda.Id, EngagementEnd.Abandoned, "She left at noon.")),
        new(At, Nora, new Event.CancelledByClient(CancellationReason.CustomerCancelled, Money.Of(40, Currency.Usd), "They moved.", At + Duration.FromDays(30))),
        new(At, Wanda, new Event.SubcontractRequested(new("s1"), "Bob Lee", "I am ill.")),
        new(At, Nora, new Event.SubcontractDecided(new("s1"), Granted: true, "Bob is known here.")),
        new(At, System, new Event.LabelAdded(Label.WorkerNotConfirmed)),
        new(At, System, new Event.LabelRemoved(Label.LateDeliverables)),
        new(At, Wanda, new Event.RatingGiven(Side.Worker, Rating)),
        new(At, Wanda, new Event.RatingDisputed("The photos show it.", At + Duration.FromDays(4))),
        new(At, Nora, new Event.RatingExplained("The rack was open.")),
        new(At, System, new Event.RatingUnexplained()),
        new(At, Wanda, new Event.RatingDisputeEscalated("It was locked.")),
        new(At, Nora, new Event.ViolationReported(
            new("n1"), ViolationCategory.SubcontractingWithoutConsent, Side.Worker, Wanda.Id, "“Bob” came instead.", [new("d1"), new("d2")])),
        new(At, Sam, new Event.ViolationUpheld(new("n1"), "The badge was Bob's.")),
        new(At, Sam, new Event.ViolationDismissed(new("n1"), "Bob carried a box.")),
        new(At, Sam, new Event.RatingReviewed(ReviewDecision.Amend, Rating, "The photo of 3 pm shows it locked.")),
    ];

    /// <summary>A head in each state.</summary>
    public static ImmutableList<Assignment> Heads { get; } = MakeHeads();

    private static ImmutableList<Assignment> MakeHeads()
    {
        var core = new Core(Id, Brief, At, At + Duration.FromHours(1), Messages: 2);
        ImmutableList<Domain.Negotiation.Application> applications = [new(new("a1"), Wanda.Id, "I know the shop.", At), new(new("a2"), new("walt"), null, At)];
        var engagement = new Engagement
        {
            Worker = Wanda.Id,
            AssignedAt = At,
            Price = Brief.Price,
            Audience = new Audience.Open(),
            Applications = applications,
            ConfirmedAt = At,
            Visits =
            [
                new(new("v1"), 3, new(At, Wanda, At), new(At + Duration.FromHours(1), Sam, At + Duration.FromHours(2))),
                new(new("v3"), 1, new(At + Duration.FromHours(2), Wanda, At + Duration.FromHours(2)), null),
            ],
            VisitsMade = 3,
            Deliverables =
            [
                new(new("d1"), DeliverableType.SignOff, [new(1, File, Wanda, At), new(2, File, Wanda, At)], Removed: false),
                new(new("d2"), DeliverableType.Other, [new(1, File, Wanda, At)], Removed: true),
            ],
            Labels = [Label.WorkerLate, Label.LateDeliverables],
        };
        var completion = new Completion(At, "Switch replaced.", Money.Of(110, Currency.Usd), "Less cable.");
        var invoice = new Invoice(Money.Of(110, Currency.Usd), At, At + Duration.FromDays(30));
        var cancellation = new Cancellation(At, CancellationReason.CustomerCancelled, Money.Of(40, Currency.Usd), "They moved.");
        var ended = applications.SetItem(0, applications[0] with { End = ApplicationEnd.EngagementOver });
        ImmutableList<FormerEngagement> former = [new(new("walt"), EngagementEnd.CancelledByWorker, At, At, At, Visits: 2, Deliverables: 1)];
        var paused = engagement with
        {
            Applications = ended,
            ScheduleSince = At,
            Reschedule = new(Role.Client, Later, "They moved.", At),
            Subcontracts = [new(new("s1"), "Bob Lee", "I am ill.", At, Granted: false)],
        };
        return
        [
            new Draft { Core = core with { Brief = Brief with { Instructions = null, Settings = Brief.Settings with { Confirmation = null, Deliverables = [] } } } },
            new Sent { Core = core, Audience = new Audience.Named([Wanda.Id]), Applications = applications },
            new Voided { Core = core, Audience = new Audience.Open(), Applications = applications },
            new Assigned { Core = core, Engagement = engagement with { ConfirmedAt = null, Visits = [], VisitsMade = 0, Deliverables = [], Labels = [] } },
            new InProgress { Core = core, Engagement = engagement, SentBackReason = "The photo is dark." },
            new PendingApproval { Core = core, Engagement = engagement, Completion = completion },
            new Invoiced { Core = core, Engagement = engagement, Completion = completion, Invoice = invoice },
            new OnHold { Core = core with { Former = former }, Engagement = paused, HeldAt = At, Reason = "The shop is flooded.", WorkBegan = true, SentBackReason = "The photo is dark." },
            new Cancelled { Core = core, Engagement = paused, Cancellation = cancellation with { Amount = Money.Zero(Currency.Usd) } },
            new CancelledOffer { Core = core, Audience = new Audience.Open(), Applications = ended, Cancellation = cancellation with { Amount = Money.Zero(Currency.Usd) } },
            new Paid { Core = core, Engagement = engagement, Completion = completion, Invoice = invoice, PaidAt = At + Duration.FromDays(29) },
        ];
    }
}
