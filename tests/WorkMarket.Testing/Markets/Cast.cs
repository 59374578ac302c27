using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.People;
using WorkMarket.Domain;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Editing;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Places;
using WorkMarket.Domain.Ratings;
using WorkMarket.Domain.Schedules;
using WorkMarket.Domain.Subcontracting;
using WorkMarket.Domain.TimeLog;
using WorkMarket.Domain.Violations;

namespace WorkMarket.Testing.Markets;

/// <summary>Who plays in these tests, and what they do from draft to paid.</summary>
internal static class Cast
{
    public static readonly Actor.Client Nora = new(new("nora"), new("northwind"), Channel.Desktop);
    public static readonly Actor.Client Nick = Nora with { Id = new("nick") };
    public static readonly Actor.Worker Wanda = new(new("wanda"), Channel.Desktop);
    public static readonly Actor.Worker Walt = new(new("walt"), Channel.Desktop);
    public static readonly Actor.Support Sam = new(new("sam"), Channel.Desktop);

    public static ImmutableList<PersonId> Workers { get; } = [Wanda.Id, Walt.Id];

    public static ImmutableList<Person> People { get; } =
    [
        new(Nora.Id, "Nora Quinn", Role.Client, Nora.Company),
        new(Nick.Id, "Nick Adams", Role.Client, Nora.Company),
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
    }, [Nora.Id, Nick.Id]);

    /// <summary>A life with every kind of command in it, and the status in which each is done.</summary>
    public static ImmutableList<(Status Before, Actor By, Command Command)> Life { get; } =
    [
        (Status.Draft, Nora, new PostMessage(MessageKind.Note, "Is the ladder still there?", Private: true)),
        (Status.Draft, Nora, new Send(new Audience.Named(Workers))),
        (Status.Sent, Wanda, new Apply("I know the shop.")),
        (Status.Sent, Walt, new Apply(null)),
        (Status.Sent, Nora, new Edit(new() { Instructions = new("Ring once.") })),
        (Status.Sent, Wanda, new RenewApplication(new("a1"), 2)),
        (Status.Sent, Nora, new ChangeAudience(new Audience.Open())),
        (Status.Sent, Nora, new AcceptApplication(new("a1"))),
        (Status.Assigned, Nora, new Clarify("The switch is by the door.")),
        (Status.Assigned, Nora, new ProposeChange(new() { Instructions = new("Ring twice.") }, "The bell is weak.")),
        (Status.Assigned, Wanda, new DeclineChange(new("c1"), "I heard it.")),
        (Status.Assigned, Nora, new ProposeChange(new() { Instructions = new("Knock.") }, null)),
        (Status.Assigned, Nora, new WithdrawChange(new("c2"))),
        (Status.Assigned, Nora, new ProposeChange(new() { Instructions = new("Wait.") }, null)),
        (Status.Assigned, Wanda, new AcceptChange(new("c3"))),
        (Status.Assigned, Wanda, new RequestSubcontract("Bob Lee", "I may be late.")),
        (Status.Assigned, Nora, new DecideSubcontract(new("s1"), Granted: false, "You, please.")),
        (Status.Assigned, Wanda, new RequestReschedule(Later, "The train.")),
        (Status.Assigned, Wanda, new WithdrawReschedule()),
        (Status.Assigned, Nora, new RequestReschedule(Later, null)),
        (Status.Assigned, Wanda, new DeclineReschedule("I have to be elsewhere.")),
        (Status.Assigned, Nora, new RequestReschedule(Soon, null)),
        (Status.Assigned, Wanda, new ApproveReschedule()),
        (Status.Assigned, Nora, new RequestPlaceChange(Elsewhere, "They moved.")),
        (Status.Assigned, Wanda, new DeclinePlaceChange("Too far.")),
        (Status.Assigned, Nora, new RequestPlaceChange(Elsewhere, null)),
        (Status.Assigned, Nora, new WithdrawPlaceChange()),
        (Status.Assigned, Nora, new RequestPlaceChange(Elsewhere, "They moved.")),
        (Status.Assigned, Wanda, new ApprovePlaceChange()),
        (Status.Assigned, Nora, new ChangeAccess(new(new(new("Dana Fox", "+13035550100"), "Ring at the back."), "salt"))),
        (Status.Assigned, Nora, new RemoveAccess()),
        (Status.Assigned, Nora, new Hold("The shop is flooded.", ManualStart + Duration.FromDays(9))),
        (Status.OnHold, Nora, new Release(null)),
        (Status.Assigned, Nora, new Hold("It is flooded again.", ManualStart + Duration.FromDays(9))),
        (Status.Assigned, Nora, new WithdrawHold()),
        (Status.Assigned, Nora, new Hold("It is flooded still.", ManualStart + Duration.FromDays(9))),
        (Status.Assigned, Wanda, new DeclineHold("I have waited.")),
        (Status.Assigned, Nora, new Hold("Please.", ManualStart + Duration.FromDays(9))),
        (Status.Assigned, Wanda, new ApproveHold()),
        (Status.OnHold, Nora, new Release(null)),
        (Status.Assigned, Wanda, new Confirm()),
        (Status.Assigned, Wanda, new CheckIn(null, "At the door.")),
        (Status.InProgress, Wanda, new RecordAttempt(OutsideChannel.Call, ManualStart, "No answer.")),
        (Status.InProgress, Nora, new PostMessage(MessageKind.Question, "Is it the red switch?", Private: false)),
        (Status.InProgress, Wanda, RequestFunds.For(new(FundsKind.ExpenseReimbursement, Usd(12), null, "Cable."))),
        (Status.InProgress, Wanda, RequestFunds.For(new(FundsKind.Bonus, Usd(5), null, "It rained."))),
        (Status.InProgress, Wanda, RequestFunds.For(new(FundsKind.BudgetIncrease, Usd(6), null, "One more switch."))),
        (Status.InProgress, Nora, new ApproveFunds(new("f1"))),
        (Status.InProgress, Nora, new DeclineFunds(new("f2"), "It did not.")),
        (Status.InProgress, Wanda, new WithdrawFunds(new("f3"))),
        (Status.InProgress, Nora, new AddFunds(new(FundsKind.Bonus, Usd(3), null, "For the cold."))),
        (Status.InProgress, Sam, new ReportViolation(ViolationCategory.Conduct, "She sings.", Side.Worker, null, [])),
        (Status.InProgress, Wanda, new ReportViolation(ViolationCategory.Other, "It is cold.", null, null, [])),
        (Status.InProgress, Sam, new DismissViolation(new("n1"), "So she may.")),
        (Status.InProgress, Sam, new UpholdViolation(new("n2"), "It is.")),
        (Status.InProgress, Wanda, Deliver("u1", DeliverableType.SignOff, "signoff.pdf")),
        (Status.InProgress, Wanda, Deliver("u2", DeliverableType.Photo, "switch.jpg")),
        (Status.InProgress, Wanda, new RemoveDeliverable(new("d2"))),
        (Status.InProgress, Wanda, Deliver("u3", DeliverableType.Photo, "switch again.jpg")),
        (Status.InProgress, Wanda, new CheckOut(null, null, null)),
        (Status.InProgress, Wanda, new CheckIn(null, null)),
        (Status.InProgress, Wanda, new CheckOut(null, null, null)),
        (Status.InProgress, Sam,
            new EditVisit(new("v2"), 2, null, ManualStart + Duration.FromMinutes(1), "The phone was slow.", AskedBy.Worker)),
        (Status.InProgress, Wanda, new RemoveVisit(new("v2"), 3, "It was one visit.", null)),
        (Status.InProgress, Wanda, new Complete("Switch replaced.", Usd(110), "Less cable.")),
        (Status.PendingApproval, Nora, new Approve()),
        (Status.Invoiced, Nora, new Rate(new(Grade.Unsatisfied))),
        (Status.Invoiced, Wanda, new Rate(new(Grade.Excellent))),
        (Status.Invoiced, Nora, new Pay("PO 77")),
        (Status.Paid, Wanda, new DisputeRating("The switch works.")),
        (Status.Paid, Nora, new ExplainRating("It hums.")),
        (Status.Paid, Wanda, new EscalateDispute("They all do.")),
        (Status.Paid, Sam, new ReviewRating(ReviewDecision.Amend, new(Grade.Satisfied), "So they do.")),
    ];

    /// <summary>The shortest life that there is, for tests that ask what comes after it.</summary>
    public static ImmutableList<(Status Before, Actor By, Command Command)> ShortLife { get; } =
    [
        (Status.Draft, Nora, new Send(new Audience.Named(Workers))),
        (Status.Sent, Wanda, new Apply(null)),
        (Status.Sent, Nora, new AcceptApplication(new("a1"))),
        (Status.Assigned, Wanda, new Confirm()),
        (Status.Assigned, Wanda, new CheckIn(null, null)),
        (Status.InProgress, Wanda, Deliver("u1", DeliverableType.SignOff, "signoff.pdf")),
        (Status.InProgress, Wanda, Deliver("u2", DeliverableType.Photo, "switch.jpg")),
        (Status.InProgress, Wanda, new CheckOut(null, null, null)),
        (Status.InProgress, Wanda, new Complete("Switch replaced.", null, null)),
        (Status.PendingApproval, Nora, new Approve()),
        (Status.Invoiced, Nora, new Pay("PO 77")),
    ];

    /// <summary>A moment later than the work was to be done, so that its schedule can still be confirmed now.</summary>
    public static Schedule Soon => Later with { Start = Later.Start - Duration.FromHours(23), End = Later.End - Duration.FromHours(23) };

    /// <summary>The day after the work was to be done.</summary>
    public static Schedule Later =>
        new(Testing.ManualClock.Start + Duration.FromHours(36), Testing.ManualClock.Start + Duration.FromHours(39),
            DateTimeZoneProviders.Tzdb["America/New_York"]);

    /// <summary>Where the work is to be done instead.</summary>
    public static Place Elsewhere => new(new Site
    {
        Name = "Store 12",
        Line1 = "1600 Larimer Street",
        City = "Denver",
        Region = "CO",
        PostalCode = "80202",
        Country = "US",
        Coordinates = new(39.7508, -104.9966),
    });

    private static Instant ManualStart => Testing.ManualClock.Start;

    public static Money Usd(decimal amount) => Money.From(amount, Currency.Usd);

    public static Deliver Deliver(string upload, DeliverableType type, string name) =>
        new(type, null, new(upload, $"files/{upload}/1", name, 1234, new string('a', 64)));

    public static PostMessage Message(string text) => new(MessageKind.Message, text, Private: false);

    /// <summary>Work that starts in twelve hours, so that its schedule can be confirmed now.</summary>
    public static DraftRequest Draft(Instant now) => new()
    {
        Title = "Replace a switch",
        Description = "The switch by the counter.",
        Schedule = new(now + Duration.FromHours(12), now + Duration.FromHours(15), DateTimeZoneProviders.Tzdb["America/New_York"]),
        Price = Usd(125),
    };
}
