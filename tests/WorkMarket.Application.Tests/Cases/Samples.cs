using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Cases;
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
using WorkMarket.Domain.People;
using WorkMarket.Domain.Phone;
using WorkMarket.Domain.Places;
using WorkMarket.Domain.ProjectManagers;
using WorkMarket.Domain.Ratings;
using WorkMarket.Domain.Scanning;
using WorkMarket.Domain.Schedules;
using WorkMarket.Domain.Subcontracting;
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
    private static readonly DeliveredFile File = new(
        "2026112015-0123456789abcdef-00ff", "files/u/1", "Übergabe “final”.pdf", 123_456, new string('a', 64));

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
        Price = Money.From(125.5m, Currency.Usd),
        Settings = new()
        {
            Confirmation = new(Period.FromHours(24), Period.FromMinutes(90)),
            CheckIn = new(Required: true, PhoneNumber: "+1 212-555-0147", Duration.FromMinutes(15)),
            Deliverables = [new(DeliverableType.SignOff, 1, DueDays: 2), new(DeliverableType.Photo, 3, DueDays: null)],
            PaymentTerms = new PeriodBuilder { Months = 1, Days = 15 }.Build(),
        },
    };

    /// <summary>A change of every field of a brief.</summary>
    public static BriefChanges Changes { get; } = new()
    {
        Title = new(Brief.Title, "Replace two switches"),
        Description = new(Brief.Description, "Both “switches” by the counter."),
        Instructions = new(Brief.Instructions, null),
        Schedule = new(Brief.Schedule, Brief.Schedule with { End = At + Duration.FromHours(17) }),
        Place = new(null, new(new Domain.Places.Site { Name = "Store", Line1 = "1 Main Street", City = "Denver", Country = "US" })),
        Price = new(Brief.Price, new Pricing.PerHour(Money.From(40, Currency.Usd), 3.5m)),
        Requirements = new(null, new() { Skills = ["Cabling"], MinimumOnTime = 90m, MaximumCancelled = 2 }),
        Confirmation = new(Brief.Settings.Confirmation, null),
        CheckIn = new(Brief.Settings.CheckIn, new(Required: false, PhoneNumber: null, Duration.FromMinutes(5))),
        Deliverables = new(Brief.Settings.Deliverables, [new(DeliverableType.SignOff, 1, DueDays: 3)]),
        CounteroffersOff = new(Old: false, New: true),
        PaymentTerms = new(Brief.Settings.PaymentTerms, Period.FromDays(10)),
    };

    private static readonly Schedule Later = new(
        At + Duration.FromHours(36), At + Duration.FromHours(40), DateTimeZoneProviders.Tzdb["Europe/Berlin"]);

    private static readonly AssignmentId Id = new("0123456789abcdef");

    /// <summary>A counteroffer with all that one can propose.</summary>
    public static Proposal Proposal { get; } = new(
        new Pricing.PerHour(Money.From(40, Currency.Usd), 3.5m), Money.From(20, Currency.Usd),
            Brief.Schedule with { End = At + Duration.FromHours(16) }, At + Duration.FromDays(1));

    /// <summary>An event of each type.</summary>
    public static ImmutableList<Happened> Events { get; } =
    [
        new(At, Nora, new Created(Id, Brief)),
        new(At + Duration.FromNanoseconds(100), Nora, new SentToWorkers(new Audience.Named([Wanda.Id, new("walt")]))),
        new(At, new Actor.System(), new Numbered(AssignmentNumber.Parse("40271938"))),
        new(At, Nora, new DraftDeleted()),
        new(At, Nora, new VoidedByClient("The shop is closed.")),
        new(At, Nora, new ProjectManagerChanged(new("nick"), Nora.Id)),
        new(At, Nora, new DocumentAdded(new("doc1"), 1, DocumentAudience.Scope, File, At)),
        new(At, Nora, new DocumentRemoved(new("doc1"), DocumentAudience.AssignedWorker, "Schlüssel “1”.pdf")),
        new(At, System, new FileWithdrawn(
            FilePurpose.Deliverable, "d1", 2, File, "EICAR-Test-File", "the house scanner", At - Duration.FromSeconds(3),
            At + Duration.FromHours(48))),
        new(At, Nora, new ExternalIdChanged("PO 76", "PO “77” / <a>")),
        new(At, Wanda, new Applied(new("a1"), Wanda.Id, "I know the shop.")),
        new(At, Wanda, new Counteroffered(new("a2"), Wanda.Id, "It is far.", Proposal)),
        new(At, Wanda, new ApplicationWithdrawn(new("a2"), Wanda.Id)),
        new(At, Nora, new ApplicationDeclined(new("a2"), Wanda.Id, "Too dear.")),
        new(At, System, new ApplicationExpired(new("a2"), Wanda.Id)),
        new(At, Wanda, new OfferDeclined(Wanda.Id, "On holiday.")),
        new(At, Wanda, new ApplicationRenewed(new("a1"), Wanda.Id, 3)),
        new(At, Nora, new OfferedAgain(
            new Audience.Open(), new Audience.Named([Wanda.Id]), new() { Title = new("Old", "New") }, [new("walt")])),
        new(At, Nora, new AudienceChanged(new Audience.Open(), new Audience.Named([Wanda.Id]))),
        new(At, Nora, new Edited(Changes, At + Duration.FromMinutes(10))),
        new(At, System, new EditsTold(Changes)),
        new(At, Nora, new Clarified("The “red” one.")),
        new(At, Nora, new ChangeProposed(new("c1"), new() { Description = Changes.Description }, "There are two.")),
        new(At, Wanda, new ChangeAgreed(new("c1"), new() { Deliverables = Changes.Deliverables })),
        new(At, Wanda, new ChangeDeclined(new("c1"), "It is too much.")),
        new(At, Nora, new ChangeWithdrawn(new("c1"))),
        new(At, Wanda, new ChangeLapsed(new("c1"))),
        new(At, Wanda, new QuestionAsked(new("q1"), "Is there a ladder?")),
        new(At, Nora, new QuestionAnswered(new("q1"), "In the back.")),
        new(At, Nora, new WorkerAssigned(new("a1"), Wanda.Id, Money.From(12_500, Currency.Parse("JPY")))),
        new(At, Wanda, new ScheduleConfirmed()),
        new(At, System, new WorkStarted()),
        new(At, Wanda, new CheckedIn(new("v1"), At - Duration.FromMinutes(3), "At the door.")),
        new(At, Wanda, new CheckedOut(new("v1"), At + Duration.FromSeconds(1), "Done.")),
        new(At, Sam, new VisitEdited(new("v1"), new(At, null), new(At, At + Duration.FromHours(1)), "The phone was slow.", AskedBy.Worker)),
        new(At, Wanda, new VisitRemoved(new("v1"), new(At, At), "It was none.", null)),
        new(At, Wanda, new Delivered(new("d1"), 2, DeliverableType.SignOff, File)),
        new(At, Wanda, new DeliverableRemoved(new("d1"))),
        new(At, Nora, new MessagePosted(new("m1"), MessageKind.Question, "Is it the red one?\n\"Yes\"", Private: true)),
        new(At, Wanda, new AttemptRecorded(OutsideChannel.Call, At - Duration.FromHours(1), "Nobody “picked up”.")),
        new(At, Wanda, new EscalationOpened(
            new("e1"), EscalationCause.ApprovalOverdue, Wanda.Id, "Nobody “approves”.", [new("d1")], At + Duration.FromDays(2),
            At + Duration.FromDays(30))),
        new(At, System, new EscalationStageEntered(new("e1"), EscalationStage.ProjectManager, At + Duration.FromDays(2), Again: true)),
        new(At, Nora, new EscalationAnswered(
            new("e1"), ResponseChannel.Update, new("m7"), "Soon.", At + Duration.FromDays(2), At + Duration.FromDays(30))),
        new(At, Wanda, new SupportAsked(new("s1"), Wanda.Id, "Nobody “approves”.", At + Duration.FromDays(7))),
        new(At, System, new EscalationAsked(
            new("e1"), EscalationStage.ProjectManager, AskedBecause.Bounced, Nora.Id, new("nick"))),
        new(At, System, new EscalationUpdateDue(new("e1"), 3, Specific: true, At + Duration.FromDays(2))),
        new(At, System, new EscalationSuspended(new("e1"), Duration.FromHours(24))),
        new(At, System, new EscalationResumed(new("e1"), At + Duration.FromDays(1), At + Duration.FromDays(29), Engages: true)),
        new(At, System, new EscalationPauseEnded(new("e1"), At + Duration.FromDays(2), At + Duration.FromDays(33))),
        new(At, System, new EscalationPauseTimed(
            new("e1"), At + Duration.FromDays(30), At + Duration.FromDays(28), At + Duration.FromDays(2))),
        new(At, System, new EscalationPauseEnding(new("e1"), At + Duration.FromDays(2))),
        new(At, Nora, new EscalationAgreed(new("e1"), Side.Client)),
        new(At, Nora, new EscalationAgreementWithdrawn(new("e1"), Side.Client)),
        new(At, Sam, new EscalationNoted(new("e1"), "Called twice.")),
        new(At, Sam, new EscalationClaimed(new("e1"))),
        new(At, Sam, new EscalationClaimReleased(new("e1"))),
        new(At, Sam, new EscalationClosed(new("e1"), EscalationStage.Arbitration, "Neither gives way.")),
        new(At, Wanda, new FundsRequested(
            new("f1"), new(FundsKind.ExpenseReimbursement, Money.From(12.5m, Currency.Usd), null, "Parking", File))),
        new(At, Nora, new FundsAdded(new("f2"), new(FundsKind.BudgetIncrease, null, 1.25m, "Two more outlets"))),
        new(At, Nora, new FundsApproved(new("f1"), FundsKind.ExpenseReimbursement)),
        new(At, Nora, new FundsDeclined(new("f1"), FundsKind.Bonus, "Not agreed.")),
        new(At, Wanda, new FundsWithdrawn(new("f1"), FundsKind.BudgetIncrease)),
        new(At, Nora, new FundsLapsed(new("f1"), FundsKind.Bonus)),
        new(At, Wanda, new Completed("Switch replaced.", Money.From(110, Currency.Usd), "Less cable.")),
        new(At, Nora, new SentBack("The photo is dark.")),
        new(At, Wanda, new StoodBy(At + Duration.FromDays(3))),
        new(At, Nora, new Approved(Money.From(110.125m, Currency.Parse("KWD")), At + Duration.FromDays(30))),
        new(At, Nora, new AmountProposed(new("p1"), Money.From(60, Currency.Usd),
        [
            new(TotalItem.Work, "Agreed price", Money.From(110, Currency.Usd), Money.From(50, Currency.Usd), "Half of the “work”."),
            new(TotalItem.Bonus, "On a Sunday", Money.From(20, Currency.Usd), Money.From(10, Currency.Usd), "It was a Monday.", new("f2")),
        ])),
        new(At, Wanda, new AmountAccepted(new("p1"), Money.From(60, Currency.Usd))),
        new(At, Wanda, new AmountDeclined(new("p1"), "It is all done.")),
        new(At, Nora, new PaidByClient(Money.From(110, Currency.Usd), "PO 77")),
        new(At, Wanda, new PaymentNotReceived("Nothing “came”.")),
        new(At, Wanda, new PaymentConfirmed()),
        new(At, System, new PaymentReported("pay_77", Money.From(50, Currency.Usd), At - Duration.FromHours(1), "ACH “7”",
            Money.From(60, Currency.Usd), At + Duration.FromDays(14))),
        new(At, System, new PaymentReversed("pay_77", Money.From(50, Currency.Usd), IsOwedAgain: true)),
        new(At, System, new PaymentNotApplied("pay_78", Money.From(9.5m, Currency.Usd), NotApplied.Overpaid, "ACH 8")),
        new(At, System, new PaymentFinal()),
        new(At, System, new EscalationReopened(
            new("e1"), EscalationStage.ProjectManager, At + Duration.FromDays(2), At + Duration.FromDays(3), At + Duration.FromDays(33))),
        new(At, Nora, new PutOnHold("The shop is flooded.")),
        new(At, Nora, new HoldAsked("It is flooded “again”.", At + Duration.FromDays(40))),
        new(At, Wanda, new HoldDeclined("I have waited.")),
        new(At, Nora, new HoldWithdrawn()),
        new(At, System, new HoldEnded()),
        new(At, Nora, new HoldLapsed(At + Duration.FromDays(40))),
        new(At, System, new HoldEnding(At + Duration.FromDays(9))),
        new(At, Wanda, new RescheduleLapsed(Later)),
        new(At, Nora, new Released()),
        new(At, Wanda, new RescheduleRequested(Later, "My car broke down.")),
        new(At, Nora, new Rescheduled(Brief.Schedule, Later)),
        new(At, Nora, new RescheduleDeclined("The shop opens at nine.")),
        new(At, Wanda, new RescheduleWithdrawn()),
        new(At, Nora, new PlaceChangeAsked(
            new(new Site { Name = "Store “13”", Line1 = "2100 South Colorado Boulevard", City = "Denver", Country = "US" }),
            "They moved.", Money.From(20, Currency.Usd), At + Duration.FromHours(48))),
        new(At, Wanda, new PlaceChanged(
            null, new(new Site { Name = "Store 13", Line1 = "2100 South Colorado Boulevard", City = "Denver", Country = "US" }))),
        new(At, Wanda, new PlaceChangeDeclined("Too far.")),
        new(At, Nora, new PlaceChangeWithdrawn()),
        new(At, System, new PlaceChangeLapsed()),
        new(At, Nora, new AccessChanged(new('a', 64))),
        new(At, Nora, new WorkerRemoved(Wanda.Id, EngagementEnd.Abandoned, "She left at noon.")),
        new(At, Nora, new OfEngagement(1, new MessagePosted(new("m7"), MessageKind.Message, "See the “photos”.", Private: false))),
        new(At, Nora, new CancelledByClient(
            CancellationReason.CustomerCancelled, Money.From(40, Currency.Usd), "They moved.", At + Duration.FromDays(30))),
        new(At, Wanda, new SubcontractRequested(new("s1"), "Bob Lee", "I am ill.")),
        new(At, Nora, new SubcontractDecided(new("s1"), Granted: true, "Bob is known here.")),
        new(At, System, new LabelAdded(Label.WorkerNotConfirmed)),
        new(At, System, new LabelRemoved(Label.LateDeliverables)),
        new(At, Wanda, new RatingGiven(Side.Worker, Rating)),
        new(At, System, new RatingsOpened()),
        new(At, Wanda, new RatingDisputed("The photos show it.", At + Duration.FromDays(4))),
        new(At, Nora, new RatingExplained("The rack was open.")),
        new(At, System, new RatingUnexplained()),
        new(At, Wanda, new RatingDisputeEscalated("It was locked.")),
        new(At, Nora, new ViolationReported(
            new("n1"), ViolationCategory.SubcontractingWithoutConsent, Side.Worker, Wanda.Id, "“Bob” came instead.",
            [new("d1"), new("d2")])),
        new(At, Wanda, new AbandonmentContested(new("n2"), Wanda.Id, Nora, At - Duration.FromDays(1), "The gate was “locked”.")),
        new(At, Sam, new ViolationUpheld(new("n1"), "The badge was Bob's.")),
        new(At, Sam, new ViolationDismissed(new("n1"), "Bob carried a box.")),
        new(At, Sam, new RatingReviewed(ReviewDecision.Amend, Rating, "The photo of 3 pm shows it locked.")),
    ];

    /// <summary>A head in each state.</summary>
    public static ImmutableList<Assignment> Heads { get; } = MakeHeads();

    private static ImmutableList<Assignment> MakeHeads()
    {
        var core = new Core(Id, Brief, At, At + Duration.FromHours(1), Messages: 2);
        ImmutableList<Domain.Negotiation.Application> applications = [new(new("a1"), Wanda.Id, "I know the shop.", At),
            new(new("a2"), new("walt"), null, At)];
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
        var completion = new Completion(At, "Switch replaced.", Money.From(110, Currency.Usd), "Less cable.");
        var invoice = new Invoice(Money.From(110, Currency.Usd), At, At + Duration.FromDays(30));
        var cancellation = new Cancellation(At, CancellationReason.CustomerCancelled, Money.From(40, Currency.Usd), "They moved.");
        var ended = applications.SetItem(0, applications[0] with { End = ApplicationEnd.EngagementOver });
        ImmutableList<FormerEngagement> former = [new(
            new("walt"), EngagementEnd.CancelledByWorker, At, At, At, Visits: 2, Deliverables: 1)];
        var paused = engagement with
        {
            Applications = ended,
            ScheduleSince = At,
            Reschedule = new(Role.Client, Later, "They moved.", At),
            Subcontracts = [new(new("s1"), "Bob Lee", "I am ill.", At, Granted: false)],
        };
        return
        [
            new Draft
            {
                Core = core with
                {
                    Brief = Brief with { Instructions = null, Settings = Brief.Settings with { Confirmation = null, Deliverables = [] } },
                },
            },
            new Sent { Core = core, Audience = new Audience.Named([Wanda.Id]), Applications = applications },
            new Voided { Core = core, Audience = new Audience.Open(), Applications = applications },
            new Assigned
            {
                Core = core,
                Engagement = engagement with { ConfirmedAt = null, Visits = [], VisitsMade = 0, Deliverables = [], Labels = [] },
            },
            new InProgress { Core = core, Engagement = engagement, SentBackReason = "The photo is dark." },
            new PendingApproval { Core = core, Engagement = engagement, Completion = completion },
            new Invoiced { Core = core, Engagement = engagement, Completion = completion, Invoice = invoice },
            new OnHold
            {
                Core = core with { Former = former },
                Engagement = paused,
                HeldAt = At,
                Reason = "The shop is flooded.",
                WorkBegan = true,
                SentBackReason = "The photo is dark.",
            },
            new Cancelled { Core = core, Engagement = paused, Cancellation = cancellation with { Amount = Money.Zero(Currency.Usd) } },
            new CancelledOffer
            {
                Core = core,
                Audience = new Audience.Open(),
                Applications = ended,
                Cancellation = cancellation with { Amount = Money.Zero(Currency.Usd) },
            },
            new Paid
            {
                Core = core,
                Engagement = engagement,
                Completion = completion,
                Invoice = invoice,
                PaidAt = At + Duration.FromDays(29),
            },
        ];
    }
}
