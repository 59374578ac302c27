using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.People;
using WorkMarket.Domain.TimeLog;

namespace WorkMarket.Testing.Dossiers;

/// <summary>A case from its draft to its approval, with something of each part of a dossier.</summary>
internal static class Story
{
    public static readonly Actor.Client Nora = new(new("nora"), new("northwind"), Channel.Desktop);
    public static readonly Actor.Worker Wanda = new(new("wanda"), Channel.Mobile);
    public static readonly Actor.Worker Walt = new(new("walt"), Channel.Mobile);
    public static readonly Actor.Support Sam = new(new("sam"), Channel.Desktop);
    public static readonly AssignmentId Id = new("0123456789abcdef");
    public const string Private = "Between us: the budget is gone.";

    private static readonly Instant At = ManualClock.Start;
    private static readonly DeliveredFile Photo = new("u1", "files/u1/a1", "Rack, after.png", 2_345, new string('b', 64));

    public static Brief Brief { get; } = new()
    {
        Company = new("northwind"),
        ProjectManager = new("nora"),
        Title = "Replace a switch",
        Description = "The switch in the back.",
        Schedule = new(At, At + Duration.FromHours(4), DateTimeZoneProviders.Tzdb["America/New_York"]),
        Price = new Pricing.Flat(Money.From(125, Currency.Usd)),
        Settings = new()
        {
            CheckIn = new(Required: true, PhoneNumber: null, Duration.FromMinutes(15)),
            Deliverables = [new(DeliverableType.Photo, 1, DueDays: 2)],
            PaymentTerms = Period.FromDays(30),
        },
    };

    /// <summary>The case, with further messages before the work is submitted.</summary>
    public static ImmutableList<Happened> With(params IEnumerable<string> messages) => InTime(
    [
        (Nora, new Created(Id, Brief)),
        (Nora, new SentToWorkers(new Audience.Named([Wanda.Id, Walt.Id]))),
        (Walt, new Applied(new("a1"), Walt.Id, "Walt's own words.")),
        (Wanda, new Applied(new("a2"), Wanda.Id, "I know the shop.")),
        (Nora, new WorkerAssigned(new("a2"), Wanda.Id, Brief.Price)),
        (Wanda, new CheckedIn(new("v1"), At, "At the door.")),
        (Wanda, new FundsRequested(new("f1"), new(FundsKind.ExpenseReimbursement, Money.From(12.5m, Currency.Usd), null, "Parking"))),
        (Nora, new FundsApproved(new("f1"), FundsKind.ExpenseReimbursement)),
        (Nora, new MessagePosted(new("m1"), MessageKind.Message, Private, Private: true)),
        (Wanda, new CheckedOut(new("v1"), At + Duration.FromHours(2), null)),
        (Sam,
            new VisitEdited(
                new("v1"), new(At, At + Duration.FromHours(2)), new(At, At + Duration.FromHours(3)), "The phone was slow.",
                Domain.TimeLog.AskedBy.Worker)),
        (Wanda, new Delivered(new("d1"), 1, DeliverableType.Photo, Photo)),
        .. messages.Select((text, index) => ((Actor)Wanda,
            (Event)new MessagePosted(new($"m{index + 2}"), MessageKind.Message, text, Private: false))),
        (Wanda, new Completed(
            "Switch replaced.", Money.From(110, Currency.Usd), "Less cable.",
            Elsewhere: [new(new("v1"), Duration.FromMinutes(90))])),
        (Nora, new Approved(Money.From(122.5m, Currency.Usd), At + Duration.FromDays(30))),
    ]);

    /// <summary>A case that Walt had before Wanda.</summary>
    public static ImmutableList<Happened> OfTwoWorkers() => InTime(
    [
        (Nora, new Created(Id, Brief)),
        (Nora, new SentToWorkers(new Audience.Open())),
        (Walt, new Applied(new("a1"), Walt.Id, null)),
        (Wanda, new Applied(new("a2"), Wanda.Id, null)),
        (Nora, new WorkerAssigned(new("a1"), Walt.Id, Brief.Price)),
        (Walt, new MessagePosted(new("m1"), MessageKind.Message, "Walt's own words.", Private: false)),
        (Nora, new WorkerRemoved(Walt.Id, EngagementEnd.Unassigned, "Walt's own affair.")),
        (Nora, new WorkerAssigned(new("a2"), Wanda.Id, Brief.Price)),
    ]);

