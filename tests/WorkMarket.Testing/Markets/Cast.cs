using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.People;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Ratings;
using WorkMarket.Domain.TimeLog;
using WorkMarket.Domain.Violations;

namespace WorkMarket.Testing.Markets;

/// <summary>Who plays in these tests, and what they do from draft to paid.</summary>
internal static class Cast
{
    public static readonly Actor.Client Nora = new(new("nora"), new("northwind"), Channel.Desktop);
    public static readonly Actor.Worker Wanda = new(new("wanda"), Channel.Desktop);
    public static readonly Actor.Worker Walt = new(new("walt"), Channel.Desktop);
    public static readonly Actor.Support Sam = new(new("sam"), Channel.Desktop);

    public static ImmutableList<PersonId> Workers { get; } = [Wanda.Id, Walt.Id];

    public static ImmutableList<Person> People { get; } =
    [
        new(Nora.Id, "Nora Quinn", Role.Client, Nora.Company),
        new(Wanda.Id, "Wanda Ortiz", Role.Worker, null),
        new(Walt.Id, "Walt Jensen", Role.Worker, null),
        new(Sam.Id, "Sam Rivera", Role.Support, null),
    ];

    public static Company Northwind { get; } = new(Nora.Company, "Northwind Retail", new()
    {
        Confirmation = new(Period.FromHours(24), Period.FromHours(2)),
        CheckIn = new(Required: true, PhoneNumber: null, Policy.Default.Grace),
        Deliverables = [new(DeliverableType.SignOff, 1, DueDays: 2), new(DeliverableType.Photo, 1, DueDays: null)],
        PaymentTerms = Period.FromDays(30),
    }, [Nora.Id]);

