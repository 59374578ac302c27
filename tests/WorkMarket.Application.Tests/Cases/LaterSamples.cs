using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Documents;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Editing;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Phone;
using WorkMarket.Domain.Places;
using WorkMarket.Domain.Ratings;
using WorkMarket.Domain.Schedules;
using WorkMarket.Domain.TimeLog;
using WorkMarket.Domain.Violations;
using WorkMarket.Testing;

namespace WorkMarket.Application.Tests.Cases;

/// <summary>Heads and events with what came to the stored types after their first version, by the names of their golden files.</summary>
internal static class LaterSamples
{
    private static readonly Instant At = ManualClock.Start;
    private static readonly Actor.Client Nora = new(new("nora"), new("northwind"), Channel.Api);
    private static readonly Actor.Worker Wanda = new(new("wanda"), Channel.Mobile);
    private static readonly AssignmentNumber Number = AssignmentNumber.Parse("40271938");
    private static readonly Rating Rating = new(Grade.Satisfied, Grade.Excellent, null, Grade.Unsatisfied, "Came “late”.");

    /// <summary>Events with what came to them later.</summary>
    public static ImmutableSortedDictionary<string, Happened> Events { get; } = new Dictionary<string, Happened>
    {
        ["event-created-1-requiring"] = Samples.Events[0] with
        {
            Event = new Created(new("0123456789abcdef"), Requiring(((Created)Samples.Events[0].Event).Brief)),
        },
        ["event-created-1-place"] = Samples.Events[0] with
        {
            Event = new Created(new("0123456789abcdef"), Placed(((Created)Samples.Events[0].Event).Brief)),
        },
        ["event-created-1-inheriting"] = Samples.Events[0] with
        {
            Event = (Created)Samples.Events[0].Event with { Inherited = ((Created)Samples.Events[0].Event).Brief.Settings },
        },
        ["event-sent-1-differing"] = new(At, Nora, new SentToWorkers(new Audience.Open())
        {
            DiffersFromToday = [SettingsPart.Confirmation, SettingsPart.PaymentTerms],
        }),
        ["event-workerAssigned-1-agreed"] = Samples.Events[0] with
        {
            Event = new WorkerAssigned(
                new("a1"), new("wanda"), Samples.Proposal.Price!, Samples.Proposal.Schedule, Samples.Proposal.Expenses),
        },
        ["event-messagePosted-1-marked"] = new(
            At, Wanda, new MessagePosted(new("m2"), MessageKind.Message, "Please approve.", false, MessageMark.Attempt)),
        ["event-messagePosted-1-justifies"] = new(At, Nora, new MessagePosted(
            new("m2"), MessageKind.Message, "Nobody asked you to.", false, MessageMark.Justification,
            new(JustifiableChange.DeclinedFunds, At - Duration.FromHours(1), new("f1")))),
        ["event-cancelled-1-justified"] = new(At, Nora, new CancelledByClient(
            CancellationReason.WorkNotAsAgreed, Money.Zero(Currency.Usd), "It does not print.", StatesJustification: true)),
        ["event-escalationOpened-1-mail"] = new(At, Wanda with { Channel = Channel.Link }, new EscalationOpened(
            new("e1"), EscalationCause.Impasse, Wanda.Id, "No agreement.", [], At + Duration.FromDays(2), At + Duration.FromDays(30),
            new(At + Duration.FromDays(30)), new("s1"))),
        ["event-escalationAsked-1-desk"] =
            new(At, new Actor.System(), new EscalationAsked(new("e1"), EscalationStage.AccountManager, AskedBecause.Missing)),
        ["event-escalationAnswered-1-mail"] = new(At, Nora with { Channel = Channel.Mail }, new EscalationAnswered(
            new("e1"), ResponseChannel.Mail, null, "We “pay” tomorrow.\nNora", At + Duration.FromDays(2), At + Duration.FromDays(30))),
        ["event-escalationAnswered-1-link"] = new(At, Nora with { Channel = Channel.Link }, new EscalationAnswered(
            new("e1"), ResponseChannel.Update, null, "Soon.")),
        ["event-escalationAnswered-1-sentBack"] = new(At, Nora, new EscalationAnswered(
            new("e1"), ResponseChannel.SendBack, null, "The photo is “dark”.", null, At + Duration.FromDays(30), Duration.FromHours(48),
            Pauses: true)),
        ["event-escalationUpdateDue-1-withWorker"] =
            new(At, new Actor.System(),
                new EscalationUpdateDue(new("e1"), 4, Specific: false, At + Duration.FromDays(2), WithWorker: true)),
        ["event-escalationOpened-1-call"] = new(At, Wanda, new EscalationOpened(
            new("e1"), EscalationCause.Impasse, Wanda.Id, "No agreement.", [], At + Duration.FromDays(2), At + Duration.FromDays(30),
            new(At + Duration.FromDays(30), At + Duration.FromDays(2)))),
        ["event-escalationAnswered-1-call"] = new(At, Nora, new EscalationAnswered(
            new("e1"), ResponseChannel.SendBack, null, "The photo is dark.", null, At + Duration.FromDays(30), Duration.FromHours(48),
            Pauses: true,
            new(At + Duration.FromDays(20), Left: Duration.FromHours(48)))),
        ["event-escalationSuspended-1-ends"] = new(At, new Actor.System(), new EscalationSuspended(
            new("e1"), Duration.FromHours(24), At + Duration.FromDays(7), new("n1"),
            new(At + Duration.FromDays(20), Left: Duration.FromHours(12)))),
        ["event-escalationResumed-1-undecided"] = new(At, new Actor.System(), new EscalationResumed(
            new("e1"), At + Duration.FromDays(1), At + Duration.FromDays(29), Call: new(
                At + Duration.FromDays(27), At + Duration.FromHours(12)), Undecided: true)),
        ["event-escalationPauseEnded-1-requestWaited"] = new(At, new Actor.System(), new EscalationPauseEnded(
            new("e1"), At + Duration.FromDays(2), At + Duration.FromDays(33), new(At + Duration.FromDays(27), At + Duration.FromHours(12)),
            RequestWaited: true)),
        ["event-escalationClosed-1-called"] =
            new(At, Wanda, new EscalationClosed(new("e1"), EscalationStage.Arbitration, How: ClosedHow.WorkersCall)),
        ["event-violationReported-1-decideBy"] = new(At, Nora, new ViolationReported(
            new("n1"), ViolationCategory.NoShow, Side.Worker, Wanda.Id, "She did not come.", [], At + Duration.FromDays(7))),
        ["event-violationDismissed-1-badFaith"] =
            new(At, new Actor.Support(new("sam"), Channel.Desktop),
                new ViolationDismissed(new("n1"), "The log shows her there.", BadFaith: true)),
        ["event-cancelled-1-submitted"] = new(At, Nora, new CancelledByClient(
            CancellationReason.WorkNotNeeded, Money.Zero(Currency.Usd), null, AfterSubmission: true)),
        ["event-cancelled-1-withheld"] = new(At, Nora, new CancelledByClient(
            CancellationReason.WorkNotAsAgreed, Money.From(40, Currency.Usd), "It does not “print”.", At + Duration.FromDays(30),
                AfterSubmission: true,
            Submitted: Money.From(110, Currency.Usd))),
        ["event-workerRemoved-1-contestable"] = new(At, Nora, new WorkerRemoved(
            Wanda.Id, EngagementEnd.Abandoned, "She “left” at noon.", ContestUntil: At + Duration.FromDays(7))),
        ["event-violationUpheld-1-abandonment"] = new(At, new Actor.Support(new("sam"), Channel.Desktop), new ViolationUpheld(
            new("n2"), "The log shows it.", IsContestedAbandonment: true)),
        ["event-violationDismissed-1-abandonment"] = new(At, new Actor.Support(new("sam"), Channel.Desktop), new ViolationDismissed(
            new("n2"), "The log shows another.", IsContestedAbandonment: true)),
        ["event-paid-1-stated"] = new(At, Nora, new PaidByClient(
            Money.From(110, Currency.Usd), "PO 77", At + Duration.FromDays(14), Again: true)),
        ["event-escalationClosed-1-mayReopen"] =
            new(At, new Actor.System(), new EscalationClosed(new("e1"), EscalationStage.Resolved, MayReopen: true)),
        ["event-completed-1-allowance"] = new(At, Wanda, new Completed(
            "Done.", Money.From(110, Currency.Usd), null, Worth: Money.From(110, Currency.Usd), OverdueFrom: At + Duration.FromDays(5),
                Allowance: Duration.FromHours(48))),
        ["event-created-1-earlyIn"] = Samples.Events[0] with
        {
            Event = new Created(new("0123456789abcdef"), EarlyIn(((Created)Samples.Events[0].Event).Brief)),
        },
        ["event-completed-1-worked"] = new(At, Wanda, new Completed(
            "Done.", Money.From(80, Currency.Usd), null, 2m, Worth: Money.From(80, Currency.Usd), HoursWorked: 2.75m)),
        ["event-completed-1-elsewhere"] = new(At, Wanda, new Completed(
            "Done.", Money.From(80, Currency.Usd), null, Worth: Money.From(80, Currency.Usd),
            Elsewhere: [new(new("v1"), Duration.FromMinutes(90))])),
        ["event-stoodBy-1-elsewhere"] =
            new(At, Wanda, new StoodBy(At + Duration.FromDays(3), [new(new("v2"), Duration.FromMinutes(5))])),
        ["event-visitEdited-1-elsewhere"] = new(At, Nora, new VisitEdited(
            new("v1"), new(At, At + Duration.FromHours(2)), new(At, At + Duration.FromHours(1)), "She left at noon.", null,
            Duration.FromMinutes(30))),
        ["event-putOnHold-1-notice"] =
            new(At, Nora, new PutOnHold("It is flooded.", At + Duration.FromDays(9), At + Duration.FromDays(8))),
        ["event-putOnHold-1-until"] = new(At, Nora, new PutOnHold("It is flooded.", At + Duration.FromDays(9))),
        ["event-workerRemoved-1-uncounted"] = new(At, Wanda, new WorkerRemoved(Wanda.Id, EngagementEnd.GivenBack, "Too far.",
            GiveBackCause.Soon)),
        ["event-workerRemoved-1-settled"] = new(At, Nora, new WorkerRemoved(
            Wanda.Id, EngagementEnd.Unassigned, "It stands “askew”.", Settlement: new(
                Money.From(40, Currency.Usd), CancellationReason.WorkNotAsAgreed, At + Duration.FromDays(30), At + Duration.FromDays(14),
                Money.From(110, Currency.Usd), StatesJustification: true))),
        ["event-ofEngagement-1-paid"] = new(At, Nora, new OfEngagement(2, new PaidByClient(
            Money.From(40, Currency.Usd), "PO 77", At + Duration.FromDays(14)))),
        ["event-escalationOpened-1-engagement"] = new(At, Wanda, new EscalationOpened(
            new("e2"), EscalationCause.CancelledAfterWork, Wanda.Id, "I was there.", [], At + Duration.FromDays(2),
            At + Duration.FromDays(31), new(At + Duration.FromDays(31)), Engagement: 1)),
        ["event-approved-1-rateUntil"] = new(At, Nora, new Approved(
            Money.From(110, Currency.Usd), At + Duration.FromDays(30), At + Duration.FromDays(44))),
        ["event-paid-1-rateUntil"] = new(At, Nora, new PaidByClient(
            Money.From(110, Currency.Usd), null, At + Duration.FromDays(14), RateUntil: At + Duration.FromDays(15))),
        ["event-cancelled-1-rateUntil"] = new(At, Nora, new CancelledByClient(
            CancellationReason.Other, Money.Zero(Currency.Usd), null, RateUntil: At + Duration.FromDays(14))),
        ["event-created-1-numbered"] = Samples.Events[0] with
        {
            Event = (Created)Samples.Events[0].Event with { Number = Number },
        },
        ["event-workerAssigned-1-asked"] = Samples.Events[0] with
        {
            Event = new WorkerAssigned(
                new("a1"), new("wanda"), Samples.Proposal.Price!, Samples.Proposal.Schedule, Samples.Proposal.Expenses,
                new(Wanda, At - Duration.FromHours(1))),
        },
        ["event-applied-1-terms"] = new(At, Wanda, new Applied(new("a1"), Wanda.Id, null, TermsVersion: 2)),
        ["event-counteroffered-1-terms"] = new(
            At, Wanda, new Counteroffered(new("a2"), Wanda.Id, null, Samples.Proposal, TermsVersion: 2)),
        ["event-questionAnswered-1-terms"] = new(At, Nora, new QuestionAnswered(new("q1"), "In the back.", TermsVersion: 2)),
        ["event-edited-1-draft"] = new(At, Nora, new Edited(new() { Instructions = new(null, "Ring “twice”.") })),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public static ImmutableSortedDictionary<string, Assignment> Heads { get; } = new Dictionary<string, Assignment>
    {
        ["head-draft-numbered"] = Samples.Heads.OfType<Draft>().Single() is var draft ? draft with
        {
            Core = draft.Core with { ExternalId = "PO “77”" },
        } : null!,
        ["head-sent-closed"] = Samples.Heads.OfType<Sent>().Single() with
        {
            ClosedAt = At,
            AgreedPrice = Samples.Heads.OfType<Sent>().Single().Brief.Price,
            OfferedAgainAt = At,
            LeftOut = [new("walt")],
        },
        ["head-inProgress-removedByOthers"] = Samples.Heads.OfType<InProgress>().First() is var work ? work with
        {
            Engagement = work.Engagement with { RemovedByOthers = work.Engagement.AssignedAt + Duration.FromHours(1) },
        } : work,
        ["head-inProgress-placeAgreed"] = Samples.Heads.OfType<InProgress>().First() is var moved ? moved with
        {
            Engagement = moved.Engagement with { PlaceAgreed = Place.Remote() },
        } : moved,
        ["head-draft-documents"] = Documented(Samples.Heads.OfType<Draft>().Single()),
        ["head-draft-inheriting"] = Samples.Heads.OfType<Draft>().Single() with
        {
            Inherited = Samples.Heads.OfType<Draft>().Single().Brief.Settings,
        },
        ["head-invoiced-rated"] = With(Samples.Heads.OfType<Invoiced>().Single(), new RatingPair { ByClient = Rating }),
        ["head-paid-reviewed"] = With(Samples.Heads.OfType<Paid>().Single(), new RatingPair
        {
            ByClient = Rating,
            ByWorker = new(Grade.Excellent),
            Dispute = new(DisputeStage.Decided, At, At + Duration.FromDays(4))
            {
                ExplainedAt = At + Duration.FromDays(1),
                EscalatedAt = At + Duration.FromDays(2),
                Review = new(ReviewDecision.Amend, new(Grade.Excellent), At + Duration.FromDays(3)),
            },
        }),
        ["head-inProgress-violations"] = With(
            Samples.Heads.OfType<InProgress>().Single(),
            new Violation(new("n1"), ViolationCategory.NoShow, Side.Worker, Wanda.Id, Nora, At, ViolationStatus.Upheld)
            {
                DecidedAt = At + Duration.FromHours(1),
            },
            new Violation(new("n2"), ViolationCategory.Conduct, Side.Client, Wanda.Id, Wanda, At, ViolationStatus.Open)),
        ["head-sent-endedEngagements"] = Ended(Samples.Heads.OfType<Sent>().First()),
        ["head-sent-contested"] = WithContest(Samples.Heads.OfType<Sent>().First()),
        ["head-onHold-submitted"] = Samples.Heads.OfType<OnHold>().Single() with
        {
            SentBackReason = "The photo is dark.",
            SentBackAt = At,
            Submission = new(At, "Done.", Money.From(110, Currency.Usd), "Less cable."),
        },
        ["head-pendingApproval-lowerAmount"] = Samples.Heads.OfType<PendingApproval>().Single() is var pending ? pending with
        {
            Engagement = pending.Engagement with
            {
                LowerAmount = new(
                    new("p2"), At, Money.From(60, Currency.Usd),
                    [new(TotalItem.Bonus, "On a Sunday", Money.From(20, Currency.Usd), Money.From(10, Currency.Usd), "It was a “Monday”.",
                        new("f2"))],
                    LowerAmountStatus.Declined, At + Duration.FromHours(1))
                {
                    DisputedSince = At - Duration.FromDays(1),
                    Number = 2,
                },
            },
        } : pending,
        ["head-paid-stated"] = Samples.Heads.OfType<Paid>().Single() is var paid ? paid with
        {
            Stated = new(At + Duration.FromDays(14), Again: true, At + Duration.FromDays(3), At + Duration.FromDays(3)),
            Core = paid.Core with
            {
                Escalations =
                [
                    new(new("e1"), EscalationCause.PaymentPastDue, Wanda.Id, At, EscalationStage.Resolved, At + Duration.FromDays(1))
                    {
                        ClosedAt = At + Duration.FromDays(1),
                        BeforeCure = new(new("e1"), EscalationCause.PaymentPastDue, Wanda.Id, At, EscalationStage.Messages, At)
                        {
                            StageEndsAt = At + Duration.FromDays(2),
                            NextUpdateAt = At + Duration.FromDays(2),
                            MonthEndsAt = At + Duration.FromDays(31),
                        },
                    },
                ],
            },
        } : paid,
        ["head-pendingApproval-elsewhere"] = Samples.Heads.OfType<PendingApproval>().Single() is var elsewhere ? elsewhere with
        {
            Engagement = elsewhere.Engagement with
            {
                Visits = elsewhere.Engagement.Visits.ConvertAll(visit => visit with { Elsewhere = Duration.FromMinutes(90) }),
            },
        } : elsewhere,
        ["head-invoiced-notReceived"] = Samples.Heads.OfType<Invoiced>().Single() with
        {
            NotReceived = new(At - Duration.FromDays(1), At),
        },
        ["head-invoiced-stated"] = Samples.Heads.OfType<Invoiced>().Single() is var reversed ? reversed with
        {
            Invoice = reversed.Invoice with
            {
                Payments =
                [
                    new("pay_77", Money.From(50, Currency.Usd), At - Duration.FromHours(1), "ACH “7”", At + Duration.FromDays(2)),
                    new("pay_78", Money.From(40, Currency.Usd), At, Applied: Money.From(30, Currency.Usd)),
                ],
                ByHand = new(Money.From(30, Currency.Usd), At + Duration.FromDays(1), "PO “77”", Money.From(10, Currency.Usd)),
            },
            NotReceived = new(At + Duration.FromDays(1), At + Duration.FromDays(2), Reversed: true),
            Stated = new(At + Duration.FromDays(14)),
        } : reversed,
        ["head-cancelled-submitted"] = Samples.Heads.OfType<Cancelled>().Single() is var cancelled ? cancelled with
        {
            Cancellation = cancelled.Cancellation with { Submission = new(At, "Done.", Money.From(110, Currency.Usd), null, Hours: 2.5m) },
        } : cancelled,
        ["head-cancelled-spoken"] = Spoken(Samples.Heads.OfType<Cancelled>().Single()),
        ["head-pendingApproval-justified"] = Justified(Samples.Heads.OfType<PendingApproval>().Single()),
        ["head-pendingApproval-escalated"] = Escalated(Samples.Heads.OfType<PendingApproval>().Single()),
        ["head-paid-managed"] = Samples.Heads.OfType<Paid>().Single() is var managed ? managed with
        {
            Core = managed.Core with
            {
                Brief = managed.Brief with { ProjectManager = new("nick") },
                FormerManagers = [new("nora")],
            },
        } : managed,
        ["head-paid-mailed"] = Samples.Heads.OfType<Paid>().Single() is var mailed ? mailed with
        {
            Core = mailed.Core with
            {
                SupportMails = [new(new("s2"), Wanda.Id, At, At + Duration.FromDays(7), new("e1"))],
                SupportMailsMade = 2,
            },
        } : mailed,
        ["head-pendingApproval-asked"] = Asked(Escalated(Samples.Heads.OfType<PendingApproval>().Single())),
        ["head-inProgress-withdrawn"] = Samples.Heads.OfType<InProgress>().Single() is var infected ? infected with
        {
            Core = infected.Core with
            {
                Findings =
                [
                    new("u1", "EICAR-Test-File", "the house scanner", At - Duration.FromSeconds(3), At + Duration.FromHours(48)),
                    new("u2", "malware", "Microsoft Defender for Storage", At),
                ],
            },
        } : infected,
        ["head-inProgress-sentBack"] = SentBack(Samples.Heads.OfType<InProgress>().Single()),
        ["head-onHold-stoodBy"] = Samples.Heads.OfType<OnHold>().Single() with
        {
            SentBackReason = "The photo is dark.",
            SentBackAt = At,
            Submission = Samples.Heads.OfType<PendingApproval>().Single().Completion with
            {
                OverdueFrom = At + Duration.FromDays(2),
                Allowance = Duration.FromHours(48),
                StoodByAt = At - Duration.FromHours(3),
                WithClientBefore = Duration.FromHours(30),
            },
        },
        ["head-invoiced-sealed"] = Sealed(Samples.Heads.OfType<Invoiced>().Single()),
        ["head-cancelled-final"] = With(Samples.Heads.OfType<Cancelled>().Single(), new RatingPair { ByWorker = Rating, FinalAt = At }),
        ["head-pendingApproval-edited"] = Edited(Samples.Heads.OfType<PendingApproval>().Single()),
        ["head-onHold-until"] = Until(Samples.Heads.OfType<OnHold>().Single()),
        ["head-onHold-notice"] = Samples.Heads.OfType<OnHold>().Single() with
        {
            Until = At + Duration.FromDays(9),
            NoticeAt = At + Duration.FromDays(8),
        },
        ["head-inProgress-unscheduled"] = Unscheduled(Samples.Heads.OfType<InProgress>().Single()),
        ["head-pendingApproval-worked"] = Worked(Samples.Heads.OfType<PendingApproval>().Single()),
        ["head-inProgress-timed"] = Timed(SentBack(Samples.Heads.OfType<InProgress>().Single())),
        ["head-assigned-remote"] = Samples.Heads.OfType<Assigned>().Single() is var anywhere
            ? anywhere with { Core = anywhere.Core with { Brief = anywhere.Brief with { Place = Place.Remote() } } } : anywhere,
        ["head-onHold-placed"] = Samples.Heads.OfType<OnHold>().Single() is var placed ? placed with
        {
            Core = placed.Core with { Brief = Placed(placed.Brief), AccessHash = new('a', 64) },
            Engagement = placed.Engagement with
            {
                PlaceRequest = new(Place.Remote(), "They moved.", Money.From(20, Currency.Usd), At, At + Duration.FromHours(48)),
                PlaceSince = At,
            },
        } : placed,
        ["head-sent-rewritten"] = Rewritten(Samples.Heads.OfType<Sent>().Single()),
        ["head-inProgress-changing"] = Changing(Samples.Heads.OfType<InProgress>().Single()),
        ["head-invoiced-numbered"] = Numbered(Samples.Heads.OfType<Invoiced>().Single()),
        ["head-sent-negotiated"] = Negotiated(Samples.Heads.OfType<Sent>().Single()),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static Invoiced Numbered(Invoiced head) => head with
    {
        Core = head.Core with { Number = Number },
        Invoice = head.Invoice with
        {
            Before = 1,
            Payments =
            [
                new("pay_77", Money.From(50, Currency.Usd), At, "ACH 7", At + Duration.FromDays(1)),
                new("pay_78", Money.From(9, Currency.Usd), At),
            ],
        },
        NotReceived = new(At, At + Duration.FromDays(1), Reversed: true),
    };

    private static Sent Rewritten(Sent head) => head with
    {
        Core = head.Core with
        {
            TermsEdits = [new(At, Samples.Changes.OfTerms())],
            Untold = new(Samples.Changes, At + Duration.FromMinutes(10)),
        },
        Applications =
        [
            head.Applications[0] with { TermsVersion = 2, RenewedAt = At },
            head.Applications[1] with { TermsVersion = 1, End = ApplicationEnd.NoLongerOffered, EndedAt = At },
        ],
    };

    private static InProgress Changing(InProgress head) => head with
    {
        Engagement = head.Engagement with
        {
            TermsVersion = 1,
            Clarifications = [new("The “red” one.", At)],
            Change = new(new("c2"), Samples.Changes.In(nameof(BriefChanges.Description)), "There are two.", At),
            ChangesProposed = 2,
            EarlierDeliverables = [new([new(DeliverableType.Photo, 2, DueDays: 1)], At)],
        },
    };

    private static Sent Negotiated(Sent head) => head with
    {
        Core = head.Core with
        {
            Brief = Requiring(head.Brief),
            Questions = [new(new("q1"), new("wanda")), new(new("q2"), new("walt"), Answered: true)],
        },
        Applications =
        [
            head.Applications[0] with { End = ApplicationEnd.Replaced, EndedAt = At },
            head.Applications[0] with { Id = new("a2"), Proposal = Samples.Proposal },
            head.Applications[1] with { Id = new("a3"), Proposal = new(), End = ApplicationEnd.Declined, EndedAt = At },
        ],
    };

    private static WithWorker Sealed(Invoiced head) =>
        With(
            head with { Engagement = head.Engagement with { RateUntil = At + Duration.FromDays(14) } },
            new RatingPair { ByClient = Rating });

    private static PendingApproval Edited(PendingApproval head) => head with
    {
        Engagement = head.Engagement with
        {
            Visits = head.Engagement.Visits.ConvertAll(visit => visit with { CheckIn = visit.CheckIn with { Edited = true } }),
        },
    };

    private static OnHold Until(OnHold head) => head with
    {
        Until = At + Duration.FromDays(9),
        Engagement = head.Engagement with { Holds = 2, HoldRequest = new("Still.", At + Duration.FromDays(40), At) },
    };

    private static InProgress Unscheduled(InProgress head) => head with
    {
        Core = head.Core with { Brief = EarlyIn(head.Brief) },
        Engagement = head.Engagement with { Holds = 1, UnscheduledSince = At },
    };

    private static PendingApproval Worked(PendingApproval head) =>
        head with { Completion = head.Completion with { Hours = 2m, HoursWorked = 2.75m } };

    private static Brief EarlyIn(Brief brief) => brief with
    {
        Settings = brief.Settings with { CheckIn = brief.Settings.CheckIn with { EarlyIn = Duration.FromMinutes(30) } },
    };

    private static Cancelled Spoken(Cancelled head) => head with
    {
        Core = head.Core with
        {
            Correspondence = new()
            {
                LastAttempt = new(new("m1"), At),
                LastByWorker = new(new("m3"), At + Duration.FromHours(2)),
                LastByClient = new(new("m2"), At + Duration.FromHours(1)),
                FirstUnanswered = new(new("m3"), At + Duration.FromHours(2)),
                Justification = new(new("m2"), At + Duration.FromHours(1)),
                Outside = [new(OutsideChannel.Email, At)],
            },
        },
        Cancellation = head.Cancellation with { StatesJustification = true },
    };

    private static PendingApproval Justified(PendingApproval head) => head with
    {
        Core = head.Core with
        {
            Correspondence = new()
            {
                LastByClient = new(new("m2"), At),
                Named =
                [
                    new(new(new("m1"), At - Duration.FromHours(1)), new(
                        JustifiableChange.DeclinedFunds, At - Duration.FromHours(2), new("f1"))),
                    new(new(new("m2"), At), new(JustifiableChange.SendBack, At - Duration.FromHours(1))),
                ],
            },
        },
        Engagement = head.Engagement with { SentBackAt = At - Duration.FromHours(1) },
    };

    private static PendingApproval Asked(PendingApproval head) => head with
    {
        Core = head.Core with
        {
            Escalations = head.Core.Escalations.ConvertAll(escalation => escalation.IsOpen
                ? escalation with
                {
                    Stage = EscalationStage.ProjectManager,
                    CameFrom = null,
                    Asked = new("nick"),
                    NotReached = [new("nora")],
                }
                : escalation with { AtDesk = true }),
        },
    };

    private static PendingApproval Escalated(PendingApproval head) => head with
    {
        Core = head.Core with
        {
            Escalations =
            [
                new(new("e1"), EscalationCause.Impasse, Wanda.Id, At, EscalationStage.Withdrawn, At + Duration.FromDays(1))
                {
                    ClosedAt = At + Duration.FromDays(1),
                },
                new(new("e2"), EscalationCause.ApprovalOverdue, Wanda.Id, At + Duration.FromDays(2), EscalationStage.Engaged,
                    At + Duration.FromDays(3))
                {
                    StageEndsAt = At + Duration.FromDays(5),
                    NextUpdateAt = At + Duration.FromDays(6),
                    MonthEndsAt = At + Duration.FromDays(33),
                    CameFrom = EscalationStage.ProjectManager,
                    Again = true,
                    Suspension = new(At + Duration.FromDays(4), Duration.FromHours(24), Answered: true),
                    LastResponse = new(At + Duration.FromDays(3), ResponseChannel.Message, new("m7")),
                    Responses = 2,
                    Updates = 1,
                    LastUpdateAt = At + Duration.FromDays(4),
                    News = true,
                    AgreedByWorker = true,
                    AgreedByClient = true,
                    ClaimedBy = new("sam"),
                },
            ],
        },
    };

    private static InProgress SentBack(InProgress head) => head with
    {
        SentBackReason = "The photo is dark.",
        SentBackAt = At,
        Core = head.Core with
        {
            Escalations =
            [
                new(new("e1"), EscalationCause.ApprovalOverdue, Wanda.Id, At - Duration.FromDays(2), EscalationStage.Engaged, At)
                {
                    NextUpdateAt = At + Duration.FromDays(1),
                    MonthEndsAt = At + Duration.FromDays(30),
                    CameFrom = EscalationStage.Messages,
                    LastResponse = new(At, ResponseChannel.SendBack),
                    Responses = 1,
                    News = true,
                    Pause = new(At, Duration.FromHours(48)),
                    WasSentBack = true,
                    StillSince = At,
                },
            ],
        },
    };

    private static InProgress Timed(InProgress head) => head with
    {
        Core = head.Core with
        {
            Escalations =
            [
                head.Core.Escalations[0] with
                {
                    Pause = new(
                        At, Duration.FromHours(48), At + Duration.FromDays(2), At + Duration.FromDays(28), At + Duration.FromDays(30),
                        Told: true),
                    Suspension = new(At, Duration.FromHours(24), Answered: true, At + Duration.FromDays(7), new("n1")),
                    StoppedAt = At,
                    Call = new(At + Duration.FromDays(20), Left: Duration.FromHours(48)),
                },
            ],
            Violations =
            [
                new(new("n1"), ViolationCategory.NoShow, Side.Worker, Wanda.Id, Nora, At, ViolationStatus.Open)
                {
                    DecideBy = At + Duration.FromDays(7),
                },
            ],
        },
    };

    private static Brief Placed(Brief brief) => brief with
    {
        Place = new(new Site
        {
            Name = "Store “12”",
            Line1 = "1600 Larimer Street",
            Line2 = "Rear door",
            City = "Denver",
            Region = "CO",
            PostalCode = "80202-1234",
            Country = "US",
            Coordinates = new(39.7508, -104.9966),
        }),
    };

    private static Brief Requiring(Brief brief) => brief with
    {
        Settings = brief.Settings with { CounteroffersOff = true },
        Requirements = new()
        {
            Skills = ["Cabling"],
            Certifications = ["Forklift"],
            Licences = ["C-7"],
            Insurance = ["General liability"],
            MinimumOnTime = 92.5m,
            MaximumCancelled = 2,
            MaximumAbandoned = 0,
        },
    };

    private static WithWorker With(WithWorker head, RatingPair ratings) =>
        head with { Engagement = head.Engagement with { Ratings = ratings } };

    private static Sent Ended(Sent head) => head with
    {
        Core = head.Core with
        {
            Former =
            [
                .. new WithWorker[]
                {
                    Samples.Heads.OfType<Invoiced>().Single(), Samples.Heads.OfType<Paid>().Single(),
                    Samples.Heads.OfType<Cancelled>().Single() is var cancelled ? cancelled with
                    {
                        Cancellation = cancelled.Cancellation with { Engagement = EngagementEnd.CancelledByWorker },
                    } : cancelled,
                }.Select(state => new FormerEngagement(Wanda.Id, EngagementEnd.Unassigned, At, At, At) { State = state }),
            ],
            Escalations =
            [
                new(new("e1"), EscalationCause.CancelledAfterWork, Wanda.Id, At, EscalationStage.AccountManager, At)
                {
                    Engagement = 1,
                    AccountManagerSince = At,
                    NextUpdateAt = At + Duration.FromDays(1),
                    MonthEndsAt = At + Duration.FromDays(31),
                },
            ],
        },
    };

    private static Assignment WithContest(Sent head) => head with
    {
        Core = head.Core with
        {
            Former =
            [
                new(Wanda.Id, EngagementEnd.Abandoned, At, At + Duration.FromHours(2), At, EndedBy: Nora,
                    ContestUntil: At + Duration.FromDays(7)),
            ],
            Violations =
            [
                new(new("n1"), ViolationCategory.Abandonment, Side.Worker, Wanda.Id, Nora, At + Duration.FromHours(2), ViolationStatus.Open)
                {
                    ContestedAt = At + Duration.FromHours(3),
                },
            ],
        },
    };

    private static Assignment With(Assignment head, params ImmutableList<Violation> violations) =>
        head with { Core = head.Core with { Violations = violations } };

    private static Draft Documented(Draft draft)
    {
        var file = new DeliveredFile("2026112015-0123456789abcdef-00ff", "files/u/1", "plan.pdf", 123_456, new string('a', 64));
        var document = new Document(new("doc1"), [new(1, file, Nora, At), new(2, file, Nora, At)]);
        return draft with
        {
            Core = draft.Core with
            {
                Brief = draft.Brief with { Documents = [new(document.Id, 2, file.Name, file.Sha256)] },
                Documents = [document, document with { Id = new("doc3") }],
                DocumentsAdded = 3,
            },
        };
    }
}
