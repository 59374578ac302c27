using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using WorkMarket.Domain;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Terms;
using WorkMarket.Domain.TimeLog;
using WorkMarket.Domain.Violations;

namespace WorkMarket.Testing.Escalations;

/// <summary>
/// How the escalations of the golden store came about: opened on Monday 22 June 2026 at 10 in New York, after a submission on the 16th that
/// nobody approved and a message on the 17th that nobody answered, or that was answered with a no.
/// </summary>
internal sealed record OpenStory(ImmutableList<Happened> Timeline)
{
    public static readonly Actor.Client Nora = new(new("nora"), new("northwind"), Channel.Desktop);
    public static readonly Actor.Worker Wanda = new(new("wanda"), Channel.Mobile);
    public static readonly Actor.AccountManager Amy = new(new("amy"), Channel.Desktop);
    public static readonly Actor.Support Sam = new(new("sam"), Channel.Desktop);

    private static readonly ImmutableList<TermsVersion> Terms = [.. Enum.GetValues<TermsDocument>()
        .Select(document => new TermsVersion(document, "1"))];
    private static readonly LocalDateTimePattern Minute = LocalDateTimePattern.Create("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);
    private static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];

    public static Facts Facts { get; } = new() { Terms = new(Terms, Terms), KnownWorkers = [Wanda.Id], AccountManager = Amy.Id };

    /// <summary>The stories by the names of their files.</summary>
    public static ImmutableSortedDictionary<string, Func<OpenStory>> All { get; } = new Dictionary<string, Func<OpenStory>>
    {
        ["messages"] = () => Opened(),
        ["messagesAgain"] = () => Opened().And(Nora, Message("We look into it."), "06-23 10:00").Ticked("06-25 12:00"),
        ["projectManager"] = () => Opened().Ticked("06-25 10:00"),
        ["accountManager"] = () => Opened().And(Amy, new RecordEscalationContact("Nobody picked up.", Answered: false), "06-30 10:00"),
        ["engagedFromMessages"] = () => Opened().And(Nora, Message("We look into it."), "06-23 10:00"),
        ["engagedFromProjectManager"] = () => Opened().And(Nora, new GiveEscalationUpdate("Tomorrow."), "06-25 12:00"),
        ["engagedFromAccountManager"] = () => Opened().And(Sam, new ClaimEscalation(), "06-22 11:00")
            .And(Amy, new RecordEscalationContact("They will approve.", Answered: true), "06-30 10:00"),
        ["suspended"] = () => Opened().And(Nora, Report(), "06-23 10:00"),
        ["suspendedInAccountManager"] = () => Opened().And(Sam, Report(), "06-29 10:00").Ticked("07-01 10:00"),
        ["suspendedAnswered"] = () => Opened().And(Nora, Report(), "06-23 10:00").And(Nora, Message("Soon."), "06-24 09:00"),
        ["agreedByWorker"] = () => AtImpasse().And(Wanda, new AgreeOnEscalation(), "06-23 10:00"),
        ["agreedByClient"] = () => AtImpasse().And(Nora, new AgreeOnEscalation(), "06-23 10:00"),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public Assignment State => ((Assignment?)null).Evolve(Timeline)!;

    public static Instant At(string local) => Minute.Parse($"2026-{local}").Value.InZoneStrictly(NewYork).ToInstant();

    public static string Say(Instant at) => Minute.Format(at.InZone(NewYork).LocalDateTime)["2026-".Length..];

    public static Command Message(string text, MessageMark? marked = null) =>
        new PostMessage(MessageKind.Message, text, Private: false, marked);

    public OpenStory And(Actor by, Command command, string at) =>
        AssignmentDecider.Decide(State, command, by, Facts, At(at)) is Decision.Accepted accepted
            ? new(Timeline.AddRange(accepted.Happened))
            : throw new InvalidOperationException($"{RuleBook.For(command).Action} was refused at {at}.");

    public static Command Escalate(EscalationCause cause) => new OpenEscalation(cause, "Nobody approves.", []);

    public static OpenStory Opened(string at = "06-22 10:00") => Submitted().And(Wanda, Escalate(EscalationCause.ApprovalOverdue), at);

    public static OpenStory Submitted() => Assigned()
        .And(Wanda, new CheckIn(null, null), "06-16 09:00").And(Wanda, new CheckOut(null, null, null), "06-16 17:00")
        .And(Wanda, new Complete("Switch replaced.", null, null), "06-16 17:30")
        .And(Wanda, Message("When will you approve?", MessageMark.Attempt), "06-17 10:00");

    public static OpenStory Assigned() => Drafted()
        .And(Nora, new Send(new Audience.Open()), "06-10 10:00").And(Wanda, new Apply(null), "06-10 11:00")
        .And(Nora, new AcceptApplication(new("a1")), "06-10 12:00");

    private static OpenStory AtImpasse() =>
        Submitted().And(Nora, Message("No."), "06-17 11:00").And(Wanda, Escalate(EscalationCause.Impasse), "06-22 10:00");

    private static OpenStory Drafted() => new(((Decision.Accepted)DraftRules.Create(
        new("0123456789abcdef"),
        new()
        {
            Title = "Replace a switch",
            Description = "The switch in the back.",
            Schedule = new(At("06-16 09:00"), At("06-16 17:00"), NewYork),
            Price = Money.From(125, Currency.Usd),
        },
        Nora,
        new(Nora.Company,
            new()
            {
                CheckIn = new(Required: true, PhoneNumber: null, Duration.FromMinutes(15)),
                Deliverables = [],
                PaymentTerms = Period.FromDays(30),
            }, [Nora.Id]),
        Policy.Default,
        At("06-10 09:00"))).Happened);

    private static ReportViolation Report() => new(Domain.Violations.ViolationCategory.Conduct, "It was so.", Side.Worker, Wanda.Id, []);

    private OpenStory Ticked(string at) => new(Timeline.AddRange(Clock.Tick(State, Policy.Default, At(at))));
}