    /// <summary>A life with every kind of command in it, and the status in which each is done.</summary>
    public static ImmutableList<(Status Before, Actor By, Command Command)> Life { get; } =
    [
        (Status.Draft, Nora, new Command.PostMessage(MessageKind.Note, "Is the ladder still there?", Private: true)),
        (Status.Draft, Nora, new Command.Send(new Audience.Named(Workers))),
        (Status.Sent, Wanda, new Command.Apply("I know the shop.")),
        (Status.Sent, Walt, new Command.Apply(null)),
        (Status.Sent, Nora, new Command.AcceptApplication(new("a1"))),
        (Status.Assigned, Wanda, new Command.RequestSubcontract("Bob Lee", "I may be late.")),
        (Status.Assigned, Nora, new Command.DecideSubcontract(new("s1"), Granted: false, "You, please.")),
        (Status.Assigned, Wanda, new Command.RequestReschedule(Later, "The train.")),
        (Status.Assigned, Wanda, new Command.WithdrawReschedule()),
        (Status.Assigned, Nora, new Command.RequestReschedule(Later, null)),
        (Status.Assigned, Wanda, new Command.DeclineReschedule("I have to be elsewhere.")),
        (Status.Assigned, Nora, new Command.RequestReschedule(Soon, null)),
        (Status.Assigned, Wanda, new Command.ApproveReschedule()),
        (Status.Assigned, Nora, new Command.Hold("The shop is flooded.")),
        (Status.OnHold, Nora, new Command.Release(null)),
        (Status.Assigned, Wanda, new Command.Confirm()),
        (Status.Assigned, Wanda, new Command.CheckIn(null, "At the door.")),
        (Status.InProgress, Wanda, new Command.RecordAttempt(OutsideChannel.Call, ManualStart, "No answer.")),
        (Status.InProgress, Nora, new Command.PostMessage(MessageKind.Question, "Is it the red switch?", Private: false)),
        (Status.InProgress, Wanda, new Command.RequestFunds(new(FundsKind.ExpenseReimbursement, Usd(12), null, "Cable."))),
        (Status.InProgress, Wanda, new Command.RequestFunds(new(FundsKind.Bonus, Usd(5), null, "It rained."))),
        (Status.InProgress, Wanda, new Command.RequestFunds(new(FundsKind.BudgetIncrease, Usd(6), null, "One more switch."))),
        (Status.InProgress, Nora, new Command.ApproveFunds(new("f1"))),
        (Status.InProgress, Nora, new Command.DeclineFunds(new("f2"), "It did not.")),
        (Status.InProgress, Wanda, new Command.WithdrawFunds(new("f3"))),
        (Status.InProgress, Nora, new Command.AddFunds(new(FundsKind.Bonus, Usd(3), null, "For the cold."))),
        (Status.InProgress, Nora, new Command.ReportViolation(ViolationCategory.Conduct, "She sings.", null, null, [])),
        (Status.InProgress, Wanda, new Command.ReportViolation(ViolationCategory.Other, "It is cold.", null, null, [])),
        (Status.InProgress, Sam, new Command.DismissViolation(new("n1"), "So she may.")),
        (Status.InProgress, Sam, new Command.UpholdViolation(new("n2"), "It is.")),
        (Status.InProgress, Wanda, Deliver("u1", DeliverableType.SignOff, "signoff.pdf")),
        (Status.InProgress, Wanda, Deliver("u2", DeliverableType.Photo, "switch.jpg")),
        (Status.InProgress, Wanda, new Command.RemoveDeliverable(new("d2"))),
        (Status.InProgress, Wanda, Deliver("u3", DeliverableType.Photo, "switch again.jpg")),
        (Status.InProgress, Wanda, new Command.CheckOut(null, null, null)),
        (Status.InProgress, Wanda, new Command.CheckIn(null, null)),
        (Status.InProgress, Wanda, new Command.CheckOut(null, null, null)),
        (Status.InProgress, Sam, new Command.EditVisit(new("v2"), 2, null, ManualStart + Duration.FromMinutes(1), "The phone was slow.", AskedBy.Worker)),
        (Status.InProgress, Wanda, new Command.RemoveVisit(new("v2"), 3, "It was one visit.", null)),
        (Status.InProgress, Wanda, new Command.Complete("Switch replaced.", Usd(110), "Less cable.")),
        (Status.PendingApproval, Nora, new Command.Approve()),
        (Status.Invoiced, Nora, new Command.Rate(new(Grade.Unsatisfied))),
        (Status.Invoiced, Wanda, new Command.Rate(new(Grade.Excellent))),
        (Status.Invoiced, Nora, new Command.Pay("PO 77")),
        (Status.Paid, Wanda, new Command.DisputeRating("The switch works.")),
        (Status.Paid, Nora, new Command.ExplainRating("It hums.")),
        (Status.Paid, Wanda, new Command.EscalateDispute("They all do.")),
        (Status.Paid, Sam, new Command.ReviewRating(ReviewDecision.Amend, new(Grade.Satisfied), "So they do.")),
    ];

    /// <summary>A moment later than the work was to be done, so that its schedule can still be confirmed now.</summary>
    public static Schedule Soon => Later with { Start = Later.Start - Duration.FromHours(23), End = Later.End - Duration.FromHours(23) };

    /// <summary>The day after the work was to be done.</summary>
    public static Schedule Later =>
        new(Testing.ManualClock.Start + Duration.FromHours(36), Testing.ManualClock.Start + Duration.FromHours(39), DateTimeZoneProviders.Tzdb["America/New_York"]);

    private static Instant ManualStart => Testing.ManualClock.Start;

    public static Money Usd(decimal amount) => Money.Of(amount, Currency.Usd);

    public static Command.Deliver Deliver(string upload, DeliverableType type, string name) =>
        new(type, null, new(upload, $"files/{upload}/1", name, 1234, new string('a', 64)));

    public static Command.PostMessage Message(string text) => new(MessageKind.Message, text, Private: false);

    /// <summary>Work that starts in twelve hours, so that its schedule can be confirmed now.</summary>
    public static DraftRequest Draft(Instant now) => new()
    {
        Title = "Replace a switch",
        Description = "The switch by the counter.",
        Schedule = new(now + Duration.FromHours(12), now + Duration.FromHours(15), DateTimeZoneProviders.Tzdb["America/New_York"]),
        Price = Usd(125),
    };
}