    /// <summary>A case that Wanda escalated and lost, and that Walt has since.</summary>
    public static ImmutableList<Happened> OfAWorkerWhoLostIt() => InTime(
    [
        (Nora, new Created(Id, Brief)),
        (Nora, new SentToWorkers(new Audience.Open())),
        (Wanda, new Applied(new("a1"), Wanda.Id, null)),
        (Walt, new Applied(new("a2"), Walt.Id, null)),
        (Nora, new WorkerAssigned(new("a1"), Wanda.Id, Brief.Price)),
        (Wanda, new MessagePosted(new("m1"), MessageKind.Message, "I am at the door.", Private: false)),
        (Wanda, new CheckedIn(new("v1"), At, null)),
        (Wanda,
            new EscalationOpened(
                new("e1"), EscalationCause.ClientUnresponsive, Wanda.Id, "Nobody answers.", [], At + Duration.FromDays(2),
                At + Duration.FromDays(31))),
        (new Actor.System(), new EscalationStageEntered(new("e1"), EscalationStage.Messages, At + Duration.FromDays(2))),
        (Wanda, new CheckedOut(new("v1"), At + Duration.FromMinutes(9), null)),
        (Nora, new WorkerRemoved(Wanda.Id, EngagementEnd.Unassigned, "Walt is nearer.")),
        (Nora, new WorkerAssigned(new("a2"), Walt.Id, Brief.Price)),
        (Walt, new MessagePosted(new("m2"), MessageKind.Message, "Walt's own words.", Private: false)),
        (new Actor.System(), new EscalationClosed(new("e1"), EscalationStage.Arbitration)),
    ]);

    /// <summary>A case whose worker escalated what was declined and lowered, and which went to arbitration after all stages.</summary>
    public static ImmutableList<Happened> OfAnArbitration(
        string statement = "I laid out the parking, and the client said it would pay.", string message = "Who pays for the parking?")
    {
        var (system, open, opened) = (new Actor.System(), new EscalationId("e1"), At + Duration.FromDays(3));
        ImmutableList<Happened> before = InTime(
        [
            (Nora, new Created(Id, Brief)),
            (Nora, new SentToWorkers(new Audience.Named([Wanda.Id, Walt.Id]))),
            (Wanda, new Applied(new("a1"), Wanda.Id, "I know the shop.")),
            (Nora, new WorkerAssigned(new("a1"), Wanda.Id, Brief.Price)),
            (Wanda, new CheckedIn(new("v1"), At, null)),
            (Wanda, new FundsRequested(new("f1"), new(FundsKind.ExpenseReimbursement, Money.From(12.5m, Currency.Usd), null, "Parking"))),
            (Wanda, new CheckedOut(new("v1"), At + Duration.FromHours(2), null)),
            (Sam,
                new VisitEdited(
                    new("v1"), new(At, At + Duration.FromHours(2)), new(At, At + Duration.FromHours(3)), "The phone was slow.",
                    AskedBy.Worker)),
            (Wanda, new Delivered(new("d1"), 1, DeliverableType.Photo, Photo)),
            (Wanda, new MessagePosted(new("m1"), MessageKind.Message, message, Private: false, MessageMark.Attempt)),
            (Nora, new MessagePosted(new("m2"), MessageKind.Message, Private, Private: true)),
            (Nora, new FundsDeclined(new("f1"), FundsKind.ExpenseReimbursement, "Nobody asked you to park there.")),
            (Wanda, new Completed("Switch replaced.", Money.From(125, Currency.Usd), null)),
        ]);
        return
        [
            .. before,
            .. new (double Hours, Actor By, Event Event)[]
            {
                (0, Wanda, new AttemptRecorded(OutsideChannel.Call, opened - Duration.FromHours(1), "Nobody picked up.")),
                (1, Wanda,
                    new EscalationOpened(
                        open, EscalationCause.PaymentDispute, Wanda.Id, statement, [new("d1")], opened + Duration.FromDays(2),
                        opened + Duration.FromDays(30))),
                (1, system, new EscalationStageEntered(open, EscalationStage.Messages, opened + Duration.FromDays(2))),
                (1, system, new MessagePosted(new("m3"), MessageKind.Message, "Please answer the worker.", Private: false)),
                (49, system, new EscalationStageEntered(open, EscalationStage.ProjectManager, opened + Duration.FromDays(4))),
                (49, system, new EscalationUpdateDue(open, 1, Specific: false, opened + Duration.FromDays(4))),
                (60, Nora,
                    new EscalationAnswered(
                        open, ResponseChannel.Update, null, "We look into it.", opened + Duration.FromDays(6),
                        opened + Duration.FromDays(33))),
                (97, system, new EscalationUpdateDue(open, 2, Specific: true, opened + Duration.FromDays(6))),
                (108, system, new EscalationStageEntered(open, EscalationStage.ProjectManager, opened + Duration.FromDays(8), Again: true)),
                (156, system, new EscalationStageEntered(open, EscalationStage.AccountManager)),
                (170, Nora,
                    new MessagePosted(
                        new("m4"), MessageKind.Message, "The price was fixed.", Private: false, MessageMark.Justification,
                        new(JustifiableChange.DeclinedFunds, At + Duration.FromMinutes(11), new("f1")))),
                (170, Nora,
                    new EscalationAnswered(
                        open, ResponseChannel.Message, new("m4"), null, opened + Duration.FromDays(9), opened + Duration.FromDays(38))),
                (900, system, new EscalationClosed(open, EscalationStage.Arbitration)),
            }.Select(one => new Happened(opened + Duration.FromHours(one.Hours), one.By, one.Event)),
        ];
    }

    private static ImmutableList<Happened> InTime(IEnumerable<(Actor By, Event Event)> events) =>
        [.. events.Select((one, index) => new Happened(At + Duration.FromMinutes(index), one.By, one.Event))];
}
